"""Who signed a letter: the organisation under "Mit freundlichen Grüßen", never a person's name."""

from feeds.incoming.invitation import nominative
from feeds.incoming.invitation.letter.greetings import without_closing
from feeds.incoming.invitation.places.address_grammar import POSTCODE, STREET
from feeds.incoming.invitation.who.contacts import has_contact
from feeds.incoming.invitation.who.organisation_names import apart, is_organisation
from programme.plain_text import fold
from programme.regular_expressions import expression

_OURS = expression(
    r"(?i)^(?:(?:ihre?|eure?|euer)\s+)?(?:(?:das )?(?:\w*team|vorstand|vorbereitungskreis) "
    r"(?:vo[mn]|de[rs])\s+)?(?:(?:im (?:namen|auftrag) (?:de[rs]|von)|für de[nrs]?|für das|für die|"
    r"vo[mn]|de[rs]|i\. ?a\.)\s+)?"
)
_GROUP = expression(
    r"(?i)(?:(?:das|ihr|euer|unser) )?(?:\w*team|vorstand|vorbereitungskreis) (?:vo[mn]|de[rs])\s"
)
# "Das Team", "(Es grüßt) Sie herzlich": nobody is named.
_NOBODY = expression(
    r"(?i)(?:vom |das |euer |ihr |unser )?(?:\w+-?)?team(?: (?:der|des|vom|von))?|"
    r"(?:(?:sie|euch|dich|alle|ganz|recht)\s?)*(?:herzlich(?:st)?)?"
)
_LAST = expression(
    r"(?<=[.!?])\s+(?:Ihre?|Eure?|Euer)\s(?P<name>[A-ZÄÖÜ][^.!?:\d]{3,80}(?:e\. ?V\.)?)$"
)
_PERSON = expression(
    r"(?:(?:Dr|Prof|Dipl)\.(?:-\w+\.)?\s|Pfarrer(?:in)?\s|Frau\s|Herr\s)*"
    r"(?:[A-ZÄÖÜ][\w’'-]*\.?\s)(?:(?:von|van|de|al|el)\s)?(?:[A-ZÄÖÜ][\w’'-]+\s?){1,2}"
)
_APART = expression(r",\s|\s[–—|/·•-]\s|\s\((?=[^()]+\)$)")
# "Vorsitzende des Kulturvereins": the office of a person, not one that organises.
_LEADS = expression(
    r"(?:1\.\s|2\.\s|[Ss]tellv\w*\.?\s)?(?:\w*(?:[Vv]orsitzende[rn]?|[Ll]eiter(?:in)?|[Ll]eitung|"
    r"[Ss]precher(?:in)?|[Kk]oordinator(?:in)?|[Vv]orständ(?:in)?|[Vv]orstand)|Pfarrer(?:in)?)"
    r"\s(?P<of>de[rs]|vo[mn]|beim?)\s"
)
# "Omas gegen Rechts", below the name of who signs: a name that no person has.
_SLOGAN = expression(
    r"[A-ZÄÖÜ][\w’'-]+(?:\s[A-ZÄÖÜ][\w’'-]+)?\s(?:gegen|für|ohne|in|im|mit|statt|trifft|des|der)\s"
    r"(?:[\w’'-]+\s?){1,4}"
)
_IS_SENTENCE = expression(r"[.!?]\s[A-ZÄÖÜ]\w+\s\w+\s")
_MOST = 3  # names, before the last line that is read


def _is_nobody(text: str) -> bool:
    return (
        bool(_NOBODY.fullmatch(text))
        or has_contact(text)
        or bool(STREET.search(text) or POSTCODE.search(text))
    )


def at_the_end(lines) -> tuple[str, ...]:
    """ "… Wir freuen uns! Ihr Frauentreff", in the last paragraph of a letter."""
    match = None if not lines or lines[-1].kind else _LAST.search(lines[-1].text)
    if not match or not is_organisation(match["name"]):
        return ()
    lines[-1].use(match[0])
    return tuple(apart(match["name"]))


def _without_person(text: str) -> str:
    """ "Caritas Eisenach" of "Erika Muster, Caritas Eisenach": who signs for it is no organiser."""
    first, *rest = _APART.split(text, maxsplit=1)
    return rest[0].rstrip(")") if rest and is_person(first) else text


def is_person(text: str) -> bool:
    """ "Erika Muster", "Dr. Max Muster": two or three names and nothing of an organisation."""
    return bool(_PERSON.fullmatch(text.strip())) and not is_organisation(text)


def organisations(lines, body: str = "", title: str = "") -> tuple[str, ...]:
    """The organisations that the lines from the greeting on name.

    A name that the letter (`body`, folded) itself tells of, as of a house, is no person's.
    The team of the event (`title`) itself is no organisation.
    """
    found: list[str] = []
    is_below_person = False
    for raw in lines:
        signed = without_closing(raw).strip(" ,–-")
        text = _called(signed)
        if _is_nobody(text) or _is_team_of(signed, title):
            continue
        is_slogan = is_below_person and bool(_SLOGAN.fullmatch(text))
        if (is_slogan or _is_one(signed, text, body)) and not _IS_SENTENCE.search(text):
            found += _without_first_name(apart(text))
        is_below_person = is_person(signed)
        if len(found) >= _MOST:
            break
    return tuple(dict.fromkeys(found))


def _without_first_name(names: list[str]) -> list[str]:
    """ "Werkstatt Muster e. V., Toni": who signs with one word beside an organisation."""
    return [names[0], *(n for n in names[1:] if " " in n or is_organisation(n))] if names else names


def _is_one(signed: str, text: str, body: str) -> bool:
    is_told = len(text) > 5 and fold(text) in body
    return bool(_GROUP.match(signed)) or is_told or is_organisation(text)


def _is_team_of(signed: str, title: str) -> bool:
    """ "Ihr Team vom Begegnungscafé" under an event of that name."""
    return bool(_GROUP.match(signed)) and fold(_called(signed)) == fold(title)


def _called(signed: str) -> str:
    """ "Kulturverein" of "Ihr Kulturverein" and "Erika Muster, Vorsitzende des Kulturvereins"."""
    text = _without_person(_OURS.sub("", signed))
    leads = _LEADS.match(text)
    if not leads:
        return text
    name = text[leads.end() :]
    return nominative.behind_des(name) if leads["of"] == "des" else name
