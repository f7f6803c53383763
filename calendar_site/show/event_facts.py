"""The facts of an event as the rows of templates/parts/facts.html.

A fact that was not stated is shown as such: silence does not mean no.
"""

from collections.abc import Collection
from dataclasses import replace

from django.utils.translation import get_language

from calendar_site.show.event_cards import original_language
from calendar_site.show.own_words import isolated, naming
from programme.drafts.fields import BY_PATH
from programme.wording.facts import FACTS, Fact, Line
from programme.wording.facts import facts as all_facts
from programme.wording.own_words import own_words
from programme.wording.unbroken import unbroken


def facts(event, occurrences, *, said: str = "", over=False) -> list[dict]:
    """In the order in which people ask: when, where, who, cost, registration, languages, access.

    A note that is `said` above is not said again. For what is `over` nobody can register.
    """
    wanted = [code for code in FACTS if not (over and code == "registration")]
    found = [
        replace(fact, note=None) if fact.note and fact.note.text == said else fact
        for fact in all_facts(event, occurrences, get_language(), only=wanted)
    ]
    return rows(found, original_language(event), own_words(event, occurrences))


def rows(found, language: str, names: Collection[str]) -> list[dict]:
    """The facts as plain rows; the partner's words, and `names` inside ours, are in `language`."""
    return [_row(fact, language, names) for fact in found]


def _row(fact: Fact, language: str, names) -> dict:
    lines = [_line_html(line, language, names) for line in fact.lines] or [""]
    return {
        "icon": _icon(fact),
        "label": fact.label,
        "value": lines[0],
        "lines": lines[1:],
        "note": _line_html(fact.note, language, names) if fact.note else "",
        "url": fact.url,
        "unknown": not fact.lines,
    }


def _icon(fact: Fact) -> str:
    if fact.code in BY_PATH:
        return BY_PATH[fact.code].icon
    return "check" if fact.holds else "info"


def _line_html(line: Line, language: str, names):
    if line.is_address:
        return isolated(line.text)
    spoken = line.language or language
    if line.own_words:
        return isolated(line.text, spoken, links=line.links)
    return naming(unbroken(line.text), names, spoken)


def funding(event, day) -> list[str]:
    """The sentences that the funders of this event ask for on that day."""
    found = [row for row in event.fundings.all() if _valid(row, day)]
    return [row.sentence or row.name for row in found]


def _valid(row, day) -> bool:
    begun = not row.valid_from or row.valid_from <= day
    return begun and (not row.valid_until or day <= row.valid_until)
