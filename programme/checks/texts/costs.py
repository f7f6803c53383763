"""What a text says of the price, against the fields."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.utils.translation import gettext_lazy as _

from programme.checks.finding import QUESTION, Candidate, Finding
from programme.checks.texts.public_words import said_of_terms, sentences
from programme.drafts.event_draft import EventDraft
from programme.models.programme import Programme
from programme.plain_text import fold
from programme.regular_expressions import expression

_CURRENCY = r"(?:€|euros?\b|eur\b|يورو)"
_AMOUNT = (
    r"(?<![\d.,])(?!0+(?:[.,](?:0+|[–—-]{1,2}))?(?![\d.,]))\d{1,4}"
    rf"(?:(?:[.,](?:\d\d|-))?,?-?\s?{_CURRENCY}|[.,][–—-]{{1,2}}(?!\s?\d))"
)
# "4" and "5,50" where the price stands, "Eintritt: 5" in a text.
_BARE = r"(?!0+(?:[.,]0+)?\b)\d{1,3}(?:[.,]\d\d)?"
_ONLY_A_NUMBER = expression(rf"(?:(?:eintritt|beitrag|preis|kosten)\W{{1,3}})?{_BARE}\W{{0,2}}")
_AMOUNTS = expression(_AMOUNT)
EUROS = expression(rf"{_AMOUNT}|(?:€|\beur)\s?(?!0\b)\d")
_EXTRA = expression(
    r"material|spende|freiwillig|essen|kuchen|kaffee|wurst|tombola|\blose?\b|imbiss|getrank|speise|verzehr|buffet|pfand|kaution|"
    r"fahrt|fahrkarte|bahn|bus\b|kostenbeitrag fur|zzgl|donation|food|drinks|deposit|gefordert|"
    r"preisgeld|gewinn|forder|gutschein|statt \d|leihgebuhr|ausleih|"
    r"\bstand\b|\btisch\b|طعام|تبرع|مشروبات|كتاب|"
    r"\bbuch\b|\bbucher\b|\bkatalog|\bbroschur|\bheft\b|\bcd\b|\bpark(?:en|platz|gebuhr)|"
    r"\beintritt in (?:de|unser|eine)|mitgliedsbeitr|jahresbeitr|\b\d\. (?:preis|platz)\b|"
    r"\b(?:haupt|sonder|gewinner|sieger)preis|\bdotiert"
)
_ENTRY = expression(
    rf"\b(?:eintritt|eintrittspreis|eintrittskarte|karten|tickets?|\w*beitrag|\w*gebuhr(?:en)?|preis|price|kostenpunkt|"
    rf"abendkasse|vorverkauf|vvk|ak|admission|entry|entrance|fee|\w*kosten"
    rf"|(?:workshop|course|class|event|concert|tickets?|it) costs?"
    rf"|(?:teilnahme|kurs|workshop|fuhrung|fahrt|abend|seminar|menu|platz|"
    rf"es|alles|person)\w* kostet"
    rf"|رسم|رسوم|الدخول|تذكره|التذاكر)\b(?:[^.;]|\bp\.){{0,40}}?(?:{_AMOUNT}|€\s?[1-9])"
    rf"|\bpro person\b[^.;]{{0,20}}{_AMOUNT}|\bteilnahme\s?:\s?{_AMOUNT}"
    rf"|\b(?:erwachsene|kinder|adults|children)\W{{1,3}}{_AMOUNT}"
    rf"|(?:{_AMOUNT})\s?(?:eintritt|entry|admission|pro person|p\. ?p\.)"
    r"|\b(?:eintritt|\w{0,12}beitrag|kosten|preis|admission|entry)"
    rf"(?:\s?:\s?{_BARE}|\s\d{{1,3}},\d\d)(?!\d|[.,:]\d|\s?(?:%|[ap]\.?m\b|\w))"
)
_FREE = expression(
    r"\beintritt (?:(?:ist|bleibt|naturlich|selbstverstandlich|wie immer|fur alle) )*"
    r"(?:frei|kostenlos|kostenfrei)\b"
    r"(?! (?:fur|bis|unter|ab|mit))"
    r"|\bfreier eintritt\b(?! (?:fur|bis|unter|ab|mit))"
    r"|\bfree (?:entry|admission)\b(?! for(?! (?:all|every)))"
    r"|\b(?:entry|admission) is free\b(?! for)"
    r"|\b(?:teilnahme|besuch|angebot|veranstaltung|workshop|kurs|fuhrung|abend|konzert) (?:ist )?"
    r"(?:(?:fur alle|selbstverstandlich|naturlich|wie immer|ganz|vollig) )*"
    r"(?:kostenlos|kostenfrei|frei|gratis)\b(?! (?:fur|mit|bis|unter|ab))"
    r"|\bkostenlose(?:s|r)? (?:angebot|kurs|workshop|veranstaltung)\b|\b(?:entry|admission) free\b|"
    r"^مجاني$|\b(?:event|workshop|class|course|concert) is free\b(?! for)"
    r"|(?:^|[.!?;] )(?:kostenlos|kostenfrei|gratis|umsonst|free of charge|free)(?=\s?[.!]|$)"
    r"|(?:الدخول|المشاركه|الحضور) (?:مجاني|مجانا)\w*(?! لل(?!جميع))"
)
_FREE_AT_ALL = expression(r"\bfrei\b(?! fur)|\bkostenlos\b(?! fur)|\bfree\b(?! for)|مجاني")
_INCLUDED = expression(r"\b(?:inkl|incl|inklusive|einschliesslich|including)\b\.? [^.;]*")
_SOME_FREE = expression(
    r"\b(?:kinder|kind|jugendliche|schuler\w*|mitglieder|begleitpersonen?|(?:unter|"
    r"bis) \d+(?: jahren?)?|children)"
    r"\b[^.;()]{0,25}\b(?:frei|kostenlos|gratis|free)\b"
)
_COSTS_SOMETHING = expression(
    r"\b(?:der eintritt|die teilnahme|die veranstaltung|der besuch|der kurs|der workshop|"
    r"die fuhrung|das konzert|der abend)\b (?:kostet (?:etwas|geld)|ist kostenpflichtig)\b"
    r"|^kostenpflichtig$|\beintritt (?:wird erhoben|kostenpflichtig)\b"
    r"|\bkostenpflichtige (?:veranstaltung|teilnahme)\b"
    r"|\b(?:entry|admission) is not free\b|\bthere is an (?:entry|admission) fee\b"
)
_PARTLY = expression(r"\b(?:kinder|ermassigt|erwachsene|mitglieder|bis \d+ jahre|unter \d+)\b")


def price_in_text(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """The price against "free of charge", and the first sentence that contradicts either."""
    yield from _price_field(draft)
    every = (
        finding
        for field, lines in said_of_terms(draft)
        for line in lines
        for finding in _cost(draft, field, sentences(line))
    )
    yield from islice(every, 1)


def _price_field(draft: EventDraft) -> Iterator[Finding]:
    """ "Free" is chosen, and a price is written."""
    price = fold(draft.price)
    is_priced = EUROS.search(price) or _ONLY_A_NUMBER.fullmatch(price)
    if draft.is_free and is_priced and not _EXTRA.search(price):
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
        priced = draft.is_free is False or EUROS.search(fold(draft.price))
        if not draft.is_free and priced and _FREE.search(line) and not _PARTLY.search(line):
            message = _("The text says that it is free, but a price is written. Which is right?")
            offered = (Candidate("true", _("It is free of charge")),)
            yield Finding("free_or_paid", field, QUESTION, message, offered)


def _costs(line: str) -> bool:
    is_extra = _EXTRA.search(_INCLUDED.sub("", line))
    is_free = _FREE_AT_ALL.search(_SOME_FREE.sub("", line))
    is_priced = _ENTRY.search(line) and not (is_extra or is_free)
    return bool(_COSTS_SOMETHING.search(line) or is_priced)


def says_free(draft: EventDraft) -> bool:
    """Whether free of charge is chosen, or written where the price stands."""
    price = fold(draft.price)
    written = _FREE_AT_ALL.search(price) and not EUROS.search(price) and not _PARTLY.search(price)
    return bool(draft.is_free or (draft.is_free is None and written))


def _price(line: str) -> Any:
    """The one amount of a line; of several somebody writes what is meant."""
    sign = rf"(?:,?-?\s?{_CURRENCY}|[.,][–—-]{{1,2}})$"
    amounts = [re.sub(sign, " €", each) for each in _AMOUNTS.findall(line)]
    return amounts[0] if len(amounts) == 1 else _("It costs something")


def prices(finding: Finding) -> dict[str, Any]:
    """The amounts that a finding offers, by the value of the answer."""
    return {each.value: each.label for each in finding.candidates if EUROS.search(str(each.label))}
