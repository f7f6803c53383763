"""The programme by day."""

from datetime import date, datetime, time

import pytest

from calendar_site.pages.public.programme import days
from programme.actors import PARTNER, organiser
from programme.drafts.event_draft import Hours, Languages, Period, Place, Registration, Rule
from programme.drafts.reports import ALL
from programme.submissions import reporting
from tests import cast

WEEK = "/en/nord/ikw-2026/"
SUNDAY, MONDAY, TUESDAY = date(2026, 9, 27), date(2026, 9, 28), date(2026, 9, 29)


@pytest.fixture
def add(week, aylin):
    def inside(title, *whens, **changes):
        return cast.accepted(week, aylin, title=title, whens=whens, **changes)

    return inside


@pytest.fixture
def exhibition(add):
    return add(
        "Zugvögel",
        period=Period(
            starts_on=date(2026, 9, 14),
            ends_on=date(2026, 10, 9),
            hours=(Hours(weekdays=(0, 1, 2, 3, 4), opens=time(9), closes=time(16)),),
            closed_on=(TUESDAY,),
        ),
    )


@pytest.fixture
def language_cafe(add):
    rule = Rule(
        freq="weekly",
        weekdays=(0,),
        starts_on=date(2026, 9, 14),
        until=date(2026, 11, 30),
        start_time=time(16),
        end_time=time(18),
        except_days=(date(2026, 10, 5),),
    )
    return add("Sprachcafé", rule=rule)


def shown(page) -> dict[str, list[str]]:
    """{day: titles of its cards}"""
    return {
        day.one("h2").one(class_="sr").text: day.texts("h3")
        for day in page.all("section", class_="day")
    }


def strip(page) -> dict[str, str]:
    links = page.one("nav", class_="strip").all("a")
    return {link.one("span", class_="sr").text: link.attrs["href"] for link in links}


def test_the_head_says_what_when_and_which_week_is_the_national_one(read, week):
    head = read(WEEK).one(class_="head")
    assert head.texts("h1") == ["Interkulturelle Woche 2026"]
    assert head.texts("p") == [
        "12 September to 30 November 2026",
        "“DAFÜR!”",
        "National week 27 September to 4 October 2026 · Refugee Day: Friday, 2 October",
    ]
    assert head.links() == {
        "Subscribe to the calendar": "#subscribe",
        "Programme to print": "/en/nord/ikw-2026/print/",
    }


def test_days_stand_in_order_and_what_follows_stands_last(read, add):
    add("Spät", cast.when(MONDAY, time(20)))
    add("Folgt", cast.when(MONDAY, None, clock="to_follow"))
    add("Früh", cast.when(MONDAY, time(9, 30)))
    add("Ganztags", cast.when(MONDAY, None, clock="all_day"))
    add("Sonntags", cast.when(SUNDAY, time(11)))
    assert shown(read(WEEK)) == {
        "Sunday, 27 September 2026": ["Sonntags"],
        "Monday, 28 September 2026": ["Ganztags", "Früh", "Spät", "Folgt"],
    }


def test_a_card_says_what_one_needs_to_decide(read, add):
    add(
        "Stammtisch",
        cast.when(MONDAY, time(18), end_time=time(20)),
        is_free=True,
        wheelchair="yes",
        languages=Languages(spoken=("de",), interpreted=("ar",)),
    )
    card = read(WEEK).one("article")
    assert card.text == (
        "18:00–20:00 Stammtisch Place: Mehrgenerationenhaus, Neustadt "
        "Ein Abend zum Kennenlernen. Kind: Celebration and encounter "
        "Free of charge Wheelchair access Interpretation: Arabic"
    )
    link = card.one("h3").one("a")
    assert link.attrs == {"href": f"{WEEK}stammtisch/", "lang": "de", "dir": "ltr"}


def test_special_days_are_named(read, add):
    for day in (SUNDAY, date(2026, 10, 2), date(2026, 10, 4)):
        add(f"Am {day.day}.", cast.when(day))
    notes = [day.texts("p", class_="day__note") for day in read(WEEK).all(class_="day")]
    assert notes == [
        ["The national week begins."],
        ["Refugee Day"],
        ["The national week ends."],
    ]


def test_a_night_event_belongs_to_the_day_on_which_it_starts(read, add):
    add("Tanznacht", cast.when(MONDAY, time(20), end_time=time(1)))
    assert shown(read(WEEK)) == {"Monday, 28 September 2026": ["Tanznacht"]}
    assert shown(read(f"{WEEK}?day=2026-09-29")) == {}


def test_an_event_of_several_days_stands_under_the_first_and_beside_the_next(read, add):
    add("Werkstatt", cast.when(SUNDAY, time(10), ends_on=TUESDAY))
    add("Konzert", cast.when(TUESDAY, time(19)))
    page = read(WEEK)
    assert shown(page) == {
        "Sunday, 27 September 2026": ["Werkstatt"],
        "Tuesday, 29 September 2026": ["Konzert"],
    }
    (beside,) = page.all(class_="along")
    assert beside.texts("li") == ["Werkstatt 10:00, until 29 September"]


def test_an_offer_over_weeks_names_its_days_that_are_closed_or_moved(read, exhibition, aylin):
    hall = Place(name="Stadthalle", town="Altstadt")
    office, submission = organiser(aylin), exhibition.submission
    reporting.report(submission, "cancelled", keys={"20260916T0900"}, by=PARTNER, at=cast.AT)
    change = {"starts_on": date(2026, 9, 19)}
    reporting.relocate(submission, "20260918T0900", change, place=hall, by=office, at=cast.AT)
    (said,) = read(WEEK).one("section", class_="long").texts("p", class_="card__when")
    assert said == (
        "14 September to 9 October 2026, not on 16 September, on 19 September instead of"
        " 18 September (Stadthalle, Altstadt) · Mon–Fri 09:00–16:00 · closed on 29 September"
    )


def test_offers_over_weeks_stand_once_before_the_days(read, exhibition, language_cafe, add):
    add("Konzert", cast.when(MONDAY, time(19)))
    page = read(WEEK)
    long = page.one("section", class_="long")
    assert long.texts("h3") == ["Zugvögel", "Sprachcafé"]
    assert long.texts("p", class_="card__when") == [
        "14 September to 9 October 2026 · Mon–Fri 09:00–16:00 · closed on 29 September",
        "every Monday 16:00–18:00, not on 5 October · 14 September to 30 November 2026",
    ]
    assert shown(page) == {"Monday, 28 September 2026": ["Konzert"]}
    (beside,) = page.all(class_="along")
    assert beside.texts("li") == ["Zugvögel 09:00–16:00", "Sprachcafé 16:00–18:00"]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2026-09-28", {"Monday, 28 September 2026": ["Zugvögel", "Sprachcafé"]}),
        ("2026-09-29", {}),  # closed
        ("2026-09-30", {"Wednesday, 30 September 2026": ["Zugvögel"]}),
        ("2026-10-03", {}),  # a Saturday
        ("2026-10-05", {"Monday, 5 October 2026": ["Zugvögel"]}),  # no café
    ],
)
def test_an_exhibition_is_found_on_each_day_on_which_it_is_open(
    read, exhibition, language_cafe, day, found
):
    page = read(f"{WEEK}?day={day}")
    assert shown(page) == found
    assert list(page.all("section", class_="long")) == []


def test_two_opening_times_of_one_day_are_one_card(read, add):
    hours = tuple(
        Hours(weekdays=(0,), opens=time(a), closes=time(b)) for a, b in ((9, 12), (14, 17))
    )
    add(
        "Museum", period=Period(starts_on=date(2026, 9, 14), ends_on=date(2026, 10, 9), hours=hours)
    )
    page = read(f"{WEEK}?day=2026-09-28")
    assert page.texts("p", class_="card__time") == ["09:00–12:00, 14:00–17:00"]


def test_what_is_cancelled_stays_and_says_so(read, add):
    event = add("Lagerfeuer", cast.when(MONDAY))
    reporting.report(event.submission, "cancelled", keys=ALL, by=PARTNER, at=cast.AT)
    page = read(WEEK)
    assert page.texts("h3") == ["Cancelled : Lagerfeuer"]
    assert len(list(page.all("article", class_="card--cancelled"))) == 1


def test_one_cancelled_date_does_not_cancel_the_others(read, add):
    event = add("Kurs", cast.when(MONDAY), cast.when(TUESDAY))
    reporting.report(event.submission, "cancelled", keys={"20260929T1800"}, by=PARTNER, at=cast.AT)
    assert shown(read(WEEK)) == {
        "Monday, 28 September 2026": ["Kurs"],
        "Tuesday, 29 September 2026": ["Cancelled : Kurs"],
    }


def test_a_date_with_a_place_of_its_own_says_that_place(read, add):
    there = cast.when(TUESDAY, place=Place(name="Rathaus", town="Altstadt"))
    add("Lesung", cast.when(MONDAY), there)
    assert read(WEEK).texts("p", class_="card__place") == [
        "Place: Mehrgenerationenhaus, Neustadt",
        "Place: Rathaus, Altstadt",
    ]


def test_days_that_are_over_are_folded_while_the_programme_runs(read, add, clock):
    add("Gestern", cast.when(date(2026, 9, 19)))
    add("Bald", cast.when(MONDAY))
    page = read(WEEK)
    past = page.one("details", class_="past")
    assert past.texts("h3") == ["Gestern"]
    assert past.one("summary").text == "1 day that is over"
    assert page.texts("h3") == ["Gestern", "Bald"]
    clock.move_to(datetime(2027, 3, 1))
    assert list(read(WEEK).all("details", class_="past")) == []


def test_a_programme_that_is_over_points_to_the_one_that_comes(read, week, nord, clock):
    clock.move_to(datetime(2027, 3, 1))
    assert read(WEEK).one("div", class_="over").text == "This programme is over."
    cast.programme(
        nord,
        slug="ikw-2027",
        title="IKW 2027",
        starts_on=date(2027, 9, 1),
        ends_on=date(2027, 9, 30),
    )
    over = read(WEEK).one("div", class_="over")
    assert (over.text, over.links()) == (
        "This programme is over. IKW 2027",
        {"IKW 2027": "/en/nord/ikw-2027/"},
    )


def test_a_programme_that_is_over_promises_and_asks_nothing(read, add, clock):
    needed = Registration(need="required", deadline=date(2026, 9, 20))
    add("Bald", cast.when(MONDAY, start=None, clock="to_follow"), registration=needed)
    before, card = read(WEEK), "article"
    assert "time to be announced" in before.one(card).text
    assert "Registration needed" in before.one(card).text
    assert before.links()["Subscribe to the calendar"] == "#subscribe"
    clock.move_to(datetime(2027, 3, 1))
    after = read(WEEK)
    assert "time to be announced" not in after.one(card).text
    assert "Registration needed" not in after.one(card).text
    assert after.links()["Subscribe to the calendar"] == "/en/nord/#subscribe"
    assert list(after.all(class_="subscribe")) == []


def test_a_programme_that_is_over_without_events_says_so(read, week, clock):
    clock.move_to(datetime(2027, 3, 1))
    empty = read(WEEK).one("div", class_="empty")
    assert (empty.texts("h2"), empty.links()) == (["No events are known of this programme"], {})


def test_a_programme_without_events_invites_to_submit(read, week):
    empty = read(WEEK).one("div", class_="empty")
    assert empty.texts("h2") == ["The programme is still being made"]
    assert empty.links() == {"Submit an event": "/en/nord/submit/"}


def test_the_strip_leads_to_every_day(read, add):
    add("Sonntags", cast.when(SUNDAY))
    add("Oktober", cast.when(date(2026, 10, 8)))
    page = read(WEEK)
    assert strip(page) == {
        "Sunday, 27 September": f"{WEEK}#day-2026-09-27",
        "Thursday, 8 October": f"{WEEK}#day-2026-10-08",
    }
    assert {"day-2026-09-27", "day-2026-10-08"} <= {
        each.attrs["id"] for each in page.all("section", class_="day")
    }


def test_a_table_per_month_leads_to_everything_of_a_day(read, add, exhibition):
    add("Sonntags", cast.when(SUNDAY))
    months = read(WEEK).one("section", class_="months")
    assert months.texts("caption") == ["September 2026", "October 2026"]
    september = next(months.all("table"))
    assert september.texts("th") == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    links = september.links()
    assert links["27: 1 event"] == f"{WEEK}?day=2026-09-27"
    assert links["28: 1 event"] == f"{WEEK}?day=2026-09-28"
    assert "29" in september.texts("td")  # closed: a plain number


def test_a_long_programme_is_parted_between_days(read, add, monkeypatch):
    monkeypatch.setattr(days, "CARDS_PER_PAGE", 3)
    for n in range(4):
        for part in ("a", "b"):
            add(f"{n}{part}", cast.when(date(2026, 9, 27 + min(n, 3))))
    first, second = read(WEEK), read(f"{WEEK}?page=2")
    assert first.texts("h3") == ["0a", "0b"]
    assert second.texts("h3") == ["1a", "1b"]
    assert strip(first)["Monday, 28 September"] == f"{WEEK}?page=2#day-2026-09-28"
    assert first.one("nav", class_="pages").links() == {"Next page": "?page=2"}


@pytest.mark.parametrize("page", ["0", "9", "x"])
def test_a_page_that_is_not_there_is_not_found(read, week, page):
    read(f"{WEEK}?page={page}", 404)


def test_search_engines_are_told_one_address(read, week, settings):
    settings.SITE_URL = "https://kalender.example"
    page = read(f"{WEEK}?free=1")
    assert page.one("link", rel="canonical").attrs["href"] == f"https://kalender.example{WEEK}"
    assert page.one("meta", name="robots").attrs["content"] == "noindex, follow"
    assert list(read(WEEK).all("meta", name="robots")) == []


def test_the_page_in_other_languages_keeps_the_question(read, week):
    links = read(f"{WEEK}?free=1").one("nav", class_="languages").links()
    assert links == {"Deutsch": "/de/nord/ikw-2026/?free=1", "العربيّة": "/ar/nord/ikw-2026/?free=1"}


def test_german_words_and_arabic_direction(read, add, client):
    add("Stammtisch", cast.when(MONDAY, time(18)))
    assert read("/de/nord/ikw-2026/").texts("p", class_="card__time") == ["18 Uhr"]
    assert '<html lang="ar" dir="rtl">' in client.get("/ar/nord/ikw-2026/").content.decode()


def test_a_programme_that_is_not_public_yet_is_not_found(read, week):
    week.is_public = False
    week.save(update_fields=["is_public"])
    read(WEEK, 404)


def test_without_a_slash_one_is_led_there(client, week):
    answer = client.get("/en/nord/ikw-2026")
    assert (answer.status_code, answer["Location"]) == (301, WEEK)


def test_public_pages_are_only_read(client, week):
    assert client.post(WEEK).status_code == 405
