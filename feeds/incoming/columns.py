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
        "veranstaltung, name, thema, bezeichnung, event, titel der veranstaltung, was",
        _("What the event is called."),
        "Offener Stammtisch",
        required=True,
    ),
    Column(
        "day",
        "Datum",
        "Date",
        "tag, termin, wann, startdatum, beginndatum, start date, day, von datum, am",
        _("One day (28.9.2026), several with semicolons, or from – to. A weekday may stand first."),
        "Mo 28.9.2026",
        required=True,
    ),
    Column(
        "start",
        "Beginn",
        "Start",
        "uhrzeit, zeit, von, startzeit, anfang, time, start time, beginn uhrzeit, um",
        _("18:30, “from 14”, “all day” or “to follow”."),
        "18:30",
    ),
    Column("end", "Ende", "End", "bis, endzeit, end time, ende uhrzeit", "", "20:00"),
    Column("last_day", "Letzter Tag", "Last day", "enddatum, end date, bis datum, ende am"),
    Column(
        "summary",
        "Kurztext",
        "Short text",
        "kurzbeschreibung, teaser, summary, untertitel, kurzinfo",
        _("At most 300 characters: this is what the booklet prints."),
        "Ein Abend zum Kennenlernen.",
    ),
    Column("description", "Beschreibung", "Description", "langtext, text, inhalt, details"),
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
        "organizer, träger, veranstalterin, organisator, host, verein, veranstalter/in",
        _("Several with semicolons."),
        "Verein Miteinander",
    ),
    Column(
        "place",
        "Veranstaltungsort",
        "Place",
        "ort, location, venue, treffpunkt, adresse, wo, where, address",
        _("The house; a whole address can stand here too."),
        "Mehrgenerationenhaus",
    ),
    Column("room", "Raum", "Room", "saal, etage"),
    Column("street", "Straße", "Street", "straße und hausnummer, str.", "", "Hauptstraße 1"),
    Column("postcode", "PLZ", "Postcode", "postleitzahl, zip, postal code", "", "98999"),
    Column("town", "Stadt", "Town", "gemeinde, city, stadt/gemeinde, ortschaft", "", "Neustadt"),
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
        "zielgruppe, zielgruppen, audience, target group, publikum",
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
        "eintritt, preis, price, cost, gebühr, beitrag, teilnahmegebühr, kosten/eintritt",
        "",
        "kostenfrei",
    ),
    Column(
        "registration",
        "Anmeldung",
        "Registration",
        "anmelden, anmeldung bei, sign-up",
        _("no, yes, or how to register: an address, a phone number, a web address."),
        "nein",
    ),
    Column("deadline", "Anmeldeschluss", "Registration until", "anmeldung bis, deadline"),
    Column("website", "Webseite", "Website", "url, link, internet, homepage, web, internetseite"),
    Column(
        "public_contact",
        "Öffentlicher Kontakt",
        "Public contact",
        "kontakt (öffentlich)",
        _("Everybody reads it."),
    ),
    Column("wheelchair", "Rollstuhl", "Wheelchair", "barrierefrei, rollstuhlgerecht, accessible"),
    Column("fundings", "Förderung", "Funding", "fördermittel, gefördert durch"),
    Column(
        "wishes",
        "Hinweise an das Büro",
        "Remarks to the office",
        "bemerkung, bemerkungen, anmerkung, anmerkungen, notiz, notizen, hinweise, notes, remarks,"
        " kontakt, contact, ansprechpartner, ansprechpartnerin, telefon, phone",
        _("Never published."),
    ),
    Column(
        "key",
        "Kennung",
        "ID",
        "uid, nummer, lfd. nr., laufende nummer",
        _("Your own number of the event, if it has one: then we find it again."),
    ),
)

BY_WORD = {
    fold(word): column
    for column in COLUMNS
    for word in (column.german, column.english, column.name, *column.also.split(","))
}


def named(header) -> Column | None:
    """The column that a header means, whatever stands around it ("Titel*", "Beginn (Uhrzeit)")."""
    words = fold(str(header or "")).strip(" *:?.")
    return BY_WORD.get(words) or BY_WORD.get(words.partition("(")[0].strip(" *:?."))
