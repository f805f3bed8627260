"""Settings for tests only: what would cost time and prove nothing is switched off."""

import os

# The live server speaks plain HTTP.
os.environ.setdefault("CSTOREVIEW_INSECURE_HTTP", "1")

from cstoreview.settings import *  # noqa: F403 - a settings module is the sum of another one and the differences
from cstoreview.settings import DATABASES, STORAGES

SECRET_KEY = "only-for-tests-only-for-tests-only-for-tests-only-for-tests"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Threads of the live server come and go; each would keep its connection.
DATABASES["default"]["CONN_MAX_AGE"] = 0
# Files come straight from the source folders; tests/cstoreview tries the real storage.
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
# Tests with real transactions leave an empty database behind; nobody else may TRUNCATE.
DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c cstoreview.emptying_tables=on"
