"""Mails that are passed on, quoted or answered: heads are no facts, and nothing of them is lost."""

import pytest

from feeds.incoming import read_aloud
from feeds.incoming.invitation.reading import read

EVENT = "Nähabend\nSamstag, 26.9.2026, 14 Uhr\nKulturhaus, Schlossstraße 8, 99999 Neustadt"
NOTE = "Hallo zusammen,\nbitte unten stehende Veranstaltung aufnehmen.\n\nLG Petra\n\n"
WHO = "Eva Muster <eva@verein.example>"
FIELDS = {
    "Thunderbird": f"-------- Weitergeleitete Nachricht --------\nBetreff: Für den Kalender\n"
    f"Datum: Mon, 6 Jul 2026 10:11:12 +0200\nVon: {WHO}\nAn: petra@verein.example",
    "Gmail": f"---------- Forwarded message ---------\nVon: {WHO}\n"
    "Date: Mo., 3. Aug. 2026 um 17:45 Uhr\nSubject: WG: Abend\nTo: <info@kreis.example>",
    "Outlook": f"Von: {WHO}\nGesendet: Montag, 3. August 2026 17:45\nAn: Amt\nBetreff: AW: Abend",
    "Outlook in one line": f"Von: {WHO} Gesendet: Montag, 3. August 2026 17:45 An: Amt Betreff: X",
    "Apple": f"Anfang der weitergeleiteten Nachricht:\n\nVon: {WHO}\nBetreff: Abend\n"
    "Datum: 3. August 2026 um 17:45:12 MESZ\nAn: Amt <amt@kreis.example>",
    "Apple in English": f"Begin forwarded message:\n\nFrom: {WHO}\nSubject: Abend\n"
    "Date: 3 August 2026 at 17:45:12 CEST\nTo: Amt <amt@kreis.example>",
    "Outlook in English": f"-----Original Message-----\nFrom: {WHO}\n"
    "Sent: Monday, August 3, 2026 5:45 PM\nTo: Amt\nSubject: Abend",
}
WROTE = {
    "German": f"Am 03.08.2026 um 17:45 schrieb {WHO}:",
    "wrapped": f"Am Mo., 3. Aug. 2026 um 17:45 Uhr schrieb\n{WHO}:",
    "web": f"{WHO} schrieb am Mo., 3. Aug. 2026, 17:45:",
    "GMX": f"{WHO} hat am 03.08.2026 17:45 CEST geschrieben:",
    "English": f"On Mon, Aug 3, 2026 at 5:45 PM {WHO} wrote:",
}
HEADS = FIELDS | {name: f"{head}\n" for name, head in WROTE.items()}


def quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize("note", ["", NOTE], ids=["alone", "under a note"])
@pytest.mark.parametrize("manner", ["plain", "content quoted", "all quoted"])
def test_what_is_passed_on_is_the_event_and_its_head_tells_nothing(head, note, manner, neustadt):
    passed_on = f"{head}\n\n{quoted(EVENT) if manner == 'content quoted' else EVENT}"
    text = note + (quoted(passed_on) if manner == "all quoted" else passed_on)
    draft, left = (found := read(text, neustadt)).draft, found.left
    assert draft.title == "Nähabend"
    assert [(str(when.starts_on), str(when.start_time)) for when in draft.whens] == [
        ("2026-09-26", "14:00:00")
    ]
    assert draft.place.street == "Schlossstraße 8"
    assert (draft.summary, draft.description, left) == ("", "", ())
    assert "eva@verein.example" not in str(draft)
    kept = " ".join(found.aside)
    for line in (note + head).split("\n"):
        assert line.strip() in kept


@pytest.mark.parametrize("head", FIELDS.values(), ids=FIELDS)
def test_the_subject_is_the_title_where_the_text_has_none(head, neustadt):
    subject = head.replace("Für den Kalender", "Abend").replace("Betreff: X", "Betreff: Abend")
    text = subject + "\n\n" + EVENT.removeprefix("Nähabend\n")
    assert read(text, neustadt).draft.title == "Abend"


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_of_an_answer_with_the_event_the_older_mail_is_aside(head, neustadt):
    older = "Liebe Eva,\nkönnt ihr euren Termin bis zum 5.9.2026 schicken?\nGruß Tom"
    found = read(f"{EVENT}\n\nViele Grüße\nEva\n\n{head}\n{quoted(older)}", neustadt)
    assert (found.draft.title, len(found.draft.whens), found.left) == ("Nähabend", 1, ())
    assert "könnt ihr euren Termin bis zum 5.9.2026 schicken?" in found.aside


@pytest.mark.parametrize("head", WROTE.values(), ids=WROTE)
def test_an_answer_below_what_it_quotes_goes_before_it(head, neustadt):
    found = read(f"{head}\n> Bitte bis 5.9.2026 den Termin.\n\n{EVENT}", neustadt)
    assert (found.draft.title, len(found.draft.whens)) == ("Nähabend", 1)
    assert "Bitte bis 5.9.2026 den Termin." in found.aside


def test_by_when_it_shall_be_listed_is_not_the_day_of_the_event(neustadt):
    note = "Könnt ihr das bis 5.9.2026 in den Kalender aufnehmen?\n\nGruß, Petra\n\n"
    found = read(f"{note}{FIELDS['Gmail']}\n\n{EVENT}", neustadt)
    assert [str(when.starts_on) for when in found.draft.whens] == ["2026-09-26"]


def test_who_signed_the_mail_that_is_passed_on_is_the_organiser(neustadt):
    told = "am Samstag, 26. September 2026, um 17 Uhr singen wir in der Nikolaikirche in Neustadt."
    mail = f"Liebe Freunde,\n\n{told}\n\nHerzliche Grüße\nChor Vielklang e. V."
    found = read(f"{NOTE}{FIELDS['Apple']}\n\n{mail}", neustadt)
    assert found.draft.organisers == ("Chor Vielklang e. V.",)


@pytest.mark.parametrize(
    "text",
    [
        "Lesung\nAm 26.9.2026 um 14 Uhr: Am 5. Mai 1789 schrieb Schiller an Körner: ein Brief",
        "Veranstaltung: Lesung\nDatum: 26.9.2026\nVon: Kulturverein\nZeit: 14 Uhr\nOrt: Kulturhaus",
        "Betreff: Lesung\nDatum: 26.9.2026\nZeit: 14 Uhr\nOrt: Kulturhaus",
    ],
)
def test_what_only_resembles_a_head_is_read(text, neustadt):
    event = read_aloud.text_as_json(text, neustadt)["events"][0]
    assert (event["title"], event["dates"][0]["day"]) == ("Lesung", "2026-09-26")
    assert event["dates"][0]["start"] == "14:00"
