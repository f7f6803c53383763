"""Cells that answer a question: who may come, what it costs, how to register, in which languages.

Each takes a feeds.incoming.table.table_row.Row, which collects what cannot be understood.
"""

import re
from dataclasses import replace
from functools import cache

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from feeds.incoming.invitation import costs
from feeds.incoming.invitation.who import registering, registering_part
from feeds.incoming.items import error, hint
from feeds.incoming.table import cells
from feeds.incoming.table.cells import NO, YES
from programme import languages
from programme.drafts.event_draft import Languages, Registration
from programme.models.event import RegistrationNeed, Status
from programme.models.venue import Access
from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated import status_words
from programme.stated.days_in_text import Calendar

OPENNESS = {
    "public": "alle-interessierten jedermann für-alle alle-willkommen frei-zugänglich"
    " öffentliche-veranstaltung alle öffentlich ja everybody"
    " everyone public offen jeder jede x offen-für-alle",
    "invited": "eingeladene nur-eingeladene geschlossen invited invited-people intern nein"
    " mitglieder nur-mitglieder nur-für-mitglieder vereinsmitglieder members members-only",
    "residents": "bewohner bewohnerinnen nur-bewohner residents haus",
    "school": "schule schulen kita kitas schule/kita school",
}
_WHEELCHAIR = dict.fromkeys(YES, Access.YES.value) | dict.fromkeys(NO, Access.NO.value)
# The first of these words that stands in the answer counts.
_ACCESS = (
    ("teilweise", "partly"),
    ("bedingt", "partly"),
    ("eingeschrankt", "partly"),
    ("partly", "partly"),
    ("nicht", Access.NO.value),
    ("rollstuhlgerecht", Access.YES.value),
    ("barrierefrei", Access.YES.value),
    ("stufenlos", Access.YES.value),
    ("ebenerdig", Access.YES.value),
)
AS_PLANNED = {"ja", "ok", "geplant", "bestatigt", "confirmed", "scheduled", "aktiv", "planned"}
UNSURE = ("vorlaufig", "unter vorbehalt", "tentative", "unbestatigt", "fraglich")
_OPENNESS = {
    fold(word.replace("-", " ")): code for code, text in OPENNESS.items() for word in text.split()
}
_FREE = NO | {"ohne", "entfallt", "free", "free of charge"}
_ELSEWHERE = {"siehe unten", "s. u.", "s.u.", "siehe rechts", "siehe links", "see below"}
_SAYS_NO_PRICE = YES | _ELSEWHERE
_NEGATIVE = expression(r"[-–—−]\s*[\d.,]+\s*(?:€|euro?)?", re.IGNORECASE)
_YES_AND_MORE = expression(r"^(?:ja|yes)\s*[,;:–-]\s+(?=.*\d)", re.IGNORECASE)
_ZERO = expression(r"0+(?:[.,]0*)?")
_OPTIONAL = {"optional", "freiwillig", "moglich", "nach wunsch", "voluntary"}
_AMOUNT = expression(r"(?P<euros>[1-9]\d{0,3})(?:[.,](?P<cents>\d{1,2}))?")
_PRIVATE = {*YES, "privat", "private", "vertraulich", "confidential", "personlich", "personal"}
_MAIL = expression(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WEB = expression(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PHONE = expression(r"[+(]?\d[\d\s()/.-]{5,}\d")


def status(row) -> dict:
    """`status` of all dates of the row: what its cell says, else what the title says surely."""
    said = row.text("status")
    if found := told_status(row):
        return {"status": found}
    if fold(said) not in ("", *AS_PLANNED):
        row.complain(hint, "unknown_status", "status", words=said)
    told = status_words.surely(row.text("title"))[0]
    if not told:
        return {}
    row.complain(hint, "state_in_title", "title", title=row.text("title"))
    return {"status": told}


def told_status(row) -> str:
    """What the column of states says; empty where it says none that is known."""
    said = row.text("status")
    known = _statuses(tuple(dict(settings.LANGUAGES)))
    return known.get(fold(said)) or status_words.read(said)[0]


@cache
def _statuses(page_languages) -> dict[str, str]:
    """Status by its folded name in every language that pages speak."""
    found = dict.fromkeys(UNSURE, Status.TENTATIVE.value)
    for language in page_languages:
        with override(language):
            found |= {fold(str(each.label)): each.value for each in Status}
    return found


def openness(row) -> str:
    said = fold(row.text("openness"))
    if said and said not in _OPENNESS:
        row.complain(error, "unknown_openness", "openness", words=row.text("openness"))
    return _OPENNESS.get(said, "")


def languages_of(row) -> Languages:
    return Languages(spoken=_codes(row, "spoken"), interpreted=_codes(row, "interpreted"))


def _codes(row, name) -> tuple[str, ...]:
    found, known = [], languages.ALIASES | languages.codes_by_name()
    words = (part for word in row.words(name) for part in re.split(r"\s*[/&+]\s*", word))
    for word in words:
        if code := known.get(fold(word)) or _abbreviated(fold(word), known):
            found.append(code)
        else:
            row.complain(error, "unknown_language", name, words=word)
    return tuple(dict.fromkeys(found))


def _abbreviated(word: str, known: dict[str, str]) -> str:
    """The one language whose name begins like "arab."; empty for none and for several."""
    begun = {code for name, code in known.items() if name.startswith(word[:-1])}
    return begun.pop() if word.endswith(".") and len(word) > 3 and len(begun) == 1 else ""


def price(row) -> dict:
    """Free, with costs, or as it is written where it could be either."""
    said, free = row.text("price"), fold(row.text("is_free"))
    found = _price(said)
    is_negative = bool(_NEGATIVE.fullmatch(said))
    if is_negative or said and found["is_free"] is None and fold(said) in _SAYS_NO_PRICE:
        row.complain(hint, "unknown_price", "price", words=said)
        found = {"is_free": None, "price": ""}
    if found["is_free"] is None and free in (YES if not found["price"] else NO):
        found |= {"is_free": free in YES}
    return found


def _price(said: str) -> dict:
    said = _YES_AND_MORE.sub("", said)
    if fold(said) in _FREE or _ZERO.fullmatch(said):
        return {"is_free": True, "price": ""}
    if amount := _AMOUNT.fullmatch(said):
        cents = (amount["cents"] or "").ljust(2, "0")
        return {
            "is_free": False,
            "price": f"{amount['euros']}{f',{cents}' if int(cents) else ''} €",
        }
    return costs.read_field(said) if said else {"is_free": None, "price": ""}


def registration(row) -> Registration:
    text = row.text("registration")
    if fold(text) in _ELSEWHERE:
        row.complain(hint, "unknown_answer", "registration", words=text)
        text = ""
    deadline = row.read("deadline", _deadline, None, year=row.lookup.year)
    deadline = deadline or registering.until(text, Calendar(row.lookup.first, row.lookup.last))
    need = _need(text, deadline)
    if fold(text) in _OPTIONAL:
        row.complain(hint, "unknown_answer", "registration", words=text)
        return Registration(need=RegistrationNeed.UNKNOWN.value, text=text, deadline=deadline)
    part = (
        ""
        if need == RegistrationNeed.NONE
        else registering_part.only_for(text, about_registering=True)
    )
    if need == RegistrationNeed.NONE or not text:
        return Registration(need=need, deadline=deadline)
    return replace(_ways(text), need=need, only_for=part, deadline=deadline)


def _ways(text: str) -> Registration:
    """What stands alone has a field of its own; a web address has one also within a sentence."""
    web, mail, phone = _WEB.search(text), _MAIL.search(text), _PHONE.search(text)
    alone = next((match for match in (web, mail, phone) if match and match[0] == text), None)
    return Registration(
        text="" if alone or fold(text) in YES else text,
        url=_address(web[0]) if web else "",
        email=mail[0] if mail and alone is mail else "",
        phone=phone[0] if phone and alone is phone else "",
    )


def _need(text: str, deadline) -> str:
    folded = fold(text)
    if folded in NO or registering.is_needless(text):
        return RegistrationNeed.NONE.value
    if not text:
        return (RegistrationNeed.REQUIRED if deadline else RegistrationNeed.UNKNOWN).value
    asked = re.search(r"erbeten|gebeten|wunscht|requested", folded)
    return (RegistrationNeed.REQUESTED if asked else RegistrationNeed.REQUIRED).value


def _deadline(value, *, year):
    return cells.days(value, year=year)[0].starts_on


def wheelchair(row) -> str:
    said = fold(row.text("wheelchair"))
    first = re.split(r"\W", said, maxsplit=1)[0]
    found = next((code for word, code in _ACCESS if word in said), "")
    found = found or _WHEELCHAIR.get(said) or _WHEELCHAIR.get(first, "")
    if said and not found:
        row.complain(hint, "unknown_answer", "wheelchair", words=row.text("wheelchair"))
    return found or Access.UNKNOWN.value


def is_private(row) -> bool:
    return any(fold(word) in _PRIVATE for word in re.split(", ", row.text("private")))


def fundings(row):
    for word in row.words("fundings"):
        code = row.lookup.fundings.get(fold(word))
        if code:
            yield code
        else:
            row.complain(hint, "unknown_funding", "fundings", words=word)


def website(row) -> str:
    said = row.text("website")
    if said and not _WEB.fullmatch(said) and re.search(r"\s", said):
        row.complain(error, "unclear", "website", message=str(_("This is not a web address.")))
        return ""
    return _address(said)


def _address(text: str) -> str:
    return text if not text or "://" in text else f"https://{text}"
