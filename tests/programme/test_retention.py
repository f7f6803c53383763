"""Nothing private stays longer than it must, and nothing that is needed goes."""

from datetime import UTC, datetime, timedelta

from programme import retention
from programme.actors import PARTNER
from programme.credentials import edit_links
from programme.models.link import Link
from programme.models.submission import Submission
from programme.submissions import submitting
from tests import cast

END = datetime(2026, 11, 30, 12, tzinfo=UTC)  # the programme's last day


def contacts():
    return list(Submission.objects.values_list("contact_name", "contact_email"))


def test_contacts_are_forgotten_half_a_year_after_the_programme(week):
    cast.offered(week)
    assert retention.run(at=END + timedelta(days=183))["contacts"] == 0
    assert contacts() == [("Bruno Beispiel", "bruno@verein.example")]
    assert retention.run(at=END + timedelta(days=185))["contacts"] == 1
    assert contacts() == [("", "")]
    assert retention.run(at=END + timedelta(days=186))["contacts"] == 0


def test_drafts_go_after_a_month_and_what_was_sent_stays(week):
    submitting.keep(week, cast.draft(title="Nie gesendet"), by=PARTNER, at=cast.AT)
    sent = cast.offered(week)
    assert retention.run(at=cast.AT + timedelta(days=29))["drafts"] == 0
    assert retention.run(at=cast.AT + timedelta(days=31))["drafts"] == 1
    assert list(Submission.objects.all()) == [sent]


def test_ended_links_go_and_edit_links_stay(week):
    cast.offered(week)
    edit_links.to_partner(week.district, "bruno@verein.example", at=cast.AT)
    assert retention.run(at=cast.AT + timedelta(days=100))["links"] == 0
    assert retention.run(at=cast.AT + timedelta(days=121))["links"] == 1
    assert list(Link.objects.values_list("purpose", flat=True)) == ["edit"]
