"""Organisations that do something in a sentence: "… richten die SG Feldatal und der Chor aus"."""

import re

from feeds.incoming.invitation.who import quoted_names
from feeds.incoming.invitation.who.organisation_names import is_event, is_organisation, plain
from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated.days_in_text import WEEKDAY

_DOES = expression(
    r"\b(?:veranstalte[tn]|(?-i:lädt|laden)|einlädt|einladen|bitte[tn]|biete[tn]|anbiete[tn]|"
    r"führ(?:t|en)|richte[tn]|ausrichte[tn]|zeig(?:t|en)|organisier(?:t|en)|plan(?:t|en)|"
    r"feier(?:t|n)|teil(?:t|en)\b.*\bmit|dahinter|hinter\b(?=.*\bsteh(?:t|en)\b)|"
    r"freu(?:t|en) sich|hofft|hoffen|beantworte[tn]|"
    r"präsentier(?:t|en)|veröffentlich(?:t|en)|öffne[tn]|"
    r"mach(?:t|en)|(?<!es )gib(?:t|en)(?! es)|bring(?:t|en)|hilft|helfen|"
    r"spiel(?:t|en)|beteilig(?:t|en) sich|(?:hat|haben) (?:wieder|auch|noch|einen?)|"
    r"gastgeber\w*|veranstalter\w*)\b",
    re.IGNORECASE,
)
_OPENS = expression(r"\böffne[tn]\b.*\bTür", re.IGNORECASE)
_IS_DONE = expression(
    r"\b(?:veranstaltet|organisiert|vorbereitet|gestaltet|durchgeführt|angeboten|ausgerichtet|"
    r"gezeigt|eingeladen|präsentiert|getragen)\b",
    re.IGNORECASE,
)
_CAPITAL = r"(?:St\.|e\.\s?V\.|g?GmbH|gUG|eG|[A-ZÄÖÜ][\w’'-]*|\d{2,4}(?![\d.:]))"
_NAME = expression(
    r"(?P<before>(?<!-\s)\b(?:und\s|sowie\s)?(?:der|die|das|den|dem|des|vo[mn](?: de[rmn])?|"
    r"mit(?: de[rmn])?|durch(?: d(?:en|ie|as))?|unser\w*|Der|Die|Das|und|sowie)\s|^|,\s)"
    r"(?P<name>(?:1\.\s(?=[A-Z]{2})|(?:Ev|Evang|Kath|Röm)\.(?:-(?:[Ll]uth|[Kk]ath)\.)?\s)?"
    rf"(?:vhs|[A-ZÄÖÜ][\w’'-]*)(?:\s(?:(?:de[rs]|für|gegen|gegen\s[a-z]+|of|for)\s)?{_CAPITAL})*)"
)
_AND = expression(r"\s?(?:,|,?\s?(?:und|sowie))\s(?:(?:de[rmn]|die|das)\s)?")
_BY = expression(r"(?:vo[mn]|durch)\b")
_TOGETHER = expression(r"(?:zusammen|gemeinsam|kooperation|zusammenarbeit|partnerschaft)\s$")
_AT = expression(
    r"\b(?:in|im|an|am|auf|bei|zu[mr]?|ins|nach|aus|unter|für|neben|vor|über|gegenüber|alle[nr]?|"
    r"samt|seit|wegen)\s$",
    re.IGNORECASE,
)
_HOUSE = expression(r"(?i)(?:raum|räume\w*|saal|haus|halle|foyer|gelände|garten|hof|zentrum)\s$")
# "im Raum der Stadtwerke", "in der Schule und Kita": a name that goes on with where it is.
_GOES_ON = expression(
    r"\b(?:in|im|an|am|auf|bei|beim|zum?|zur)\s(?:(?:de[rmn]|die|das|unser\w*)\s)?"
    r"(?P<name>(?:[A-ZÄÖÜ][\w’'-]*\s){1,5})$"
)
_SENTENCE = expression(
    r"(?:(?<=[^\W\d]{3}[.!?])(?<![LlKk][ua]th\.)(?<!Evang\.)|"
    r"(?<=[)“”\"][.!?]))\s+(?=[A-ZÄÖÜ„»\"])|(?<= V\.)\s+(?=[A-ZÄÖÜ])"
)
_NOBODY = expression(
    rf"(?:(?:zu[mr]?|im|in|am|an|auf|beim?|unser\w*|nach|seit|heute|alle|liebe)\s.*|"
    rf"{WEEKDAY}|eintritt|anmeldung|teilnahme|veranstaltung|gaste?|kinder|familien|jugend(?:liche)?|"
    r"musik|kulturen?|freunde|frauen|stadt|kreis|gemeinde|schule|dorf|haus|buro|raum|kirche|treff)$"
)


def organisations(lines) -> tuple[str, ...]:
    """The organisations that the first sentence of this kind names; marks what it took.

    A house that opens its doors is where it takes place: who does something else comes before it.
    """
    told = [
        (line, sentence)
        for line in lines
        if not line.kind
        for sentence in _SENTENCE.split(line.text)
    ]
    for line, sentence in sorted(told, key=lambda each: bool(_OPENS.search(each[1]))):
        if names := _in(sentence):
            line.use(*(written for written, _ in names))
            return tuple(dict.fromkeys(name for _, name in names))
    return ()


def _in(sentence: str) -> list[tuple[str, str]]:
    """What is written, and the name as it is called."""
    if not (_IS_DONE.search(sentence) or _DOES.search(sentence)):
        return []
    found: list[tuple[str, str]] = []
    partners: list[tuple[str, str]] = []
    end = -1
    for match in _NAME.finditer(_without_quoted(sentence)):
        goes_on = end > 0 and bool(_AND.fullmatch(sentence[end : match.start("name")]))
        name = _named(match["name"])
        if name and (goes_on or _is_agent(sentence, match, is_first=not found)):
            more = quoted_names.behind(sentence, match.end())
            end = match.end() + len(more)
            is_partner = match["before"].startswith("mit")
            (partners if is_partner else found).append((match["name"] + more, name + more))
    return [*found, *partners]


def _is_agent(sentence: str, match, *, is_first: bool) -> bool:
    """Whether a name is the subject of what is done, or who it is done by; or a partner of it."""
    before = fold(match["before"])
    ahead = fold(sentence[: match.start()]) + " "
    if before.startswith("mit"):
        return bool(_TOGETHER.search(ahead))
    if not is_first or _is_of_a_place(sentence[: match.start()], before):
        return False
    if _BY.match(before):
        return bool(_IS_DONE.search(sentence))
    return bool(_DOES.search(sentence)) and _is_subject(before, ahead)


def _is_of_a_place(ahead: str, before: str) -> bool:
    place = _GOES_ON.search(ahead)
    if place and before == "der":
        return bool(_HOUSE.search(place["name"]))
    return bool(place) and before in ("und", "sowie")


def _without_quoted(sentence: str) -> str:
    """Quoted words blanked, so that places stay where they are."""
    blank = re.compile(r"[„»\"“][^„“”\"«»]{2,120}[“”\"«]")
    return blank.sub(lambda quoted: "_" * len(quoted[0]), sentence)


def _is_subject(before: str, ahead: str) -> bool:
    """ "der Verein", not "in der Stadt" and not "mit dem Chor"."""
    is_nominative = not before.strip() or before.split()[-1] in (
        "der",
        "die",
        "das",
        "und",
        "sowie",
    )
    return is_nominative and not _AT.search(ahead)


def _named(text: str) -> str:
    head = re.split(r"\s(?:de[rs]|für|gegen|of|for)\s", text)[0]
    is_name = is_organisation(head) and not is_event(head) and not _NOBODY.match(fold(head))
    return plain(text) if is_name else ""
