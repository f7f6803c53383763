"""Whatever lines come together in whatever order: each word is in a field, left over or aside."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feeds.incoming.invitation.reading import read
from programme.drafts.event_draft import to_data
from tests.examples import examples

# Each line says something besides what the reader knows; "Zimtstern" must be found again.
LINES = [
    "Zimtfest der Nachbarn",
    "Titel: Zimtabend",
    "Betreff: WG: Zimtmeldung",
    "Samstag, 26.09.2026, 14 Uhr, nur mit Zimtjacke",
    "Wann: 27.9., 15-17 Uhr (bei Regen im Zimtkeller)",
    "24./25.09., jeweils 18 Uhr, Zimtprobe",
    "jeden Dienstag von 16 bis 18 Uhr außer am 13.10. mit Zimtpause",
    "Einlass 18, Beginn 19.30, danach Zimtkonzert",
    "Ausstellung vom 14.9. bis 4.10., Mo-Fr 9-12 Uhr, sonst Zimtruhe",
    "Wo: Rathaus, Zimtsaal, Markt 1, 99817 Eisenach (Zimteingang)",
    "Ort: online via Zoom, Zimtlink folgt",
    "im Saal des Zimthauses, Gartenstraße 3, hinter dem Zimtzaun",
    "Der Ort wird noch bekannt gegeben, vermutlich Zimtwiese",
    "Veranstalter: Zimtverein e.V., Tel. 0361 123456, Frau Zimtler",
    "Der Zimtklub lädt herzlich ein zum Zimtlauf am 3.10.2026.",
    "Eintritt: 5 €, Zimtmitglieder frei",
    "Der Eintritt ist frei, Zimtspenden erbeten.",
    "Anmeldung bis 20.9. bei Frau Zimtmann, 0361 123456, a@verein.example und b@zimt.example",
    "Ohne Anmeldung, aber mit Zimtlaune",
    "Sprachen: Deutsch, Zimtisch; Dolmetschung ins Arabische",
    "Zielgruppe: Zimtfreunde ab 12 Jahren",
    "Kontakt: Zimtbüro, 0361 123456",
    "Infos: www.verein.example, Zimtheft Seite 4",
    "Barrierefrei: ja, über den Zimtaufzug",
    "• Zimtpunkt mit Tanz",
    "> zitierter Zimtrest vom 1.9.",
    "Liebe Zimtleute, am 20.9. um 10 Uhr feiern wir.",
    "Viele Grüße, Ihre Zimtfamilie",
    "-- ",
    "Samstag, 26.09.2026 fällt leider mit Zimtkrone aus",
    "Eintritt frei – Anmeldung bis 20.9. im Zimtladen",
    "jeden 1. Donnerstag im Monat mit Zimttee, Oktober bis Dezember",
    "Abfahrt: 8 Uhr am Zimtplatz",
    "Zimtabend",
    "Gruppe 1: 10–12 Uhr, Zimtgruppe 2: 13–15 Uhr",
    "per Zoom und Zimtfunk",
    "VERSCHOBEN! Neuer Zimttermin folgt",
    "Zimtwort\tZimtzelle\tZimtspalte",
    "",
]


def strings(value):
    if isinstance(value, dict):
        value = value.values()
    elif isinstance(value, str):
        return [value]
    elif not isinstance(value, list | tuple):
        return []
    return [text for each in value for text in strings(each)]


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=8))
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=examples(80),
)
def test_no_word_is_lost(neustadt, lines):
    text = "\n".join(lines)
    found = read(text, neustadt)
    kept = " ".join([*found.left, *found.aside, *strings(to_data(found.draft))]).casefold()
    words = [word.strip(".,;:()") for word in text.split() if "zimt" in word.casefold()]
    assert [word for word in words if word.casefold() not in kept] == []
