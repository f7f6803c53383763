"""Titles that only a sentence tells: "bietet einen Kurs an", "unser Frühstück geht weiter"."""

import re

from feeds.incoming.invitation.when.time_runs import MONTH
from programme.plain_text import fold
from programme.regular_expressions import expression

_NAME = r"(?P<title>[A-ZÄÖÜ](?:[^.!?,:;()]|(?<=\d)\.){3,60}?)"
_A = r"(?:ein(?:en|em|er|e)?|uns(?:er|re|eren|ere|erem|erer)|d(?:en|er|ie|as|em))"
_NEXT = r"(?:(?:nächste|diesjährige|traditionelle|beliebte|große|kleine)[rsnm]?\s)?"
# What a title in a sentence is followed by.
_ENDS = (
    r"(?=\s(?:am|an|im|ins?|um|ab|vo[mn]|auf|bei|beim|mit|statt|ein|für alle|zusammen)\b|"
    r"[.!?,:;(]|$)"
)
_UP_TO = r"(?=[.!?,:;(]|\s(?:am|im|in|um|ab|vo[mn]|auf|beim?)\b|$)"
_TOLD = (
    # "bietet einen Schwimmkurs für Frauen an"
    rf"\bbiete(?:t|n)\b(?:[^.!?]|(?<=\d)\.){{0,80}}?\s{_A}\s{_NEXT}{_NAME}\san(?=[.!?,]|$)",
    # "möchten unsere Kinderkleiderbörse ankündigen"
    rf"\b(?:möchten?|wollen|dürfen|werden)\b(?:[^.!?]|(?<=\d)\.){{0,60}}?\s{_A}\s{_NEXT}{_NAME}\s"
    r"(?:an(?:kündigen|bieten|melden)|vorstellen|veranstalten|feiern|durchführen)\b",
    # "organisiert am Samstag eine Busfahrt ins Grenzmuseum", "plant für Samstag ein Kino"
    r"\b(?:organisier(?:t|en)|plan(?:t|en)|veranstalte(?:t|n)|feier(?:t|n)|öffnen|mach(?:t|en))\b"
    rf"(?:[^.!?]|(?<=\d)\.){{0,90}}?(?<!\bin)(?<!\ban)(?<!\bauf)\s{_A}\s{_NEXT}{_NAME}{_UP_TO}",
    # "Gefeiert wird mit einem Tag der offenen Tore am Sonntag"
    rf"\b(?:wird|feiern)\s(?:\w+\s)?mit\s(?:einem|einer)\s{_NAME}{_ENDS}",
    # "unser Frauenfrühstück geht weiter", "Das Sprachcafé im Zentrum öffnet"
    rf"(?:^|[.!?,:]\s)(?:[Uu]nsere?|[Dd]as|[Dd]ie|[Dd]er)\s{_NEXT}{_NAME}"
    r"(?:\s(?:im|in|am|de[rs])\s[^.!?,]{3,60}?)?\s(?:geht weiter|geht in|führt|öffnet|"
    r"gibt es|gibt['’]?s|ist (?:auch|wieder)|startet|steigt|läuft|beginnt|kommt|findet|"
    r"trifft sich)\b",
    # "zum Friedensgebet in der Kirche zusammen", "öffnen wir zum Tag der offenen Moschee"
    rf"\b[Zz]u[mr]\s{_NEXT}{_NAME}{_ENDS}(?=[^.!?]*\b(?:zusammen|sehen wir|kommen wir|treffen))",
    rf"\bzu[mr]\s(?P<title>Tag\sde[rs]\s[^.!?,]{{3,40}}?){_ENDS}",
    # "wird gekickt beim Midnight Soccer in der Halle"
    rf"\bbeim?\s(?:unserem\s)?{_NAME}{_ENDS}",
    # "hat wieder einen Schwimmkurs", "ist wieder Picknick der Nachbarn"
    rf"\bwieder\s{_A}\s{_NEXT}{_NAME}{_UP_TO}",
    rf"\b(?:ist|machen|macht|gibt es|haben)\b[^!?]{{0,60}}?\swieder\s{_NAME}{_ENDS}",
    # "gibt's vom Jugendring den Trommelworkshop", "Wir machen Frauentreff mit Kochen am …"
    rf"\b(?:gibt es|gibt['’]?s)\b(?:[^.!?]|(?<=\be)\.|"
    rf"(?<=V)\.){{0,80}}?\s{_A}\s{_NAME}(?=[.!?,:;(]|\s(?:am|um|ab)\b|$)",
    rf"\b[Ww]ir\s(?:machen|feiern|veranstalten)\s{_NAME}{_UP_TO}",
)
_DAYS = r"(?:[^.!?]|(?<=\d)\.)"  # of a sentence, dates and all
_INNER = r"(?P<title>[A-ZÄÖÜ][^.!?,:;\d]{3,60}?)"
_PLAIN = (
    # "mussten wir unseren Kochabend leider verschieben"
    rf"\b(?:[Mm]uss|[Mm]üssen|[Mm]ussten?)\b[^.!?]{{0,40}}?\s{_A}\s{_NAME}\s(?:leider\s)?"
    r"(?:verschieben|absagen|verlegen)\b",
    # "wird um 18 Uhr zum Gebet der Religionen eingeladen"
    r"\bzu[mr]\s(?P<title>[A-ZÄÖÜ](?:(?!\szu[mr]\s)[^.!?,\d]){3,60}?)\s(?:herzlich\s)?"
    r"eingeladen\b",
    # "Klezmer trifft Oud heißt das Konzert"
    r"(?:^|[.!?:]\s)(?P<title>[A-ZÄÖÜ][^.!?,:]{3,60}?)\s(?:heißt|nennt sich)\s"
    r"(?:das|die|der|unsere?|eine?)\s(?=[A-ZÄÖÜ])",
    # "richten die SG und der Chor das Turnier der Nationen aus"
    rf"\brichte[tn]\b{_DAYS}{{0,140}}\s(?:den|das|die|ein(?:en|e)?|unser(?:en|e)?)\s{_INNER}\saus\b",
    # "soll am 13. November das Lichterfest am Teich stattfinden"
    rf"\b(?:soll|sollen|wird|werden)\b{_DAYS}*?\s(?:der|die|das|unsere?|eine?)\s{_INNER}"
    r"\sstattfinden\b",
    # "trifft sich im Café, Obere Gasse 5, der Stammtisch Vielfalt"
    rf"\b(?:trifft|treffen) sich\b{_DAYS}*?(?<!\bin)(?<!\ban)(?<!\bauf)(?<!\bvor)"
    rf"(?<!\bbei)(?<!\bvon)\s(?:der|die|das|unsere?)\s{_INNER}(?=[.!?]|\s(?:am|um|im|in|zu[mr]?|wieder)\b)",
)
_NO_TITLE = expression(
    r"(?:Termin|Veranstaltung|Abend|Tag(?! de[rs]\b)|Treffen|Ort|Programm|Eintritt|Anmeldung|"
    r"Teilnahme|Uhr|Redaktion|Amt|Landratsamt|Rathaus|Stadt|Gemeinde|Verein)\b|.*\d{1,2}\.\s?\d"
)
# "September feiern wir von 13 bis 17 Uhr", "Bei Regen", "Netzwerk Ilmtal e": pieces of a sentence.
_A_PIECE = expression(
    r"(?:(?:die|der|das) )?(?:teilnahme|eintritt|anmeldung|besuch)\b|"
    rf"(?:bei|am|im|um|ab|vom|zum|zur|von|sie|er|es|wir|ihr|{MONTH})\b|.*\b(?:feiern|treffen|laden|"
    r"sehen|zeigen) (?:wir|sich)\b|.*\d ?uhr\b|.* e$|.*\bdauer[nt]\b"
)
_PATTERNS = tuple(map(re.compile, (*_TOLD, *_PLAIN)))
# "Syrisches Frühstück: Samstag 2. Oktober."
_BEFORE_DAY = expression(
    r"(?:^|[.!?]\s)(?!(?:Unsere?|Das|Die|Der)\s[^.!?:]*\s(?:ist|sind)\s)"
    r"(?P<title>[A-ZÄÖÜ][^.!?:]{3,60}):\s(?=(?:am\s)?(?:\w+tag|Mittwoch|Sonnabend)\b)"
)


def plainest(lines) -> str:
    """The title that somebody offers or announces in so many words, or ""."""
    return _of(lines, (_BEFORE_DAY, *_PATTERNS[:2], *_PATTERNS[len(_TOLD) :]))


def read(lines) -> str:
    """The title that a sentence tells in any other way, or "" """
    return _of(lines, _PATTERNS[2 : len(_TOLD)])


def is_title(text: str) -> bool:
    """Whether words out of a sentence can be a title, and no piece of that sentence."""
    return not (_NO_TITLE.match(text) or _A_PIECE.match(fold(text)))


def _of(lines, patterns) -> str:
    plain = [line for line in lines[:10] if not line.kind]
    for pattern in patterns:
        for line in plain:
            for match in pattern.finditer(line.text):
                if is_title(match["title"]):
                    line.use(match["title"])
                    return match["title"].strip(' „“”"')
    return ""
