"""One line that says that an event is moved or called off, as notices and groups write it."""

import pytest

from feeds.incoming.invitation.reading import read
from programme.drafts import dates
from tests.feeds.incoming.invitation.told_dates import said


def told(text: str, programme) -> tuple:
    """The title, its days with what is said of them, and its house."""
    draft = read(text, programme).draft
    whens = [f"{when.starts_on:%-d.%-m.} {when.status}" for when in dates.whens(draft)]
    return draft.title, whens, draft.place.name


@pytest.mark.parametrize(
    "words",
    [
        "Der Vortrag wurde vom 23.9. auf den 30.9.2026, 19 Uhr, verlegt.",
        "Der Vortrag ist vom 23.9. auf den 30.9.2026, 19 Uhr, verschoben worden.",
        "Vortrag vom 23.9.2026 (20 Uhr) auf 30.9.2026 (19 Uhr) verlegt",
        "Vortrag, verschoben vom 23.9. auf 30.9.2026, 19 Uhr",
        "Vortrag vorverlegt vom 1.10. auf den 30.9.2026, 19 Uhr",
        "Vortrag: aus dem 23.9. wird der 30.9.2026, 19 Uhr",
        "Der Vortrag findet nicht am 23.9., sondern am 30.9.2026 statt.",
    ],
)
def test_only_the_new_day_is_one(neustadt, words):
    assert told(words, neustadt)[:2] == ("Vortrag", ["30.9. scheduled"])


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Das Konzert am 26.9.2026 im Rathaus Neustadt fällt wegen Krankheit aus.", "Konzert"),
        ("Das Konzert am 26.9.2026 im Rathaus Neustadt fällt krankheitsbedingt aus.", "Konzert"),
        ("Die Feier am 26.9.2026, 10 Uhr, im Rathaus Neustadt entfällt leider.", "Feier"),
        ("Konzert am 26.9.2026, 19 Uhr, Rathaus Neustadt, abgesagt", "Konzert"),
        ("Der für Samstag, 26.9.2026, 18 Uhr geplante Film im Rathaus Neustadt entfällt.", "Film"),
    ],
)
def test_what_is_called_off_behind_its_place(neustadt, words, title):
    assert told(words, neustadt) == (title, ["26.9. cancelled"], "Rathaus")


@pytest.mark.parametrize("words", ["fällt nicht aus", "fällt bei Regen aus"])
def test_what_takes_place_all_the_same(neustadt, words):
    text = f"Das Fest am 26.9.2026, 15 Uhr, im Rathaus Neustadt {words}."
    assert told(text, neustadt)[1] == ["26.9. scheduled"]


@pytest.mark.parametrize(
    "words",
    [
        "Der Vortrag am 26.9.2026 um 19 Uhr im Rathaus Neustadt fällt aus. "
        "Er wird am 3.10. um 19 Uhr nachgeholt.",
        "Der Vortrag am 26.9.2026 im Rathaus Neustadt muss leider ausfallen und wird am 3.10. "
        "nachgeholt.",
        "Vortrag am 26.9.2026, 19 Uhr, Rathaus Neustadt, fällt aus und wird am 3.10. um 19 Uhr "
        "nachgeholt.",
        "Vortrag am 26.9.2026, 19 Uhr, Rathaus Neustadt, fällt aus, dafür am 3.10. um 19 Uhr.",
        "Der Vortrag am 26.9.2026 im Rathaus Neustadt ist abgesagt. Stattdessen am 3.10., 19 Uhr.",
        "Der Vortrag am 26.9.2026 im Rathaus Neustadt entfällt. Nachholtermin: 3.10., 19 Uhr",
        "Der Vortrag am 26.9.2026 im Rathaus Neustadt entfällt. Neuer Termin ist der 3.10.",
        "Vortrag am 26.9.2026, 19 Uhr, im Rathaus Neustadt entfällt krankheitsbedingt. "
        "Wir holen ihn am 3.10. um 19 Uhr nach.",
        "Vortrag\n26.9.2026, 19 Uhr, Rathaus Neustadt\n"
        "Der Vortrag fällt leider aus und wird am 3.10. um 19 Uhr nachgeholt.",
        "The talk on 26 September 2026 at 7 pm in the Rathaus Neustadt is cancelled. "
        "It will be held on 3 October at 7 pm instead.",
        "The talk on 26 September 2026 at 7 pm in the Rathaus Neustadt has been cancelled. "
        "New date: 3 October 2026, 7 pm.",
        "أُلغيت المحاضرة يوم 26 سبتمبر 2026 الساعة 19:00 في Rathaus Neustadt. "
        "الموعد الجديد: 3 أكتوبر 2026 الساعة 19:00",
    ],
)
def test_what_is_made_up_for_takes_place_on_the_new_day(neustadt, words):
    assert told(words, neustadt)[1:] == (["3.10. scheduled"], "Rathaus")


@pytest.mark.parametrize(
    "words",
    [
        "Der Vortrag am 26.9.2026 im Rathaus Neustadt fällt aus und wird nachgeholt.",
        "Vortrag am 26.9.2026, 19 Uhr, Rathaus Neustadt, fällt aus und wird im Frühjahr nachgeholt",
    ],
)
def test_a_new_day_that_is_not_told(neustadt, words):
    assert told(words, neustadt)[1:] == (["26.9. cancelled"], "Rathaus")


@pytest.mark.parametrize(
    "words",
    [
        "Das Fest am 25.9. um 14 Uhr wird auf unbestimmte Zeit verschoben.",
        "Leider fällt das Fest am 25.9. um 14 Uhr aus und wird auf unbestimmte Zeit verschoben.",
        "Das für den 25.9. um 14 Uhr geplante Fest müssen wir auf unbestimmte Zeit verschieben.",
        "25.9., 14 Uhr\nDie Lesung ist bis auf Weiteres verschoben.",
    ],
)
def test_who_knows_no_new_day_postpones(words):
    assert said(words) == ["25.9. 14:00 postponed"]


def test_words_may_stand_within_those_that_call_it_off(neustadt):
    text = "Leider fällt unser Lesecafé am 24.9.2026 um 15 Uhr in der Bücherei Neustadt aus."
    assert told(text, neustadt) == ("Lesecafé", ["24.9. cancelled"], "Bücherei")


@pytest.mark.parametrize("street", ["Straße des 17. Juni 4", "1.-Mai-Straße 4"])
def test_a_street_that_is_named_after_a_day_is_no_date(neustadt, street):
    text = f"Fest\n24.9.2026, 15 Uhr\nBürgerhaus, {street}, 36433 Neustadt"
    assert told(text, neustadt) == ("Fest", ["24.9. scheduled"], "Bürgerhaus")
    assert read(text, neustadt).draft.place.street == street


def test_in_english_the_new_day_is_told_with_now(neustadt):
    text = (
        "Postponed! The reading on 24 September 2026 in the town library Neustadt will now take "
        "place on 1 October 2026 at 6 pm."
    )
    assert told(text, neustadt)[1] == ["1.10. scheduled"]


def test_the_day_of_a_press_release_is_no_date(neustadt):
    text = (
        "Medieninformation Nr. 114/2026 vom 8. September 2026\n\nFest\n24.9.2026, 15 Uhr\nRathaus"
    )
    assert told(text, neustadt)[1] == ["24.9. scheduled"]
