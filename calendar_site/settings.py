"""One settings file: every setting has an embedded default and, where it matters, a variable.

.env.example explains each variable; tests/test_deployment.py compares the two.
"""

import os
from pathlib import Path
from urllib.parse import quote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from calendar_site import secret_key
from calendar_site.sign_in import allauth_settings
from programme.formats.en import formats

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
environ.Env.read_env(os.environ.get("ENV_FILE", BASE_DIR / ".env"))

# A trial on one machine: `make run`, `make test` and manage.py set it, an image never does.
EMBEDDED = env.bool("EMBEDDED", default=False)
DEBUG = env.bool("DEBUG", default=False)
DEMO = EMBEDDED and env.bool("DEMO", default=False)  # `make run` sets it
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

SECRET_KEY = env.str("SECRET_KEY", default="")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
if not SECRET_KEY:
    if not (EMBEDDED or DEBUG):
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. Give 50 random characters in the environment or in .env "
            "(see .env.example), or EMBEDDED=1 for a trial on this machine."
        )
    SECRET_KEY = secret_key.kept_in(VAR_DIR)

# Absolute links in feeds, prints and mails start here; a UID keeps its domain for ever.
PORT = env.int("PORT", default=8000)
SITE_URL = env.str("SITE_URL", default=f"http://localhost:{PORT}").rstrip("/")
UID_DOMAIN = env.str("UID_DOMAIN", default="kreiskalender.example")
HTTPS = SITE_URL.startswith("https://")

# Health checks come from the machine itself.
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[urlsplit(SITE_URL).hostname])
ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[SITE_URL])

# Ours come first: their words win over other people's.
INSTALLED_APPS = [
    "programme",
    "feeds",
    "worker",
    "calendar_site",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "drf_standardized_errors",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "calendar_site.serving.known_addresses.KnownAddresses",
    "django.middleware.security.SecurityMiddleware",
    "calendar_site.serving.headers.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "calendar_site.serving.sessions.SessionMiddleware",
    "calendar_site.serving.not_modified_length.NoLengthMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "calendar_site.urls"
WSGI_APPLICATION = "calendar_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
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

# --- Data -----------------------------------------------------------------------------------

DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'kreiskalender.sqlite3'}")
}
database = DATABASES["default"]
database |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
if database["ENGINE"].endswith("sqlite3"):
    database["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
else:
    database["ENGINE"] = "programme.postgresql"
    # A server whose machine is gone is noticed after a quarter of a minute (tcp(7)).
    patience = {"connect_timeout": 3, "keepalives_idle": 10, "keepalives_interval": 5}
    patience |= {"keepalives_count": 1, "tcp_user_timeout": 15_000}
    # What every reader asks stays prepared on its connection (programme/postgresql).
    prepares = env.bool("DATABASE_PREPARES", default=True)
    prepared = {"prepare_threshold": 5 if prepares else None}
    database["OPTIONS"] = patience | prepared | database.get("OPTIONS", {})
    database["PASSWORD"] = database["PASSWORD"] or env.str("DATABASE_PASSWORD", default="")

# Without Redis the cache is a folder, because several processes read it. One that does not answer
# holds nothing up (calendar_site/serving/tolerant_cache.py).
REDIS_URL = env.str("REDIS_URL", default="")
REDIS_PASSWORD = env.str("REDIS_PASSWORD", default="")
if REDIS_PASSWORD and "@" not in REDIS_URL:
    REDIS_URL = REDIS_URL.replace("://", f"://:{quote(REDIS_PASSWORD, safe='')}@")
REDIS_PREFIX = env.str("REDIS_PREFIX", default="")
CACHES = {
    "default": {
        "BACKEND": "calendar_site.serving.tolerant_cache.TolerantRedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": REDIS_PREFIX,
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 2},
    }
    if REDIS_URL
    else {
        "BACKEND": "calendar_site.serving.tolerant_cache.TolerantFileCache",
        "LOCATION": VAR_DIR / "cache",
    },
    # Public answers, compressed to some 5 kB each, in every web process (feeds/kept_answers.py).
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": 600,
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}

FORM_RENDERER = "calendar_site.forms.renderer.KernRenderer"
# A series of 400 dates has some ten inputs per date.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# That SQLite leaves out of its indexes the columns that PostgreSQL carries in them is known.
SILENCED_SYSTEM_CHECKS = ["models.W040"]

# The languages of the pages, each under its own name; a further one needs a line here and its
# catalogues. Untranslated words appear in LANGUAGE_CODE, the language in which districts write.
LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English"), ("ar", "العربيّة")]
DISTRICT_LANGUAGES = ["de", "en"]  # of a new district, until it chooses
# Read from right to left: pages, texts of events and booklets.
LANGUAGES_BIDI = ["ar", "ckb", "fa", "he", "prs", "ps", "sd", "ug", "ur", "yi"]
FORMAT_MODULE_PATH = ["programme.formats"]
# For a language without formats of its own in programme/formats.
DATE_FORMAT, MONTH_DAY_FORMAT = formats.DATE_FORMAT, formats.MONTH_DAY_FORMAT
SHORT_DATE_FORMAT, TIME_FORMAT = formats.SHORT_DATE_FORMAT, formats.TIME_FORMAT
SHORT_DATETIME_FORMAT = formats.SHORT_DATETIME_FORMAT
TIME_ZONE = "Europe/Berlin"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(VAR_DIR / "static")))
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(VAR_DIR / "media")))
# The largest picture that can be uploaded, as telephones make it; a proxy must let as much pass.
PICTURE_MEGABYTES = env.int("PICTURE_MEGABYTES", default=25)
FEEDS_ROOT = Path(env.str("FEEDS_ROOT", default=str(VAR_DIR / "feeds")))
PRINTS_ROOT = Path(env.str("PRINTS_ROOT", default=str(VAR_DIR / "prints")))

# A trial finds static files where they lie; an image collects them under hashed names, compressed.
WHITENOISE_USE_FINDERS = EMBEDDED or DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if WHITENOISE_USE_FINDERS
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- Mail: without a server each message becomes a file in var/mail --------------------------

mail = env.email_url("EMAIL_URL", default=f"filemail:///{VAR_DIR / 'mail'}")
if mail["EMAIL_BACKEND"].endswith("smtp.EmailBackend"):
    mail["EMAIL_BACKEND"] = "worker.mail_server.MailServer"
vars().update(mail)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="kalender@kreiskalender.example")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Security -------------------------------------------------------------------------------

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "calendar_site.sign_in.password_rules.LongEnough"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# How one signs in stands in a file of its own.
vars().update({name: said for name, said in vars(allauth_settings).items() if name.isupper()})

# A passkey belongs to a host name; browsers allow it without TLS on localhost alone.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS

# The shape of Django 6's setting; calendar_site.serving.headers sends it. No inline code anywhere.
SECURE_CSP = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31_536_000 if HTTPS else 0)
# How many proxies stand before this one and are believed: X-Forwarded-Proto, and as many entries of
# X-Forwarded-For (calendar_site/serving/client_address.py).
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
CSRF_FAILURE_VIEW = "calendar_site.pages.public.errors.without_token"
SESSION_ENGINE = "programme.models.session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- Clock and queue (worker) ----------------------------------------------------------------

CELERY_BROKER_URL = REDIS_URL or "filesystem://"
# A task that a dead worker held comes back after the visibility timeout, so the timeout is longer
# than any task may run. All tasks work from the journal and may run twice.
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_TASK_TIME_LIMIT = 300
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {
        "global_keyprefix": REDIS_PREFIX,
        "visibility_timeout": 360,
        "socket_connect_timeout": 3,
        "socket_timeout": 15,
        "socket_keepalive": True,
    }
    if REDIS_URL
    else {
        "data_folder_in": VAR_DIR / "queue",
        "data_folder_out": VAR_DIR / "queue",
        "control_folder": VAR_DIR / "queue-control",
        "polling_interval": 0.1,
    }
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 5
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 400_000  # kB; a big booklet must not stay resident
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULER = "worker.beat.Beat"

# Called (a dotted path) after each commit that wrote a journal line; wakes the worker.
JOURNAL_NUDGE = env.str("JOURNAL_NUDGE", default="worker.nudge.wake")
# Seconds for which a worker holds a line; after a crash another one takes it then.
JOURNAL_LEASE = env.int("JOURNAL_LEASE", default=60)

# Hosts ("host" or "host:port") whose calendars may be fetched although their network is private.
IMPORT_TRUSTED_HOSTS = env.list("IMPORT_TRUSTED_HOSTS", default=[])

# Calendars are told for so many days after an event that it was taken back.
FEED_TOMBSTONE_DAYS = env.int("FEED_TOMBSTONE_DAYS", default=30)

# --- Logs: one line, no address of a visitor, no query string, nothing personal ---------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "calendar_site.serving.logs.OneLineFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "fontTools": {"level": "WARNING"},
        # Each beat and each success would be a line; a task that did something says so itself.
        "celery.beat": {"level": "WARNING"},
        "celery.worker.strategy": {"level": "WARNING"},
        "celery.app.trace": {"level": "WARNING"},
    },
}

# --- The public API: open to all without a login, JSON only (docs/api.md) ----------

# Address of the licence under which the event data may be used; empty: none is stated.
DATA_LICENCE = env.str("DATA_LICENCE", default="")

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "feeds.api.negotiation.AlwaysJSON",
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_SCHEMA_CLASS": "drf_standardized_errors.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "drf_standardized_errors.handler.exception_handler",
}
DRF_STANDARDIZED_ERRORS = {
    "ALLOWED_ERROR_STATUS_CODES": ["400", "404"],
    "EXCEPTION_HANDLER_CLASS": "feeds.api.unavailable.ExceptionHandler",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Kreiskalender",
    "DESCRIPTION": "Public events of German districts; partners submit theirs. See docs/api.md.",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "ENUM_NAME_OVERRIDES": {
        "StatusEnum": "programme.models.event.Status.values",
        "AccessEnum": "programme.models.venue.Access.values",
    },
    "POSTPROCESSING_HOOKS": ["drf_standardized_errors.openapi_hooks.postprocess_schema_enums"],
}
