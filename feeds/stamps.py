"""ETags of public answers: the district's stamp, the question, and the release of the code.

The publishing transaction bumps the stamp, so nothing is ever invalidated by hand.
"""

import hashlib
from collections.abc import Iterable
from functools import cache

from django.conf import settings

from programme.models.district import District


@cache
def release() -> str:
    """Changes with the code, the templates and the translations of this checkout."""
    newest = max(
        path.stat().st_mtime_ns
        for folder in ("calendar_site", "feeds", "programme")
        for path in (settings.BASE_DIR / folder).rglob("*")
        if path.suffix in (".py", ".html", ".mo", ".css", ".typ")
    )
    return f"{newest:x}"


def etag(district: District, *parts: object) -> str:
    """A strong ETag (RFC 9110 8.8.3) of an answer that depends on the district and on `parts`."""
    return etag_of_all([district], *parts)


def etag_of_all(districts: Iterable[District], *parts: object) -> str:
    """The same of an answer that depends on all of these."""
    states = ((row.pk, row.public_state) for row in districts)
    seed = "\x1f".join(map(str, (release(), *states, *parts)))
    return f'"{hashlib.sha256(seed.encode()).hexdigest()[:32]}"'
