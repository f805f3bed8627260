"""Settings of cstoreview; all that differs between installations comes from the environment.

docs/operations.md lists the variables. Importing this module writes nothing.
"""

from datetime import timedelta

from cstoreview.csp import CSP
from cstoreview.database import connection_settings
from cstoreview.env import env_bool, env_int, env_list, env_secret
from cstoreview.places import BASE_DIR, data_folder, read_private, secret_key_path

DEBUG = env_bool("CSTOREVIEW_DEBUG")
# Empty if there is none: what signs then fails, and wsgi.py does not start. There is no public default.
SECRET_KEY = env_secret("CSTOREVIEW_SECRET_KEY") or read_private(secret_key_path())
ALLOWED_HOSTS = env_list("CSTOREVIEW_ALLOWED_HOSTS", default=("127.0.0.1", "localhost", "[::1]"))
CSRF_TRUSTED_ORIGINS = env_list("CSTOREVIEW_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "articles",
    "annotations",
    "procrastinate.contrib.django",  # before cstoreview, which replaces its page in the admin site
    "cstoreview",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_filters",
    "django_htmx",
    "axes",
    "pgtrigger",
    "pghistory",
]
MIDDLEWARE = [
    # The first four also stand around static files and error pages.
    "cstoreview.sandbox.SandboxMiddleware",
    "cstoreview.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cstoreview.errors.WrongMethodMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cstoreview.access.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "cstoreview.urls"
WSGI_APPLICATION = "cstoreview.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {"default": connection_settings()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# A reader's GET must not look up who he is.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = data_folder() / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "cstoreview.staticfiles.HashedStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
# By name and address together: a stranger cannot lock a colleague out of his own machine.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "cstoreview.errors.locked_out"

# Deferred when a worker starts, if none ran when it was due.
PROCRASTINATE_PERIODIC_DEFAULTS = {"max_delay": 3600}

HTTPS = not env_bool("CSTOREVIEW_INSECURE_HTTP")
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
if env_bool("CSTOREVIEW_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SILENCED_SYSTEM_CHECKS = [
    "security.W021",  # HSTS preload binds a whole domain for years; its owner decides that, not we
]
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "form-action": [CSP.SELF],
}
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "cstoreview.errors.forbidden"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {
        "calm": {"()": "cstoreview.errors.WithoutNeedlessTraceback"},
        "in one line": {"()": "cstoreview.errors.InOneLine"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["calm"]},
        "background": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["in one line"]},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "cstoreview": {"level": "INFO"},
        "articles": {"level": "INFO"},
        "annotations": {"level": "INFO"},
        "procrastinate": {"handlers": ["background"], "level": "WARNING", "propagate": False},
        "asyncio": {"handlers": ["background"], "level": "ERROR", "propagate": False},
        "psycopg": {"level": "ERROR"},  # it tells of every attempt to connect and of every cancelled query
    },
}

# What an import takes at most: see docs/importing.md. Defaults that no honest newsroom reaches.
IMPORT_LIMITS = {
    "file_bytes": env_int("CSTOREVIEW_IMPORT_FILE_MIB", default=50, least=1) * 1024**2,
    "archive_entries": env_int("CSTOREVIEW_IMPORT_ARCHIVE_ENTRIES", default=10_000, least=1),
    "archive_bytes": env_int("CSTOREVIEW_IMPORT_ARCHIVE_MIB", default=256, least=1) * 1024**2,
    "archive_ratio": env_int("CSTOREVIEW_IMPORT_ARCHIVE_RATIO", default=100, least=1),
    "text_bytes": env_int("CSTOREVIEW_IMPORT_TEXT_KIB", default=1024, least=1) * 1024,
    "seconds": env_int("CSTOREVIEW_IMPORT_SECONDS", default=10, least=1),
}
# What one upload takes at most. Files are received by articles/views/receiving.py alone.
IMPORT_UPLOAD_FILES = env_int("CSTOREVIEW_IMPORT_UPLOAD_FILES", default=10_000, least=1)
IMPORT_UPLOAD_BYTES = env_int("CSTOREVIEW_IMPORT_UPLOAD_MIB", default=1024, least=1) * 1024**2
FILE_UPLOAD_HANDLERS = ["cstoreview.uploading.NoFiles"]
DATA_UPLOAD_MAX_NUMBER_FILES = 2 * IMPORT_UPLOAD_FILES
