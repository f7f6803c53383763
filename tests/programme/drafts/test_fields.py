"""A field of the draft is told once; no door and no answer forgets one without saying so here."""

from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from typing import get_args, get_type_hints

import pytest

from calendar_site.forms.event.dates import DateRow
from calendar_site.forms.event.details import EventForm
from calendar_site.forms.event.period import HoursRow
from calendar_site.forms.event.translations import TextRow
from feeds.api.serializers import EventSerializer
from feeds.incoming.table.columns import COLUMNS
from feeds.incoming_api.draft_json import part
from programme.drafts import fields
from programme.drafts.event_draft import EventDraft
from programme.events import rows
from programme.wording import facts

SHARED = ("whens.place.", "whens.languages.")  # parts that stand in the table once


def paths(kind=EventDraft, before=""):
    """Every field of a draft and of its parts, as a path."""
    hints = get_type_hints(kind)
    for row in dataclass_fields(kind):
        yield before + row.name
        for inner in (hints[row.name], *get_args(hints[row.name])):
            if is_dataclass(inner):
                yield from paths(inner, f"{before}{row.name}.")


TOP = {row.name for row in fields.TOP}
PRIVATE = {row.name for row in fields.TOP if not row.is_public}  # for the office alone
PUBLIC = TOP - PRIVATE


def test_the_table_knows_every_field_and_no_other():
    own = {path for path in paths() if not path.startswith(SHARED)}
    assert own == set(fields.BY_PATH)
    assert len(fields.FIELDS) == len(fields.BY_PATH)


def test_the_form_shows_every_field():
    shown = {*EventForm.base_fields, *DateRow.base_fields, *HoursRow.base_fields}
    shown |= {*TextRow.base_fields, "dates", "hours", "texts"}
    hidden = {row.path for row in fields.FIELDS if row.typed_as not in shown}
    assert hidden == {"picture", "whens.status_note"}  # steps of their own


def test_programs_may_send_every_field():
    assert set(part(EventDraft)().fields) == TOP


# What is stored otherwise than under its own name: where it is.
STORED = {
    "title summary description language translations": "texts",
    "category": "category",
    "organisers": "organisers",
    "audiences": "audiences",
    "features": "features",
    "fundings": "fundings",
    "whens": "occurrences",
    "languages": "occurrences",
    "place": "venue",
}
NOT_STORED = {
    "easy_language": "the feature of the same meaning is",
    "picture": "a row of its own, chosen when its rights are complete",
}


def test_an_event_stores_every_public_field():
    columns = {row.name for row in dataclass_fields(rows.EventRow)}
    named = {name for names in STORED for name in names.split()}
    assert set(STORED.values()) <= columns
    assert {*rows.SAME, *named, *NOT_STORED} == PUBLIC
    assert PRIVATE & columns == set()


# What the answers call otherwise than the draft does.
IN_DOCUMENT = {
    "organisers": "organizers",
    "audience_text": "audience",
    "age_min": "age_range",
    "age_max": "age_range",
    "whens": "occurrences",
    "period": "opening_hours",
    "place": "location",
    "translations": "available_languages",
    "picture": "image",
}
NOT_IN_DOCUMENT = {
    "openness": "every document is of a public event",
    "easy_language": "a feature",
    "date_text": "the dates say it in words of their own",
}


def test_the_api_answers_every_public_field():
    answered = set(EventSerializer().fields)
    missing = [
        name
        for name in PUBLIC
        if IN_DOCUMENT.get(name, name) not in answered and name not in NOT_IN_DOCUMENT
    ]
    assert missing == []
    assert PRIVATE & answered == set()


# Facts stand under the field that says most of them.
IN_FACT = {
    "audience_text": "audiences",
    "age_min": "audiences",
    "age_max": "audiences",
    "rule": "whens",
    "period": "whens",
    "is_free": "price",
}
NO_FACT = {
    "language title summary description translations": "the texts of page and entry",
    "category": "a label of its own",
    "openness": "only public events are told",
    "date_text": "told by the dates",
    "easy_language": "a feature",
    "fundings": "the sentences of the funders",
    "picture": "shown, not told",
}


def test_every_public_field_is_a_fact():
    silent = {name for names in NO_FACT for name in names.split()}
    told = {IN_FACT.get(name, name) for name in PUBLIC if name not in silent}
    assert told <= set(facts.FACTS)
    assert (silent | PRIVATE) & set(facts.FACTS) == set()


IN_COLUMN = {
    "organisers": "organiser",
    "whens": "day",
    "languages": "spoken",
    "is_free": "price",
    "audience_text": "audiences",
}
NO_COLUMN = {
    "language": "that of the file's reader",
    "translations": "a table has one language",
    "age_min age_max": "said in words of the audience",
    "rule period date_text": "a table has a row for each date",
    "easy_language features": "read from the words of kind and audience",
    "picture": "a table holds none",
}


def test_a_table_has_a_column_for_every_field():
    columns = {column.name for column in COLUMNS}
    left_out = {name for names in NO_COLUMN for name in names.split()}
    assert {IN_COLUMN.get(name, name) for name in TOP if name not in left_out} <= columns


@pytest.mark.parametrize("row", fields.FIELDS, ids=lambda row: row.path)
def test_words_are_bounded_and_numbers_have_both_ends(row):
    assert bool(row.limit) == (row.kind in (fields.TEXT, fields.LINES)) or row.limit
    assert (row.least is None) == (row.most is None)
