"""Django's settings. What differs between installations comes from `installation`."""

import os
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from concordat.site import databases, installation

INSTALLATION = installation.read(os.environ)
installation.prepare_home(INSTALLATION)

DATA_DIR: Path = INSTALLATION.home
DEMONSTRATION: bool = INSTALLATION.demonstration
PACKAGE = Path(__file__).resolve().parent.parent

DEBUG = False
SECRET_KEY = installation.secret_key(DATA_DIR)
ALLOWED_HOSTS = INSTALLATION.hosts
ROOT_URLCONF = "concordat.site.urls"
WSGI_APPLICATION = "concordat.site.wsgi.application"
DATABASES: dict[str, dict[str, Any]] = databases.configuration(INSTALLATION)
DATABASE_ROUTERS = ["concordat.site.databases.EachItsFile"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_ROOMS = ["site", "people", "vault", "readers", "outbox", "casework", "demonstration", "pages"]
INSTALLED_APPS = [
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    *(f"concordat.{room}" for room in _ROOMS if find_spec(f"concordat.{room}")),
]

MIDDLEWARE = [
    *(["concordat.site.middleware.ThisMachineOnly"] if DEMONSTRATION else []),
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "concordat.site.middleware.Headers",
    "concordat.site.middleware.NothingTooLong",
    "concordat.site.middleware.Utf8Only",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "concordat.pages.middleware.WhoIsThere",
]
CSRF_FAILURE_VIEW = "concordat.pages.errors.views.form_too_old"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "pages"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "concordat.pages.environment.environment",
            "context_processors": ["concordat.pages.returned.hidden"],
        },
    }
]

STORIES = PACKAGE.parents[1] / "demo" / "welcome.toml"  # what the demonstration's first page offers

STATIC_URL = "/static/"
STATICFILES_DIRS = [folder for folder in [PACKAGE / "pages" / "static"] if folder.is_dir()]
WHITENOISE_USE_FINDERS = True  # straight from the package: nothing to collect before the first page
WHITENOISE_ALLOW_ALL_ORIGINS = False

TIME_ZONE = "Europe/London"
USE_TZ = True
LANGUAGE_CODE = "en-gb"
USE_I18N = False

# Only the demonstration, on this machine and without TLS, may send a cookie unencrypted.
SESSION_ENGINE = "concordat.site.sessions"
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMONSTRATION
SESSION_COOKIE_NAME = "concordat-demonstration" if DEMONSTRATION else "__Host-concordat"
CSRF_COOKIE_NAME = "concordat-demonstration-form" if DEMONSTRATION else "__Host-concordat-form"
SECURE_SSL_REDIRECT = INSTALLATION.address is not None  # the proxy says which way people came
SECURE_HSTS_SECONDS = 0 if DEMONSTRATION else int(timedelta(days=365).total_seconds())
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# A field's own limit, with its own sentence, is met long before that of the whole form.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000  # bytes
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_HANDLERS = ["concordat.pages.errors.files.NoFiles"]


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "concordat.site.logs.Wordless"}},
    "handlers": {"standard error": {"class": "logging.StreamHandler", "formatter": "line"}},
    # what a browser sends that nobody asked for is answered with 400; it is no error of ours
    "loggers": {
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "django.security.FileSent": {"level": "CRITICAL"},
        "django.security.TooManyFieldsSent": {"level": "CRITICAL"},
        # that somebody waits for a thread is no warning
        "waitress.queue": {"level": "ERROR"},
    },
    "root": {"handlers": ["standard error"], "level": "WARNING"},
}
