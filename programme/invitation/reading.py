"""Reads an invitation, pasted from a mail or a text, into a draft. Nothing is sent anywhere.

What was understood is listed; what was not stands in the description and is listed too: nothing is
dropped and nothing is decided, the person sees the filled form and corrects it.
"""

import re
from dataclasses import dataclass

from programme.checks_required import LIMITS
from programme.drafts import EventDraft
from programme.invitation import facts, letter, schedule, where
from programme.models.programme import Programme
from programme.texts import fold, tidy

_QUOTED = re.compile(r"[„“\"»]([^„“”\"«»]{4,120})[“”\"«]")
_INVITES = re.compile(r"\b(?:ladt|laden)\b.*\bein\b")
_TO = re.compile(
    r"\b(?:Einladung zu[mr]?|laden?[^.]{0,80}? zu[mr]?|lädt[^.]{0,80}? zu[mr]?)\s+(.{4,120})"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„])")


@dataclass(frozen=True)
class Reading:
    """The draft; which fields were filled; and the lines that no field took."""

    draft: EventDraft
    filled: tuple[str, ...]
    left: tuple[str, ...]


def read(text: str, programme: Programme) -> Reading:
    """Never raises: a text without any event gives an empty draft and all its lines."""
    lines = letter.lines(text)
    district = programme.district
    title = _title(lines)
    registration = facts.registration(lines, programme.starts_on.year)
    price = facts.price(lines)
    when = schedule.read(lines, programme)
    place = where.read(lines, district)
    organisers = _organisers(lines, district)
    languages = facts.spoken(lines)
    people = facts.people(lines)
    left = tuple(line.text for line in lines if not line.taken)
    draft = EventDraft(
        title=title,
        summary=_summary(left),
        description="\n".join(left)[: LIMITS["description"]],
        category=facts.category(title, text),
        organisers=organisers,
        place=place,
        registration=registration,
        languages=languages,
        **when,
        **price,
        **people,
    )
    empty = EventDraft()
    names = [name for name in vars(empty) if getattr(draft, name) != getattr(empty, name)]
    return Reading(draft, tuple(names), left)


def _title(lines) -> str:
    labelled = next((line for line in lines if line.kind == "title"), None)
    if labelled:
        labelled.taken = "title"
        return _shortened(re.sub(r"(?i)^(?:wg|fwd|aw|re):\s*", "", labelled.text))
    for pattern in (_TO, _QUOTED):
        for line in lines[:6]:
            match = None if line.kind else pattern.search(line.text)
            if match:
                return _shortened(match[1])
    first = next((line for line in lines if not line.kind and _may_be_title(line)), None)
    if first is None:
        return ""
    first.taken = "title"
    return _shortened(first.text)


def _may_be_title(line) -> bool:
    return 3 < len(line.text) <= 120 and not re.match(r"\W*\d", line.text)


def _shortened(text: str) -> str:
    """Up to where a date, a place or the end of the sentence begins."""
    text = re.split(
        r"\s+(?:am|ab|vom|in der|im|statt|ein)\s+(?=\w*\d|\w+tag\b)|[.!]\s|\sein[.!]?$", text
    )[0]
    title = tidy(text).strip(" .,:;–-")[: LIMITS["title"]]
    return title[:1].upper() + title[1:]


def _organisers(lines, district) -> tuple[str, ...]:
    labelled = next((line for line in lines if line.kind == "organiser"), None)
    if labelled:
        labelled.taken = "organisers"
        parts = re.split(r"\s*(?:;|,\s(?=[A-ZÄÖÜ])|\bund\b|\bmit\b)\s*", labelled.text)
        return tuple(tidy(part) for part in parts if tidy(part))[:6]
    text = " ".join(line.folded for line in lines)
    named = [
        partner.name
        for partner in district.partners.all()
        if any(
            len(name) > 5 and name in text for name in map(fold, (partner.name, *partner.aliases))
        )
    ]
    if named:
        return tuple(named[:3])
    for line in lines:
        if _INVITES.search(line.folded):
            before = re.split(r"\b(?:lädt|laden)\b", line.text)[0]
            name = re.sub(
                r"^(?:der|die|das|wir,?)\s+", "", tidy(before), flags=re.IGNORECASE
            ).strip(" ,")
            return (name,) if 3 < len(name) < 100 else ()
    return ()


def _summary(left) -> str:
    """The first sentences that fit in print."""
    prose = " ".join(text for text in left if len(text) > 30)
    summary = ""
    for sentence in _SENTENCE.split(prose):
        if len(summary) + len(sentence) + 1 > LIMITS["summary"]:
            break
        summary = f"{summary} {sentence}".strip()
    return summary
