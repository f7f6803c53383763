"""Names out of "zum …" and "zur …" as they are called: "Offene Probe" of "zur offenen Probe"."""

import re

_ADJECTIVE = re.compile(
    r"(?P<stem>[a-zäöü][\w-]+?|[A-ZÄÖÜ][\w-]*?(?:isch|ig|lich|haft|al|ell|iv|sam|end)|Offen|Groß|"
    r"Klein|Bunt|Lang|Neu|Erst|Zweit|Dritt)en\s(?P<noun>[A-ZÄÖÜ][\w-]+)"
)
_MASCULINE = re.compile(
    r"(?i)(?:abend|tag|morgen|brunch|weg|kalender|markt|kurs|workshop|lauf|treff|gang|vortrag|tisch|"
    r"dienst|basar|ball|tanz|umzug|ausflug|dialog|slam|kreis|advent|flohmarkt|film|besuch|empfang|"
    r"wettbewerb|cup|imbiss|aktionstag|segen|rundflug)$"
)
_NEUTER = re.compile(
    r"(?i)(?:fest|caf[eé]|konzert|treffen|gebet|frühstück|singen|kochen|backen|lesen|spielen|essen|"
    r"turnen|tanzen|wandern|turnier|gespräch|seminar|kino|picknick|buffet|training|forum|projekt|"
    r"theater|wochenende|spiel|quiz|camp|festival|spektakel|gedenken|programm|fastenbrechen)$"
)
_SHE = re.compile(r"(?i)\b(?:zur|der|\w+er)\s*$")


def of(before: str, name: str) -> str:
    """The name, as it is where its gender is not known. `before` ends in "zum" or "zu einer"."""
    found = _ADJECTIVE.match(name)
    if not found:
        return name
    ending = "e" if _SHE.search(before) else _ending(found["noun"])
    stem = found["stem"][:1].upper() + found["stem"][1:]
    return f"{stem}{ending}{name[found.start('noun') - 1 :]}" if ending else name


def _ending(noun: str) -> str:
    if _NEUTER.search(noun):
        return "es"
    return "er" if _MASCULINE.search(noun) else ""
