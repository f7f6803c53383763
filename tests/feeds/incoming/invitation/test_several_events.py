"""A text of several events is read as several, and only where it plainly is one."""

import pytest

from feeds.incoming import read_aloud
from feeds.incoming.invitation import several_events

TWO = {
    "forms": "Wir laden ein zu zwei Terminen:\n\n{title}: Lesung\nDatum: 24.9.2026\n"
    "Uhrzeit: 19 Uhr\nOrt: Bücherei Neustadt\n\n{title}: Kinderfest\nDatum: 25.9.2026\n"
    "Uhrzeit: 14 Uhr\nOrt: Rathaus Neustadt",
    "paragraphs": "Lesung\nDonnerstag, 24.9.2026, 19 Uhr, Bücherei Neustadt\n\n"
    "Kinderfest\nFreitag, 25.9.2026, 14 Uhr, Rathaus Neustadt\nEintritt frei",
    "a title above each line": "Lesung\n24.9.2026, 19 Uhr, Bücherei Neustadt\n"
    "Kinderfest\nFr, 25.9.2026, 14 Uhr, Rathaus Neustadt",
    "a letter": "Liebe Redaktion,\n\nbitte nehmen Sie auf:\n\nLesung\n24.9.2026, 19 Uhr\n"
    "Bücherei Neustadt\n\nKinderfest\n25.9.2026, 14 Uhr\nRathaus Neustadt\n\nViele Grüße\nDas Team",
    "entries": "Termine der Woche\nDo., 24.9., 19 Uhr: Lesung, Bücherei Neustadt\n"
    "Fr., 25.9., 14 Uhr: Kinderfest, Rathaus Neustadt",
}
PROSE = (
    "Der Treff lädt zu zwei Terminen ein:\n\n"
    "Am Donnerstag, 24. September 2026, 15 bis 17 Uhr: Bastelnachmittag „Laternen“ für Kinder, "
    "Materialkosten 2 Euro.\n\n"
    "Am Freitag, 25.9., 19 Uhr: Filmabend „Almanya“ mit Gespräch, Eintritt frei.\n\n"
    "Ort jeweils: Rathaus, Markt 8, 99999 Neustadt"
)
ONE = [
    "Der Treff lädt ein zum Kurs, zwei Termine:\nAm Do., 24.9.2026, 19 Uhr: Kurs\n"
    "Am Fr., 25.9.2026, 19 Uhr: Kurs\nOrt: Rathaus Neustadt",
    "Stadtfest\n24. bis 26.9.2026, Rathaus Neustadt\n\nDonnerstag, 24.9.\n18 Uhr Eröffnung\n\n"
    "Freitag, 25.9.\n10 Uhr Markt",
    "Ausstellung „Heimat“\nEröffnung: 24.9.2026, 19 Uhr, Rathaus Neustadt\n\nFührungen\n"
    "Wir führen am 25.9.2026 um 14 Uhr durch die Ausstellung.",
    "Sommerfest\nTermine\n24.9.2026, 14 Uhr, Rathaus Neustadt\nAbschluss\n25.9.2026, 15 Uhr",
    "Vorträge im Rathaus Neustadt\n24.9.2026, 19 Uhr: Wald\n1.10.2026, 19 Uhr: Wasser",
    "Titel: Lesung\nDatum: 24.9.2026\nOrt: Rathaus Neustadt\nWiederholung: 25.9.2026, 14 Uhr",
    "Lesung\n24.9.2026, 19 Uhr, Rathaus Neustadt\n\nLesung\n25.9.2026, 19 Uhr, Rathaus Neustadt",
    "",
]


@pytest.mark.parametrize("text", TWO.values(), ids=TWO)
@pytest.mark.parametrize("label", ["Titel", "Veranstaltung", "Was"])
def test_two_events(text, label, neustadt):
    events = read_aloud.text_as_json(text.format(title=label), neustadt)["events"]
    assert [
        (each["title"], each["place"]["name"], each["dates"][0]["day"], each["dates"][0]["start"])
        for each in events
    ] == [
        ("Lesung", "Bücherei", "2026-09-24", "19:00"),
        ("Kinderfest", "Rathaus", "2026-09-25", "14:00"),
    ]


def test_two_events_that_a_sentence_announces(neustadt):
    craft, film = read_aloud.text_as_json(PROSE, neustadt)["events"]
    assert ("Laternen" in craft["title"], "Almanya" in film["title"]) == (True, True)
    assert [(day["day"], day["start"]) for day in craft["dates"] + film["dates"]] == [
        ("2026-09-24", "15:00"),
        ("2026-09-25", "19:00"),
    ]
    assert [each["place"]["street"] for each in (craft, film)] == ["Markt 8", "Markt 8"]
    assert [each["place"]["name"] for each in (craft, film)] == ["Rathaus", "Rathaus"]
    assert "Der Treff lädt zu zwei Terminen ein:" in several_events.read(PROSE, neustadt)[0].left
    assert (craft["is_free"], film["is_free"]) == (False, True)


@pytest.mark.parametrize("text", ONE)
def test_one_event(text, neustadt):
    assert len(several_events.read(text, neustadt)) == 1


@pytest.mark.parametrize("text", TWO.values(), ids=TWO)
def test_what_stands_above_is_not_lost(text, neustadt):
    above = text.split("\n\n")[0].split("\n")[0].removeprefix("Wir laden ein zu ").strip(":")
    every = several_events.read(text.format(title="Titel"), neustadt)
    kept = " ".join(line for one in every for line in (*one.left, *one.aside, one.draft.title))
    assert above.casefold() in kept.casefold()


@pytest.mark.parametrize(
    "text",
    [
        "{one}\n---\n{other}",
        "{one}\n***\n{other}",
        "{one}\n\n=====\n\n{other}",
        "{one}\n________\n{other}",
        "Unsere Termine:\n- - - - -\n{one}\n- - - - -\n{other}\n- - - - -\nViele Grüße",
        "1. {one}\n2. {other}",
        "1) {one}\n\n2) {other}",
    ],
)
def test_events_between_rules_or_behind_numbers(neustadt, text):
    one = "Lesung am Kamin\nMontag, 28.9.2026, 19 Uhr\nBürgerhaus"
    other = "Konzert des Chors\nDienstag, 29.9.2026, 18 Uhr\nStadtkirche"
    every = several_events.read(text.format(one=one, other=other), neustadt)
    told = [(each.draft.title, each.draft.place.name or "") for each in every]
    assert [title for title, _place in told] == ["Lesung am Kamin", "Konzert des Chors"]
    assert [len(each.draft.whens) for each in every] == [1, 1]


def test_a_rule_above_a_remark_parts_nothing(neustadt):
    text = "Lesung am Kamin\n28.9.2026, 19 Uhr, Bürgerhaus\n---\nEintritt frei"
    (only,) = several_events.read(text, neustadt)
    assert (only.draft.title, only.draft.is_free) == ("Lesung am Kamin", True)


TWO = (
    "Kinderturnen\n25.9.2027, 10 Uhr, Turnhalle Neustadt\n\n"
    "Lauftreff\n26.9.2027, 9 Uhr, Sportplatz Neustadt"
)


def test_a_heading_above_all_and_a_signature_below_organise_each(neustadt):
    for text in (
        f"SV Concordia 1920 e.V.\n\n{TWO}",
        f"{TWO}\n\nViele Grüße\nSV Concordia 1920 e.V.",
    ):
        found = several_events.read(text, neustadt)
        assert [one.draft.organisers for one in found] == [("SV Concordia 1920 e.V.",)] * 2


def test_other_words_above_all_stand_in_the_first_long_text(neustadt):
    first, second = several_events.read(f"Neues aus dem Ort\n\n{TWO}", neustadt)
    assert (first.left, second.left) == (("Neues aus dem Ort",), ())
    assert first.draft.description == "Neues aus dem Ort"
    assert "description" in first.filled
