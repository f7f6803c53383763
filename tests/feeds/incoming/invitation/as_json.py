"""What was read of an invitation, in the words of tests/samples/invitations/*.json."""

from dataclasses import fields, is_dataclass
from datetime import date, time

from feeds.incoming.invitation.reading import Reading
from programme.drafts.event_draft import When

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # RFC 5545 3.3.10
WORDS = {
    "whens": "dates",
    "start_time": "start",
    "end_time": "end",
    "stated_weekday": "weekday",
}
WORDS_OF_A_DATE = {"starts_on": "day", "ends_on": "last_day"}
TEXTS = ("summary", "description")  # made of the lines that are left over


def as_json(reading: Reading, *texts: str) -> dict:
    """All that differs from an empty reading; of the draft's `TEXTS` those that are named."""
    found = _part(reading.draft)
    lines = {"left_over": list(reading.left), "aside": list(reading.aside)}
    return {
        **{name: value for name, value in found.items() if name not in TEXTS or name in texts},
        **{name: value for name, value in lines.items() if value},
    }


def _part(part) -> dict:
    """A draft or a part of one without what is empty in it; a date always says its start."""
    words = WORDS | WORDS_OF_A_DATE if isinstance(part, When) else WORDS
    return {
        words.get(field.name, field.name): _value(field.name, getattr(part, field.name))
        for field in fields(part)
        if getattr(part, field.name) != field.default
        or (isinstance(part, When) and field.name == "start_time")
    }


def _value(name: str, value):
    if is_dataclass(value):
        return _part(value)
    if isinstance(value, tuple):
        return [_value(name, each) for each in value]
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return CODES[value] if name in ("weekdays", "stated_weekday") and value is not None else value
