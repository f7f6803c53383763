"""What makes the HTML of an event, as a number: code, templates, catalogues, settings, addresses.

It comes from what the files hold, so that other code makes all HTML anew, and a restart, a copy or
a second server does not.
"""

import hashlib
from functools import cache

import django
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import get_script_prefix

PACKAGES = ("calendar_site", "feeds", "programme")
KINDS = (".py", ".html", ".mo")


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
    seed = "\x1f".join(map(str, (django.__version__, _files(), *said)))
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8]) >> 1


@cache
def _files() -> str:
    """A digest of all files that say what a page is, by name and content."""
    found = hashlib.sha256()
    for package in PACKAGES:
        root = settings.BASE_DIR / package
        for path in sorted(path for path in root.rglob("*") if path.suffix in KINDS):
            found.update(f"{path.relative_to(settings.BASE_DIR)}\0".encode())
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()
