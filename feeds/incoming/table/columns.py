"""The columns of a table: what each is called in German and English, and what belongs there."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from programme.texts import fold


@dataclass(frozen=True)
class Column:
    """`name` is ours; `german` and `english` head the template; `also` are other people's words."""

    name: str
    german: str
    english: str
    also: str = ""
    note: Any = ""
    example: str = ""
    required: bool = False


COLUMNS = (
    Column(
        "title",
        "Titel",
        "Title",
        "veranstaltung, name, thema, bezeichnung, event, titel der veranstaltung, was, "
        "betreff, subject, summary title, überschrift, was?, veranstaltungsname",
        _("What the event is called."),
        "Offener Stammtisch",
        required=True,
    ),
    Column(
        "day",
        "Datum",
        "Date",
        "tag, termin, wann, startdatum, beginndatum, start date, day, von datum, am, "
        "datum/uhrzeit, datum und uhrzeit, datum & uhrzeit, termin/uhrzeit, beginnt am, "
        "tag/datum, wochentag und datum, datum der veranstaltung, date/time, termine, dtstart",
        _("One day (28.9.2026), several with semicolons, or from – to. A weekday may stand first."),
        "Mo 28.9.2026",
        required=True,
    ),
    Column(
        "start",
        "Beginn",
        "Start",
        "uhrzeit, zeit, von, startzeit, anfang, time, start time, beginn uhrzeit, um, "
        "beginnt um, uhrzeit von, uhrzeit beginn, von uhrzeit, uhrzeit (von), start um, "
        "zeit von, dauer von, uhrzeit/dauer",
        _("18:30, “from 14”, “all day” or “to follow”."),
        "18:30",
    ),
    Column(
        "end",
        "Ende",
        "End",
        "bis, endzeit, end time, ende uhrzeit, endet um, uhrzeit bis, bis uhrzeit, zeit bis, "
        "ende uhr, dtend",
        "",
        "20:00",
    ),
    Column(
        "last_day",
        "Letzter Tag",
        "Last day",
        "enddatum, end date, bis datum, ende am, endet am, datum bis, bis (datum), "
        "letzter veranstaltungstag",
    ),
    Column(
        "summary",
        "Kurztext",
        "Short text",
        "kurzbeschreibung, teaser, summary, untertitel, kurzinfo, "
        "kurzbeschreibung der veranstaltung, kurztext der veranstaltung",
        _("At most 300 characters: this is what the booklet prints."),
        "Ein Abend zum Kennenlernen.",
    ),
    Column(
        "description",
        "Beschreibung",
        "Description",
        "langtext, text, inhalt, details, inhalt/beschreibung, beschreibungstext, "
        "veranstaltungsbeschreibung",
    ),
    Column(
        "category",
        "Art",
        "Kind",
        "kategorie, rubrik, category, typ, type, veranstaltungsart, format",
        _("One of the kinds on the second sheet."),
        "Fest und Begegnung",
    ),
    Column(
        "organiser",
        "Veranstalter",
        "Organiser",
        "organizer, träger, veranstalterin, organisator, host, verein, veranstalter/in, "
        "veranstaltende, ausrichter, veranstaltende organisation, organisation, einrichtung, "
        "veranstalter*in, veranstalter:in, institution",
        _("Several with semicolons."),
        "Verein Miteinander",
    ),
    Column(
        "place",
        "Veranstaltungsort",
        "Place",
        "ort, location, venue, treffpunkt, adresse, wo, where, address, "
        "ort der veranstaltung, ort/adresse, veranstaltungsadresse, ort (adresse), "
        "lokalität, veranstaltungsort/adresse, treffpunkt/ort",
        _("The house; a whole address can stand here too."),
        "Mehrgenerationenhaus",
    ),
    Column("room", "Raum", "Room", "saal, etage"),
    Column(
        "street",
        "Straße",
        "Street",
        "straße und hausnummer, str., straße/nr., straße, hausnummer, straße, nr., anschrift",
        "",
        "Hauptstraße 1",
    ),
    Column("postcode", "PLZ", "Postcode", "postleitzahl, zip, postal code", "", "98999"),
    Column("town", "Stadt", "Town", "gemeinde, city, stadt/gemeinde, ortschaft", "", "Neustadt"),
    Column(
        "bad_weather_place",
        "Ort bei schlechtem Wetter",
        "Place in bad weather",
        "ausweichort, ort bei regen, schlechtwetterort, regenvariante, bei regen",
    ),
    Column(
        "openness",
        "Wer darf kommen",
        "Who may come",
        "zugang, öffentlich, public, offen für, access, wer darf kommen?",
        _("everybody, invited people, residents, school"),
        "alle",
    ),
    Column(
        "audiences",
        "Für wen",
        "For whom",
        "zielgruppe, zielgruppen, audience, target group, publikum, altersgruppe, "
        "teilnehmerkreis, für wen?",
        "",
        "Alle",
    ),
    Column("spoken", "Sprachen", "Languages", "sprache, language"),
    Column(
        "interpreted",
        "Dolmetschen",
        "Interpretation",
        "dolmetschung, übersetzung, sprachmittlung",
    ),
    Column(
        "price",
        "Kosten",
        "Costs",
        "eintritt, preis, price, cost, gebühr, beitrag, teilnahmegebühr, kosten/eintritt, "
        "eintrittspreis, kostenbeitrag, eintritt/kosten, unkostenbeitrag, kosten (€), "
        "preis (€), teilnahmebeitrag, entgelt",
        "",
        "kostenfrei",
    ),
    Column(
        "registration",
        "Anmeldung",
        "Registration",
        "anmelden, anmeldung bei, sign-up, anmeldung erforderlich, anmeldung nötig, "
        "anmeldung notwendig, anmeldung unter, anmeldung ja/nein, voranmeldung",
        _("no, yes, or how to register: an address, a phone number, a web address."),
        "nein",
    ),
    Column(
        "deadline",
        "Anmeldeschluss",
        "Registration until",
        "anmeldung bis, deadline, anmeldefrist, meldeschluss",
    ),
    Column("website", "Webseite", "Website", "url, link, internet, homepage, web, internetseite"),
    Column(
        "public_contact",
        "Öffentlicher Kontakt",
        "Public contact",
        "kontakt (öffentlich)",
        _("Everybody reads it."),
    ),
    Column(
        "wheelchair",
        "Rollstuhl",
        "Wheelchair",
        "barrierefrei, rollstuhlgerecht, accessible, barrierefreiheit, "
        "barrierefreier zugang, rollstuhlgeeignet",
    ),
    Column("fundings", "Förderung", "Funding", "fördermittel, gefördert durch"),
    Column(
        "wishes",
        "Hinweise an das Büro",
        "Remarks to the office",
        "bemerkung, bemerkungen, anmerkung, anmerkungen, notiz, notizen, hinweise, notes, remarks,"
        " kontakt, contact, ansprechpartner, ansprechpartnerin, telefon, phone, ansprechperson,"
        " ansprechpartner*in, ansprechpartner/in, kontaktperson, e-mail, email, mail, tel.,"
        " kontakt/telefon, kontakt (intern), telefonnummer",
        _("Never published."),
    ),
    Column(
        "expected_visitors",
        "Erwartete Gäste",
        "Expected visitors",
        "teilnehmerzahl, erwartete teilnehmer, erwartete besucher, besucherzahl, gästezahl",
        _("Never published."),
    ),
    Column(
        "key",
        "Kennung",
        "ID",
        "uid, nummer, lfd. nr., laufende nummer, nr., nr, lfd. nr, kursnummer",
        _("Your own number of the event, if it has one: then we find it again."),
    ),
)

BY_WORD = {
    fold(word): column
    for column in COLUMNS
    for word in (column.german, column.english, column.name, *column.also.split(","))
    if word.strip()
}


def named(header) -> Column | None:
    """The column that a header means, whatever stands around it ("Titel*", "Beginn (Uhrzeit)").

    "Veranstaltungsdatum" and "Datum der Veranstaltung" are the date.
    """
    words = fold(str(header or "")).strip(" *:?.")
    short = words.partition("(")[0].strip(" *:?.")
    plain = short.removeprefix("veranstaltungs").removesuffix(" der veranstaltung")
    tried = (words, short, plain, short.partition("/")[0].strip())
    return next((BY_WORD[each] for each in tried if each in BY_WORD), None)
