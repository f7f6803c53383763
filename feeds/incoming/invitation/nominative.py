"""Declined names as they are called: "Offene Probe" of "zur offenen Probe", "Alter Gutshof" of
"im Alten Gutshof", "Islamischer Kulturverein" of "vom Islamischen Kulturverein".

A name whose gender is not known stays as it is written.
"""

from programme.plain_text import fold
from programme.regular_expressions import expression

_STEM = (
    r"[A-ZÄÖÜ][\w-]*?(?:isch|ig|lich|haft|iert|al|ell|sam|end)|Offen|Groß|Klein|Bunt|Lang|Neu|"
    r"Erst|Zweit|Dritt|Gemischt|Frei|Deutsch|Jung|Vereinigt|Alt|Hoh|Ober|Unter|Rot|Blau|Grün|Weiß"
)
_BEHIND_TO = expression(rf"(?P<stem>[a-zäöü][\w-]+?|{_STEM})en\s(?P<noun>[A-ZÄÖÜ][\w-]+)")
_NAME = expression(rf"(?P<stem>{_STEM})(?P<ending>e[nrsm]?)\s(?P<noun>[A-ZÄÖÜ][\w-]+)")
# How an adjective ends before such a noun without an article: events, organisations, houses.
_ENDINGS = {
    "es": expression(
        r"(?:fest|cafe|konzert|treffen|gebet|fruhstuck|singen|kochen|backen|lesen|spielen|essen|"
        r"turnen|tanzen|wandern|turnier|gesprach|seminar|kino|picknick|buffet|training|forum|projekt|"
        r"theater|wochenende|spiel|quiz|camp|festival|spektakel|gedenken|programm|fastenbrechen|"
        r"amt|bundnis|netzwerk|zentrum|haus|museum|werk|buro|team|orchester|kollegium|gymnasium|"
        r"kollektiv|komitee|archiv|schloss|foyer|stadion|heim|tor|kaufhaus|lager|depot)$"
    ),
    "er": expression(
        r"(?:abend|tag|morgen|brunch|weg|kalender|markt|kurs|workshop|lauf|treff|gang|vortrag|tisch|"
        r"dienst|basar|ball|tanz|umzug|ausflug|dialog|slam|kreis|advent|film|besuch|empfang|"
        r"wettbewerb|cup|imbiss|segen|rundflug|verein|verband|bund|rat|club|klub|chor|ring|zug|hof|"
        r"pool|kanal|laden|saal|park|garten|platz|keller|turm|pavillon|hort|speicher|anger|friedhof)$"
    ),
    "e": expression(
        r"(?:hilfe|gemeinde|stadt|schule|kirche|gruppe|initiative|ung|schaft|bibliothek|bucherei|"
        r"feuerwehr|diakonie|pfarrei|akademie|universitat|kita|solidaritat|halle|wache|farberei|"
        r"spinnerei|scheune|muhle|burg|werkstatt|aula|mensa|moschee|villa|post|brauerei|fabrik|"
        r"schmiede|galerie|synagoge|kapelle|druckerei|gartnerei|remise|schanke|ziegelei)$"
    ),
}
_SHE = expression(r"(?i)\b(?:zur|der|\w+er)\s*$")


def of(before: str, name: str) -> str:
    """What is held, behind `before` ("zum", "zu einer"), as it is called."""
    found = _BEHIND_TO.match(name)
    if not found:
        return name
    return _called(name, found, "e" if _SHE.search(before) else _ending(found["noun"]))


def called(name: str) -> str:
    """An organisation or a house, whose name may stand declined, as it is called."""
    found = _NAME.match(name)
    return _called(name, found, _ending(found["noun"])) if found else name


def behind_des(name: str) -> str:
    """ "Kulturverein Muster" of "(des) Kulturvereins Muster"."""
    first, space, rest = name.partition(" ")
    for ending in ("es", "s"):
        noun = first.removesuffix(ending)
        if noun != first and _ending(noun) in ("er", "es"):
            return f"{noun}{space}{rest}"
    return name


def _called(name: str, found, ending: str) -> str:
    stem = found["stem"][:1].upper() + found["stem"][1:]
    return f"{stem}{ending}{name[found.start('noun') - 1 :]}" if ending else name


def _ending(noun: str) -> str:
    folded = fold(noun)
    return next((ending for ending, nouns in _ENDINGS.items() if nouns.search(folded)), "")
