"""An event that is new and cancelled, postponed or full: nobody is told that it takes place."""

import json
from datetime import date, time

import icalendar
import pytest

from programme.actors import organiser
from programme.drafts.event_draft import from_data
from programme.models.event import Event
from programme.models.journal import Entry
from programme.models.submission import Submission
from programme.submissions import moderation
from tests import cast
from tests.pages.partner.filling import STAMMTISCH, send

pytestmark = pytest.mark.django_db
STATES = {
    "cancelled": ("CANCELLED", "ABGESAGT: ", "EventCancelled", "Cancelled"),
    "postponed": ("TENTATIVE", "VERSCHOBEN: ", "EventPostponed", "Postponed"),
    "full": ("CONFIRMED", "AUSGEBUCHT: ", "EventScheduled", "Fully booked"),
    "tentative": ("TENTATIVE", "", "EventScheduled", "Not yet confirmed"),
}


@pytest.fixture
def offered(client, address):
    def offer(state):
        send(
            client,
            address,
            **STAMMTISCH,
            dates__0__status=state,
            dates__0__end="ca. 22 Uhr",
            dates__0__remark="Der Saal ist gesperrt.",
            end_place="Bahnhof Altdorf",
            reductions="Kinder unter 12 frei",
            registration="required",
            registration_phone="036000 1234",
            registration_only_for="Kochen",
            spoken="mehrsprachig",
        )
        return Submission.objects.get()

    return offer


def test_the_form_says_all_of_it(offered):
    draft = from_data(offered("cancelled").latest_revision.data)
    assert draft.whens[0] == cast.when(
        date(2026, 9, 28),
        end_time=time(22),
        end_about=True,
        status="cancelled",
        note="Der Saal ist gesperrt.",
        key=draft.whens[0].key,
    )
    assert (draft.end_place, draft.reductions) == ("Bahnhof Altdorf", "Kinder unter 12 frei")
    assert (draft.registration.only_for, draft.languages.spoken) == ("Kochen", ("mul",))


@pytest.mark.parametrize("state", STATES)
def test_the_first_thing_that_is_public_says_the_state(client, offered, aylin, state):
    event = accept(offered(state), aylin)
    status, mark, term, badge = STATES[state]
    assert [row.status for row in event.occurrences.all()] == [state]
    page = client.get(f"/en/nord/ikw-2026/{event.slug}/").content.decode()
    assert badge in page
    assert f"https://schema.org/{term}" in page
    calendar = icalendar.Calendar.from_ical(client.get("/feeds/nord.ics").content)
    (entry,) = calendar.walk("VEVENT")
    assert (str(entry["STATUS"]), entry.get("SEQUENCE", 0)) == (status, 0)
    assert str(entry["SUMMARY"]).startswith(mark)
    answer = json.loads(client.get("/api/v1/events/?district=nord").content)
    (told,) = answer["results"]
    assert (told["status"], told["occurrences"][0]["status"]) == (state, state)


def test_one_line_of_the_journal_publishes_it(offered, aylin):
    accept(offered("cancelled"), aylin)
    assert Entry.objects.filter(verb="published").count() == 1
    assert Event.objects.get().version == 1


def accept(submission, person):
    """Whatever is asked."""
    try:
        return moderation.accept(submission, by=organiser(person), at=cast.AT)
    except moderation.Unanswered as asked:
        keys = [finding.key for finding in asked.findings]
        return moderation.accept(submission, by=organiser(person), at=cast.AT, despite=keys)
