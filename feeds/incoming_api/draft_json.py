"""The JSON of a draft: the fields of `EventDraft`, read off the dataclasses themselves.

`to_data(draft)` writes what these serializers read.
"""

from dataclasses import MISSING, fields
from datetime import date, time
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from feeds.incoming_api.openapi_fields import HELP
from feeds.incoming_api.strict_fields import (
    Choice,
    Clocktime,
    Day,
    Items,
    Object,
    Text,
    Whole,
    YesNo,
)
from programme.drafts import fields as drafts_fields
from programme.drafts.dates import LONGEST_SERIES
from programme.drafts.event_draft import (
    EventDraft,
    Hours,
    Languages,
    Period,
    Place,
    Registration,
    Rule,
    When,
)
from programme.drafts.event_draft import Text as Texts

MOST = LONGEST_SERIES  # of anything in a list
PARTS = {
    "": EventDraft,
    "whens": When,
    "rule": Rule,
    "period": Period,
    "period.hours": Hours,
    "registration": Registration,
}


def _narrower(row) -> dict:
    if row.choices:
        return {"choices": list(row.choices)}
    return {} if row.least is None else {"min_value": row.least, "max_value": row.most}


# Where a plain type says too little: (dataclass, field) -> what the field takes.
NARROWER: dict[tuple[type, str], dict[str, Any]] = {
    (kind, row.name): options
    for part, kind in PARTS.items()
    for row in drafts_fields.of(part)
    if (options := _narrower(row))
}
PLAIN = {str: Text, int: Whole, bool: YesNo, date: Day, time: Clocktime}


class Part(Object):
    """The JSON object of the dataclass `kind`; valid data is an instance of it."""

    kind: type

    def get_fields(self):
        return _fields(self.kind)

    def to_internal_value(self, data):
        return self.kind(**super().to_internal_value(data))


def _fields(kind) -> dict:
    hints = get_type_hints(kind)
    return {row.name: _field(kind, row, hints[row.name]) for row in fields(kind)}


def _field(kind, row, hint):
    inner = [part for part in get_args(hint) if part is not NoneType]
    options = dict(NARROWER.get((kind, row.name), {}))
    about: dict[str, Any] = {
        "required": row.default is MISSING,
        "help_text": HELP.get(f"{kind.__name__}.{row.name}", ""),
    }
    if NoneType in get_args(hint):
        about["allow_null"] = True
    if get_origin(hint) is tuple:
        return Items(child=_single(inner[0], options), max_length=MOST, **about)
    return _single(inner[0] if inner else hint, options | about)


def _single(plain, options):
    if "choices" in options:
        return Choice(**options)
    return PLAIN[plain](**options) if plain in PLAIN else part(plain)(**options)


@cache
def part(kind: type) -> type[Part]:
    """The serializer of one dataclass of `programme.drafts.event_draft`."""
    name = NAMES[kind]
    return type(name, (Part,), {"kind": kind, "__doc__": "", "__module__": __name__})


NAMES = {
    Place: "DraftPlace",
    Languages: "DraftLanguages",
    When: "DraftDate",
    Rule: "DraftRule",
    Hours: "DraftHours",
    Period: "DraftPeriod",
    Texts: "DraftText",
    Registration: "DraftRegistration",
    EventDraft: "Draft",
}
