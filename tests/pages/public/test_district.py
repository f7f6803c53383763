"""A district's front page."""

from datetime import date, datetime, time

import pytest

from programme.actors import PARTNER
from programme.drafts.event_draft import Period, Rule
from programme.drafts.reports import ALL
from programme.submissions import reporting
from tests import cast

HOME = "/en/nord/"


@pytest.fixture
def add(week, aylin):
    def inside(title, *days, **changes):
        whens = tuple(cast.when(day) for day in days)
        return cast.accepted(week, aylin, title=title, whens=whens, **changes)

    return inside


def heads(page, name):
    return page.one("section", **{"aria-labelledby": name}).texts("h3")


def test_the_programme_that_is_on_comes_first(read, add):
    add("Stammtisch", date(2026, 9, 28))
    head = read(HOME).one(class_="head")
    assert head.texts("h1") == ["Interkulturelle Woche 2026"]
    assert head.texts("p") == [
        "On now · 12 September to 30 November 2026",
        "“DAFÜR!”",
        "National week 27 September to 4 October 2026 · Refugee Day: Friday, 2 October",
    ]
    assert head.links() == {
        "See 1 event": "/en/nord/ikw-2026/",
        "Subscribe to the calendar": "#subscribe",
    }


@pytest.mark.parametrize(
    ("now", "word"),
    [("2026-09-01", "Coming up"), ("2026-11-30", "On now"), ("2026-12-01", "Most recently")],
)
def test_before_and_after_it_says_so(read, week, clock, now, word):
    clock.move_to(datetime.fromisoformat(now))
    assert read(HOME).texts("p", class_="head__kicker")[0].split(" · ")[0] == word


def test_the_next_events_with_day_and_time_but_none_that_is_over_or_cancelled(read, add):
    add("Vorbei", date(2026, 9, 19))
    add("Später", date(2026, 10, 3))
    add("Bald", date(2026, 9, 19), date(2026, 9, 22))
    cancelled = add("Abgesagt", date(2026, 9, 21))
    reporting.report(cancelled.submission, "cancelled", keys=ALL, by=PARTNER, at=cast.AT)
    page = read(HOME)
    assert heads(page, "next") == ["Bald", "Später"]
    assert page.texts("p", class_="card__when") == [
        "Tuesday, 22 September 2026 · 18:00",
        "Saturday, 3 October 2026 · 18:00",
    ]


def test_no_more_than_six_and_the_way_to_all(read, add):
    for n in range(8):
        add(f"Nummer {n}", date(2026, 9, 21 + n))
    page = read(HOME)
    assert heads(page, "next") == [f"Nummer {n}" for n in range(6)]
    assert page.one("p", class_="more").links() == {"See all 8 events": "/en/nord/ikw-2026/"}


def test_offers_over_weeks_which_go_on_stand_apart(read, add):
    rule = Rule(
        freq="weekly",
        weekdays=(1,),
        starts_on=date(2026, 9, 15),
        until=date(2026, 10, 27),
        start_time=time(16),
    )
    add("Sprachcafé", rule=rule)
    add("Ausstellung", period=Period(starts_on=date(2026, 9, 12), ends_on=date(2026, 9, 18)))
    page = read(HOME)
    assert page.one("section", class_="long").texts("h3") == ["Sprachcafé"]
    assert page.texts("p", class_="card__when") == [
        "every Tuesday 16:00 · 15 September to 27 October 2026"
    ]


def test_earlier_programmes_with_events_newest_first(read, nord, aylin, week):
    for year, filled in ((2023, True), (2024, False), (2025, True)):
        programme = cast.programme(
            nord,
            slug=f"ikw-{year}",
            title=f"IKW {year}",
            starts_on=date(year, 9, 20),
            ends_on=date(year, 9, 30),
        )
        if filled:
            cast.accepted(programme, aylin, whens=(cast.when(date(year, 9, 21)),))
    page = read(HOME)
    assert heads(page, "others") == ["IKW 2025", "IKW 2023"]
    assert page.links()["IKW 2025"] == "/en/nord/ikw-2025/"


def test_what_it_is_about_in_the_readers_language_or_in_german(read, week):
    week.about = {"de": "Alle kommen.", "ar": "الجميع مدعوون."}
    week.save(update_fields=["about"])
    english = read(HOME).one("section", class_="prose")
    told = {"lang": "de", "dir": "ltr"}
    assert (english.texts("p"), english.one("div").attrs) == (["Alle kommen."], told)
    arabic = read("/ar/nord/").one("section", class_="prose")
    assert (arabic.texts("p"), arabic.one("div").attrs) == (["الجميع مدعوون."], {})


@pytest.mark.parametrize(
    ("now", "asked"), [("2026-07-01", False), ("2026-09-20", True), ("2026-12-01", False)]
)
def test_one_is_asked_to_submit_while_one_can(read, week, clock, now, asked):
    week.submissions_from = date(2026, 8, 1)
    week.save(update_fields=["submissions_from"])
    clock.move_to(datetime.fromisoformat(now))
    found = list(read(HOME).all("section", **{"aria-labelledby": "take-part"}))
    assert bool(found) is asked


def test_the_office_can_be_reached(read, nord):
    nord.office, nord.email = "Amt für Begegnung", "amt@nord.example"
    nord.phone, nord.website = "03600 12-34", "https://nord.example/"
    nord.save()
    office = read(HOME).one("address")
    assert office.text == (
        "Landkreis Nord Amt für Begegnung Telephone: 03600 12-34 "
        "E-mail: amt@nord.example Website: nord.example"
    )
    assert list(office.links().values()) == [
        "tel:036001234",
        "mailto:amt@nord.example",
        "https://nord.example/",
    ]


def test_a_district_without_a_programme(read, nord):
    page = read(HOME)
    assert page.texts("h1") == ["Landkreis Nord"]
    assert page.one(class_="empty").texts("h2") == ["No programme has been announced yet"]


def test_a_programme_without_events(read, week):
    empty = read(HOME).one(class_="empty")
    assert empty.texts("h2") == ["The programme is still being made"]
    assert empty.links() == {"Submit an event": "/en/nord/submit/"}


def test_the_feed_of_the_district(read, week, settings):
    settings.SITE_URL = "https://kalender.example"
    panel = read("/de/nord/").one("section", class_="subscribe")
    assert panel.one("input").attrs["value"] == "https://kalender.example/feeds/nord.ics"


def test_an_unknown_district_is_not_found(read, db):
    read("/en/nirgends/", 404)
