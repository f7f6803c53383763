"""Bytes of a text file as text, whatever program wrote them."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from contextlib import suppress

from feeds.incoming import old_encoding
from feeds.incoming.items import Unreadable
from programme.regular_expressions import expression

WIDE = (BOM_UTF16_LE, BOM_UTF16_BE)
MOST_BYTES = 5_000_000
_FOLD = expression(rb"\r?\n[ \t](?=[\x80-\xbf])")
MOST_CONTROLS = 50  # one of so many bytes may be a zero or the like in a text
_CONTROLS = bytes({*range(32)} - set(b"\t\n\v\f\r\x1b"))


def text(data: bytes) -> str:
    """The text with plain line ends: UTF-8, UTF-16 (with or without a mark) or Windows-1252.

    Raises Unreadable for an empty or too big file, and for one that is no text at all.
    """
    check_size(data)
    found = _decoded(data).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if not found.strip("\ufeff \t\n"):
        raise Unreadable("empty")
    return found


def check_size(data: bytes):
    """Raise Unreadable where there is nothing, or too much."""
    if not data.strip(b"\x00 \t\r\n"):
        raise Unreadable("empty")
    if len(data) > MOST_BYTES:
        raise Unreadable("too_big", limit=f"{MOST_BYTES // 1_000_000}")


def _decoded(data: bytes) -> str:
    if data.startswith(BOM_UTF8):
        return data.decode("utf-8-sig", "replace")
    if data.startswith(WIDE):
        return data.decode("utf-16", "replace")
    for encoding in ("utf-16-le", "utf-16-be"):
        if _is_wide(data, encoding):
            return data.decode(encoding, "replace")
    head = data[:2000]
    if len(head) - len(head.translate(None, _CONTROLS)) > len(head) / MOST_CONTROLS:
        raise Unreadable("no_text")
    return by_lines(data)


def by_lines(data: bytes) -> str:
    """UTF-8, or Windows-1252 in the lines that are not: files are put together from several.

    Or what an old Mac or DOS wrote, where the German letters say so.

    A calendar may be folded in the middle of a character (RFC 5545 3.1), so that is undone first.
    """
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8")
    if b"BEGIN:V" in data[:2000].upper():
        data = _FOLD.sub(b"", data)
    if encoding := old_encoding.of(data):
        return data.decode(encoding)
    return b"\n".join(map(_line, data.replace(b"\r\n", b"\n").split(b"\n"))).decode("utf-8")


def _line(data: bytes) -> bytes:
    """The line in UTF-8. Five bytes have no meaning in Windows-1252."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace").encode()
    return data


def _is_wide(data: bytes, encoding: str) -> bool:
    """Whether every other byte of the beginning is zero, as in UTF-16 without a mark."""
    zeros = data[1:200:2] if encoding == "utf-16-le" else data[0:200:2]
    return len(zeros) > 4 and not any(zeros[:40])
