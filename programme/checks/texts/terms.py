"""What a text says of price, registration and ages, against the fields."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme.checks.finding import HINT, QUESTION, Candidate, Finding
from programme.checks.texts.public_words import said_of_terms
from programme.drafts.event_draft import EventDraft
from programme.models.event import RegistrationNeed
from programme.models.programme import Programme
from programme.plain_text import fold

_AMOUNT = (
    r"(?<![\d.,])(?!0+(?:[.,]0*)?\s?(?:€|eur))\d{1,4}"
    r"(?:[.,](?:\d\d|-))?,?-?\s?(?:€|euros?\b|eur\b|يورو)"
)
_AMOUNTS = re.compile(_AMOUNT)
_EUROS = re.compile(rf"{_AMOUNT}|(?:€|\beur)\s?(?!0\b)\d")
_EXTRA = re.compile(
    r"material|spende|freiwillig|essen|imbiss|getrank|speise|verzehr|buffet|pfand|kaution|"
    r"fahrt|fahrkarte|bahn|bus\b|kostenbeitrag fur|zzgl|donation|food|drinks|deposit|gefordert|"
    r"preisgeld|gewinn|forder|gutschein|statt \d|leihgebuhr|ausleih|"
    r"\bstand\b|\btisch\b|طعام|تبرع|مشروبات|كتاب|"
    r"\bbuch\b|\bbucher\b|\bkatalog|\bbroschur|\bheft\b|\bcd\b|\bpark(?:en|platz|gebuhr)"
)
_ENTRY = re.compile(
    rf"\b(?:eintritt|eintrittspreis|eintrittskarte|karten|tickets?|teilnahmegebuhr|\w*beitrag|"
    rf"kursgebuhr|gebuhr|preis|abendkasse|vorverkauf|vvk|ak|admission|entry|fee|\w*kosten"
    rf"|(?:teilnahme|kurs|workshop|fuhrung|fahrt|abend|seminar|menu|platz|"
    rf"es|alles|person)\w* kostet"
    rf"|رسم|رسوم|الدخول|تذكره|التذاكر)\b[^.;]{{0,40}}?(?:{_AMOUNT})"
    rf"|(?:{_AMOUNT})\s?(?:eintritt|pro person|p\. ?p\.)"
)
_FREE = re.compile(
    r"\b(?:der )?eintritt (?:ist |bleibt )?(?:frei|kostenlos|kostenfrei)\b"
    r"(?! (?:fur|bis|unter|ab|mit))"
    r"|\bfreier eintritt\b(?! (?:fur|bis|unter|ab|mit))"
    r"|\bfree (?:entry|admission)\b(?! for(?! (?:all|every)))"
    r"|\b(?:entry|admission) is free\b(?! for)"
    r"|\b(?:teilnahme|besuch|angebot|veranstaltung|workshop|kurs|fuhrung|abend|konzert) (?:ist )?"
    r"(?:fur alle )?(?:kostenlos|kostenfrei|frei)\b(?! (?:fur|mit|bis|unter|ab))"
    r"|\bkostenlose veranstaltung\b"
    r"|(?:الدخول|المشاركه|الحضور) (?:مجاني|مجانا)\w*(?! لل(?!جميع))"
)
_FREE_AT_ALL = re.compile(r"\bfrei\b(?! fur)|\bkostenlos\b(?! fur)|\bfree\b(?! for)|مجاني")
_COSTS_SOMETHING = re.compile(
    r"\b(?:der eintritt|die teilnahme|die veranstaltung|der besuch|der kurs|der workshop|"
    r"die fuhrung|das konzert|der abend)\b (?:kostet (?:etwas|geld)|ist kostenpflichtig)\b"
    r"|\beintritt (?:wird erhoben|kostenpflichtig)\b"
    r"|\bkostenpflichtige (?:veranstaltung|teilnahme)\b"
    r"|\b(?:entry|admission) is not free\b|\bthere is an (?:entry|admission) fee\b"
)
_PARTLY = re.compile(r"\b(?:kinder|ermassigt|erwachsene|mitglieder|bis \d+ jahre|unter \d+)\b")
_REQUIRED = re.compile(
    r"\b(?:vor)?anmeldung(?:en)?\b[^.;]{0,50}?\b(?:erforderlich|notig|notwendig|zwingend|"
    r"verpflichtend|pflicht|gebeten|erbeten|erwunscht)\b|\banmeldepflicht\w*"
    r"|\banmelden bitte\b|\bneed to register\b|\b(?:sign up|register) in advance\b"
    r"|التسجيل (?:المسبق )?(?:مطلوب|ضروري|لازم|الزامي)|(?:يرجي|الرجا|نرجو|يجب) (?:منكم )?التسجيل"
    r"|\bnur (?:mit|nach) (?:vorheriger )?(?:vor)?anmeldung\b|\b(?:mit|nach) voranmeldung\b"
    r"|\b(?:wir bitten um|um|bitte um) (?:vorherige |eine |ihre )?(?:vor)?anmeldung\b"
    r"|\bbitte\b[^.;]{0,60}\ban(?:zu)?melden\b"
    r"|\bmelde[nt]? (?:sie sich|dich|euch)\b[^.;]{0,60}\ban\b"
    r"|^(?:verbindliche |um )?(?:vor)?anmeldung(?: bitte)?:? "
    r"(?:bitte|bis|unter|an|per|bei|uber|im)\b"
    r"|\bverbindliche anmeldung\b|\banmeldeschluss\b|\bplease (?:sign up|register)\b"
    r"|\bregistration (?:is )?(?:required|necessary|mandatory|essential)\b"
)
_NONE = re.compile(
    r"\b(?:keine|ohne) (?:vorherige )?(?:vor)?anmeldung"
    r"(?: (?:ist )?(?:erforderlich|notig|notwendig))?\b"
    r"|\banmeldung ?[:?–-]? ?(?:ist )?(?:nicht (?:erforderlich|notig|notwendig)|keine|nein)\b"
    r"|\banmeldung braucht (?:es|man) nicht\b"
    r"|\ban(?:zu)?melden (?:muss|mussen|musst|braucht|brauchen)\b"
    r"[^.;]{0,30}\b(?:nicht|niemand|keiner)\b"
    r"|\b(?:niemand|keiner) (?:muss|braucht)\b[^.;]{0,30}\ban(?:zu)?melden\b"
    r"|\bno registration\b|\bregistration (?:is )?not (?:required|necessary)\b"
    r"|\bnicht an(?:zu)?melden\b|\beinfach vorbeikommen\b"
    r"|(?:لا حاجه|لا داعي|بدون|دون الحاجه)(?: الي| لل| ل)? ?(?:ال)?تسجيل|لا يلزم التسجيل"
    r"|التسجيل (?:غير|ليس) \w+"
)
_PART = re.compile(
    r"\b(?:gruppen|schulklassen|standen?|stande|fur (?:den|die|das) (?:workshop|essen|fuhrung|bus|"
    r"fahrt|kinderbetreuung|stand)|ab \d+ personen|workshops?|flohmarkt|verkaufer|"
    r"kinderbetreuung|standanmeldung|groups|school classes|gewerbe|للمجموعات)\b|\?$"
    r"|\bohne anmeldung (?:kein|nicht|leider)\b"
)
_FROM_AGE = re.compile(r"\b(?:ab|from)\s(\d{1,2})\s(?:jahren?|years?)\b")
_AGE_PART = re.compile(
    rf"{_EUROS.pattern}|\bermassig|\bzahl|\bfrei\b|\ballein|\bohne\b|\bbegleit|\bhelfe|\bgruppe|"
    r"\bempfohlen|\bstimm|\bwahl"
)


_ASKED = (RegistrationNeed.REQUIRED, RegistrationNeed.REQUESTED)


def terms_in_text(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    yield from _price_field(draft)
    for check in (_cost, _registration, _ages):
        every = (
            found for field, lines in said_of_terms(draft) for found in check(draft, field, lines)
        )
        yield from [found for _n, found in zip(range(1), every, strict=False)]


def _price_field(draft: EventDraft) -> Iterator[Finding]:
    """ "Free" is chosen, and a price is written."""
    price = fold(draft.price)
    if draft.is_free and _EUROS.search(price) and not _EXTRA.search(price):
        yield Finding(
            "free_or_paid",
            "is_free",
            QUESTION,
            _("Free of charge is chosen, but a price is written. Which is right?"),
            (Candidate("true", _("It is free of charge")), Candidate("false", draft.price[:60])),
        )


def _cost(draft: EventDraft, field: str, lines: list[str]) -> Iterator[Finding]:
    for line in lines:
        if says_free(draft) and _costs(line):
            message = _("The text names a price, but free of charge is chosen. Which is right?")
            offered = (Candidate("false", _price(line)),)
            yield Finding("free_or_paid", field, QUESTION, message, offered)
        priced = draft.is_free is False or _EUROS.search(fold(draft.price))
        if not draft.is_free and priced and _FREE.search(line) and not _PARTLY.search(line):
            message = _("The text says that it is free, but a price is written. Which is right?")
            offered = (Candidate("true", _("It is free of charge")),)
            yield Finding("free_or_paid", field, QUESTION, message, offered)


def _costs(line: str) -> bool:
    is_free = _EXTRA.search(line) or _FREE_AT_ALL.search(line)
    return bool(_COSTS_SOMETHING.search(line) or (_ENTRY.search(line) and not is_free))


def says_free(draft: EventDraft) -> bool:
    """Whether free of charge is chosen, or written where the price stands."""
    price = fold(draft.price)
    written = _FREE_AT_ALL.search(price) and not _EUROS.search(price) and not _PARTLY.search(price)
    return bool(draft.is_free or (draft.is_free is None and written))


def _price(line: str) -> Any:
    """The one amount of a line; of several somebody writes what is meant."""
    amounts = [re.sub(r"\s?(?:euros?|eur|يورو)$", " €", each) for each in _AMOUNTS.findall(line)]
    return amounts[0] if len(amounts) == 1 else _("It costs something")


def prices(finding: Finding) -> dict[str, Any]:
    """The amounts that a finding offers, by the value of the answer."""
    return {each.value: each.label for each in finding.candidates if _EUROS.search(str(each.label))}


def _registration(draft: EventDraft, field: str, lines: list[str]) -> Iterator[Finding]:
    need, own = draft.registration.need, field.startswith("registration")
    for asked in filter(None, map(_asked, lines)):
        if asked == "yes" and need == RegistrationNeed.NONE:
            message = _(
                "The text asks for registration, the form says that none is needed. Which is right?"
            )
            yield _need(message, *_ASKED)
        elif asked == "no" and need in _ASKED:
            message = _(
                "The text says that no registration is needed, the form asks for one. "
                "Which is right?"
            )
            yield _need(message, RegistrationNeed.NONE)
        elif asked == "yes" and need == RegistrationNeed.UNKNOWN and not own:
            message = _("The text asks for registration. Please say so in its own field too.")
            yield _need(message, *_ASKED, severity=HINT)


def _asked(line: str) -> str:
    """ "yes" or "no"; nothing where the line says neither, both, or speaks of a part of it."""
    none, required = _NONE.search(line), _REQUIRED.search(_NONE.sub("", line))
    if _PART.search(line) or bool(none) == bool(required):
        return ""
    return "no" if none else "yes"


def _need(message: Any, *values: RegistrationNeed, severity: str = QUESTION) -> Finding:
    offered = tuple(Candidate(value.value, value.label) for value in values)
    return Finding("registration_in_text", "registration.need", severity, message, offered)


def _ages(draft: EventDraft, field: str, lines: list[str]) -> Iterator[Finding]:
    """ "Ab 8 Jahren" where the youngest are said to be 6."""
    for line in lines:
        said = _FROM_AGE.search(line)
        if said and draft.age_min not in (None, int(said[1])) and not _AGE_PART.search(line):
            message = _("The text says “from {text} years”, the form from {form}. Which is right?")
            message = format_lazy(message, text=int(said[1]), form=draft.age_min)
            label = format_lazy(_("From {years} years"), years=int(said[1]))
            offered = (Candidate(said[1], label),)
            yield Finding("age_in_text", "age_min", QUESTION, message, offered)
