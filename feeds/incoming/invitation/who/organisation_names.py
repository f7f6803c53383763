"""What reads as the name of an organisation, and several names in one text apart."""

import re
from collections.abc import Iterator

from feeds.incoming.invitation import nominative
from feeds.incoming.invitation.places.address_grammar import LONE_STREET, POSTCODE, STREET
from feeds.incoming.invitation.who.contacts import is_contact
from programme.plain_text import fold, tidy
from programme.regular_expressions import expression

_ORG = expression(
    r"verein|e\. ?v\.|stadt|gemeinde|kirche|schule|amt\b|bundnis|netzwerk|vhs|caritas|diakonie|"
    r"awo|drk|kreuz|initiative|club|klub|bibliothek|bucherei|museum|kreis|buro|treff|zentrum|"
    r"verband|mbh\b|\beg\b|stiftung|kita|kindergarten|haus|pfarrei|moschee|ditib|bildungswerk|"
    r"hilfe|dienst|atelier|raum\b|\w+hof\b|werk|stelle\b|klang|beirat|beauftragte|rat\b|forum|werkstatt|theater|chor|frauen\b|freunde|gruppe|"
    r"team|runde|(?<!b)ring\b|partnerschaft|projekt|verwaltung|ministerium|akademie|hochschule|"
    r"universitat|fakultat|genossenschaft|bund\b|gilde|union\b|kollektiv|galerie|kino|buhne|orchester|"
    r"kapelle|\bfc\b|\bsv\b|\bsc\b|\btsv\b|feuerwehr|jugend|landkreis|fraktion|gesellschaft|"
    r"agentur|allianz|plattform|kommission|ausschuss|schaft\b|management|garten|laden|cafe|"
    r"community|muse(?:um|en)|festival|kultur|partner\b|nachbarn|familie\b|brucke|stube\b|"
    r"network|association|society|council|library|church|school|center|centre|foundation|"
    r"جمعيه|مركز|بلديه|مكتبه|مدرسه|نادي|مسجد|كنيسه|اتحاد|شبكه|مؤسسه|فريق|مبادره|مجلس|"
    r"buchhandlung|buchladen|kirchspiel|tourist-?information|scheune\b|gedenkstatte|\bvc\b|\bsg\b|"
    r"solidaritat|beratung|wacht\b|stube\b|\bgroup\b|\bpoint\b"
)
_EVENT = expression(
    r"(?:\w*fuhrung|\w+rundgang|\w+spaziergang|\w+gottesdienst|bilderbuchkino|film|konzert|lesung|vortrag|ausstellung|kurs|workshop|fest|markt|\w+fest|\w+cafe|\w+abend|"
    r"\w+tag|stuck|programm|eintritt|veranstaltung|interkulturelle wochen?)\b"
)
_LEGAL = expression(r"(?:\be\. ?V\.|\bg?GmbH|\beG|\bgUG)$")
_ROLE = expression(
    r"(?:\w*(?:beauftragte[rn]?|vorsitzende[rn]?|leiter(?:in)?|leitung|koordinator(?:in)?|"
    r"sprecher(?:in)?|pfarrer(?:in)?|burgermeister(?:in)?|landrat(?:in)?|vorstand|lehrer(?:in)?|"
    r"sekretar(?:in)?|referent(?:in)?))"
)
# Words that name nobody alone: "Landratsamt und Partner" is one organiser.
_GENERIC = expression(
    r"(?:(?:weitere|viele|andere|lokale|ihre|seine) )?(?:partner\w*|initiativen|vereinen?|verbande|"
    r"freunde|helfer\w*|ehrenamtliche|nachbarn|kooperationspartner\w*|akteure|einrichtungen|"
    r"gruppen|team|\w*(?:beauftragte[rn]?|management))"
)
_TOGETHER = expression(
    r"[\s,(]*(?:;|\||\s/\s|\bin (?:koop(?:\.|eration)|zusammenarbeit|partnerschaft) mit\b|"
    r"\bi\. ?z\. ?m\.|"
    r"\bin (?:cooperation|partnership) with\b|\btogether with\b|(?<!\w)بالتعاون مع\b|"
    r"\bmit (?:unterstützung|förderung) (?:durch|von|der|des)\b|\bunterstützt (?:von|durch)\b|"
    r"\b(?:gemeinsam |zusammen )mit\b)\s*",
    re.I,
)
_WITH = expression(r"[\s,(]*\bmit\b(?!\s[a-zäöü]+(?:,|\s(?:und|oder)\s))\s*", re.I)
_ARTICLE = expression(
    r"(?i)^(?:(?:ihre?|eure?|euer)\s(?=[a-zäöü]*[a-zäöü]{3})|"
    r"(?:wir|das team) vo[mn]|der|die|das|de[mns]|wir,?|vom|the)\s+"
)
# "…, der seit 1976 sammelt", "…, die Teilnahme ist frei": no part of a name.
_CLAUSE = expression(
    r",\s(?:der|die|das|dem|den|welche[rs]?)\s(?:[A-ZÄÖÜ][\w-]+\s)?(?!und\b|sowie\b|für\b|gegen\b|der\b|"
    r"des\b|am\b|im\b|in\b|von\b|e\.)[a-zäöü]\w*.*"
)
_AND_OTHERS = expression(
    r"(?i),?\s(?:u\. ?(?:v\. ?)?a\.|und (?:viele )?(?:andere|weitere)|u\. ?v\. ?m\.)$"
)
LONGEST = 160  # characters of a name


def is_organisation(text: str) -> bool:
    """Whether a short text is the name of an organisation, rather than of a person."""
    folded = fold(text)
    if _ROLE.fullmatch(folded) or len(text) > LONGEST:
        return False
    is_acronym = re.search(r"\b[A-ZÄÖÜ]{2,}\b", text) and not text.isupper()
    return bool(_ORG.search(folded) or is_acronym)


def is_event(text: str) -> bool:
    """ "Markt der Kulturen", "Ausstellung": what is organised."""
    return bool(_EVENT.match(fold(text)))


def has_legal_form(text: str) -> bool:
    """ "Kulturverein Muster e. V." """
    return bool(_LEGAL.search(text.strip()))


def plain(text: str) -> str:
    """A name as it is called: without its article, a clause behind it and marks around it."""
    name = _CLAUSE.sub("", tidy(text)).strip(" ,:–-|")
    name = nominative.called(_AND_OTHERS.sub("", _ARTICLE.sub("", name)).strip(" ,:–-|!"))
    return name if re.search(r"(?:\be\. ?V|\bu\. ?a|\bd)\.$", name) else name.rstrip(".")


def apart(text: str) -> list[str]:
    """The names in a text, each once, joined by commas, "und" or "in Kooperation mit"."""
    found = []
    for part in _together(_CLAUSE.sub("", text)):
        for name in map(plain, _halves(_without_lone_brackets(part))):
            if name and not (is_contact(name) or _is_address(name)):
                found.append(name)
    return list(dict.fromkeys(found))


def _is_address(text: str) -> bool:
    """A street, also "Katzenaue 12", which only its number shows to be one; not "Grundschule 3"."""
    lone = LONE_STREET.fullmatch(text) and not is_organisation(text)
    return bool(lone or STREET.search(text) or POSTCODE.search(text))


def _together(text: str) -> Iterator[str]:
    """The parts around "in Kooperation mit" and "mit"; "Leben mit Krebs e. V." stays whole."""
    for part in _TOGETHER.split(text):
        sides = _WITH.split(part)
        are_names = all(is_organisation(_LEGAL.sub("", side.strip())) for side in sides)
        yield from sides if are_names else [part]


def _without_lone_brackets(part: str) -> str:
    """ "A (in Kooperation mit B)" was cut in the brackets; "A (Team 1)" keeps its own."""
    part = part.strip(" ,")
    return part if "(" in part and part.count("(") == part.count(")") else part.strip(" ,()")


def joints(text: str) -> list[str]:
    """The words between names: "in Kooperation mit"."""
    return [match[0] for pattern in (_TOGETHER, _WITH) for match in pattern.finditer(text)]


def _are_names(halves: list[str]) -> bool:
    """The last two of a list: "A, B und C"."""
    first, *others = [bool(_ORG.search(fold(half))) for half in halves]
    named = first or (any(others) and len(halves[0].split()) > 1)
    return named and all(half[:1].isupper() for half in halves)


def _halves(text: str):
    """Names joined by commas or "und", where each part is an organisation of its own."""
    parts = re.split(r",\s(?:(?:der|die|das|dem|den)\s)?(?=[A-ZÄÖÜ])(?!e\.\s?V)", text)
    for part in parts:
        halves = re.split(r"\s+(?:und|and|sowie|&|\+)\s+(?:(?:de[rmn]|die|das|the)\s+)?", part)
        is_last = len(parts) > 1 and part is parts[-1]
        yield from halves if _are_apart(halves, is_last=is_last) else [part]


def _are_apart(halves: list[str], *, is_last: bool) -> bool:
    """Whether each half is an organisation, and none only says "partners"."""
    if len(halves) < 2 or any(_GENERIC.fullmatch(fold(half)) for half in halves):
        return False
    return (
        all(is_organisation(half) for half in halves)
        or any(_LEGAL.search(half.strip()) for half in halves[:-1])
        or (is_last and _are_names(halves))
    )
