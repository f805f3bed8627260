"""WSGI entry point for gunicorn."""

import gc
import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cstoreview.settings")
try:
    bool(settings.SECRET_KEY)
except ImproperlyConfigured as error:
    # Here, at the start, and not at the first signed cookie.
    raise ImproperlyConfigured(
        "no secret: set CSTOREVIEW_SECRET_KEY or CSTOREVIEW_SECRET_KEY_FILE"
    ) from error
application = get_wsgi_application()
# What is loaded stays: nothing of it is looked through for garbage again, in any of the processes that
# gunicorn makes of this one. Pages make many objects that live as long as the page.
bool(get_resolver().url_patterns)
gc.freeze()
gc.set_threshold(50_000, 20, 20)
