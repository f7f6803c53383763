"""Checks raise no false alarm, no exception, and each contradiction until it is put right."""

from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programme.checks import all_checks
from programme.drafts.event_draft import (
    EventDraft,
    Hours,
    Languages,
    Period,
    Place,
    Registration,
    Rule,
    Text,
    When,
)
from tests import cast
from tests.examples import examples

SEP, OCT = 9, 10


def when(month, day, start="18:00", end=None, **more) -> When:
    return When(
        starts_on=date(2026, month, day),
        start_time=start and time.fromisoformat(start),
        end_time=end and time.fromisoformat(end),
        **more,
    )


WEEKS = Rule(
    freq="weekly", weekdays=(1,), starts_on=date(2026, 9, 15), until=date(2026, 11, 24),
    start_time=time(16), end_time=time(18),
)  # fmt: skip
ART = Period(starts_on=date(2026, 9, 14), ends_on=date(2026, 10, 30))
MAIL = Registration(need="required", email="anmeldung@verein.example", deadline=date(2026, 9, 20))

SANE = [
    {},
    {"whens": (when(SEP, 28, "18:00", "20:00", stated_weekday=0),)},
    {"whens": (when(SEP, 28, "20:00", "01:00"),)},
    {"whens": (when(SEP, 28, "20:00", "00:00"),)},
    {"whens": (when(SEP, 28, "14:00", clock="from"),)},
    {"whens": (when(SEP, 28, "19:00", doors=time(18, 30), open_end=True),)},
    {"whens": (when(SEP, 28, None, clock="to_follow"),)},
    {"whens": (when(SEP, 28, None, clock="all_day", ends_on=date(2026, 9, 30)),)},
    {"whens": (when(SEP, 28), when(SEP, 30), when(OCT, 5, stated_weekday=0))},
    {"whens": (when(SEP, 28, "10:00"), when(SEP, 28, "15:00"))},
    {"whens": (when(SEP, 28), when(OCT, 5, status="cancelled"))},
    {"whens": (when(SEP, 12),)},
    {"whens": (when(11, 30),)},
    {"whens": (when(SEP, 28, place=Place(name="Rathaus", town="Altstadt")),)},
    {"whens": (), "rule": WEEKS},
    {"whens": (), "rule": Rule(**vars(WEEKS) | {"except_days": (date(2026, 10, 13),)})},
    {"whens": (), "rule": Rule(**vars(WEEKS) | {"freq": "monthly", "nth": -1})},
    {"whens": (), "period": ART},
    {
        "whens": (),
        "period": Period(
            **vars(ART)
            | {"hours": (Hours(weekdays=(0, 1, 2, 3, 4), opens=time(9), closes=time(18)),)}
        ),
    },
    {"whens": (), "period": Period(**vars(ART) | {"by_arrangement": True})},
    {"registration": MAIL},
    {"registration": Registration(need="required", phone="0361 123456")},
    {"registration": Registration(need="required", text="im Büro")},
    {"registration": Registration(need="none")},
    {"registration": Registration(need="requested", url="https://verein.example/a?b=1")},
    {"registration": MAIL, "description": "Anmeldung bis 20.9. erbeten."},
    {"description": "Beginn ist um 18 Uhr im großen Saal."},
    {"description": "Wir treffen uns am 28.9. wie jedes Jahr."},
    {"description": "Am 28.09.26 um 18.00 Uhr. Eintritt 5.50 Euro, 10.000 Besucher kamen."},
    {"description": "Paragraph 12.3. der Satzung und Version 1.2. sind gemeint. 3 h Musik."},
    {"description": "Telefon 03601 12345, Fax 03601 12346, info@stadt.example"},
    {"summary": "Ein Abend in Neustadt."},
    {"place": Place(online=True)},
    {"place": Place(to_follow=True)},
    {"place": Place(name="Donaudampfschifffahrtsgesellschaftshaus", town="Neustadt")},
    {"title": "Donaudampfschifffahrtsgesellschaftskapitänstreffen"},
    {"title": "Konzert 2026", "price": "5 €, ermäßigt 3 €", "is_free": False},
    {"translations": (Text(language="ar", title="لقاء مفتوح", summary="مساء للتعارف."),)},
    {"languages": Languages(spoken=("de",), interpreted=("ar", "uk"), signed=("gsg",))},
    {"age_min": 6, "age_max": 12, "audiences": ("kinder",)},
    {"website": "https://www.verein.example/fest#programm", "public_contact": "Büro, 0361 1234"},
    {"organisers": ("Verein für Kunst & Kultur e. V.", "Stadt Neustadt (Integrationsbüro)")},
]


@pytest.mark.django_db
def test_forty_sane_drafts_raise_no_alarm(week):
    assert len(SANE) >= 40
    asked = {}
    for n, changes in enumerate(SANE):
        found = all_checks.findings(cast.draft(**changes), week)
        if keys := [finding.key for finding in found if finding.severity != "hint"]:
            asked[n] = keys
    assert asked == {}


CONTRADICTIONS = {
    "weekday": (
        {"whens": (when(SEP, 28, stated_weekday=1),)},
        {"whens": (when(SEP, 28, stated_weekday=0),)},
        "weekday:whens.0.starts_on",
    ),
    "outside the programme": (
        {"whens": (when(12, 24),)},
        {"whens": (when(SEP, 24),)},
        "outside_programme:whens.0.starts_on",
    ),
    "end before start": (
        {"whens": (when(SEP, 28, ends_on=date(2026, 9, 27)),)},
        {"whens": (when(SEP, 28, ends_on=date(2026, 9, 29)),)},
        "end_before_start:whens.0.ends_on",
    ),
    "year typo": (
        {"whens": (cast.when(date(2025, 9, 28)),)},
        {"whens": (cast.when(date(2026, 9, 28)),)},
        "outside_programme:whens.0.starts_on",
    ),
    "impossible year": (
        {"whens": (cast.when(date(203, 9, 28)),)},
        {"whens": (cast.when(date(2026, 9, 28)),)},
        "impossible_year:whens.0.starts_on",
    ),
    "time in the text": (
        {"summary": "Los geht es um 19 Uhr."},
        {"summary": "Los geht es um 18 Uhr."},
        "time_in_text:summary",
    ),
    "day in the text": (
        {"summary": "Wir treffen uns am 29.9. im Haus."},
        {"summary": "Wir treffen uns am 28.9. im Haus."},
        "day_in_text:summary",
    ),
    "registration without a way": (
        {"registration": Registration(need="required")},
        {"registration": Registration(need="required", phone="0361 123456")},
        "registration_without_way:registration.text",
    ),
    "private number": (
        {"description": "Fragen an 0171 2345678"},
        {"description": "Fragen an 0361 2345678"},
        "private_phone:description",
    ),
    "private address": (
        {"public_contact": "bruno.beispiel@gmx.de"},
        {"public_contact": "info@verein.example"},
        "private_email:public_contact",
    ),
    "access link": (
        {"place": Place(online=True, note="https://us02web.zoom.us/j/1?pwd=x")},
        {"place": Place(online=True, note="Der Link kommt nach der Anmeldung")},
        "access_link:place.note",
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_a_contradiction_is_asked_until_it_is_put_right(week, name):
    wrong, right, key = CONTRADICTIONS[name]
    keys = [
        [each.key for each in all_checks.findings(cast.draft(**said), week)]
        for said in (wrong, right)
    ]
    assert key in keys[0]
    assert key not in keys[1]


@pytest.mark.django_db
def test_town_duplicate_and_clash_are_told_until_they_are_put_right(week, aylin):
    here = {"place": Place(name="Markt", town="Altstadt"), "audiences": ("frauen",)}
    cast.accepted(week, aylin, title="Markttag", **here)
    far = {"whens": (cast.when(date(2026, 11, 10)),)}
    said = {
        "duplicate:title": ({"title": "Markttag"}, {"title": "Markttag"} | far),
        "clash:whens": (here, here | far),
        "town_in_text:place.town": (
            {"summary": "Das Fest in Altstadt."},
            {"summary": "Das Fest in Altstadt.", "place": Place(town="Altstadt")} | far,
        ),
    }
    for key, (wrong, right) in said.items():
        assert key in [each.key for each in all_checks.findings(cast.draft(**wrong), week)]
        assert key not in [each.key for each in all_checks.findings(cast.draft(**right), week)]


# --- Any draft at all -----------------------------------------------------------------------------

texts = st.text(max_size=30) | st.sampled_from(
    [
        "28.9. 24 Uhr",
        "0.0.",
        "99.99. 99:99 Uhr",
        "0171 2345678",
        "https://zoom.us/j/1",
        "\x00",
        "a@b",
    ]
)
any_day = st.dates() | st.sampled_from([date.min, date.max, date(2026, 9, 28)])
any_time = st.times().map(lambda each: each.replace(tzinfo=None))
any_place = st.builds(Place, **dict.fromkeys(("venue", "name", "street", "town", "note"), texts))
any_code = st.lists(texts, max_size=2).map(tuple)
any_when = st.builds(
    When,
    starts_on=any_day,
    ends_on=st.none() | any_day,
    start_time=st.none() | any_time,
    end_time=st.none() | any_time,
    doors=st.none() | any_time,
    clock=st.sampled_from(["exact", "from", "all_day", "to_follow", "hours", "nonsense"]),
    stated_weekday=st.none() | st.integers(0, 6),
    note=texts,
    key=texts,
    place=st.none() | any_place,
)
any_rule = st.builds(
    Rule,
    freq=st.sampled_from(["weekly", "monthly", "daily"]),
    interval=st.integers(-1, 5),
    weekdays=st.lists(st.integers(0, 6), max_size=3).map(tuple),
    nth=st.none() | st.integers(-1, 5).filter(bool),
    starts_on=any_day,
    until=st.none() | any_day,
    start_time=st.none() | any_time,
    except_days=st.lists(any_day, max_size=2).map(tuple),
)
any_period = st.builds(
    Period,
    starts_on=any_day,
    ends_on=st.none() | any_day,
    hours=st.lists(
        st.builds(
            Hours,
            weekdays=st.lists(st.integers(0, 6), max_size=3).map(tuple),
            opens=any_time,
            closes=any_time,
        ),
        max_size=2,
    ).map(tuple),
)
any_draft = st.builds(
    EventDraft,
    **dict.fromkeys(("title", "summary", "description", "category", "openness", "website"), texts),
    language=texts,
    audiences=any_code,
    features=any_code,
    fundings=any_code,
    organisers=any_code,
    age_min=st.none() | st.integers(),
    whens=st.lists(any_when, max_size=3).map(tuple),
    rule=st.none() | any_rule,
    period=st.none() | any_period,
    place=any_place,
    registration=st.builds(
        Registration, need=texts, text=texts, email=texts, deadline=st.none() | any_day
    ),
    picture=st.sampled_from(["", "nonsense", "\x00"]),
)


@pytest.mark.django_db
@given(draft=any_draft)
@settings(
    max_examples=examples(40),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_draft_breaks_a_check(week, draft):
    for finding in (*all_checks.findings(draft, week), *all_checks.so_far(draft, week)):
        assert str(finding.message)
        assert finding.key
