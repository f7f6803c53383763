"""One line that says that an event is moved or called off, as notices and groups write it."""

import pytest

from feeds.incoming.invitation.reading import read
from programme.drafts import dates


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
