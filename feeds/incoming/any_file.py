"""A file of any kind that partners bring, told apart by what is in it, not by its name."""

from feeds.incoming import decoding
from feeds.incoming.ical import calendar_file
from feeds.incoming.items import Reading, Unreadable
from feeds.incoming.lookup import Lookup
from feeds.incoming.table import event_table, sheets

_STRANGERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"MZ", b"\x7fELF", b"{\\rtf", b"Rar!")


def read(data: bytes, lookup: Lookup) -> Reading:
    """All events of a calendar or table. Raises Unreadable with what to do instead."""
    decoding.check_size(data)
    if data.startswith(_STRANGERS):
        raise Unreadable("no_text")
    if data.startswith((sheets.ZIP, sheets.OLE)):
        return event_table.read(data, lookup)
    text = decoding.text(data[:2000])
    if "BEGIN:V" in text.upper() or text.lstrip().startswith("<"):
        return calendar_file.read(data, lookup)
    return event_table.read(data, lookup)
