"""The columns of a table: what each is called, and what belongs there."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from programme.plain_text import fold
from programme.regular_expressions import expression


@dataclass(frozen=True)
class Column:
    """`name` is ours; `title` heads the template; `also` are other people's words."""

    name: str
    title: Any
    also: str = ""
    note: Any = ""
    example: str = ""
    required: bool = False
    is_offered: bool = True  # in the template


COLUMNS = (
    Column(
        "title",
        pgettext_lazy("column", "Title"),
        "veranstaltung, name, thema, bezeichnung, event, titel der veranstaltung, was, "
        "betreff, subject, summary title, event title, proposal title, session title, "
        "überschrift, was?, veranstaltungsname",
        _("What the event is called."),
        "Offener Stammtisch",
        required=True,
    ),
    Column(
        "day",
        pgettext_lazy("column", "Date"),
        "tag, termin, wann, startdatum, beginndatum, start date, day, von datum, am, "
        "datum/uhrzeit, datum und uhrzeit, datum & uhrzeit, termin/uhrzeit, beginnt am, "
        "tag/datum, wochentag, wochentag und datum, datum der veranstaltung, date/time, termine, "
        "datetime, zeitraum, start am, datum von, datum beginn, beginn datum, start datum, "
        "terminbeginn, event date, dtstart, start datetime, begins on, starts at, "
        "start date & time, start date and time",
        _("One day, several with semicolons, or from – to. A weekday may stand first."),
        "",  # `template` writes one of the year that is asked for
        required=True,
    ),
    Column(
        "start",
        pgettext_lazy("column", "Start"),
        "uhrzeit, zeit, von, startzeit, anfang, time, start time, beginn uhrzeit, um, "
        "beginnt um, uhrzeit von, uhrzeit beginn, von uhrzeit, uhrzeit (von), start um, "
        "zeit von, dauer von, uhrzeit/dauer",
        _("18:30, “from 14”, “all day” or “to follow”."),
        "18:30",
    ),
    Column(
        "end",
        pgettext_lazy("column", "End"),
        "bis, endzeit, end time, ende uhrzeit, endet um, uhrzeit bis, bis uhrzeit, zeit bis, "
        "ende uhr, datetime end, terminende, dtend, end datetime, ends on, ends at, "
        "end date & time, end date and time",
        "",
        "20:00",
    ),
    Column(
        "all_day",
        pgettext_lazy("column", "All day"),
        "all day event, ganztägig, ganztags, ganztägiges ereignis, ganztägiger termin",
        is_offered=False,
    ),
    Column(
        "last_day",
        pgettext_lazy("column", "Last day"),
        "enddatum, end date, bis datum, ende datum, datum ende, end datum, ende am, endet am, "
        "datum bis, bis (datum), letzter veranstaltungstag",
    ),
    Column(
        "summary",
        pgettext_lazy("column", "Short text"),
        "kurzbeschreibung, teaser, excerpt, summary, untertitel, kurzinfo, "
        "kurzbeschreibung der veranstaltung, kurztext der veranstaltung, abstract",
        _("At most 300 characters: this is what the booklet prints."),
        "Ein Abend zum Kennenlernen.",
    ),
    Column(
        "description",
        pgettext_lazy("column", "Description"),
        "langtext, text, inhalt, details, inhalt/beschreibung, beschreibungstext, "
        "veranstaltungsbeschreibung",
    ),
    Column(
        "category",
        pgettext_lazy("column", "Kind"),
        "kategorie, rubrik, category, typ, type, veranstaltungsart, format, kategorien, "
        "categories, tags, schlagwörter, track",
        _("One of the kinds on the second sheet."),
        "Fest und Begegnung",
    ),
    Column(
        "organiser",
        pgettext_lazy("column", "Organiser"),
        "organizer, organizer name, organizer name(s), träger, veranstalterin, organisator, host, "
        "verein, veranstalter/in, "
        "veranstaltende, ausrichter, veranstaltende organisation, organisation, einrichtung, "
        "veranstalter*in, veranstalter:in, institution, wer, wer?",
        _("Several with semicolons."),
        "Verein Miteinander",
    ),
    Column(
        "place",
        pgettext_lazy("column", "Place"),
        "ort, location, venue, venue name, treffpunkt, adresse, wo, where, address, "
        "ort der veranstaltung, ort/adresse, veranstaltungsadresse, ort (adresse), "
        "lokalität, veranstaltungsort/adresse, treffpunkt/ort, place name, place address, "
        "venue address, location name",
        _("The house; a whole address can stand here too."),
        "Mehrgenerationenhaus",
    ),
    Column("room", pgettext_lazy("column", "Room"), "saal, etage"),
    Column(
        "street",
        pgettext_lazy("column", "Street"),
        "address 1, straße und hausnummer, str., straße/nr., straße, hausnummer, straße, nr., "
        "anschrift",
        "",
        "Hauptstraße 1",
    ),
    Column(
        "postcode",
        pgettext_lazy("column", "Postcode"),
        "postleitzahl, zip, postal code",
        "",
        "98999",
    ),
    Column(
        "town",
        pgettext_lazy("column", "Town"),
        "gemeinde, city, stadt/gemeinde, ortschaft",
        "",
        "Neustadt",
    ),
    Column(
        "bad_weather_place",
        pgettext_lazy("column", "Place in bad weather"),
        "ausweichort, ort bei regen, schlechtwetterort, regenvariante, bei regen",
    ),
    Column(
        "end_place",
        pgettext_lazy("column", "Place of the end"),
        "ziel, zielort, endpunkt, end place, endet hier, ort am ende",
        _("Of a walk or a tour that ends elsewhere."),
    ),
    Column(
        "openness",
        pgettext_lazy("column", "Who may come"),
        "zugang, öffentlich, public, offen für, access, wer darf kommen?",
        _("everybody, invited people, residents, school"),
        "alle",
    ),
    Column(
        "audiences",
        pgettext_lazy("column", "For whom"),
        "zielgruppe, zielgruppen, audience, target group, publikum, altersgruppe, "
        "teilnehmerkreis, für wen?",
        "",
        "Alle",
    ),
    Column("spoken", pgettext_lazy("column", "Languages"), "sprache, language"),
    Column(
        "interpreted",
        pgettext_lazy("column", "Interpretation"),
        "dolmetschung, übersetzung, sprachmittlung",
    ),
    Column(
        "price",
        pgettext_lazy("column", "Costs"),
        "eintritt, preis, price, cost, gebühr, beitrag, teilnahmegebühr, kosten/eintritt, "
        "eintrittspreis, kostenbeitrag, ticket price, eintritt/kosten, unkostenbeitrag, "
        "kosten (€), preis (€), teilnahmebeitrag, entgelt",
        "",
        "kostenfrei",
    ),
    Column(
        "is_free",
        pgettext_lazy("column", "Free of charge"),
        "kostenlos, kostenfrei, gratis, free, is free, eintritt frei, freier eintritt",
        is_offered=False,
    ),
    Column(
        "reductions",
        pgettext_lazy("column", "Reductions"),
        "ermäßigt, ermäßigungen, ermässigung, eintritt ermäßigt, preis ermäßigt, reduced",
        _("Who pays less, or nothing."),
    ),
    Column(
        "registration",
        pgettext_lazy("column", "Registration"),
        "anmelden, anmeldung bei, sign-up, anmeldung erforderlich, anmeldung nötig, "
        "anmeldung notwendig, anmeldung unter, anmeldung ja/nein, voranmeldung",
        _("no, yes, or how to register: an address, a phone number, a web address."),
        "nein",
    ),
    Column(
        "deadline",
        pgettext_lazy("column", "Registration until"),
        "anmeldung bis, deadline, anmeldefrist, meldeschluss",
    ),
    Column(
        "website",
        pgettext_lazy("column", "Website"),
        "url, link, internet, homepage, web, internetseite",
    ),
    Column(
        "public_contact",
        pgettext_lazy("column", "Public contact"),
        "kontakt (öffentlich)",
        _("Everybody reads it."),
    ),
    Column(
        "wheelchair",
        pgettext_lazy("column", "Wheelchair"),
        "barrierefrei, rollstuhlgerecht, accessible, barrierefreiheit, "
        "barrierefreier zugang, rollstuhlgeeignet",
    ),
    Column("fundings", pgettext_lazy("column", "Funding"), "fördermittel, gefördert durch"),
    Column(
        "wishes",
        pgettext_lazy("column", "Remarks to the office"),
        "kontakt (intern), intern, nur für das amt, interne bemerkung, interner hinweis, "
        "hinweise an das amt, bemerkungen an das amt, bemerkung an das amt, nachricht an das amt",
        _("Never published."),
    ),
    Column(
        "remark",
        pgettext_lazy("column", "Remark"),
        "bemerkungen, anmerkung, anmerkungen, notiz, notizen, hinweis, hinweise, notes, note, "
        "remarks, sonstiges, besonderheiten, kommentar",
        is_offered=False,
    ),
    Column(
        "contact",
        pgettext_lazy("column", "Contact"),
        "ansprechpartner, ansprechpartnerin, telefon, phone, ansprechperson, "
        "ansprechpartner*in, ansprechpartner:in, ansprechpartner/in, kontaktperson, e-mail, email, "
        "mail, tel., kontakt/telefon, telefonnummer, e-mail-adresse, mailadresse, kontaktdaten",
        is_offered=False,
    ),
    Column(
        "expected_visitors",
        pgettext_lazy("column", "Expected visitors"),
        "erwartete teilnehmer, erwartete besucher, erwartete besucherzahl, erwartete gästezahl",
        _("Never published."),
    ),
    Column(
        "status",
        pgettext_lazy("column", "Status"),
        "zustand, terminstatus, event status, state",
        _("Empty if it takes place as planned; else for example cancelled, postponed, full."),
    ),
    Column(
        "private",
        pgettext_lazy("column", "Private"),
        "privat, vertraulichkeit, sensitivity, visibility, sichtbarkeit",
        is_offered=False,
    ),
    Column(
        "key",
        pgettext_lazy("column", "ID"),
        "uid, nummer, lfd. nr., laufende nummer, nr., nr, lfd. nr, kursnummer",
        _("Your own number of the event, if it has one: then we find it again."),
    ),
)

# Of other programs, and nothing for us.
UNREAD = frozenset(
    fold(word.strip())
    for word in (
        "erinnerung ein/aus, erinnerung am, erinnerung um, besprechungsplanung, "
        "besprechungsorganisator, erforderliche teilnehmer, optionale teilnehmer, "
        "besprechungsressourcen, zeitspanne zeigen als, "
        "abrechnungsinformationen, priorität, reisekilometer, reminder on/off, reminder date, "
        "reminder time, meeting organizer, required attendees, optional attendees, "
        "meeting resources, billing information, mileage, priority, show time as, "
        "event currency symbol, event currency position, event iso currency code, "
        "event time zone, timezone, time zone, zeitzone, event phone, event show map link, "
        "event show map, event featured image, hide from event listings, sticky in month view, "
        "featured event, allow comments, allow trackbacks and pingbacks, created, modified, "
        "erstellt am, geändert am"
    ).split(",")
)
FOR_THE_OFFICE = ("remark", "contact")  # never published; elsewhere they may be
OFFERED = tuple(column for column in COLUMNS if column.is_offered)
BY_NAME = {column.name: column for column in COLUMNS}


# "barrierefrei ja/nein", "Eintritt (ja/nein)"
_CHOICES = expression(r"\(?\bja ?/ ?nein\)?$")


@cache
def _by_word(page_languages) -> dict[str, Column]:
    """Columns by folded word, of every language that pages speak."""
    return {
        fold(word).strip(" *:?."): column
        for column in COLUMNS
        for word in (*_titles(column, page_languages), column.name, *column.also.split(","))
        if word.strip()
    }


def _titles(column, page_languages):
    for language in page_languages:
        with override(language):
            yield str(column.title)


def named(header) -> Column | None:
    """The column that a header means, whatever stands around it ("Titel*", "Beginn (Uhrzeit)").

    "Veranstaltungsdatum" and "Datum der Veranstaltung" are the date, and "Event Start Date" of The
    Events Calendar.
    """
    known = _by_word(tuple(dict(settings.LANGUAGES)))
    words = fold(str(header or "").replace("_", " ")).strip(" *:?.")
    short = words.partition("(")[0].strip(" *:?.")
    plain = short.removeprefix("veranstaltungs").removesuffix(" der veranstaltung")
    plain = plain.removeprefix("event ")
    first = fold(str(header or "").strip().partition("\n")[0]).strip(" *:?./")
    asked = _CHOICES.sub("", words).strip(" *:?.")
    tried = (words, short, plain, short.partition("/")[0].strip(), first, asked)
    return next((known[each] for each in tried if each in known), None)


def is_of_other_programs(header: str) -> bool:
    """Whether nobody misses this column: a reminder, a priority."""
    return fold(header.replace("_", " ")) in UNREAD
