"""What makes the HTML of an event, as a number: code, templates, words, settings, addresses."""

import hashlib
from functools import cache

import django
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import get_script_prefix

from feeds import stamps


def version() -> int:
    """Of the code that runs and the settings that hold now; it fits into a BIGINT."""
    return _number(
        settings.SITE_URL,
        settings.MEDIA_URL,
        settings.STATIC_URL,
        getattr(staticfiles_storage, "manifest_hash", ""),
        get_script_prefix(),
        settings.DEMO,
        settings.EMAIL_BACKEND,
        str(settings.LANGUAGES),
        settings.LANGUAGE_CODE,
        settings.TIME_ZONE,
        settings.UID_DOMAIN,
        settings.DATA_LICENCE,
    )


@cache
def _number(*said: object) -> int:
    seed = "\x1f".join(map(str, (django.__version__, stamps.release(), *said)))
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8]) >> 1
