"""A file of any kind that partners bring, told apart by what is in it, not by its name."""

from dataclasses import replace

from feeds.incoming import decoding, old_encoding, told_facts
from feeds.incoming.ical import calendar_file
from feeds.incoming.items import Item, Problem, Reading, Unreadable, hint
from feeds.incoming.lookup import Lookup
from feeds.incoming.table import event_table, sheets
from programme.drafts import dates, text_language
from programme.stated import double_encoding

MOST_DATES = 20_000  # of all events of a file
_STRANGERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"MZ", b"\x7fELF", b"{\\rtf", b"Rar!")


def read(data: bytes, lookup: Lookup) -> Reading:
    """All events of a calendar or table. Raises Unreadable with what to do instead."""
    found = _read(data, lookup)
    if sum(len(dates.whens(item.draft)) for item in found.items if item.draft) > MOST_DATES:
        raise Unreadable("too_many_dates_in_all", limit=str(MOST_DATES))
    found = told_facts.added_to(found, lookup)
    return replace(found, items=tuple(map(_in_its_language, found.items)))


def _in_its_language(item: Item) -> Item:
    """Files state no language: a text that is plainly in one is in that, else in the page's."""
    if item.draft is None:
        return item
    return replace(item, draft=replace(item.draft, language=text_language.of_draft(item.draft)))


def _read(data: bytes, lookup: Lookup) -> Reading:
    decoding.check_size(data)
    if is_other_program(data):
        raise Unreadable("no_text")
    if data.startswith((sheets.ZIP, sheets.OLE)):
        return event_table.read(data, lookup)  # which looks at the letters of its cells itself
    data, asked = _encoded_once(data)
    found = _calendar_or_table(data, lookup)
    return replace(found, problems=(*asked, *found.problems)) if asked else found


def is_other_program(data: bytes) -> bool:
    """Whether it is a PDF, a picture or the like, whatever its name says."""
    return data.startswith(_STRANGERS)


def _calendar_or_table(data: bytes, lookup: Lookup) -> Reading:
    text = decoding.text(data[:2000])
    if "BEGIN:V" in text.upper() or text.lstrip().startswith("<"):
        return calendar_file.read(data, lookup)
    return event_table.read(data, lookup)


def _encoded_once(data: bytes) -> tuple[bytes, list[Problem]]:
    """A file whose letters were encoded twice as it was meant, and the question whether."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data, _encoded_as_of_old(data)
    right = double_encoding.repaired(text)
    if right == text:
        return data, []
    words = double_encoding.example(text)
    told = double_encoding.repaired(words)
    return right.encode("utf-8"), [hint("encoded_twice", words=words, right=told)]


def _encoded_as_of_old(data: bytes) -> list[Problem]:
    """The question whether the letters of an old Mac or DOS were guessed right."""
    encoding = old_encoding.of(data)
    if not encoding or data.startswith(decoding.WIDE):
        return []
    words, right = old_encoding.example(data, encoding)
    return [hint("encoded_twice", words=words, right=right)]
