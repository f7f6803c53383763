"""Content codings (RFC 9110 8.4): which one a reader takes, and bytes packed and unpacked."""

import gzip
import re
from collections.abc import Callable
from functools import lru_cache, partial

import brotli

from programme.regular_expressions import expression

# In the order in which they are sent; the last is the bytes themselves.
BR, GZIP, IDENTITY = "br", "gzip", ""
_WORDS = {"br": BR, "gzip": GZIP, "x-gzip": GZIP}
_ENTRY = expression(r"\s*([!#$%&'*+.^_`|~\w-]+)\s*(?:;\s*q\s*=\s*([\d.]{1,5})\s*)?", re.IGNORECASE)


@lru_cache(maxsize=256)
def accepted(header: str) -> tuple[str, ...]:
    """What may be sent to who says `Accept-Encoding: header`, the best first, IDENTITY always.

    Only what is named and not refused (`q=0`) counts: `*` is often said without being meant.
    """
    named: dict[str, float] = {}
    for entry in map(_ENTRY.fullmatch, header.split(",")):
        if entry and (coding := _WORDS.get(entry[1].lower())):
            named[coding] = _weight(entry[2])
    liked = [coding for coding in (BR, GZIP) if named.get(coding)]
    return *sorted(liked, key=lambda coding: -named[coding]), IDENTITY


def _weight(text: str | None) -> float:
    try:
        return float(text or 1)
    except ValueError:
        return 0


def packed(body: bytes, coding: str) -> bytes:
    """Equal bytes give equal bytes: no file name, no time."""
    return _PACK[coding](body)


def unpacked(body: bytes, coding: str) -> bytes:
    """Raises an error of its library where that is no such coding."""
    return _UNPACK[coding](body)


_PACK: dict[str, Callable[[bytes], bytes]] = {
    BR: partial(brotli.compress, quality=5),  # smaller than gzip's usual 6, in the same time
    GZIP: partial(gzip.compress, compresslevel=6, mtime=0),
    IDENTITY: bytes,
}
_UNPACK: dict[str, Callable[[bytes], bytes]] = {
    BR: brotli.decompress,
    GZIP: gzip.decompress,
    IDENTITY: bytes,
}
