"""What else happens: duplicates and clashes, among events and among what waits."""

from datetime import date, time

import pytest

from programme.actors import organiser
from programme.checks import all_checks
from programme.drafts.event_draft import Place
from programme.submissions import moderation
from tests import cast

WOMEN = {"audiences": ("frauen",)}
WEEKS = cast.when(start=None, clock="all_day", ends_on=date(2026, 10, 9))


def codes(week, **changes):
    return [item.code for item in all_checks.findings(cast.draft(**changes), week)]


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({}, ["duplicate"]),
        (WOMEN, ["duplicate", "clash"]),
        ({"title": "Offener Stamtisch", "whens": (cast.when(date(2026, 9, 30)),)}, ["duplicate"]),
        ({"title": "Chorprobe"}, []),
        ({"title": "Chorprobe"} | WOMEN, ["clash"]),
        ({"title": "Chorprobe", "whens": (cast.when(start=time(20)),)} | WOMEN, []),
        ({"title": "Chorprobe", "whens": (cast.when(start=time(19, 59)),)} | WOMEN, ["clash"]),
        ({"title": "Chorprobe", "place": Place(town="Anderswo")} | WOMEN, []),
        ({"place": Place(name="Moschee", town="Altstadt")}, []),
        ({"place": Place(name="Moschee", town="Anderswo")}, ["duplicate"]),
        ({"title": "Bilder", "whens": (WEEKS,)} | WOMEN, []),
    ],
)
def test_neighbours(week, aylin, changes, asked):
    cast.accepted(week, aylin, audiences=("frauen",))
    week.district.towns.create(name="Altstadt", slug="altstadt")
    assert codes(week, **changes) == asked


def test_an_event_is_no_duplicate_of_itself(week, aylin):
    submission = cast.accepted(week, aylin).submission
    assert all_checks.findings(cast.draft(), week, besides=submission) == ()


def test_closed_events_are_compared_for_the_office_alone(week, aylin):
    cast.accepted(week, aylin, openness="school", **WOMEN)
    assert all_checks.findings(cast.draft(**WOMEN), week) == ()
    found = all_checks.findings(cast.draft(**WOMEN), week, insider=True)
    assert [item.code for item in found] == ["duplicate", "clash"]


def test_the_neighbourhood_of_another_district_is_another(week, sued, chiara):
    cast.accepted(cast.programme(sued), chiara)
    assert all_checks.findings(cast.draft(), week) == ()


@pytest.mark.parametrize("count", [1, 3, 40])
def test_neighbours_cost_the_same_however_many_there_are(
    week, aylin, count, django_assert_num_queries
):
    for n in range(count):
        cast.accepted(week, aylin, title=f"Anderes {n}" * 3, whens=(cast.when(start=time(9)),))
    with django_assert_num_queries(5):
        all_checks.findings(cast.draft(), week)


def test_the_same_event_sent_twice_is_asked_about(week):
    cast.offered(week)
    assert codes(week) == ["sent_already"]
    assert codes(week, title="Offener Stamtisch") == ["sent_already"]
    assert codes(week, title="Chorprobe") == []
    assert codes(week, whens=(cast.when(date(2026, 9, 30)),)) == []
    assert codes(week, place=Place(name="Moschee", town="Altstadt")) == []
    assert codes(week, place=Place(town="Neustadt, OT Dorf")) == ["sent_already"]
    assert codes(week, place=Place(online=True)) == ["sent_already"]


def test_a_partner_learns_nothing_of_what_others_sent(week):
    submission = cast.offered(week, title="Offener Stammtisch der Frauen")
    draft = cast.draft(title="Offener Stammtisch der Frau")
    (told,) = all_checks.findings(draft, week)
    assert "Frauen" not in str(told.message)
    assert submission.number not in str(told.message)
    (desk,) = all_checks.findings(draft, week, insider=True)
    assert "Offener Stammtisch der Frauen" in str(desk.message)
    assert submission.number in str(desk.message)
    assert (told.number, desk.number) == ("", submission.number)


def test_of_closed_events_that_wait_only_the_office_learns(week):
    cast.offered(week, openness="school")
    assert codes(week) == []
    found = all_checks.findings(cast.draft(), week, insider=True)
    assert [item.code for item in found] == ["sent_already"]


def test_a_submission_is_no_double_of_itself_and_of_another_one_day_and_number(week, sued):
    submission = cast.offered(week, title="Führung 1")
    other = cast.draft(title="Führung 1")
    assert all_checks.findings(other, week, besides=submission) == ()
    assert codes(week, title="Führung 2") == []
    assert codes(cast.programme(sued), title="Führung 1") == []


def test_what_is_declined_or_withdrawn_waits_no_more(week, aylin):
    submission = cast.offered(week)
    moderation.decline(submission, by=organiser(aylin), at=cast.AT, reason="schon da")
    assert codes(week) == []


def test_while_typing_it_is_told_too(week):
    cast.offered(week)
    assert [item.code for item in all_checks.so_far(cast.draft(), week)] == ["sent_already"]
