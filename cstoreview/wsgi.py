"""WSGI entry point for gunicorn."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cstoreview.settings")
try:
    bool(settings.SECRET_KEY)
except ImproperlyConfigured as error:
    # Here, at the start, and not at the first signed cookie.
    raise ImproperlyConfigured(
        "no secret: set CSTOREVIEW_SECRET_KEY or CSTOREVIEW_SECRET_KEY_FILE"
    ) from error
application = get_wsgi_application()
