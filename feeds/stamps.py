"""ETags of public answers: the district's stamp, the question, the site, the release of the code.

The publishing transaction bumps the stamp, so nothing is ever invalidated by hand.
"""

import hashlib
from collections.abc import Iterable
from functools import cache

from django.conf import settings
from django.http import HttpRequest

from programme.events.selection import IGNORED
from programme.models.district import District

PACKAGES = ("calendar_site", "feeds", "programme")
KINDS = (".py", ".html", ".mo", ".css", ".typ")


@cache
def release() -> str:
    """A digest of all files that say what an answer is: code, templates, catalogues, styles.

    It comes from what the files hold, by name, so that other code has other tags, and a restart, a
    copy or a second server has not.
    """
    found = hashlib.sha256()
    for package in PACKAGES:
        files = (path for path in (settings.BASE_DIR / package).rglob("*") if path.suffix in KINDS)
        for path in sorted(files):
            found.update(f"{path.relative_to(settings.BASE_DIR)}\0".encode())
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def question(request: HttpRequest) -> str:
    """The address without what asks nothing: each click on a link in a mail may bring its own."""
    path, _mark, query = request.get_full_path().partition("?")
    asked = [part for part in query.split("&") if part.partition("=")[0] not in IGNORED]
    return f"{path}?{'&'.join(asked)}" if any(asked) else path


def etag(district: District, *parts: object) -> str:
    """A strong ETag (RFC 9110 8.8.3) of an answer that depends on the district and on `parts`."""
    return etag_of_all([district], *parts)


def etag_of_all(districts: Iterable[District], *parts: object) -> str:
    """The same of an answer that depends on all of these. Links that it holds may be absolute."""
    states = ((row.pk, row.public_state) for row in districts)
    seed = "\x1f".join(map(str, (release(), settings.SITE_URL, *states, *parts)))
    return f'"{hashlib.sha256(seed.encode()).hexdigest()[:32]}"'
