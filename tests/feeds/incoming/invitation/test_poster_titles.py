"""The title of a poster, over which the organiser, the house or "Workshop" stands."""

import pytest

from feeds.incoming.invitation.reading import read

_WHEN = "Mittwoch, 30. September 2026, 19 Uhr"


@pytest.mark.parametrize(
    ("heading", "title", "organisers"),
    [
        ("Lesung\nWURZELN IM KOFFER\nmit Marta Muster", "Lesung: WURZELN IM KOFFER", ()),
        ("Workshop\nFit für die Bewerbung", "Workshop: Fit für die Bewerbung", ()),
        ("Puppentheater\nDer Igel, der zögerte", "Puppentheater: Der Igel, der zögerte", ()),
        ("Vortrag mit Verkostung\nKräuter der Steppe", "Kräuter der Steppe", ()),
        ("Galerie im Ständehof, Neustadt\nAusstellung\nFundstücke", "Ausstellung: Fundstücke", ()),
        (
            "Kneipe Zur Brücke, Neustadt\nPubquiz – Rund um die Welt",
            "Pubquiz – Rund um die Welt",
            (),
        ),
        ("ACHTUNG NEUER TERMIN!\nSalz, Handel, Wanderung", "Salz, Handel, Wanderung", ()),
        ("150 Jahre!\nTag der offenen Tore", "Tag der offenen Tore", ()),
        ("Stadtbücherei Neustadt\nLesenacht", "Lesenacht", ("Stadtbücherei Neustadt",)),
        (
            "Diakonie Neustadt & Heimatverein Neustadt\nladen ein:\n\nNachbar, woher kommst du?",
            "Nachbar, woher kommst du?",
            ("Diakonie Neustadt", "Heimatverein Neustadt"),
        ),
        (
            "Amateurbühne Neustadt\nzeigt\nDER FREMDE AM BRUNNEN",
            "DER FREMDE AM BRUNNEN",
            ("Amateurbühne Neustadt",),
        ),
        ("100 JAHRE CHORGESANG\nFestkonzert mit Gästen", "100 JAHRE CHORGESANG", ()),
        (
            "Mit dem Nachtwächter durch die Stadt\nauf Arabisch",
            "Mit dem Nachtwächter durch die Stadt",
            (),
        ),
        ("6. Staffellauf für Toleranz", "6. Staffellauf für Toleranz", ()),
    ],
)
def test_it_is_the_line_that_says_what_takes_place(neustadt, heading, title, organisers):
    draft = read(f"{heading}\n{_WHEN}\nNeustadt", neustadt).draft
    assert (draft.title, draft.organisers) == (title, organisers)


@pytest.mark.parametrize(
    "heading",
    [
        "Workshop\nfür Kinder ab 8 Jahren",
        "Konzert\nGesangverein Neustadt e. V.",
        "Frauentreff\nKaffee und Kuchen",
        "Vereinsfest\nHüpfburg und Musik",
        "Workshop",
    ],
)
def test_a_first_line_stays_the_title_where_none_stands_below(neustadt, heading):
    assert read(f"{heading}\n{_WHEN}\nNeustadt", neustadt).draft.title == heading.split("\n")[0]


@pytest.mark.parametrize(
    "label", ["Bezeichnung der Veranstaltung", "Ausstellungstitel", "Gegenstand", "Angebot"]
)
def test_offices_have_other_words_for_a_title(neustadt, label):
    assert read(f"{label}: Neue Nachbarn\nWann: {_WHEN}", neustadt).draft.title == "Neue Nachbarn"


@pytest.mark.parametrize("title", ["Gedenken an den 9. November 1938", "Weg zum 9. November"])
def test_a_day_that_is_remembered_belongs_to_the_title(neustadt, title):
    found = read(f"{title}\n{_WHEN}\nNeustadt", neustadt)
    assert found.draft.title == title
    assert [str(when.starts_on) for when in found.draft.whens] == ["2026-09-30"]
