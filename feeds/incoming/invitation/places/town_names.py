"""Towns that the district does not know, by where they stand: "Roncallihaus, Wolfenbüttel"."""

from feeds.incoming.invitation.places.address_grammar import IS_HOUSE, ROOM, TOWN
from programme.regular_expressions import expression

_TOWN = expression(TOWN)
# Nouns that stand where a town may stand, and are none.
_NO_TOWN = expression(
    r"(?i).*(?:raum|saal|geschoss|stock|etage|eingang|gelände|container|seite|straße|strasse|str|"
    r"frei|anlage|gebäude|flügel|hof|parkplatz|foyer|zimmer|isch|deutsch|eintritt|anmeldung|"
    r"kaffee|kuchen|musik|tanz|buffet|imbiss|programm|uhr|kreis|verein|kooperation|zusammenarbeit|"
    r"form|anwesenheit|begleitung|gebärdensprache|präsenz|ruhe|sprache|rahmen|deutschland|kinder|"
    r"familien|frauen|erwachsene|jugendliche|senioren|begegnung|unterstützung|woche|haus|kirche|"
    r"schule|center|spende|spenden|kosten|online|zoom|digital|livestream|thüringen|hessen|sachsen|"
    r"bayern|information|(?:alt|innen)stadt|picknick|getränke|snacks|vortrag|lesung|konzert|"
    r"gespräch|diskussion|workshop|andacht|gottesdienst|begleitprogramm|sommer|herbst|winter|frühling)"
)
# Towns whose names end as those of houses do: "Merseburg", "Hildesheim", "Bad Dürrenberg".
_LIKE_A_HOUSE = expression(
    r"(?:Bad|Markt)\s|(?!(?i:.*(?:vereins|pfarr|alten|pflege|jugend|kinder|sport|senioren|"
    r"wohn|bahn|bauern|fried|schul|innen|pferde|kirch|frei|schwimm|hallen|strand|wald|erlebnis|"
    r"geburts|gast|stadt)(?:heim|hof|bad)))[A-ZÄÖÜ][\w-]*(?:burg|heim|bad|see|brück)\b"
)
_SAINT = expression(r"(?:St\.|Sankt)\s")  # a church, more often than a town
_BEHIND = expression(
    rf"\s*(?:\((?P<brackets>{TOWN})\)|,?\s(?:in|zu)\s(?P<inside>{TOWN})|"
    rf",\s(?P<comma>{TOWN})(?=\s*(?:[.,;)]|$|statt\b)))"
)


def may_be(text: str) -> bool:
    """Whether a text can be the name of a town: a name, and neither a house nor a room."""
    if not _TOWN.fullmatch(text) or _SAINT.match(text):
        return False
    house = IS_HOUSE.search(text) and not _LIKE_A_HOUSE.match(text)
    return not (house or ROOM.fullmatch(text) or _NO_TOWN.fullmatch(text))


def behind(text: str, *, comma: bool) -> str:
    """The town right behind the name of a house (in brackets, after "in") or an address."""
    match = _BEHIND.match(text)
    if not match or (match["comma"] and not comma):
        return ""
    town = (match["brackets"] or match["inside"] or match["comma"]).strip()
    return town if may_be(town) else ""
