"""Who stands where: long offers first, days in order, every event in full once."""

import pytest

from feeds.print.layout import arrange
from feeds.print.snapshot import read
from tests.feeds.print.programme import CAFE, FRIDAY, THURSDAY, WORDS, day, event, snapshot


def arranged(*events):
    clean, _findings = read(snapshot(*events), WORDS)
    return arrange(clean)


def entries(document):
    return [
        (day["label"], entry["day"]["time"], entry["event"]["title"], entry["full"])
        for day in document["days"]
        for entry in day["entries"]
    ]


def test_long_offers_stand_first_and_once():
    document = arranged()
    assert [event["title"] for event in document["ongoing"]] == ["Neue Räume", "Sprachcafé"]


def test_days_in_order_and_each_event_in_full_once():
    concert = "\u2067أمسية موسيقية (عود وبيانو)\u2069"
    assert entries(arranged()) == [
        (THURSDAY, "9.30 Uhr", concert, True),
        (THURSDAY, "ab 14 Uhr", "Frühstück für Groß und Klein", True),
        (THURSDAY, "18 Uhr", "Vortrag über Wege", True),
        (FRIDAY, "9 Uhr", "Frühstück für Groß und Klein", False),
    ]


@pytest.mark.parametrize(
    "times",
    [
        ["9 Uhr", "9.30 Uhr", "ab 10 Uhr", "14–16 Uhr", "18:15", "Uhrzeit folgt"],
        ["12:05 a.m.", "9 a.m.", "12 p.m.", "1 p.m.", "6.30 pm", "open"],
        ["الساعة 9:00", "الساعة ١٤:٠٠", "يُعلن لاحقًا"],
    ],
)
def test_times_are_sorted_as_a_clock_goes(times):
    events = [
        event(n, f"Fest {time}", days=[day("2023-09-28", THURSDAY, time)])
        for n, time in enumerate(reversed(times))
    ]
    told = [time.strip("\u2067\u2069") for _, time, _, _ in entries(arranged(*events))]
    assert told == times


def test_a_stated_start_wins_over_the_words():
    early = event(1, "Früh", days=[day("2023-09-28", THURSDAY, "nach dem Essen", starts="06:00")])
    late = event(2, "Spät", days=[day("2023-09-28", THURSDAY, "7 Uhr")])
    assert [title for _, _, title, _ in entries(arranged(late, early))] == ["Früh", "Spät"]


def test_two_times_on_one_day():
    days = [day("2023-09-28", THURSDAY, "14 Uhr"), day("2023-09-28", THURSDAY, "10 Uhr")]
    assert entries(arranged(event(1, "Führung", days=days))) == [
        (THURSDAY, "10 Uhr", "Führung", True),
        (THURSDAY, "14 Uhr", "Führung", False),
    ]


def test_an_event_without_a_date_is_not_forgotten():
    document = arranged(event(1, "Fahrt ins Blaue"))
    assert [event["title"] for event in document["ongoing"]] == ["Fahrt ins Blaue"]
    assert document["overview"][0]["rows"][0]["time"] == "date to follow"


def test_glance_repeats_the_order_with_status():
    rows = [
        (group["label"], row["time"], row["town"], row["status"])
        for group in arranged()["overview"]
        for row in group["rows"]
    ]
    assert rows == [
        ("Several days", "4. bis 30. September", "Altdorf", ""),
        ("Several days", "jeden Dienstag, nicht am 3. Oktober", "Musterstadt", ""),
        (THURSDAY, "9.30 Uhr", "Neudorf", ""),
        (THURSDAY, "ab 14 Uhr", "Musterstadt", ""),
        (THURSDAY, "18 Uhr", "Neudorf", "abgesagt"),
        (FRIDAY, "9 Uhr", "Musterstadt", "verlegt"),
    ]


def test_a_period_names_only_unusual_days():
    exhibition, cafe = arranged()["ongoing"]
    assert [(day["date"], day["note"]) for day in exhibition["dates"]] == [
        ("2023-09-20", "geschlossen")
    ]
    assert (exhibition["hours"], cafe["dates"]) == (["Mo–Fr 9–18 Uhr", "Sa 10–17 Uhr"], [])


def test_a_series_says_its_time_if_it_is_always_the_same():
    later = CAFE["days"][1] | {"time": "17 Uhr"}
    changed = CAFE | {"days": [CAFE["days"][0], later]}
    assert [event["hours"] for event in arranged(CAFE, changed)["ongoing"]] == [["16 Uhr"], []]


@pytest.mark.parametrize(
    ("summary", "description", "lead"),
    [
        ("Kurz.", "Lang.", "Kurz."),
        ("Kurz …", "Kurz und dann lang.", ""),
        ("Kurz.", "", "Kurz."),
        ("", "Eins.", ""),
    ],
)
def test_a_summary_is_not_said_twice(summary, description, lead):
    only = event(1, "Fest", summary=summary, description=description)
    assert arranged(only)["ongoing"][0]["lead"] == lead


def test_every_date_of_an_event_at_several_houses_says_where_it_is():
    days = [
        day("2023-09-28", THURSDAY, "9 Uhr", place="Rathaus, Altstadt", town="Altstadt"),
        day("2023-09-29", FRIDAY, "9 Uhr"),
        day("2023-09-30", "Samstag, 30. September", "9 Uhr", place="online"),
    ]
    place = {"name": "Kino", "street": "Weg 1", "town": "Neustadt", "note": "im Hof"}
    document = arranged(event(1, "Fest", days=days, place=place))
    (full,) = (entry for group in document["days"] for entry in group["entries"] if entry["full"])
    assert [date["place"] for date in full["event"]["dates"]] == [
        "Rathaus, Altstadt",
        "Kino, Weg 1, Neustadt · im Hof",
        "online",
    ]
    towns = [row["town"] for group in document["overview"] for row in group["rows"]]
    assert towns == ["Altstadt", "Neustadt", ""]
