"""Calendar feeds over HTTP: addresses, answers to filters, caching, nothing that is not public."""

from datetime import UTC, datetime, timedelta

import icalendar
import pytest
import time_machine

from programme.actors import PARTNER
from programme.drafts.event_draft import Place
from programme.drafts.reports import ALL
from programme.models.event import Event
from programme.submissions import reporting, submitting
from tests import cast
from tests.feeds.ical.readers import in_home_assistant, lines, titles
from tests.feeds.ical.serving import FEED, HEADERS, publish

pytestmark = pytest.mark.usefixtures("september")
GONE = "Dieser Termin wurde zurückgezogen."


# --- addresses -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "filename", "kind"),
    [
        ("nord.ics", "nord.ics", "inline"),
        ("nord.de.ics", "nord.ics", "inline"),
        ("nord.en.ics", "nord.en.ics", "inline"),
        ("nord/ikw-2026.ics", "nord-ikw-2026.ics", "inline"),
        ("nord/ikw-2026.ar.ics", "nord-ikw-2026.ar.ics", "inline"),
        ("nord/ikw-2026/offener-stammtisch.ics", "offener-stammtisch.ics", "inline"),
        ("nord/ikw-2026/offener-stammtisch.en.ics", "offener-stammtisch.ics", "inline"),
        (
            "nord/ikw-2026/offener-stammtisch.ics?download=1",
            "offener-stammtisch.ics",
            "attachment",
        ),
    ],
)
def test_addresses(client, event, path, filename, kind):
    response = client.get(f"/feeds/{path}")
    assert titles(response) == ["Offener Stammtisch"]
    assert response["Content-Disposition"] == f'{kind}; filename="{filename}"'
    assert {name: response[name] for name in HEADERS} == HEADERS
    assert int(response["Content-Length"]) == len(response.content)
    assert response.cookies == {}
    assert len(in_home_assistant(response.content)) == 1


@pytest.mark.parametrize(
    "path",
    [
        "west.ics",
        "nord.fr.ics",
        "nord/ikw-1999.ics",
        "nord/ikw-2026.fr.ics",
        "nord/ikw-2026/nichts.ics",
        "nord/ikw-2026/offener-stammtisch.fr.ics",
        "sued/ikw-2026.ics",
        "sued/ikw-2026/offener-stammtisch.ics",
    ],
)
def test_what_does_not_exist_is_not_found(client, sued, event, path):
    answer = client.get(f"/feeds/{path}")
    assert answer.status_code == 404
    # A script of another site may read that, too.
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer.content.decode() == "Unter dieser Adresse gibt es keinen Kalender.\n"


def test_a_programme_that_is_not_public_is_not_found(client, week, event):
    publish(week.district)
    week.is_public = False
    week.save()
    for path in ("nord/ikw-2026.ics", "nord/ikw-2026/offener-stammtisch.ics"):
        assert client.get(f"/feeds/{path}").status_code == 404


def test_closed_events_are_nowhere(client, nord, week, aylin):
    event = cast.accepted(week, aylin, title="Planwort Zwiebelfisch", openness="school")
    publish(nord)
    for path in (
        "nord.ics",
        "nord/ikw-2026.ics",
        "nord.ics?q=zwiebelfisch",
        "nord.ics?since=2000-01-01",
    ):
        assert titles(client.get(f"/feeds/{path}")) == []
    assert client.get(f"/feeds/nord/ikw-2026/{event.slug}.ics").status_code == 404


# --- the head ------------------------------------------------------------------------------------


def test_the_head_of_a_feed(client, nord, event):
    nord.colour, nord.office = "#1f7a3d", "Integrationsbüro"
    nord.save()
    found = lines(client.get("/feeds/nord/ikw-2026.en.ics").content)
    assert found[: found.index("BEGIN:VTIMEZONE")] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kreiskalender//Kreiskalender 1//DE",
        "CALSCALE:GREGORIAN",
        "NAME;LANGUAGE=en:Landkreis Nord: Interkulturelle Woche 2026",
        "X-WR-CALNAME:Landkreis Nord: Interkulturelle Woche 2026",
        "DESCRIPTION;LANGUAGE=en:DAFÜR!",
        "X-WR-CALDESC:DAFÜR!",
        "X-WR-TIMEZONE:Europe/Berlin",
        "COLOR:seagreen",
        "X-APPLE-CALENDAR-COLOR:#1F7A3D",
        "URL:http://localhost:8000/en/nord/ikw-2026/",
        "SOURCE;VALUE=URI:http://localhost:8000/feeds/nord/ikw-2026.en.ics",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    ]


def test_a_single_event_can_be_followed_like_other_calendars(client, event):
    found = lines(client.get("/feeds/nord/ikw-2026/offener-stammtisch.en.ics").content)
    head = found[: found.index("BEGIN:VTIMEZONE")]
    assert {
        "NAME;LANGUAGE=en:Offener Stammtisch",
        "X-WR-CALNAME:Offener Stammtisch",
        "URL:http://localhost:8000/en/nord/ikw-2026/offener-stammtisch/",
        "SOURCE;VALUE=URI:http://localhost:8000/feeds/nord/ikw-2026/offener-stammtisch.en.ics",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    } <= set(head)


def test_a_filtered_calendar_names_the_page_that_asks_the_same(client, event):
    page = "http://localhost:8000/de/nord/ikw-2026/"
    for query, url in (("", page), ("?town=neustadt&free=1", f"{page}?free=1&town=neustadt")):
        body = client.get(f"/feeds/nord/ikw-2026.ics{query}").content
        assert icalendar.Calendar.from_ical(body)["URL"] == url


def test_a_file_to_keep_names_no_calendar(client, event):
    """Outlook would open a new one for it."""
    found = lines(client.get("/feeds/nord/ikw-2026/offener-stammtisch.ics?download=1").content)
    assert found[:5] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kreiskalender//Kreiskalender 1//DE",
        "CALSCALE:GREGORIAN",
        "BEGIN:VTIMEZONE",
    ]


def test_a_filter_is_named_so_that_calendars_can_be_told_apart(client, event):
    found = lines(client.get("/feeds/nord.en.ics?category=fest,film&free=0&cancelled=hide").content)
    assert "X-WR-CALNAME:Events in Landkreis Nord – Celebration and encounter, Film" in found
    source = "http://localhost:8000/feeds/nord.en.ics?category=fest%2Cfilm&cancelled=hide"
    assert f"SOURCE;VALUE=URI:{source}" in found


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("audience=familien&town=neustadt", "Neustadt, Familien"),
        ("free=1&access=wheelchair", "rollstuhlgerecht, Eintritt frei"),
        ("since=2026-09-12&q=fest", "„fest“, ab 12. September 2026"),
        (
            "interpretation=ar&partner=verein-miteinander",
            "Dolmetschen: Arabisch, Verein Miteinander",
        ),
    ],
)
def test_a_calendar_is_named_in_words(client, event, query, words):
    found = lines(client.get(f"{FEED}?{query}").content)
    name = f"Landkreis Nord: Interkulturelle Woche 2026 – {words}"
    assert f"X-WR-CALNAME:{name}" in found


def test_an_empty_feed_is_a_calendar(client, week):
    response = client.get(FEED)
    assert titles(response) == []
    assert in_home_assistant(response.content) == []
    assert "BEGIN:VTIMEZONE" in lines(response.content)


def test_a_zone_only_where_there_are_times(client, week, aylin):
    cast.accepted(week, aylin, whens=(cast.when(start=None, clock="all_day"),))
    assert "BEGIN:VTIMEZONE" not in lines(client.get(FEED).content)


# --- filters -------------------------------------------------------------------------------------


def test_filters(client, week, aylin):
    cast.accepted(week, aylin, title="Fest", category="fest", is_free=True)
    cast.accepted(week, aylin, title="Film", category="film")
    found = {
        query: titles(client.get(f"/feeds/nord.ics?{query}"))
        for query in (
            "category=film",
            "free=1",
            "category=fest,film",
            "category=musik",
            "utm_source=x",
        )
    }
    assert found == {
        "category=film": ["Film"],
        "free=1": ["Fest"],
        "category=fest,film": ["Fest", "Film"],
        "category=musik": [],
        "utm_source=x": ["Fest", "Film"],
    }
    assert titles(client.get(f"{FEED}?category=film")) == ["Film"]
    assert titles(client.get(f"{FEED}?programme=ikw-2026")) == ["Fest", "Film"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("town=atlantis", "town: „atlantis“ ist hier nicht bekannt.\n"),
        ("nonsense=1", "nonsense: Diesen Filter gibt es nicht.\n"),
        ("programme=other", "programme: „other“ ist hier nicht bekannt.\n"),
    ],
)
def test_what_nobody_can_answer_is_named(client, event, query, said):
    response = client.get(f"{FEED}?{query}")
    assert (response.status_code, response["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert response.content.decode() == said


def test_it_is_named_in_the_language_of_the_feed(client, event):
    response = client.get("/feeds/nord.en.ics?cancelled=maybe")
    assert response.status_code == 400
    assert response.content.decode() == "cancelled: Please say mark or hide.\n"


def test_the_towns_of_another_district_are_unknown(client, nord, sued, event):
    sued.towns.create(name="Süden", slug="sueden")
    assert client.get("/feeds/nord.ics?town=sueden").status_code == 400
    assert titles(client.get("/feeds/nord.ics?town=neustadt")) == ["Offener Stammtisch"]


def test_cancelled_events_are_marked_or_hidden(client, event):
    reporting.report(event.submission, "cancelled", keys=ALL, by=PARTNER, at=cast.AT)
    assert titles(client.get(FEED)) == ["ABGESAGT: Offener Stammtisch"]
    assert titles(client.get(f"{FEED}?cancelled=mark")) == ["ABGESAGT: Offener Stammtisch"]
    assert titles(client.get(f"{FEED}?cancelled=hide")) == []


def test_what_was_taken_back_is_told_and_then_gone(client, event):
    submitting.withdraw(event.submission, by=PARTNER, at=cast.AT)
    one = f"/feeds/nord/ikw-2026/{event.slug}.ics"
    for path in (FEED, "/feeds/nord.ics", f"{FEED}?category=fest", one):
        assert titles(client.get(path)) == [GONE]
        assert b"tammtisch" not in client.get(path).content
    assert titles(client.get(f"{FEED}?category=film")) == []
    with time_machine.travel(datetime(2026, 10, 29, 10, tzinfo=UTC)):
        assert titles(client.get(FEED)) == []
        assert client.get(one).status_code == 404


def test_queries_do_not_grow_with_events(client, week, aylin, django_assert_num_queries):
    """District; known kinds; what the filter once found; events with pieces; words of the name."""
    made = 0
    for wanted in (1, 3, 100):
        while made < wanted:
            cast.accepted(week, aylin, title=f"Abend {made}", place=Place(online=True))
            made += 1
        client.get("/feeds/nord.ics?category=fest")
        with django_assert_num_queries(5):
            assert len(titles(client.get("/feeds/nord.ics?category=fest"))) == wanted


# --- stored files --------------------------------------------------------------------------------


def test_a_stored_feed_costs_one_query(client, nord, event, django_assert_num_queries):
    publish(nord)
    for path in ("/feeds/nord.ics", FEED):
        with django_assert_num_queries(1):
            assert titles(client.get(path)) == ["Offener Stammtisch"]


@pytest.mark.parametrize("path", ["/feeds/nord.ics", "/feeds/nord.en.ics", FEED])
def test_a_stored_feed_and_one_made_on_the_way_are_the_same(client, nord, event, path):
    before = client.get(path)
    publish(nord)
    after = client.get(path)
    assert after.content == before.content
    assert after.headers == before.headers


def test_an_outdated_file_is_not_served(client, nord, event):
    publish(nord)
    first = client.get(FEED)
    reporting.report(event.submission, "full", keys=ALL, by=PARTNER, at=cast.AT + timedelta(days=1))
    second = client.get(FEED)
    assert titles(second) == ["AUSGEBUCHT: Offener Stammtisch"]
    assert second["ETag"] != first["ETag"]
    assert second["Last-Modified"] == "Sun, 02 Aug 2026 09:00:00 GMT"
    publish(nord)
    third = client.get(FEED)
    assert (third.content, third.headers) == (second.content, second.headers)


def test_an_etag_stays_while_the_bytes_stay(client, nord, event):
    """The district's stamp has moved, but not what this feed says."""
    publish(nord)
    first = client.get(FEED)
    nord.bump(cast.AT + timedelta(days=5))
    second = client.get(FEED, headers={"if-none-match": first["ETag"]})
    assert second.status_code == 304
    assert second["Last-Modified"] == first["Last-Modified"]
    publish(nord)
    assert (
        client.get(FEED, headers={"if-modified-since": first["Last-Modified"]}).status_code == 304
    )


def test_the_day_after_a_file_is_made_anew(client, nord, event):
    publish(nord)
    # Behind the stamp's back, to see who answers.
    Event.everything.update(withdrawn_at=cast.AT, left_at=cast.AT)
    assert titles(client.get(FEED)) == ["Offener Stammtisch"]
    with time_machine.travel(datetime(2026, 10, 29, 10, tzinfo=UTC)):
        assert titles(client.get(FEED)) == []


@pytest.mark.parametrize(
    "path", ["nord.ics", "nord.ics?category=fest", "nord/ikw-2026/offener-stammtisch.ics"]
)
def test_a_browser_may_ask_whether_a_script_may_read_it(client, event, path):
    answer = client.options(f"/feeds/{path}")
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in answer["Access-Control-Allow-Headers"]


# --- HTTP ----------------------------------------------------------------------------------------
