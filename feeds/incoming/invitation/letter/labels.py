"""What stands before a colon ("Wann:", "Ort/Treffpunkt –", "📍"): what its line is about."""

import re

from programme.plain_text import fold

LABELS = {
    "when": "wann, datum, termin, termine, tag, zeit, uhrzeit, zeitraum, beginn, start, startzeit,"
    " anfang, zeitpunkt, kursbeginn, veranstaltungstermin, veranstaltungszeit, when, date, time",
    "until": "ende, schluss, veranstaltungsende",
    "doors": "einlass, saaloffnung, turoffnung, doors",
    "where": "wo, ort, veranstaltungsort, treffpunkt, adresse, treff, lokalitat, raum, kursort,"
    " veranstaltungsadresse, where, location, spielort, anschrift, strasse, str, str., stadt,"
    " strasse und hausnummer, strasse/nr, strasse/hausnummer, plz, plz/ort, postleitzahl,"
    " gemeinde, ortschaft, saal, gebaude, einrichtung, name des veranstaltungsortes, venue,"
    " wo genau, wohin, treffen, etage, zimmer",
    "bad_weather_place": "bei regen, bei schlechtem wetter, ausweichort, schlechtwettervariante,"
    " regenvariante, ort bei regen, ort bei schlechtem wetter, in bad weather, if it rains",
    "end_place": "ziel, zielort, endpunkt, ziel der tour, ziel der wanderung, ende der tour,"
    " ende der wanderung, ort am ende",
    "reductions": "ermassigung, ermassigungen, ermassigt, ermassigter eintritt, ermassigter preis,"
    " reduziert, reduced",
    "expected_visitors": "erwartete gaste, erwartete teilnehmer, erwartete besucher,"
    " expected visitors",
    "wishes": "wunsche an das amt, hinweise an das amt, intern, interner hinweis, nur fur das amt",
    "title": "was, event, kurs, kurstitel, kursname, anlass, titel, thema, veranstaltung, betreff,"
    " titel der veranstaltung, subject, what,"
    " name der veranstaltung, veranstaltungstitel",
    "organiser": "wer, veranstalter, veranstaltende, veranstaltet von, organisation, organisator,"
    " trager, ausrichter, gastgeber, veranstalterin, wer ladt ein, eine veranstaltung von,"
    " es ladt ein, es laden ein, wir laden ein, es ladt herzlich ein, es laden herzlich ein,"
    " ladt ein, laden ein, einladende, einladender, organisiert von, kooperationspartner,"
    " in kooperation mit, partner, mitveranstalter, ausgerichtet von,"
    " anbieter, anbieterin, anbietende,"
    " prasentiert von, ein angebot von, eine aktion von, getragen von, einladende vereine",
    "price": "kosten, eintritt, preis, preise, beitrag, teilnahmebeitrag, unkostenbeitrag, gebuhr,"
    " kostenbeitrag, eintrittspreis, eintrittspreise, teilnahmegebuhr, kursgebuhr, tickets,"
    " karten, vvk, vorverkauf, ak, abendkasse, entgelt, teilnehmerbeitrag, ticketpreis, spende, "
    "wie viel, wieviel, was kostet es, was kostet das",
    "registration": "anmeldung, anmelden, anmeldungen, reservierung, voranmeldung, ruckmeldung,"
    " anmeldung unter, anmeldung bei, anmeldung an, anmeldung bis, anmeldung per mail,"
    " anmeldung und info, kartenreservierung, buchung",
    "deadline": "anmeldeschluss, meldeschluss, anmeldefrist, ruckmeldung bis",
    "audience": "zielgruppe, fur wen, teilnehmer, teilnehmende, alter, zielgruppen, altersgruppe, "
    "wer darf kommen, wer kann kommen, wer kann mitmachen,"
    " teilnehmerkreis",
    "languages": "sprache, sprachen, ubersetzung, dolmetschen, verdolmetschung, dolmetschung,"
    " sprachmittlung, veranstaltungssprache",
    "contact": "kontakt, ansprechpartner, ansprechpartnerin, ansprechperson, ruckfragen,"
    " bei fragen, auskunft, info-telefon, kontakt und info, fragen",
    "web": "internet, homepage, webseite, website, web, mehr infos, weitere infos, infos, info,"
    " mehr informationen, weitere informationen, informationen, nahere informationen, link",
    "wheelchair": "barrierefrei, barrierefreiheit, rollstuhl, rollstuhlgerecht, zugang",
    "text": "beschreibung, inhalt, programm, kurzbeschreibung, worum geht es, zum inhalt",
    "ignored": "von, an, cc, bcc, gesendet, from, to, sent, antwort an, anlagen, anhange,"
    " reply-to, wichtigkeit",
}
_NAMES = {name.strip(): kind for kind, names in LABELS.items() for name in names.split(",")}
_SIGNS = {
    "when": "📅🗓📆🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛🕝🕞⏰⌚⏱",
    "where": "📍📌🏠🏛🗺🏫⛪",
    "price": "💶💰🎟🎫💸",
    "registration": "📝✍",
    "contact": "📞☎📱📧✉",
    "web": "🌐🔗",
    "languages": "🗣",
}
_SIGN = {sign: kind for kind, signs in _SIGNS.items() for sign in signs}
_COLON = re.compile(r"([^\W\d][\w /&+.*()-]{0,32}?)\s*(?::(?!//)|\?|\s[–—-]\s|\||:?\t)\s*(.*)")
# "Wer? Alle Kinder von 6 bis 12" names guests.
_PEOPLE = re.compile(
    r"(?:alle|jede[rs]?|kinder|jugendliche|familien|frauen|manner|madchen|jungen|eltern|vater|mutter|"
    r"menschen|interessierte|senior(?:en|innen)|schuler(?:innen)?|nachbar(?:n|innen)|gefluchtete|neugierige)\b"
)
_ENDING = re.compile(r"(?:[*/_:]|\()?in(?:nen)?\)?$")
_BULLET = re.compile(
    r"(?:[^\w\s„“”\"»«'(§€+<#@&%\[-]|[-–—](?=\s))+[\ufe0e\ufe0f\s]*|o\s+(?=[A-ZÄÖÜ])|"
    r"\d{1,2}[.)]\s+(?=[^\W\d][\w /]{1,24}[:?](?!\d))"
)


def split(raw: str) -> tuple[str, str, str]:
    """What the line is about (or ""), its label folded, and the rest of it."""
    match = _BULLET.match(raw)
    bullet = match[0] if match else ""
    plain = re.sub(r"(?<=\w):(?=in(?:nen)?\b)", "*", raw[len(bullet) :])
    labelled = _COLON.match(plain)
    kind = _kind(fold(labelled[1])) if labelled else ""
    if not labelled or not kind:
        return next((_SIGN[char] for char in bullet if char in _SIGN), ""), "", plain.strip()
    if kind == "organiser" and fold(labelled[1]) == "wer" and _PEOPLE.match(fold(labelled[2])):
        kind = "audience"
    if kind == "both":
        return "", "", labelled[2].strip()
    return kind, fold(labelled[1]), labelled[2].strip()


def _kind(label: str) -> str:
    """ "both" for a label such as "Zeit und Ort", which says nothing about either part."""
    if label in _NAMES:
        return _NAMES[label]
    parts = [part.strip() for part in re.split(r"[/&+,(]|\bund\b", label) if part.strip(" )")]
    kinds = {_NAMES.get(_ENDING.sub("", part.strip(" )")), "") for part in parts} - {""}
    if len(kinds) > 1:
        return "both"
    whole = {_NAMES.get(_ENDING.sub("", label), "")} - {""}
    return next(iter(kinds if len(parts) < 3 else whole), "")
