"""On an Arabic page every word in Latin letters says which language it is in."""

from dataclasses import replace
from datetime import date, time

import pytest

from feeds import editions
from programme.actors import SYSTEM, organiser
from programme.drafts.event_draft import (
    Hours,
    Languages,
    Period,
    Place,
    Registration,
    Rule,
    Text,
)
from programme.models.vocabulary import Funding
from programme.submissions import reporting
from tests import cast
from tests.pages.foreign import foreign, misread

PAGES = [
    "/ar/nord/",
    "/ar/nord/ikw-2026/",
    "/ar/nord/ikw-2026/?category=fest&town=neustadt&partner=verein-miteinander",
    "/ar/nord/ikw-2026/offener-stammtisch/",
    "/ar/nord/ikw-2026/print/",
    "/ar/nord/imprint/",
    "/ar/nord/privacy/",
    "/ar/nord/accessibility/",
    "/ar/nord/submit/",
    "/?lang=ar",
]
HALL = Place(name="Rathaus", room="Saal", town="Altstadt", note="Eingang im Hof")
EVENT = "/ar/nord/ikw-2026/offener-stammtisch/"


@pytest.fixture
def moved(week, aylin):
    """An event, some dates of which have moved: key of the date, change and place."""

    def add(*, moves=(), **changes):
        event, by = cast.accepted(week, aylin, **changes), organiser(aylin)
        for key, change, place in moves:
            reporting.relocate(
                event.submission, key, change, place=place, note="Wasser", by=by, at=cast.AT
            )
        return event

    return add


SERIES = Rule(
    freq="weekly",
    weekdays=(1,),
    starts_on=date(2026, 9, 22),
    until=date(2026, 10, 13),
    start_time=time(16),
    end_time=time(18),
)
OPEN = Period(
    starts_on=date(2026, 9, 14),
    ends_on=date(2026, 9, 27),
    hours=(Hours(weekdays=(0, 1), opens=time(9), closes=time(16)),),
    hours_note="in der Ferienzeit kürzer",
)
TUESDAY = {"starts_on": date(2026, 9, 29)}
EVENTS = {
    "moved": {"moves": [("20260928T1800", TUESDAY, HALL)]},
    "series": {"whens": (), "rule": SERIES, "moves": [("20260929T1600", {}, HALL)]},
    "another room": {
        "whens": (),
        "rule": SERIES,
        "moves": [("20260929T1600", {}, Place(room="Keller"))],
    },
    "exhibition": {"whens": (), "period": OPEN, "moves": [("20260914T0900", {}, HALL)]},
    "online as well": {
        "place": replace(HALL, online=True),
        "whens": (cast.when(), cast.when(date(2026, 9, 29), place=Place(online=True))),
    },
    "translated": {
        "translations": (Text(language="ar", title="لقاء", summary="أمسية"),),
        "moves": [("20260928T1800", TUESDAY, HALL)],
    },
    "in Arabic": {"title": "لقاء", "language": "ar", "summary": "أمسية"},
    "plain German": {"language": "de-simple"},
}


@pytest.mark.django_db
@pytest.mark.parametrize("path", [EVENT, "/ar/nord/ikw-2026/", "/ar/nord/"])
@pytest.mark.parametrize("name", EVENTS)
def test_places_inside_our_words_say_their_language(read, moved, name, path):
    event = moved(**EVENTS[name])
    page = read(path.replace("offener-stammtisch", event.slug))
    found = [*foreign(page, ""), *misread(page, "")]
    assert not found, "\n".join(found)


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_foreign_words_say_their_language(read, week, aylin, nord, path):
    Funding.objects.create(district=nord, code="bunt", name="Denk bunt", sentence="Gefördert.")
    cast.accepted(
        week,
        aylin,
        whens=(
            cast.when(date(2026, 9, 28), time(18), end_time=time(20), note="Einlass im Hof"),
            cast.when(date(2026, 10, 5), time(18), place=Place(name="Kino", town="Altstadt")),
        ),
        place=Place(name="Haus Muster", room="Saal", street="Weg 1", town="Neustadt", note="Hof"),
        audience_text="Kinder aus dem Ort",
        price="Spende erbeten",
        is_free=True,
        registration=Registration(
            need="required",
            only_for="Kochen im Hof",
            text="im Laden",
            phone="000 1",
            url="https://a.example/b",
        ),
        languages=Languages(spoken=("de",), interpreted=("ar", "uk"), signed=("gsg",)),
        organisers=("Verein Miteinander", "Kirche"),
        public_contact="Verein Miteinander",
        website="https://verein.example/",
        bad_weather_place="Turnhalle",
        end_place="Bahnhof im Tal",
        reductions="Kinder zahlen nichts",
        fundings=("bunt",),
    )
    editions.release(week, by=SYSTEM, at=cast.AT)
    page = read(path)
    found = list(dict.fromkeys(foreign(page, "")))
    assert not found, "\n".join(found)
