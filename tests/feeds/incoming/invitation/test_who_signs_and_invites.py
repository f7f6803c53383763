"""Who organises: never the person who signs, always all whose name stands before "laden ein"."""

import pytest

from feeds.incoming.invitation.reading import read

TEXT = "Herbstfest\nSamstag, 26.9.2026, 14 Uhr, Rathaus Neustadt\n"
GREETING = f"{TEXT}\nMit freundlichen Grüßen\n"


@pytest.mark.parametrize(
    ("signature", "names"),
    [
        ("Erika Muster, Kulturverein Neustadt", ("Kulturverein Neustadt",)),
        ("Dr. Erika Muster | Kulturverein Neustadt", ("Kulturverein Neustadt",)),
        ("Erika Muster (Kulturverein Neustadt)", ("Kulturverein Neustadt",)),
        (
            "Erika Muster, Stadtverwaltung Neustadt, Netzwerk Muster",
            ("Stadtverwaltung Neustadt", "Netzwerk Muster"),
        ),
        ("Erika Muster\nVorsitzende des Kulturvereins Neustadt", ("Kulturverein Neustadt",)),
        ("Erika Muster, Leiterin der Stadtbibliothek", ("Stadtbibliothek",)),
        ("Erika Muster\nOmas gegen Rechts Neustadt", ("Omas gegen Rechts Neustadt",)),
        ("Erika Muster und Max Muster", ()),
        ("Erika Muster\nÄrztin und Dozentin", ()),
        (
            "Bündnis Neustadt für Vielfalt und Zivilcourage",
            ("Bündnis Neustadt für Vielfalt und Zivilcourage",),
        ),
        (
            "Turnverein A, Sportverein B, Chorverein C, Gesangverein D",
            ("Turnverein A", "Sportverein B", "Chorverein C", "Gesangverein D"),
        ),
    ],
)
def test_signature(neustadt, signature, names):
    assert read(GREETING + signature, neustadt).draft.organisers == names


@pytest.mark.parametrize(
    ("invites", "names"),
    [
        (
            "Stadt Neustadt, Stabsstelle Soziales, mit Netzwerk Muster laden ein:",
            ("Stadt Neustadt", "Stabsstelle Soziales", "Netzwerk Muster"),
        ),
        (
            "Dachverband Muster – Beratungsstelle Neustadt, Jugendclub, Stadt Neustadt laden ein:",
            ("Dachverband Muster – Beratungsstelle Neustadt", "Jugendclub", "Stadt Neustadt"),
        ),
        ("Ausländer- und Integrationsbeirat lädt ein:", ("Ausländer- und Integrationsbeirat",)),
        ("Schule mit Herz lädt herzlich ein", ("Schule mit Herz",)),
        ("Leben mit Muster e. V. lädt ein:", ("Leben mit Muster e. V.",)),
    ],
)
def test_all_who_invite_above_the_title(neustadt, invites, names):
    draft = read(f"{invites}\n{TEXT}", neustadt).draft
    assert draft.organisers == names
    assert draft.title == "Herbstfest"


def test_all_who_invite_in_a_sentence(neustadt):
    text = (
        "Kulturverein Muster mit dem Jugendclub Neustadt laden am 26.9.2026 um 14 Uhr zu "
        "„Wir singen“ ein. Ort: Rathaus Neustadt."
    )
    draft = read(text, neustadt).draft
    assert draft.organisers == ("Kulturverein Muster", "Jugendclub Neustadt")


@pytest.mark.parametrize(
    "place",
    [
        "im Kinder- und Jugendzentrum",
        "in der Stadt- und Kreisbibliothek",
        "im Raum der Stadtwerke",
        "in der Grundschule und Medizinische Fachschule",
        "im Nähcafé-Laden",
    ],
)
def test_where_it_is_does_not_organise(neustadt, place):
    text = f"wir laden Sie herzlich ein zu „Wir singen“ am 26.9.2026 um 14 Uhr {place}.\n"
    draft = read(f"{text}\nViele Grüße\nErika Muster, Kulturverein Muster", neustadt).draft
    assert draft.organisers == ("Kulturverein Muster",)


def test_the_week_does_not_organise(neustadt):
    assert read(f"Interkulturelle Woche\n\n{TEXT}", neustadt).draft.organisers == ()


@pytest.mark.parametrize("day", ["am Samstag, 26. September 2026", "nur Samstag, 26. Sept. 2026"])
def test_a_day_alone_in_its_line_is_no_head_of_a_letter(neustadt, day):
    draft = read(f"Fest\n\n{day}\nvon 10 bis 16 Uhr\nRathaus Neustadt", neustadt).draft
    assert [(when.starts_on.isoformat(), str(when.start_time)) for when in draft.whens] == [
        ("2026-09-26", "10:00:00")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Seminar [Sa., 26.9.2026, 14 Uhr]: Rechte im Alltag, Rathaus Neustadt",
        "Seminar (Sa., 26.9.2026, 14 Uhr): Rechte im Alltag, Rathaus Neustadt",
        "Seminar am 26.9.2026, 14 Uhr: Rechte im Alltag, Rathaus Neustadt",
    ],
)
def test_days_between_a_kind_and_its_title(neustadt, line):
    found = read(line, neustadt)
    assert found.draft.title == "Seminar: Rechte im Alltag"
    assert [when.starts_on.isoformat() for when in found.draft.whens] == ["2026-09-26"]
    assert found.left == ()
