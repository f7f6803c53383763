"""A draft, opened as a form and sent back unchanged, is the same draft."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

from calendar_site.forms.event.drafting import revised
from calendar_site.forms.event.event_forms import EventForms
from calendar_site.forms.event.suggestions import Suggestions
from programme.drafts import dates
from tests.examples import examples
from tests.forms.controls import controls
from tests.forms.drafts import event_drafts, reported

# One district serves all examples: nothing in them writes.
ONCE = settings(
    max_examples=examples(40),
    deadline=None,
    # Each example draws a whole page: making a failing one smaller would take minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def html(forms: EventForms) -> str:
    rows = (forms.dates, forms.hours, forms.texts)
    fields = [str(field) for form in forms.forms for field in form]
    return "".join([*(str(each.management_form) for each in rows), *fields])


def sent_back(draft, known):
    forms = EventForms.sent(known, controls(html(EventForms.opened(known, draft))))
    assert forms.is_valid(), [form.errors for form in forms.forms if form.errors]
    return forms.draft


@pytest.fixture
def known(week):
    return Suggestions(week)


@ONCE
@given(draft=event_drafts())
def test_what_is_opened_and_sent_is_the_same(known, draft):
    assert sent_back(draft, known) == draft


@ONCE
@given(draft=event_drafts())
def test_an_edit_that_changes_nothing_keeps_keys_and_reports(known, draft):
    assume(dates.whens(draft))
    base = reported(draft)
    assert revised(base, sent_back(base, known), announced=True) == base


@ONCE
@given(draft=event_drafts())
def test_an_edit_of_the_text_leaves_the_dates_alone(known, draft):
    assume(dates.whens(draft))
    base = reported(draft)
    sent = replace(sent_back(base, known), title="Neu")
    assert revised(base, sent, announced=True) == replace(base, title="Neu")


def test_places_from_the_list_come_back_as_such(known, nord):
    town = nord.towns.create(name="Neustadt", slug="neustadt")
    nord.venues.create(name="Rathaus", slug="rathaus", town=town)
    label = known.venue_label("rathaus")
    assert label == "Rathaus, Neustadt"
    forms = EventForms.opened(known, initial={"name": label})
    assert forms.event["name"].value() == label
    assert Suggestions(known.programme).venue("rathaus,  neustadt".upper()).slug == "rathaus"
