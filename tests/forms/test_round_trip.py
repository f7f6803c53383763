"""A draft, opened as a form and sent back unchanged, is the same draft."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

from calendar_site.forms.event.drafting import next_version
from calendar_site.forms.event.event_forms import EventForms
from calendar_site.forms.event.place import PlaceForm
from calendar_site.forms.event.suggestions import Suggestions
from programme.actors import organiser
from programme.drafts import dates
from programme.drafts.event_draft import Place
from programme.submissions import revising
from tests import cast
from tests.examples import examples
from tests.forms.controls import controls
from tests.forms.drafts import event_drafts, reported

# One district serves all examples: nothing in them writes.
ONCE = settings(
    max_examples=examples(40),
    # Each example draws a whole page: making a failing one smaller would take minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def html(forms: EventForms) -> str:
    rows = (forms.dates, forms.hours, forms.texts)
    fields = [str(field) for form in forms.forms for field in form]
    return "".join([*(str(each.management_form) for each in rows), *fields])


def sent_back(draft, suggestions):
    forms = EventForms.sent(suggestions, controls(html(EventForms.opened(suggestions, draft))))
    assert forms.is_valid(), [form.errors for form in forms.forms if form.errors]
    return forms.draft


@pytest.fixture
def suggestions(week):
    return Suggestions(week)


@ONCE
@given(draft=event_drafts())
def test_what_is_opened_and_sent_is_the_same(suggestions, draft):
    assert sent_back(draft, suggestions) == draft


@ONCE
@given(draft=event_drafts())
def test_an_edit_that_changes_nothing_keeps_keys_and_reports(suggestions, draft):
    assume(dates.whens(draft))
    base = reported(draft)
    assert next_version(base, sent_back(base, suggestions), announced=True) == base


@ONCE
@given(draft=event_drafts())
def test_an_edit_of_the_text_leaves_the_dates_alone(suggestions, draft):
    assume(dates.whens(draft))
    base = reported(draft)
    sent = replace(sent_back(base, suggestions), title="Neu")
    assert next_version(base, sent, announced=True) == replace(base, title="Neu")


def test_places_from_the_list_come_back_as_such(suggestions, nord):
    town = nord.towns.create(name="Neustadt", slug="neustadt")
    nord.venues.create(name="Rathaus", slug="rathaus", town=town)
    label = suggestions.venue_label("rathaus")
    assert label == "Rathaus, Neustadt"
    forms = EventForms.opened(suggestions, initial={"name": label})
    assert forms.event["name"].value() == label
    assert Suggestions(suggestions.programme).venue("rathaus,  neustadt".upper()).slug == "rathaus"


def test_a_closed_place_is_chosen_by_the_office_and_its_own_event_alone(week, aylin):
    hidden = Place(name="Frauenhaus", street="Geheimweg 7", town="Geheimstadt")
    event = cast.accepted(week, aylin, place=hidden, openness="invited")
    slug = event.venue.slug
    asked = {"name": slug, "town": "Altstadt"}

    def place(**who):
        form = PlaceForm(asked, suggestions=Suggestions(week, **who))
        return form.errors or form.place()

    assert place() == Place(name=slug, town="Altstadt")
    assert Suggestions(week).towns == []
    assert "town" in place(staff=True)
    assert Suggestions(week, staff=True).towns == ["Geheimstadt"]
    revising.revise(
        event.submission,
        cast.draft(place=Place(venue=slug), openness="invited"),
        by=organiser(aylin),
        at=cast.AT,
    )
    own = Suggestions(week, submission=event.submission)
    assert own.venue(own.venue_label(slug)).slug == slug
