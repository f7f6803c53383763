"""A period and a series name the dates that are left out, on another day, or elsewhere."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.utils import translation

from programme.actors import organiser
from programme.drafts.event_draft import Hours, Period, Place, Rule
from programme.models.event import Event
from programme.submissions import reporting
from programme.wording import schedules
from tests import cast

OPEN = Period(
    starts_on=date(2026, 9, 14),
    ends_on=date(2026, 9, 20),
    hours=(Hours(weekdays=(0, 1, 2, 3, 4), opens=time(9), closes=time(17)),),
)
TWICE = replace(
    OPEN,
    hours=(
        Hours(weekdays=(0, 1, 2), opens=time(9), closes=time(12)),
        Hours(weekdays=(0, 1, 2), opens=time(14), closes=time(17)),
    ),
)
WEEKLY = Rule(
    freq="weekly",
    weekdays=(1,),
    starts_on=date(2026, 9, 22),
    until=date(2026, 10, 13),
    start_time=time(22),
    end_time=time(0),
)
SPAN, TUESDAYS = "14. September bis 20. September 2026", "jeden Dienstag 22–24 Uhr"
ALPHA = Place(name="Alpha Haus", town="Neustadt")
BETA = Place(name="Beta Haus", town="Altdorf")


@pytest.fixture
def told(week, aylin):
    """The words of an event after some dates were cancelled and others moved."""

    def tell(*, cancelled=(), moved=(), language="de", with_places=True, **said):
        event = cast.accepted(week, aylin, whens=(), place=ALPHA, **said)
        by = organiser(aylin)
        for key, change, place in moved:
            reporting.relocate(event.submission, key, change, place=place, by=by, at=cast.AT)
        if cancelled:
            reporting.report(event.submission, "cancelled", keys=cancelled, by=by, at=cast.AT)
        event = Event.objects.get(pk=event.pk)
        with translation.override(language):
            return schedules.dates(event, event.occurrences.all(), with_places=with_places)

    return tell


TO_SATURDAY = ("20260918T0900", {"starts_on": date(2026, 9, 19)}, BETA)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "de",
            "14. September bis 20. September 2026, nicht am 16. September,"
            " am 19. statt am 18. September (Beta Haus, Altdorf)",
        ),
        (
            "en",
            "14 September to 20 September 2026, not on 16 September,"
            " on 19 September instead of 18 September (Beta Haus, Altdorf)",
        ),
    ],
)
def test_a_period_names_its_days_that_are_closed_or_moved(told, language, said):
    found = told(period=OPEN, cancelled={"20260916T0900"}, moved=[TO_SATURDAY], language=language)
    assert found == said


def test_without_places(told):
    found = told(period=OPEN, moved=[TO_SATURDAY], with_places=False)
    assert found == f"{SPAN}, am 19. statt am 18. September"


@pytest.mark.parametrize(
    ("moved", "said"),
    [
        (("20260918T0900", {}, BETA), "am 18. September (Beta Haus, Altdorf)"),
        (
            ("20260918T0900", {"start_time": time(10), "end_time": time(12)}, None),
            "am 18. September 10–12 Uhr",
        ),
        # The day on which it is open anyway.
        (
            ("20260918T0900", {"starts_on": date(2026, 9, 17)}, None),
            "am 17. statt am 18. September",
        ),
        (
            ("20260918T0900", {}, Place(name="Alpha Haus", town="Neustadt", room="Saal")),
            "am 18. September (Saal)",
        ),
        (("20260918T0900", {}, Place(online=True)), "am 18. September (online)"),
    ],
    ids=["house", "hours", "onto another", "room", "online"],
)
def test_one_day_of_a_period_differs(told, moved, said):
    assert told(period=OPEN, moved=[moved]) == f"{SPAN}, {said}"


@pytest.mark.parametrize(
    ("period", "cancelled"),
    [
        (OPEN, ()),
        (TWICE, ()),
        (replace(OPEN, closed_on=(date(2026, 9, 16),)), ()),
        (replace(OPEN, hours=()), ()),
        (OPEN, "all"),
        (replace(OPEN, hours=()), "all"),
    ],
    ids=["open", "twice", "closed", "no hours", "cancelled", "no hours, cancelled"],
)
def test_of_a_period_that_is_as_stated_nothing_is_left_out(told, period, cancelled):
    assert told(period=period, cancelled=cancelled) == SPAN


@pytest.mark.parametrize(
    ("cancelled", "said"),
    [
        ({"20260915T0900"}, "nicht am 15. September 9–12 Uhr"),
        ({"20260915T0900", "20260915T1400"}, "nicht am 15. September"),
    ],
    ids=["morning", "day"],
)
def test_a_day_that_is_open_twice(told, cancelled, said):
    assert told(period=TWICE, cancelled=cancelled) == f"{SPAN}, {said}"


def test_many_exceptions_are_cut(told):
    long = replace(OPEN, ends_on=date(2026, 10, 30))
    days = [date(2026, 9, 14) + timedelta(7 * n) for n in range(7)]
    found = told(period=long, cancelled={f"{day:%Y%m%d}T0900" for day in days})
    assert found == (
        "14. September bis 30. Oktober 2026, nicht am 14. September, 21. September,"
        " 28. September, 5. Oktober, 12. Oktober und 19. Oktober …"
    )


def test_a_period_that_moved_as_a_whole_has_its_new_days(told):
    days = {"starts_on": date(2026, 9, 22), "ends_on": date(2026, 9, 27)}
    found = told(period=replace(OPEN, hours=()), moved=[("20260914", days, BETA)])
    assert found == "22. September bis 27. September 2026"


@pytest.mark.parametrize(
    ("moved", "said"),
    [
        ([("20260929T2200", {}, BETA)], "am 29. September (Beta Haus, Altdorf)"),
        (
            [("20260929T2200", {"start_time": time(20), "end_time": time(21)}, BETA)],
            "am 29. September 20–21 Uhr (Beta Haus, Altdorf)",
        ),
        (
            [("20260929T2200", {"starts_on": date(2026, 9, 30)}, BETA)],
            "am 30. statt am 29. September (Beta Haus, Altdorf)",
        ),
    ],
    ids=["place", "place and time", "place and day"],
)
def test_a_date_of_a_series_that_is_elsewhere_says_where(told, moved, said):
    assert told(rule=WEEKLY, moved=moved) == f"{TUESDAYS}, {said}"


def test_a_series_that_is_elsewhere_as_a_whole_names_no_place(told):
    days = [date(2026, 9, 22) + timedelta(7 * n) for n in range(4)]
    moved = [(f"{day:%Y%m%d}T2200", {}, BETA) for day in days]
    assert told(rule=WEEKLY, moved=moved) == TUESDAYS
