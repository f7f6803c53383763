"""What happened to a date, told by the office, and what a partner told."""

from programme.actors import PARTNER
from programme.models.event import Event
from programme.submissions import reporting
from tests import cast
from tests.pages.organiser.pressing import notice, page, press


def test_a_date_is_cancelled_for_everybody(desk, week, aylin):
    submission = cast.accepted(week, aylin).submission
    seen = page(desk, submission)
    form = press(desk, seen, "report")
    assert "Please choose what has changed." in form.content.decode()
    said = {"report-status": "cancelled", "report-note": "wegen Krankheit"}
    shown = press(desk, seen, "report", **said)
    assert "CANCELLED: Offener Stammtisch" in shown.content.decode()
    assert Event.objects.get().occurrences.get().status == "scheduled"
    press(desk, shown, "report")
    occurrence = Event.objects.get().occurrences.get()
    assert (occurrence.status, occurrence.note) == ("cancelled", "wegen Krankheit")


def test_the_office_takes_a_report_back(desk, week, aylin):
    submission = cast.accepted(week, aylin).submission
    said = {"report-status": "cancelled", "report-note": "wegen Krankheit"}
    shown = press(desk, page(desk, submission), "report", **said)
    done = desk.get(press(desk, shown, "report")["Location"])
    back = press(desk, done, "undo-report")
    occurrence = Event.objects.get().occurrences.get()
    assert (occurrence.status, occurrence.note) == ("scheduled", "")
    assert "Everything is again as it was before." in desk.get(back["Location"]).content.decode()


def test_what_is_overtaken_keeps_the_report_that_was_typed(desk, week, aylin):
    submission = cast.accepted(week, aylin).submission
    said = {"report-status": "cancelled", "report-note": "wegen Krankheit"}
    shown = press(desk, page(desk, submission), "report", **said)
    reporting.report(submission, "full", keys="all", by=PARTNER, at=cast.AT)
    late = press(desk, shown, "report")
    assert (late.status_code, "Somebody else was faster" in notice(late)) == (409, True)
    assert 'value="wegen Krankheit"' in late.content.decode()
    assert Event.objects.get().occurrences.get().status == "full"


def test_the_word_of_a_partner_is_accepted_with_one_press(desk, week, aylin):
    submission = cast.accepted(week, aylin).submission
    reporting.report(submission, "cancelled", keys="all", note="Überflutet", by=PARTNER, at=cast.AT)
    shown = page(desk, submission)
    assert "Überflutet" in shown.content.decode()
    assert "words of the report wait" in shown.content.decode()
    press(desk, shown, "accept")
    assert Event.objects.get().occurrences.get().note == "Überflutet"
