"""What a text says of registration and ages, against the fields."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme.checks.finding import HINT, QUESTION, Candidate, Finding
from programme.checks.texts import costs
from programme.checks.texts.public_words import said_of_terms, sentences
from programme.drafts.event_draft import EventDraft
from programme.models.event import RegistrationNeed
from programme.models.programme import Programme
from programme.regular_expressions import expression

AGES = "ages_in_text"
_ASKED = (RegistrationNeed.REQUIRED, RegistrationNeed.REQUESTED)
_GAP = r"(?:[^.;]|(?<=\d)\.|\.(?=\S))"  # within a sentence, also over "25.9."
_REQUIRED = expression(
    r"\b(?:vor)?anmeldung(?:en)?\b[^.;]{0,50}?\b(?:erforderlich|notig|notwendig|zwingend|"
    r"verpflichtend|pflicht|gebeten|erbeten|erwunscht)\b|\banmeldepflicht\w*"
    r"|\banmelden bitte\b|\bneed to register\b|\b(?:sign up|register) in advance\b"
    r"|التسجيل (?:المسبق )?(?:مطلوب|ضروري|لازم|الزامي)|(?:يرجي|الرجا|نرجو|يجب) (?:منكم )?التسجيل"
    r"|\bnur (?:mit|nach) (?:vorheriger )?(?:vor)?anmeldung\b|\b(?:mit|nach) voranmeldung\b"
    r"|\b(?:wir bitten um|um|bitte um) (?:vorherige |eine |ihre )?(?:vor)?anmeldung\b"
    rf"|\bbitte\b{_GAP}{{0,60}}\ban(?:zu)?melden\b"
    rf"|\bmelde[nt]? (?:sie sich|dich|euch)\b{_GAP}{{0,60}}\ban\b"
    r"|\bum (?:eine )?(?:kurze )?ruckmeldung\b|\buber (?:eine|ihre|eure) anmeldung\b|"
    r"\banmeldefrist\b"
    r"|\banmeldungen (?:nimmt|nehmen)\b|\bbitte (?:\w+ )?reservier\w*|\b(?:platz)?reservierung"
    r"(?:en)? (?:ist )?(?:erforderlich|notig|notwendig|erbeten)\b|\bum reservierung\b"
    r"|\bbook (?:your|a) (?:place|seat|spot)\b|\bbooking (?:is )?(?:required|essential|necessary)\b"
    r"|\bnur (?:mit|nach) reservierung\b|\bmuss(?:en)? sich\b[^.;]{0,30}\banmelden\b"
    r"|\bregistration\b[^.;]{0,40}\bis (?:required|necessary)\b|\b(?:must|have to) register\b"
    r"|يجب (?:\w+ )?حجز|\brsvp\b|\bplease let us know\b|\bسجلوا\b|الحجز (?:مطلوب|ضروري|مسبقا|"
    r"المسبق)"
    r"|^(?:verbindliche |um )?(?:vor)?anmeldung(?: bitte)?:? "
    r"(?:bitte|bis|unter|an|per|bei|uber|im)\b"
    r"|\bverbindliche anmeldung\b|\banmeldeschluss\b|\bplease (?:sign up|register)\b"
    r"|\bregistration (?:is )?(?:required|necessary|mandatory|essential)\b"
)
_NONE = expression(
    r"\b(?:keine|ohne) (?:vorherige )?(?:vor)?anmeldung"
    r"(?: (?:ist )?(?:erforderlich|notig|notwendig))?\b"
    r"|\b(?:vor)?anmeldung ?[:?–-]? ?(?:ist )?(?:nicht (?:erforderlich|notig|notwendig)|keine|"
    r"nein)\b"
    r"|\banmeldung braucht (?:es|man) nicht\b"
    r"|\ban(?:zu)?melden (?:muss|mussen|musst|braucht|brauchen)\b"
    r"[^.;]{0,30}\b(?:nicht|niemand|keiner)\b"
    r"|\b(?:niemand|keiner) (?:muss|braucht)\b[^.;]{0,30}\ban(?:zu)?melden\b"
    r"|\banmeldungen sind nicht\b|\b(?:no|not|don't) need to register\b|\bno (?:booking|"
    r"registration)\b|لا (?:ي|ت)حتاج\w* (?:الي|ل)\w* ?(?:ال)?تسجيل"
    r"|\bregistration (?:is )?not (?:required|necessary)\b"
    r"|\bnicht an(?:zu)?melden\b|\beinfach vorbeikommen\b"
    r"|(?:لا حاجه|لا داعي|بدون|دون الحاجه)(?: الي| لل| ل)? ?(?:ال)?تسجيل|لا يلزم التسجيل"
    r"|التسجيل (?:غير|ليس) \w+"
)
_PART = expression(
    r"\b(?:gruppen|schulklassen|standen?|stande|fur (?:den|die|das) (?:workshop|essen|fuhrung|bus|"
    r"fahrt|kinderbetreuung|stand)|ab \d+ personen|workshops?|flohmarkt|verkaufer|"
    r"kinderbetreuung|standanmeldung|groups|school classes|gewerbe|للمجموعات)\b|\?$"
    r"|\bohne anmeldung (?:kein|nicht|leider)\b"
)
_FROM_AGE = expression(
    r"\b(?:ab|from|ages?|aged|mindestalter(?::| ist)?)\s(\d{1,2})"
    r"(?:\s(?:jahren?|years?)\b|\s?\+|\s(?:and|or) (?:up|older|over)\b)"
)
_WHO = (
    r"(?:menschen|personen|leute|frauen|manner|madchen|jungen|senior\w*|kinder|jugendliche|"
    r"erwachsene|alle|people|adults|women|men|children|kids|teenagers|girls|boys)"
)
_FOR_THOSE_FROM = expression(
    rf"\b(?:fur|for) (?:\w+ )?{_WHO} (?:ab|from|over) (\d{{1,2}})(?![\d.:]| uhr| euro| ?€)"
)
_AGES = expression(
    r"(?<![\d.:])(\d{1,2})(?: jahren?)?\s?(?:bis|und|-|–|to|and)\s?(\d{1,2})(?:\s|-)"
    r"(?:jahren?\b|jahrige\w*|years?\b)"
)
_AGES_BY_THE_WAY = expression(r"\b(?:nach|vor|seit|in|ago|since|after)\s(?:etwa |rund )?$")
_AGE_PART = expression(
    rf"{costs.EUROS.pattern}|\bermassig|\bzahl|\bfrei\b|\ballein|\bohne\b|\bbegleit|\bhelfe|\bgruppe|"
    r"\bempfohlen|\bstimm|\bwahl"
)


def terms_in_text(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """Of registration and of ages each the first sentence that contradicts."""
    for check in (_registration, _ages):
        every = (
            found
            for field, lines in said_of_terms(draft)
            for line in lines
            for found in check(draft, field, sentences(line))
        )
        yield from islice(every, 1)


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
        if found := _span_of_ages(draft, line):
            yield found
            return
        said = _FROM_AGE.search(line) or _FOR_THOSE_FROM.search(line)
        if said and draft.age_min not in (None, int(said[1])) and not _AGE_PART.search(line):
            message = _("The text says “from {text} years”, the form from {form}. Which is right?")
            message = format_lazy(message, text=int(said[1]), form=draft.age_min)
            label = format_lazy(_("From {years} years"), years=int(said[1]))
            offered = (Candidate(said[1], label),)
            yield Finding("age_in_text", "age_min", QUESTION, message, offered)


def _span_of_ages(draft: EventDraft, line: str) -> Finding | None:
    """ "Von 14 bis 18 Jahren" where 6 to 12 are said, or "von 12 bis 6 Jahren"."""
    said = _AGES.search(line)
    if not said or _AGE_PART.search(line) or _AGES_BY_THE_WAY.search(line[: said.start()]):
        return None
    told, given = (int(said[1]), int(said[2])), (draft.age_min, draft.age_max)
    is_told = any(age is not None and age not in told for age in given)
    if not is_told and told[0] <= told[1]:
        return None
    least, most = sorted(told)
    message: Any = _("The text says “{text} years”, the form says something else. Which is right?")
    if not is_told:
        message = _("The text says “{text} years”: the younger age comes first. What is right?")
    label = format_lazy(_("From {least} to {most} years"), least=least, most=most)
    offered = (Candidate(f"{least}-{most}", label),)
    text = f"{told[0]}–{told[1]}"
    return Finding(AGES, "age_min", QUESTION, format_lazy(message, text=text), offered)
