"""What every installation shares; each value that differs between them is read from the environment."""

from pathlib import Path
from zoneinfo import available_timezones

import environ
from django.utils.translation import gettext_lazy as _

from portal.settings.databases import with_options
from portal.settings.policies import PUBLIC_POLICY
from portal.settings.searching import search_engine

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = BASE_DIR / "var"

DEBUG = False
DEMO_EDITORS = False
DEMO_PASSWORD = env.str("DEMO_PASSWORD", default="")
DEMO_PASSWORD_FILE = VAR_DIR / "demo-password"
SERVE_MEDIA = False
SHOW_COMPONENT_GALLERY = False

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
# Fields of forms are drawn by our templates too, and by Django's where we have none ("django.forms" below).
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "modeltranslation",
    "portal",
    "accounts",
    "initiatives",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.desk.apps.PeopleAtDeskConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_htmx",
    "corsheaders",
    "rest_framework",
    "drf_spectacular",
    "csp",
    "anymail",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "portal.middleware.ContentSecurityPolicyMiddleware",
    "portal.middleware.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

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
                "portal.context_processors.frame",
            ],
        },
    }
]

# Data stores

DATABASES = {
    "default": with_options(env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'portal.sqlite3'}"))
}
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://portal")}
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR_DIR / "media"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Languages and time

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish")), ("pt", _("Portuguese"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("en",)
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Safety

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
CONTENT_SECURITY_POLICY = {"DIRECTIVES": PUBLIC_POLICY}
CSRF_FAILURE_VIEW = "portal.views.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

# Sign-in: by email and invitation, with a second factor wherever the desks are not for trying out.

REQUIRE_SECOND_FACTOR = True
INVITATION_DAYS = env.int("INVITATION_DAYS", default=7)
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "accounts.adapter.InvitedPeopleAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_RATE_LIMITS = {"login_failed": "20/5m/ip,5/5m/key"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Cyber diplomacy portal"

# Editors' desk

WAGTAIL_SITE_NAME = "Cyber diplomacy in Latin America and the Caribbean"
WAGTAILADMIN_BASE_URL = env.str("SITE_URL", default=f"http://127.0.0.1:{env.int('PORT', default=8000)}")
WAGTAILSEARCH_BACKENDS = {"default": search_engine(env.str("SEARCH_URL", default=""))}
WAGTAIL_I18N_ENABLED = False
WAGTAIL_FRONTEND_LOGIN_URL = "/accounts/login/"
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_AUTOSAVE_INTERVAL = env.int("WAGTAIL_AUTOSAVE_INTERVAL", default=0)
WAGTAIL_FINISH_WORKFLOW_ACTION = "initiatives.workflow.finish.finish_review"
# A version that goes live at its time leaves the review of a newer draft alone.
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Debian has entries among its time zones that are none, and at which browsers fail.
WAGTAIL_USER_TIME_ZONES = sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC")
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "txt", "xlsx", "zip"]

# Catalogue

CHECK_DUE_AFTER_MONTHS = env.int("CHECK_DUE_AFTER_MONTHS", default=12)
LINK_CHECKS = env.bool("LINK_CHECKS", default=True)
LINK_CHECK_AFTER_DAYS = env.int("LINK_CHECK_AFTER_DAYS", default=30)

# Reports of readers: how many a network may send in an hour, and a record receive in a day.

CORRECTIONS_PER_NETWORK = env.int("CORRECTIONS_PER_NETWORK", default=5)
CORRECTIONS_PER_RECORD = env.int("CORRECTIONS_PER_RECORD", default=20)
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)

# Newsletter: how many sign-ups a network may send in an hour and an address receive in a day, and how long
# the link that confirms one holds.

SIGN_UPS_PER_NETWORK = env.int("SIGN_UPS_PER_NETWORK", default=10)
SIGN_UPS_PER_ADDRESS = env.int("SIGN_UPS_PER_ADDRESS", default=3)
SIGN_UP_DAYS = env.int("SIGN_UP_DAYS", default=7)
# What the hashes of forgotten addresses are made with, where it is not the secret key of today.
FORGOTTEN_KEY = env.str("FORGOTTEN_KEY", default="")

# Read API: no one signs in to it; what it says of itself is made by ``initiatives.api.schema``.

DATASET_ON_PUBLICATION = env.bool("DATASET_ON_PUBLICATION", default=True)
DATASET_VERSIONS_KEPT = env.int("DATASET_VERSIONS_KEPT", default=30)
API_REQUESTS_PER_MINUTE = env.int("API_REQUESTS_PER_MINUTE", default=120)
# The desk has an API of its own by the same framework: what is particular to ours stands with its views.
REST_FRAMEWORK = {"URL_FORMAT_OVERRIDE": None}
SPECTACULAR_SETTINGS = {
    "OAS_VERSION": "3.1.1",
    "TITLE": "Cyber diplomacy in Latin America and the Caribbean",
    "DESCRIPTION": "Every published record with its sources and the day of its last check. Read only.",
    "VERSION": "1",
    "LICENSE": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "POSTPROCESSING_HOOKS": [],
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "ENABLE_DJANGO_DEPLOY_CHECK": False,
}
# What is public may be read by pages of other sites, without cookies; nothing else of the site may.
CORS_URLS_REGEX = r"^/(api|data)/"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = ["accept", "if-none-match"]
CORS_EXPOSE_HEADERS = ["ETag", "Retry-After"]

# Alerts: how long a record must rest before its change is told at once, how many mails may go out in a
# minute, from all workers together (0: any number), and how many workers are asked to send a mailing.

ALERTS_SETTLE_MINUTES = env.int("ALERTS_SETTLE_MINUTES", default=15)
MAILS_PER_MINUTE = env.int("MAILS_PER_MINUTE", default=600)
MAIL_WORKERS = env.int("MAIL_WORKERS", default=1)

# Mail and logging

vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
# A provider of mail by django-anymail: its backend, its keys as JSON, and the secret of its reports.
EMAIL_BACKEND = env.str("EMAIL_BACKEND", default="") or vars()["EMAIL_BACKEND"]
ANYMAIL = {
    **env.json("ANYMAIL", default={}),
    "WEBHOOK_SECRET": env.list("ANYMAIL_WEBHOOK_SECRET", default=[]),
}
# Where the demonstration writes mails instead of sending them.
MAIL_FOLDER = VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="portal@example.org")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=30)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        # One line for each step of each save; the failures among them are warnings and worse.
        "django_tasks": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
    },
}
