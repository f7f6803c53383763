"""Texts that say that not everybody may come, against an event that is open to all."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from programme.checks.finding import QUESTION, Candidate, Finding
from programme.checks.texts.public_words import said_of_terms, sentences
from programme.drafts.event_draft import EventDraft
from programme.models.event import Openness
from programme.models.programme import Programme
from programme.regular_expressions import expression

_ONLY = r"\b(?:nur|ausschliesslich)"
_CLOSED = {
    Openness.RESIDENTS: expression(
        rf"{_ONLY} fur (?:die )?(?:haus)?(?:bewohner|mieter|anwohner)\w*"
    ),
    Openness.SCHOOL: expression(
        rf"{_ONLY} fur (?:die |unsere )?"
        r"(?:schuler(?:innen)? und schuler(?:innen)?|schuler\w*|schulkinder|kita-?kinder|eltern|"
        r"familien) "
        r"(?:der|des|unserer|unseres) \w*(?:kita|schule|kindergarten|gymnasium|klasse)\w*"
        rf"|{_ONLY} fur (?:die |unsere |schuler\w* der )?(?:klassen?|klassenstufen?|jahrgange?|"
        r"jahrgangsstufen?|schulklassen)\b"
    ),
    Openness.INVITED: expression(
        rf"{_ONLY} fur (?:\w+ )?(?:vereins)?(?:mitglieder|mitgliederinnen|angehorige)\b"
        rf"|{_ONLY} (?:unsere |die )?(?:vereins)?mitglieder"
        r"(?=$|[.,;:!)]| zugelassen| haben zutritt)"
        rf"|{_ONLY} fur (?:\w+ )?(?:beschaftigte|bedienstete|mitarbeite\w*|angestellte|kolleg\w+)\b"
        rf"|{_ONLY} (?:fur |mit |auf )?(?:ge|einge)ladene gaste\b"
        rf"|{_ONLY} (?:mit|auf|gegen) (?:(?:personliche|schriftliche|"
        rf"gultige)[rn]? )?einladung(?:skarte)?\b"
        rf"|{_ONLY} (?:mit|gegen|bei vorlage|unter vorlage) (?:\w+ ){{0,2}}"
        r"(?:mitglieds|vereins|dienst|betriebs|werks|haus)-?(?:ausweis|karte)\w*"
        r"|\bnicht (?:fur die offentlichkeit|offentlich zuganglich)\b|"
        r"\bkein (?:offentlicher )?(?:zutritt|einlass)"
        r" fur (?:nicht-?mitglieder|gaste|externe|aussenstehende)\b|\bim geschlossenen kreis\b"
        r"|\bgeschlossene (?:gesellschaft|veranstaltung)\b"
        r"|\b(?:nicht|keine) offentliche? ?(?:veranstaltung)?\b|\bnichtoffentlich\w*"
        r"|\bexklusiv fur (?:\w+ )?(?:vereins)?mitglieder\b|\b(?:vereins|verwaltungs|"
        r"haus)intern(?:e[rns]?)?\b"
        r"|\bgeschlossene[rn]? (?:gruppe|kreis)\b|فقط للاعضا|\bmembers and (?:\w+ )?guests only\b"
        r"|\binterne[rs]? (?:termin|treffen|sitzung)\b|\binvited guests only\b|\bmembers only\b|"
        r"\b(?:by )?invitation only\b|\bonly for members\b"
        r"|\b(?:interne veranstaltung|private event)\b|للاعضا فقط|بالاعضا فقط"
    ),
}
_OTHERWISE = expression(
    r"\bstimm\w*|\bermassig|\bwahl|\babstimm|verkehrsmittel|\bparkpl|\bwlan|\btoilette|\brabatt|"
    r"\bkostenlos|\bfrei\b|\bnicht nur\b|\bnot only\b|\bkeine geschlossene|ليس(?:ت)? |"
    r"\bsartre\b|\bfilm\b|\b(?:theater)?stuck\b"
)


def who_may_come(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """One question, with the answer that the words mean."""
    if draft.openness != Openness.PUBLIC:
        return
    lines = (line for _field, lines in said_of_terms(draft) for line in lines)
    said = (each for line in lines for each in sentences(_without_questions(line)))
    meant = next(filter(None, map(_meant, said)), None)
    if meant:
        message = _(
            "The text says that not everybody may come, the form that it is open to all. "
            "Which is right?"
        )
        offered = (Candidate(meant.value, meant.label),)
        yield Finding("members_only", "openness", QUESTION, message, offered)


def _without_questions(line: str) -> str:
    """ "Nur für Mitglieder? Vereine öffnen sich" says nothing of who may come."""
    return re.sub(r"[^.!?]*\?", " ", line)


def _meant(line: str) -> Openness | None:
    if _OTHERWISE.search(line):
        return None
    return next((choice for choice, words in _CLOSED.items() if words.search(line)), None)
