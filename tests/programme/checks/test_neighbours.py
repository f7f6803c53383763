"""What else happens: duplicates and clashes, among events and among what waits."""

import random
import re
from datetime import date, time
from difflib import SequenceMatcher

import pytest

from programme.actors import organiser
from programme.checks import all_checks
from programme.checks.waiting import ALIKE as ENOUGH
from programme.checks.waiting import is_alike
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


FAR, FARTHER = date(2026, 10, 20), date(2026, 11, 3)
SERIES = tuple(cast.when(day) for day in (FAR, FARTHER, date(2026, 11, 17)))


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({"whens": SERIES}, []),
        ({"whens": (*SERIES, cast.when())}, ["duplicate", "clash"]),
        ({"whens": (*SERIES, cast.when(date(2026, 10, 1)))}, ["duplicate"]),
        ({"whens": (*SERIES, cast.when(start=time(9)))}, ["duplicate"]),
        ({"whens": (*SERIES, cast.when()), "audiences": ("kinder", "senioren")}, ["duplicate"]),
        (
            {"whens": (*SERIES, cast.when()), "audiences": ("kinder", "senioren", "frauen")},
            ["duplicate", "clash"],
        ),
        ({"whens": (*SERIES, cast.when()), "audiences": ("alle",)}, ["duplicate"]),
    ],
)
def test_a_series_is_compared_by_each_of_its_dates(week, aylin, changes, asked):
    cast.accepted(week, aylin, audiences=("frauen",))
    assert codes(week, **WOMEN | changes) == asked


@pytest.mark.parametrize(
    ("town", "asked"), [("Neustadt", []), ("Altstadt", ["duplicate", "clash"])]
)
def test_a_date_elsewhere_is_in_the_town_of_its_own(week, aylin, town, asked):
    week.district.towns.create(name="Altstadt", slug="altstadt")
    there = cast.when(place=Place(name="Moschee", street="Weg 1", town="Altstadt"))
    at_home = cast.when(date(2026, 11, 3))
    cast.accepted(week, aylin, whens=(there, at_home), **WOMEN)
    place = Place(name="Laden", street="Weg 2", town=town)
    assert codes(week, place=place, **WOMEN) == asked


def test_of_several_the_first_by_day_and_time_is_told(week, aylin):
    for day, start in ((29, time(9)), (27, time(20)), (27, time(10)), (27, time(15))):
        whens = (cast.when(date(2026, 9, day), start),)
        cast.accepted(week, aylin, title=f"Offener Stammtisch{'!' * (start.hour - 8)}", whens=whens)
    (found,) = all_checks.findings(cast.draft(), week)
    assert "Offener Stammtisch!!“" in str(found.message)


def test_what_is_cancelled_or_withdrawn_is_no_neighbour(week, aylin):
    event = cast.accepted(week, aylin, **WOMEN)
    event.occurrences.update(status="cancelled")
    assert codes(week, **WOMEN) == []
    event.occurrences.update(status="full")
    assert codes(week, **WOMEN) == ["duplicate", "clash"]
    event.withdrawn_at = cast.AT
    event.save()
    assert codes(week, **WOMEN) == []


def test_neighbours_in_a_closed_programme_are_for_the_office_alone(week, aylin):
    cast.accepted(week, aylin, **WOMEN)
    week.is_public = False
    week.save()
    assert codes(week, **WOMEN) == []
    found = all_checks.findings(cast.draft(**WOMEN), week, insider=True)
    assert [item.code for item in found] == ["duplicate", "clash"]


def test_titles_are_alike_by_the_ratio_of_what_they_have_in_common():
    drawn, numbers, found = random.Random(10), re.compile(r"\d+"), []  # noqa: S311
    for _ in range(3000):
        one = "".join(drawn.choices("ab1 ", k=drawn.randint(0, 30)))
        letters = list(one)
        for _ in range(drawn.randint(0, 6)):
            at = drawn.randint(0, len(letters))
            letters[at : at + drawn.randint(0, 1)] = drawn.choices(" abc2", k=drawn.randint(0, 1))
        other = "".join(letters)
        ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
        same = ratio > ENOUGH and numbers.findall(one) == numbers.findall(other)
        assert is_alike(one, other) == (one == other or same), (one, other)
        found.append(one != other and same)
    assert 0.2 < sum(found) / len(found) < 0.8


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
