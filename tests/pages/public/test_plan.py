"""The index of a programme answers as a look at every row would."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from calendar_site.pages.public.programme.asked import ask
from calendar_site.pages.public.programme.days import LONG_OFFERS, Plan
from calendar_site.pages.public.programme.facets import COUNTED
from programme.events.index import stored_index
from programme.events.index.stored_bytes import from_bytes, to_bytes
from programme.events.selection import Selection
from tests import cast
from tests.examples import examples
from tests.pages.public import by_rows
from tests.programme.events.facets_by_rows import facet_sets
from tests.programme.events.random_programmes import Writer, programmes, questions

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def writer(once_per_file):
    return Writer(cast.district("nord", "16001"))


def told(plan: Plan) -> dict:
    shown = {day: plan.on(day) for day in plan.days}
    return {
        "days": {day: each.cards for day, each in shown.items()},
        "long": plan.offers,
        "along": {day: each.along for day, each in shown.items()},
        "left": {day: each.left for day, each in shown.items()},
        "counts": plan.counts,
        "events": plan.event_count,
    }


def in_order(days) -> list:
    """With the order of events, which equality of dictionaries leaves out."""
    return [(day, list(events.items())) for day, events in days.items()]


def check(programme, selection):
    district = programme.district
    asked = ask(programme, selection)
    plan, wanted = Plan(asked), by_rows.plan(selection, district)
    found = told(plan)
    assert found == wanted
    for name in ("days", "along", "left"):
        assert in_order(found[name]) == in_order(wanted[name])
    assert list(found["long"].items()) == list(wanted["long"].items())[:LONG_OFFERS]
    assert plan.offer_count == len(wanted["long"])
    assert plan.days == {day: len(cards) for day, cards in wanted["days"].items()}
    words = Selection(programme=programme.slug, q=selection.q)
    keys = set(words.events(district).values_list("pk", flat=True)) if selection.q else None
    before = facet_sets(programme)
    assert asked.index.facets.names == before.names
    for facet in COUNTED:
        counts = asked.index.facets.counted(facet, selection, asked.found)
        assert {c: n for c, n in counts.items() if n} == {
            c: n for c, n in before.counted(facet, selection, keys).items() if n
        }


@settings(
    max_examples=examples(100),
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(programmes, st.lists(questions(), min_size=1, max_size=5))
def test_every_question_is_answered_as_by_a_look_at_every_row(writer, events, asked):
    programme = writer.write(events)
    for selection in (Selection(), *asked):
        check(programme, replace(selection, programme=programme.slug))
    index = stored_index.index_of(programme)
    assert from_bytes(to_bytes(index)) == index
