"""The product's settings, on the database and broker that this machine offers.

pytest-django loads settings before any conftest, so the environment is laid out here.
"""

import importlib
import os

from tests import services

os.environ.update(services.environment())
globals().update(vars(importlib.import_module("calendar_site.settings")))

DATABASES["default"]["TEST"] = {"NAME": DATABASES["default"]["NAME"]}  # noqa: F821
if DATABASES["default"]["ENGINE"] == "programme.postgresql":  # noqa: F821
    DATABASES["default"]["ENGINE"] = "tests.emptying"  # noqa: F821
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Rows of a test that was rolled back come again under the same numbers: pages are made anew.
CACHES["pages"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}  # noqa: F821
# Each test has a client of its own, and each would list all static files before its first request.
WHITENOISE_AUTOREFRESH = True
