"""One question, the same for the page and the feed; every answer can be taken back."""

from datetime import date, time
from urllib.parse import urlsplit

import icalendar
import pytest
import time_machine

from programme.drafts.event_draft import Languages, Place
from programme.models.venue import Town
from tests import cast

WEEK = "/en/nord/ikw-2026/"
MONDAY, TUESDAY = date(2026, 9, 28), date(2026, 9, 29)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def week(once_per_file):
    return cast.programme(cast.district("nord", "16001"))


@pytest.fixture(scope="module")
def aylin(week):
    return cast.person("aylin", week.district)


@pytest.fixture(scope="module")
def three(week, aylin):
    """A free meeting, a film with interpretation, and a course for women that is no longer free."""
    cast.accepted(week, aylin, title="Treff", is_free=True, audiences=("familien",))
    cast.accepted(
        week,
        aylin,
        title="Film",
        category="film",
        whens=(cast.when(TUESDAY, time(19)),),
        place=Place(name="Kino", town="Altstadt"),
        languages=Languages(spoken=("de",), interpreted=("ar", "uk"), signed=("gsg",)),
        wheelchair="partly",
        organisers=("Kinofreunde",),
    )
    cast.accepted(
        week,
        aylin,
        title="Nähkurs",
        category="workshop",
        whens=(cast.when(date(2026, 10, 20)),),
        is_free=False,
        features=("women_only", "childcare", "easy_language"),
        languages=Languages(spoken=("ar",)),
    )


def titles(page):
    return page.texts("h3")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Treff", "Film", "Nähkurs"]),
        ("town=altstadt", ["Film"]),
        ("town=altstadt,neustadt", ["Treff", "Film", "Nähkurs"]),
        ("town=altstadt&town=neustadt", ["Treff", "Film", "Nähkurs"]),
        ("category=film", ["Film"]),
        ("audience=familien", ["Treff"]),
        ("language=ar", ["Film", "Nähkurs"]),
        ("interpretation=ar", ["Film"]),
        ("access=wheelchair", ["Film"]),
        ("access=sign_language", ["Film"]),
        ("access=easy_language", ["Nähkurs"]),
        ("free=1", ["Treff"]),
        ("women_only=1", ["Nähkurs"]),
        ("childcare=1", ["Nähkurs"]),
        ("partner=kinofreunde", ["Film"]),
        ("q=NAEHKURS", ["Nähkurs"]),
        ("q=N%00AEHKURS", ["Nähkurs"]),
        ("q=arabisch", ["Film", "Nähkurs"]),
        ("q=العربيه", ["Film", "Nähkurs"]),
        ("q=ukrainian", ["Film"]),
        ("day=2026-09-28", ["Treff"]),
        ("since=2026-09-29", ["Film", "Nähkurs"]),
        ("until=2026-09-29", ["Treff", "Film"]),
        ("since=2026-09-29&until=2026-10-01", ["Film"]),
        ("free=1&category=film", []),
        ("utm_source=mail", ["Treff", "Film", "Nähkurs"]),
    ],
)
def test_the_page_and_its_feed_answer_alike(read, client, three, query, found):
    page = read(f"{WEEK}?{query}")
    assert titles(page) == found
    count = page.one("p", class_="filter__count").text
    assert count == f"{len(found)} event{'' if len(found) == 1 else 's'}"
    feed = urlsplit(page.one("input", id="feed-address").attrs["value"])
    calendar = icalendar.Calendar.from_ical(client.get(f"{feed.path}?{feed.query}").content)
    assert sorted(event["SUMMARY"] for event in calendar.events) == sorted(found)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("town=atlantis", "town"),
        ("category=nichts", "category"),
        ("audience=x", "audience"),
        ("language=xx", "language"),
        ("interpretation=xx", "interpretation"),
        ("access=flying", "access"),
        ("partner=niemand", "partner"),
        ("free=vielleicht", "free"),
        ("day=gestern", "day"),
        ("since=2026-02-30", "since"),
        ("since=2026-10-02&until=2026-10-01", "until"),
        ("programme=anderes", "programme"),
        ("nonsense=1", "nonsense"),
        ("town=%00", "town"),
    ],
)
def test_a_wrong_value_is_named_and_the_way_back_shown(read, three, query, parameter):
    page = read(f"{WEEK}?{query}", 400)
    assert page.one("main").one("strong").text.partition(":")[0] == parameter
    assert page.one("main").links()["To the programme"] == WEEK


def test_chips_take_one_answer_back_each(read, three):
    page = read(f"{WEEK}?free=1&interpretation=ar&day=2026-09-28&q=treff")
    chosen = page.one("ul", **{"aria-label": "Chosen"})
    assert chosen.links() == {
        "Remove: “treff”": f"{WEEK}?day=2026-09-28&free=1&interpretation=ar",
        "Remove: Monday, 28 September 2026": f"{WEEK}?free=1&interpretation=ar&q=treff",
        "Remove: Interpretation: Arabic": f"{WEEK}?day=2026-09-28&free=1&q=treff",
        "Remove: Free of charge": f"{WEEK}?day=2026-09-28&interpretation=ar&q=treff",
        "Show everything": WEEK,
    }


def test_one_tap_answers_and_a_second_takes_it_back(read, three):
    quick = {"aria-label": "Show only"}
    assert read(WEEK).one("ul", **quick).links() == {
        "Free of charge": f"{WEEK}?free=1",
        "For families": f"{WEEK}?audience=familien",
        "Women only": f"{WEEK}?women_only=1",
        "Childcare": f"{WEEK}?childcare=1",
        "Wheelchair access": f"{WEEK}?access=wheelchair",
        "Sign language": f"{WEEK}?access=sign_language",
        "National week": f"{WEEK}?since=2026-09-27&until=2026-10-04",
    }
    page = read(f"{WEEK}?free=1")
    assert page.one("ul", **quick).links()["Free of charge"] == WEEK
    assert page.one("ul", **quick).one("a", **{"aria-current": "true"}).text == "Free of charge"


def test_the_form_asks_only_what_has_an_answer_and_counts(read, three):
    form = read(WEEK).one("form")
    assert [option.text for option in form.one("select", name="town").all("option")] == [
        "any",
        "Altstadt (1)",
        "Neustadt (2)",
    ]
    assert [option.text for option in form.one("select", name="language").all("option")] == [
        "any",
        "Arabic – \u2068العربية\u2069 (2)",
        "German – \u2068Deutsch\u2069 (1)",
        "German Sign Language – \u2068Deutsche Gebärdensprache\u2069 (1)",
        "Ukrainian – \u2068Українська\u2069 (1)",
    ]
    boxes = [box.attrs["value"] for box in form.all("input", name="access")]
    assert boxes == ["wheelchair", "sign_language", "easy_language"]


@pytest.mark.parametrize(
    ("query", "field", "options"),
    [
        ("free=1", "town", ["Neustadt (1)"]),
        ("town=altstadt", "town", ["Altstadt (1)", "Neustadt (2)"]),
        ("category=film", "language", ["Arabic", "German", "German Sign Language", "Ukrainian"]),
        ("interpretation=ar", "category", ["Film (1)"]),
        ("q=nähkurs", "town", ["Neustadt (1)"]),
        ("day=2026-09-29", "town", ["Altstadt (1)"]),
        ("access=wheelchair", "access", ["wheelchair", "sign_language"]),
    ],
)
def test_counts_follow_what_is_chosen(read, three, query, field, options):
    form = read(f"{WEEK}?{query}").one("form")
    if field == "access":
        assert [box.attrs["value"] for box in form.all("input", name="access")] == options
        return
    found = [option.text for option in form.one("select", name=field).all("option")][1:]
    if field == "language":
        found = [text.partition(" –")[0] for text in found]
    assert found == options


def test_a_date_counts_where_it_is_held_that_day(read, week, aylin, three):
    """One date in each town: on the second day, beside the film, nothing is in the first town."""
    there = cast.when(TUESDAY, place=Place(name="Kino", town="Altstadt"))
    cast.accepted(week, aylin, whens=(cast.when(MONDAY), there))
    form = read(f"{WEEK}?day={TUESDAY}").one("form")
    assert [o.text for o in form.one("select", name="town").all("option")] == [
        "any",
        "Altstadt (2)",
    ]


def test_the_form_shows_what_is_chosen(read, three):
    form = read(f"{WEEK}?town=altstadt,neustadt&free=1&since=2026-09-28").one("form")
    chosen = [
        o.text for o in form.one("select", name="town").all("option") if "selected" in o.attrs
    ]
    assert chosen == ["Altstadt, Neustadt"]
    assert "checked" in form.one("input", name="free").attrs
    assert form.one("input", name="since").attrs["value"] == "2026-09-28"


def test_a_sent_form_becomes_a_short_address(client, three):
    answer = client.get(f"{WEEK}?q=&town=&category=film&since=&free=1")
    assert (answer.status_code, answer["Location"]) == (302, f"{WEEK}?category=film&free=1")


def test_nothing_found_says_so_and_shows_the_way_back(read, three):
    empty = read(f"{WEEK}?free=1&category=film").one("div", class_="empty")
    assert empty.texts("h2") == ["Nothing takes place with these filters"]
    assert empty.links() == {"Show everything": WEEK}


def test_the_feed_of_this_very_selection_is_one_tap_away(read, three, settings):
    settings.SITE_URL = "https://kalender.example"
    page = read(f"{WEEK}?interpretation=ar")
    assert "#subscribe" in page.one("header").links().values()
    panel = page.one("section", class_="subscribe")
    feed = "kalender.example/feeds/nord/ikw-2026.en.ics?interpretation=ar"
    assert panel.links()["Subscribe"] == f"webcal://{feed}"
    assert panel.one("input").attrs["value"] == f"https://{feed}"
    assert panel.texts("p")[0] == (
        "Interkulturelle Woche 2026, Landkreis Nord: Interpretation: Arabic"
    )


def test_a_chosen_town_without_events_is_named_in_words(read, three, week):
    """On the page as in its feed, and it stays chosen in the form."""
    Town.objects.create(district=week.district, name="Bad Bergstadt", slug="bad-bergstadt")
    page = read(f"{WEEK}?town=bad-bergstadt&category=film")
    words = "Interkulturelle Woche 2026, Landkreis Nord: Bad Bergstadt, Film"
    assert page.one("section", class_="subscribe").texts("p")[0] == words
    select = page.one("form").one("select", name="town")
    chosen = [option.text for option in select.all("option") if "selected" in option.attrs]
    assert chosen == ["Bad Bergstadt (0)"]


def test_after_the_end_the_menu_asks_the_same_of_the_next_programme(read, week, aylin, three):
    """The days that were asked for are over."""
    coming = {"starts_on": date(2027, 9, 1), "ends_on": date(2027, 10, 31)}
    cast.programme(week.district, slug="ikw-2027", **coming)
    with time_machine.travel("2027-01-10T10:00:00Z"):
        filtered = read(f"{WEEK}?town=altstadt&since=2026-09-01").one("header").links()
        whole = read(WEEK).one("header").links()
    assert "/en/nord/ikw-2027/?town=altstadt#subscribe" in filtered.values()
    assert "/en/nord/#subscribe" in whole.values()
    with time_machine.travel("2028-01-10T10:00:00Z"):  # no programme comes any more
        filtered = read(f"{WEEK}?town=altstadt").one("header").links()
    assert "/en/nord/#subscribe" in filtered.values()


def test_only_dates_with_the_interpretation_are_shown(read, week, aylin):
    arabic = cast.when(TUESDAY, languages=Languages(spoken=("de",), interpreted=("ar",)))
    cast.accepted(week, aylin, title="Führung", whens=(cast.when(MONDAY), arabic))
    page = read(f"{WEEK}?interpretation=ar")
    days = [day.one("h2").one(class_="sr").text for day in page.all(class_="day")]
    assert days == ["Tuesday, 29 September 2026"]


def test_only_dates_in_the_town_are_shown(read, week, aylin):
    there = cast.when(TUESDAY, place=Place(name="Rathaus", town="Bergstadt"))
    cast.accepted(week, aylin, title="Lesung", whens=(cast.when(MONDAY), there))
    page = read(f"{WEEK}?town=bergstadt")
    assert page.texts("p", class_="card__place") == ["Place: Rathaus, Bergstadt"]


def test_a_search_that_is_too_long_is_refused_and_not_cut(client, week):
    assert client.get(f"/en/nord/{week.slug}/", {"q": "x" * 200}).status_code == 200
    answer = client.get(f"/en/nord/{week.slug}/", {"q": "x" * 201})
    assert answer.status_code == 400
    assert "it has 201 characters, 200 fit." in answer.content.decode()
