"""Django settings, read from the folder of the office (see `office.py`).

Without an office (tests, making migrations) a temporary one in memory stands in.
"""

import os
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from minhbach.desk.office import LOCAL_HOSTS, Office, office_folder, read_office

HERE = Path(__file__).parent

if os.environ.get("MINHBACH_DIR"):
    OFFICE = read_office(office_folder())
    SECRET_KEY = OFFICE.key
    DATABASE = str(OFFICE.database)
else:
    OFFICE = Office(
        folder=Path(tempfile.gettempdir()) / f"minhbach-{os.getpid()}",
        organisation="Minh bạch",
        allow_loopback=True,
    )
    SECRET_KEY = "tests-only-never-served"  # noqa: S105
    DATABASE = ":memory:"

DEBUG = False
SITE_HOST = urlsplit(OFFICE.site).hostname or ""
ALLOWED_HOSTS = [*(OFFICE.hosts or LOCAL_HOSTS), *OFFICE.site_hosts, SITE_HOST]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rules",
    "minhbach.desk",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "minhbach.desk.web.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "minhbach.desk.web.guard.ContentSecurityPolicy",
    "minhbach.desk.web.guard.SayErrors",
]
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
]
ROOT_URLCONF = "minhbach.desk.urls"
SITE_URLCONF = "minhbach.desk.site_urls"
COUNTER_URLCONF = "minhbach.desk.counter_urls"
# The public site has no session, no user and no message; the counter, which takes what the public
# sends, checks where a form came from. See `wsgi`.
SITE_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "minhbach.desk.web.public.doors.PublicLanguage",
    "minhbach.desk.web.public.doors.ReadOnly",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "minhbach.desk.web.guard.ContentSecurityPolicy",
    "minhbach.desk.web.public.doors.SayPublicErrors",
]
COUNTER_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "minhbach.desk.web.public.doors.PublicLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "minhbach.desk.web.guard.ContentSecurityPolicy",
    "minhbach.desk.web.public.doors.SayPublicErrors",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "minhbach.desk.web.context.office",
            ],
            "builtins": ["minhbach.desk.web.tags", "minhbach.desk.web.case_tags"],
            "libraries": {
                "gazette": "minhbach.desk.web.public.gazette",
                "claims": "minhbach.desk.web.claim_tags",
            },
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATABASE,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=0;"
                "PRAGMA secure_delete=ON;"
            ),
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "today"
LOGOUT_REDIRECT_URL = "login"

LANGUAGE_CODE = OFFICE.language
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [HERE / "locale"]
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
USE_I18N = True
USE_TZ = True
TIME_ZONE = OFFICE.zone

STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

SESSION_COOKIE_NAME = "minhbach"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "minhbach.desk.web.guard.form_from_elsewhere"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS: list[str] = []
