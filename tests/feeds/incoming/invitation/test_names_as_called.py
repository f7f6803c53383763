"""Names as they are called, lists of them, and what says that nobody is named."""

import pytest

from feeds.incoming.invitation.reading import read

DATED = "Herbstfest\nSamstag, 26.9.2026, 14 Uhr\nMehrgenerationenhaus, Neustadt\n"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (
            "Es lädt der Internationale Kulturverein Muster ein.",
            ("Internationaler Kulturverein Muster",),
        ),
        ("Veranstalter ist das Evangelische Familienzentrum.", ("Evangelisches Familienzentrum",)),
        ("Veranstaltet von der Evangelischen Frauenhilfe.", ("Evangelische Frauenhilfe",)),
        ("Veranstalter: Initiative Umsonstladen", ("Initiative Umsonstladen",)),
        ("Veranstalter: Lukasprojekt, Ausländerbeirat u. a.", ("Lukasprojekt", "Ausländerbeirat")),
        (
            "Es laden ein: die Bachschule, der Tourismusverein Muster und der Chor Muster",
            ("Bachschule", "Tourismusverein Muster", "Chor Muster"),
        ),
        (
            "Veranstaltet von der Diakonie Muster, dem JFZ Muster und der Stadt Neustadt",
            ("Diakonie Muster", "JFZ Muster", "Stadt Neustadt"),
        ),
        (
            "Veranstalter ist der Förderverein Muster, der Eintritt beträgt 2 Euro.",
            ("Förderverein Muster",),
        ),
    ],
)
def test_as_it_is_called(neustadt, line, names):
    assert read(DATED + line, neustadt).draft.organisers == names


@pytest.mark.parametrize("word", ["-", "–", "k. A.", "?", "nicht angegeben", "ohne Angabe", "n/a"])
def test_a_label_with_nothing_behind_it_says_nothing(neustadt, word):
    lines = f"Veranstalter: {word}\nEintritt: {word}\nAnmeldung: {word}\nSprachen: {word}"
    found = read(DATED + lines, neustadt)
    assert (found.draft.organisers, found.draft.is_free, found.draft.price) == ((), None, "")
    assert (found.draft.registration.need, found.draft.registration.text) == ("unknown", "")
    assert found.left == ()
