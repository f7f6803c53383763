"""The JSON of a draft is the draft: field by field, there and back, and nothing else."""

import json
from dataclasses import MISSING, fields
from datetime import date, time
from types import NoneType
from typing import get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings

from feeds.incoming_api.draft_json import MOST, NAMES, NARROWER, part
from feeds.incoming_api.openapi_fields import HELP
from feeds.incoming_api.strict_fields import Choice, Clocktime, Day, Text, Whole, YesNo
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, to_data
from tests.examples import examples
from tests.forms.drafts import event_drafts, reported

TYPES = {str: (Text, Choice), int: (Whole, Choice), bool: YesNo, date: Day, time: Clocktime}


@pytest.mark.parametrize("kind", NAMES, ids=lambda kind: kind.__name__)
def test_a_serializer_has_the_fields_of_its_dataclass(kind):
    written = part(kind)().fields
    hints = get_type_hints(kind)
    assert list(written) == [row.name for row in fields(kind)]
    for row in fields(kind):
        field, hint = written[row.name], hints[row.name]
        assert field.required == (row.default is MISSING)
        assert field.allow_null == (NoneType in get_args(hint))
        plain = [each for each in get_args(hint) if each is not NoneType] or [hint]
        if get_origin(hint) is tuple:
            field = field.child
        if plain[0] in TYPES:
            assert isinstance(field, TYPES[plain[0]])
        else:
            assert field.kind is plain[0]


def test_only_fields_that_exist_are_narrowed_and_explained():
    known = {(kind, row.name) for kind in NAMES for row in fields(kind)}
    assert set(NARROWER) - known == set()
    assert set(HELP) - {f"{kind.__name__}.{name}" for kind, name in known} == set()


@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.too_slow])
@given(event_drafts())
def test_what_is_written_is_read_again(draft):
    has_state = 0 < len(dates.whens(draft)) <= MOST
    for said in (draft, reported(draft)) if has_state else (draft,):
        sent = json.loads(json.dumps(to_data(said)))
        assert part(EventDraft)().run_validation(sent) == said


def test_what_is_not_said_is_as_in_an_empty_draft():
    assert part(EventDraft)().run_validation({}) == EventDraft()
