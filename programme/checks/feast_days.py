"""A hint where somebody who is invited is likely to be kept away: by a feast, a prayer, a fast.

A feast of one community matters to events that speak of it; those of which most families of a
faith stay at home matter to all. Events about the feast itself need no hint.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme import feasts
from programme.checks.date_contradictions import stated
from programme.checks.finding import HINT, Finding
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, When
from programme.models.event import Openness
from programme.models.programme import Programme
from programme.plain_text import fold
from programme.regular_expressions import expression

FIRST_DATES = 5
_TOGETHER = r"interreligi|religionen\b|abraham|interfaith"
_JEWISH = expression(rf"\bjudisch|\bjud(?:en|innen)\b|\bsynagog|\bjewish\b|{_TOGETHER}")
_ISLAM = expression(rf"\bmuslim|\bislam|\bmoschee|\bmosque|{_TOGETHER}")
_ORTHODOX = expression(
    r"\borthodox|\bukrain|\brussisch|\brumanisch|\bserbisch|\bgriechisch|\bgeorgisch|\bbulgarisch|"
    r"\beritrei|\bathiop|\bkoptisch"
)
_PERSIAN = expression(r"\biran|\bpersisch|\bafghan|\bkurd|\bdari\b")
_ALEVI = expression(r"\balevit|\bschiit")
_ANYBODY = expression("")
_MEAL = expression(
    r"\bessen\b|fruhstuck|brunch|buffet|bufett|\bimbiss|picknick|kaffee|kuchen\b|\bgrill|kochen\b|"
    r"kochkurs|mittagstisch|verkost|kulinar|\bspeisen\b|breakfast|lunch|cooking"
)
_ABOUT_THE_FEAST = expression(
    r"kippur|rosch ha|laubhutten|sukkot|pessach|passah|zuckerfest|opferfest|\beid\b|\bid al|bayram|"
    r"fastenbrech|\biftar|ramadan|\boster|easter|weihnacht|christmas|newroz|nowruz|nouruz|neujahr|"
    r"aschura|schabbat|sabbat|gebet\b|andacht|gottesdienst"
)
EVENING, NIGHT = time(17), time(20)
SUNSET = time(18)
_CELEBRATE = _("Families celebrate at home on this day.")


@dataclass(frozen=True)
class Kept:
    """Whom a feast keeps away: those of whom an event speaks, and why."""

    community: re.Pattern[str]
    why: Any


KEPT = {
    "Eid al-Fitr": Kept(_ANYBODY, _CELEBRATE),
    "Eid al-Adha": Kept(_ANYBODY, _CELEBRATE),
    "Yom Kippur": Kept(_JEWISH, _("Jewish people fast and pray until the evening.")),
    "Rosh Hashanah": Kept(_JEWISH, _CELEBRATE),
    "Sukkot": Kept(_JEWISH, _CELEBRATE),
    "Passover": Kept(_JEWISH, _CELEBRATE),
    "Ashura": Kept(_ALEVI, _("Many fast or mourn on this day.")),
    "Orthodox Easter": Kept(_ORTHODOX, _CELEBRATE),
    "Orthodox Christmas": Kept(_ORTHODOX, _CELEBRATE),
    "Nowruz": Kept(_PERSIAN, _CELEBRATE),
}


def feast_days(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """One hint for the first date on which somebody is kept away; an exhibition goes on."""
    if draft.period:
        return
    words = fold(" ".join((draft.title, draft.summary, draft.description, draft.audience_text)))
    for n, when in enumerate(dates.whens(draft)[:FIRST_DATES]):
        if not dates.EARLIEST < when.starts_on < dates.LATEST:
            continue
        why = _without_lessons(draft, when, programme)
        if not why and not _ABOUT_THE_FEAST.search(words):
            why = _feast(when, words) or _fast(when, words) or _prayer(when, words)
        if why:
            message = _("{day}: {why} Please check whether another day or time is better.")
            message = format_lazy(message, day=stated(when.starts_on), why=why)
            yield Finding("feast", f"whens.{n}.starts_on", HINT, message)
            return


def _without_lessons(draft: EventDraft, when: When, programme: Programme) -> Any:
    """A class comes on a school day."""
    land = programme.district.land
    is_free_day = feasts.is_school_holiday(when.starts_on, land) or feasts.is_public_holiday(
        when.starts_on, land
    )
    if draft.openness == Openness.SCHOOL and is_free_day:
        return _("There is no school on this day, and the event is for a school.")
    return ""


def _feast(when: When, words: str) -> Any:
    """A feast of this day, or one that begins on its evening."""
    found = list(feasts.of_faiths(when.starts_on))
    if when.start_time and when.start_time >= EVENING:
        eve = feasts.of_faiths(when.starts_on + timedelta(1))
        found += [key for key in eve if key in ("Yom Kippur", "Rosh Hashanah", "Passover")]
    for key in found:
        kept = KEPT.get(key)
        if kept and kept.community.search(words):
            return format_lazy("{feast}. {why}", feast=feasts.NAMES[key], why=kept.why)
    return ""


def _fast(when: When, words: str) -> Any:
    """A meal by day in Ramadan."""
    by_day = when.start_time is None or when.start_time < SUNSET
    if by_day and feasts.is_ramadan(when.starts_on) and _MEAL.search(words):
        return _("It is Ramadan. Many Muslims eat and drink only after sunset.")
    return ""


def _prayer(when: When, words: str) -> Any:
    day, start = when.starts_on, when.start_time
    if start is None:
        return ""
    if day.weekday() == 4 and time(12) <= start <= time(14) and _ISLAM.search(words):
        return _("On Friday at noon many Muslims pray in the mosque.")
    is_sabbath = (day.weekday() == 4 and start >= EVENING) or (day.weekday() == 5 and start < NIGHT)
    if is_sabbath and _JEWISH.search(words):
        return _("It is Sabbath. Religious Jewish people do not travel then.")
    return ""
