"""Last year's event keeps its weekdays; another one keeps people and place."""

from datetime import date, time

from programme.drafts import copying
from programme.drafts.event_draft import EventDraft, Hours, Period, Registration, Rule
from tests import cast


def two_years(nord):
    old = cast.programme(
        nord,
        slug="ikw-2023",
        year=2023,
        starts_on=date(2023, 9, 12),
        ends_on=date(2023, 12, 14),
        national_starts_on=date(2023, 9, 24),
        national_ends_on=date(2023, 10, 1),
    )
    return old, cast.programme(nord)


def test_dates_move_by_weekday_and_forget_what_happened(nord):
    old, new = two_years(nord)
    last = cast.draft(
        whens=(
            cast.when(date(2023, 9, 28), status="cancelled", note="Krank", stated_weekday=3),
            cast.when(date(2023, 12, 14)),
        ),
        registration=Registration(need="required", text="Tel.", deadline=date(2023, 9, 20)),
    )
    copy = copying.for_programme(last, old, new)
    assert [(w.starts_on, w.status, w.note, w.stated_weekday) for w in copy.whens] == [
        (date(2026, 10, 1), "scheduled", "", None),
        (date(2026, 12, 17), "scheduled", "", None),
    ]
    assert copy.registration.deadline == date(2026, 9, 23)
    assert [w.starts_on.weekday() for w in copy.whens] == [3, 3]


def test_series_and_exhibitions_move_as_a_whole(nord):
    old, new = two_years(nord)
    rule = Rule(
        freq="weekly",
        weekdays=(1,),
        starts_on=date(2023, 9, 12),
        until=date(2023, 12, 12),
        except_days=(date(2023, 10, 3),),
        start_time=time(16),
    )
    moved = copying.for_programme(cast.draft(whens=(), rule=rule), old, new).rule
    assert (moved.starts_on, moved.until, moved.except_days) == (
        date(2026, 9, 15),
        date(2026, 12, 15),
        (date(2026, 10, 6),),
    )
    period = Period(
        starts_on=date(2023, 9, 20),
        ends_on=date(2023, 10, 15),
        hours=(Hours(weekdays=(0,), opens=time(9), closes=time(10)),),
    )
    moved = copying.for_programme(cast.draft(whens=(), period=period), old, new).period
    assert (moved.starts_on, moved.ends_on) == (date(2026, 9, 23), date(2026, 10, 18))


def test_another_one_keeps_people_and_place():
    first = cast.draft(is_free=True, audiences=("frauen",), features=("childcare",))
    assert copying.like(first) == EventDraft(
        category=first.category,
        organisers=first.organisers,
        openness=first.openness,
        place=first.place,
        features=("childcare",),
    )
