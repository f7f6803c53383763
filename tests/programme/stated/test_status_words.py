"""A state in a title is told from a title that only has such a word in it."""

import pytest

from programme.stated import status_words


@pytest.mark.parametrize(
    "title",
    [
        "ABGESAGT: Lesung",
        "Abgesagt:Lesung",
        "Abgesagt! Lesung",
        "ABGESAGT!!!Lesung",
        "[Abgesagt] Lesung",
        "+++ ABGESAGT +++ Lesung",
        "❌ Abgesagt – Lesung",
        "Achtung, abgesagt: Lesung",
        "ABGESAGT Lesung",
        "Abgesagt Lesung",
        "Absage: Lesung",
        "Entfällt: Lesung",
        "Canceled: Lesung",
        "Cancelled event: Lesung",
        "ملغى: Lesung",
        "Lesung (abgesagt)",
        "Lesung, abgesagt",
        "Lesung - ABGESAGT!",
        "Lesung – leider abgesagt",
        "Lesung entfällt",
        "Lesung fällt leider aus!",
        "Lesung faellt krankheitsbedingt aus",
        "Lesung findet nicht statt",
        "Lesung wurde abgesagt.",
    ],
)
def test_a_state_stands_by_itself_in_front_behind_or_in_brackets(title):
    assert status_words.read(title) == ("cancelled", "Lesung")


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("AUSGEBUCHT: Kochkurs", ("full", "Kochkurs")),
        ("Kochkurs ist ausverkauft", ("full", "Kochkurs")),
        ("Kochkurs (keine freien Plätze mehr)", ("full", "Kochkurs")),
        ("Verschoben: Fest", ("postponed", "Fest")),
        ("Verlegt – Fest: Musik", ("moved", "Fest: Musik")),
        ("Reihe: Fest (abgesagt), Geisa", ("cancelled", "Reihe: Fest, Geisa")),
        ("Lesung „Der abgesagte Krieg“ – ABGESAGT", ("cancelled", "Lesung „Der abgesagte Krieg“")),
    ],
)
def test_each_state_has_its_words(title, found):
    assert status_words.read(title) == found


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Fest (verschoben auf 12.10.)", "postponed"),
        ("Verschoben auf Montag, den 12.10.: Fest", "postponed"),
        ("Fest verschoben auf Montag, den 12.10.", "postponed"),
        ("Fest – abgesagt wegen Sturm", "cancelled"),
        ("Fest (ABGESAGT, Ersatztermin folgt)", "cancelled"),
        ("Abgesagt", "cancelled"),
    ],
)
def test_a_title_that_says_more_of_its_state_stays_whole(title, status):
    assert status_words.read(title) == (status, title)


@pytest.mark.parametrize(
    "title",
    [
        "Der abgesagte Krieg",
        "Nachtwanderung (evtl. verschoben)",
        "Lesung – vielleicht abgesagt",
        "Das verschobene Fest",
        "Die Kunst der Absage",
        "Absage an den Hass",
        "„Abgesagt“ – ein Film",
        "Abgesagt?",
        "Verschoben ist nicht aufgehoben",
        "Noch nicht ausgebucht: Kochen",
        "Fast ausgebucht",
        "Wenn der Unterricht entfällt",
        "Freitags fällt aus dem Rahmen",
        "Ausgefallen gut kochen",
        "Vollmond",
        "",
        "abgesagt " * 400,
    ],
)
def test_a_word_inside_a_title_is_no_state(title):
    assert status_words.read(title) == ("", title)
