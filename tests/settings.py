"""Settings for tests only: what would cost time and prove nothing is switched off."""

from cstoreview.settings import *  # noqa: F403 - a settings module is the sum of another one and the differences

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
