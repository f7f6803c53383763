"""What a program can send and a form cannot: each value once, at its field."""

from datetime import date, time

import pytest

from programme.actors import PARTNER, organiser
from programme.checks import all_checks
from programme.checks.finding import Refused
from programme.drafts.cleaning import tidied
from programme.drafts.event_draft import (
    EventDraft,
    Hours,
    Languages,
    Period,
    Place,
    Registration,
    Rule,
    Text,
)
from programme.submissions import moderation, revising, submitting
from tests import cast

LONG_WAY = Registration(text="t" * 200, phone="0" * 50, email=f"{'m' * 60}@verein.example")

REFUSED = [
    ({"language": "xx"}, ("unknown", "language")),
    ({"language": "gsg"}, ("unknown", "language")),
    (
        {"translations": (Text(language="x" * 13, title="T"),)},
        ("unknown", "translations.0.language"),
    ),
    ({"translations": (Text(language="de", title="T"),)}, ("twice", "translations.0.language")),
    (
        {"translations": (Text(language="en", title="T"), Text(language="en", title="T"))},
        ("twice", "translations.1.language"),
    ),
    ({"languages": Languages(spoken=("deutsch",))}, ("unknown", "languages.spoken")),
    ({"languages": Languages(signed=("gsg-extremely-long",))}, ("unknown", "languages.signed")),
    (
        {"whens": (cast.when(languages=Languages(interpreted=("",))),)},
        ("unknown", "whens.0.languages.interpreted"),
    ),
    ({"features": ("sauna",)}, ("unknown", "features")),
    ({"fundings": ("lotto",)}, ("unknown", "fundings")),
    ({"place": Place(venue="nirgends")}, ("unknown", "place.venue")),
    ({"place": Place(venue="nir\0gends")}, ("unknown", "place.venue")),
    (
        {"whens": (cast.when(place=Place(venue="nirgends")),)},
        ("unknown", "whens.0.place.venue"),
    ),
    ({"registration": Registration(text="x" * 301)}, ("too_long", "registration.text")),
    ({"registration": Registration(phone="0" * 61)}, ("too_long", "registration.phone")),
    ({"registration": Registration(email="bei uns")}, ("not_an_address", "registration.email")),
    ({"registration": LONG_WAY}, ("too_long", "registration.text")),
    ({"place": Place(name="Haus", locality="x" * 81)}, ("too_long", "place.locality")),
    ({"whens": (cast.when(note="x" * 301),)}, ("too_long", "whens.0.note")),
    ({"whens": (cast.when(key="x" * 25),)}, ("too_long", "whens.0.key")),
    ({"whens": (cast.when(place=Place(room="x" * 121)),)}, ("too_long", "whens.0.place.room")),
    (
        {"whens": (), "period": Period(starts_on=date(2026, 9, 14), hours_note="x" * 301)},
        ("too_long", "period.hours_note"),
    ),
    ({"age_min": -1}, ("impossible_age", "age_min")),
    ({"age_max": 40_000}, ("impossible_age", "age_max")),
    ({"whens": (cast.when(key="a"), cast.when(key="a"))}, ("twice", "whens.1.key")),
    (
        {"whens": (), "rule": Rule(freq="weekly", starts_on=date(2026, 9, 15))},
        ("missing", "rule.start_time"),
    ),
    (
        {
            "whens": (),
            "period": Period(
                starts_on=date(2026, 9, 14),
                ends_on=date(2026, 9, 14),
                hours=(Hours(weekdays=(6,), opens=time(9), closes=time(10)),),
            ),
        },
        ("missing", "whens"),
    ),
]


@pytest.mark.parametrize(("changes", "refused"), REFUSED)
def test_each_is_refused_once_at_its_field(week, changes, refused):
    found = all_checks.findings(cast.draft(**changes), week)
    assert [(item.code, item.field) for item in found if item.severity == "error"] == [refused]


def test_what_is_on_the_lists_passes(week, nord):
    nord.fundings.create(code="pfd", name="Demokratie leben!")
    nord.venues.create(slug="saal", name="Saal")
    said = {
        "language": "de-simple",
        "translations": (Text(language="ar", title="T"),),
        "languages": Languages(spoken=("de", "zh-Hant"), interpreted=("prs",), signed=("gsg",)),
        "features": ("childcare",),
        "fundings": ("pfd",),
        "place": Place(venue="saal"),
        "whens": (
            cast.when(place=Place(venue="saal"), key="a"),
            cast.when(date(2026, 9, 29), key="b"),
        ),
        "age_min": 0,
        "age_max": 120,
    }
    assert all_checks.findings(cast.draft(**said), week) == ()


def test_another_districts_place_is_unknown(week, sued):
    sued.venues.create(slug="saal", name="Saal")
    found = all_checks.findings(cast.draft(place=Place(venue="saal")), week)
    assert [item.key for item in found] == ["unknown:place.venue"]


def test_a_place_that_is_not_told_is_for_the_office_and_its_own_event(week, aylin):
    hidden = Place(name="Frauenhaus", street="Geheimweg 7", town="Neustadt")
    closed = cast.accepted(week, aylin, place=hidden, openness="invited").submission
    slug, office = closed.event.venue.slug, organiser(aylin)
    draft = cast.draft(title="Chorprobe", place=Place(venue=slug), openness="invited")

    def asked(**who):
        found = all_checks.findings(draft, week, **who)
        return [item.key for item in found if item.severity == "error"]

    assert asked() == ["unknown:place.venue"]
    assert asked(insider=True) == []
    with pytest.raises(Refused) as refused:
        submitting.offer(week, draft, by=PARTNER, at=cast.AT)
    assert str(refused.value) == "unknown:place.venue"
    with pytest.raises(Refused):
        submitting.keep(week, draft, by=PARTNER, at=cast.AT)
    with pytest.raises(Refused):
        revising.revise(closed, draft, by=PARTNER, at=cast.AT)
    # The office names it; from then on the partner's own versions keep it.
    revising.revise(closed, draft, by=office, at=cast.AT)
    assert asked(besides=closed) == []
    revising.revise(closed, draft, by=PARTNER, at=cast.AT)
    moderation.accept(closed, by=office, at=cast.AT)
    closed.event.refresh_from_db()
    assert closed.event.venue.slug == slug


@pytest.mark.parametrize("day", [date.min, date.max, date(203, 9, 28)])
@pytest.mark.parametrize("part", ["whens", "rule", "period"])
def test_days_at_the_ends_of_time_are_refused_like_others(week, day, part):
    parts = {
        "whens": (cast.when(day, ends_on=day, end_time=time(19), stated_weekday=2),),
        "rule": Rule(freq="weekly", starts_on=day, until=date.max, start_time=time(9)),
        "period": Period(starts_on=day, ends_on=day),
    }
    draft = cast.draft(**{"whens": ()} | {part: parts[part]})
    codes = {item.code for item in all_checks.findings(draft, week) if item.severity == "error"}
    assert "impossible_year" in codes


def test_every_text_of_a_draft_is_tidied():
    dirty = " a\u202eb\x07 "
    draft = EventDraft(
        website=dirty,
        registration=Registration(text=dirty, url=dirty, phone=dirty, email=dirty),
        period=Period(starts_on=date(2026, 9, 14), hours_note=dirty),
    )
    assert tidied(draft) == EventDraft(
        website="ab",
        registration=Registration(text="ab", url="ab", phone="ab", email="ab"),
        period=Period(starts_on=date(2026, 9, 14), hours_note="ab"),
    )


def test_a_series_without_exceptions_left_is_refused(week):
    days = (date(2026, 9, 15), date(2026, 9, 22))
    rule = Rule(
        freq="weekly", starts_on=days[0], until=days[1], start_time=time(16), except_days=days
    )
    found = all_checks.findings(cast.draft(whens=(), rule=rule), week)
    assert [item.key for item in found] == ["missing:whens"]
