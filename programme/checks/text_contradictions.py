"""Texts that say something else than the fields, or more than the public should read."""

import re
from collections.abc import Callable, Iterator
from datetime import time

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme import register
from programme.checks.finding import HINT, QUESTION, Finding
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft
from programme.models.programme import Programme
from programme.models.venue import Town
from programme.plain_text import fold

_MOBILE = re.compile(
    r"(?<![\d/])(?:\+\s?49|0049|0)[\s/.()-]*1[567]\d[\s/.-]*(?:\d[\s/.-]*){6,9}(?!\d)"
)
_ACCESS = re.compile(
    r"zoom\.us|teams\.microsoft|teams\.live|webex\.com|meet\.google|meet\.jit\.si|"
    r"whereby\.com|bigbluebutton|/b/[a-z0-9]{3}-",
    re.IGNORECASE,
)
_FREEMAIL = re.compile(
    r"[\w.+-]{1,64}@(?:gmail|googlemail|gmx|web|t-online|yahoo|hotmail|outlook|icloud|freenet|aol)"
    r"\.[a-z]{2,3}\b",
    re.IGNORECASE,
)
_REMARK = re.compile(  # "(Uhrzeit bitte noch klären)", "TODO", "???"
    r"[(\[][^()\[\]]{0,120}\b(?:(?:über)?prüfen|klären|ergänzen|nachfragen|nachtragen)\b"
    r"[^()\[\]]{0,40}[)\]]|\b(?:todo|fixme|xxx)\b|\?{3}",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?<![\d.])(\d{1,2})(?:[.:](\d{2}))?\s*(?:Uhr|h)\b", re.IGNORECASE)
_COUNTED = re.compile(  # "Version 1.2." is no day
    r"(?:paragra(?:ph|f)|§+|version|nr\.?|nummer|kapitel|punkt|abs(?:atz|\.)|art(?:ikel|\.)|ziffer|klasse)\s*$",
    re.IGNORECASE,
)
_LAST_HOURS = 5  # "3 h Musik" is how long it takes
_DAY = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(?:20)?\d{2})?(?!\d)")


def _first(pattern: re.Pattern[str]) -> Callable[[str], str]:
    """Finds what fits `pattern` in a text."""

    def find(text: str) -> str:
        match = pattern.search(text)
        return match[0].strip() if match else ""

    return find


def _access_link(text: str) -> str:
    """The word with the address in it; word by word, so that no text takes long."""
    return next((word for word in text.split() if _ACCESS.search(word)), "")


_PRIVATE = (
    (
        "private_phone",
        _first(_MOBILE),
        _("“{text}” looks like a private mobile number. Make it public?"),
    ),
    (
        "access_link",
        _access_link,
        _("“{text}” lets anybody in. Send it after registration instead?"),
    ),
    (
        "private_email",
        _first(_FREEMAIL),
        _("“{text}” looks like a private address. Make it public?"),
    ),
    (
        "editors_remark",
        _first(_REMARK),
        _("“{text}” looks like a remark for the office. Make it public?"),
    ),
)
PUBLIC_TEXTS = ("title", "summary", "description", "price", "public_contact")


def private_things(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """A private number, address, access link or remark in a public text."""
    for field, text in _public(draft):
        for code, find, message in _PRIVATE:
            if found := find(text):
                yield Finding(code, field, QUESTION, format_lazy(message, text=found[:60]))


def _public(draft: EventDraft) -> Iterator[tuple[str, str]]:
    yield from ((name, getattr(draft, name)) for name in PUBLIC_TEXTS)
    yield "place.note", draft.place.note
    for n, text in enumerate(draft.translations):
        yield f"translations.{n}.description", f"{text.title} {text.summary} {text.description}"


def times_in_text(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """A time that the text names and no date knows."""
    known = set()
    for when in dates.whens(draft):
        known |= {when.start_time, when.end_time, when.doors}
    if not known - {None}:
        return
    for field in ("title", "summary", "description"):
        said = [value for value in map(_time, _TIME.finditer(getattr(draft, field))) if value]
        if said and not known & set(said):
            yield Finding(
                "time_in_text",
                field,
                QUESTION,
                format_lazy(
                    _("The text says {time}, the date says another time. Which is right?"),
                    time=f"{said[0]:%H:%M}",
                ),
            )


def _time(match: re.Match[str]) -> time | None:
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[2] is None and hour <= _LAST_HOURS and match[0].lower().endswith("h"):
        return None
    return time(hour % 24, minute) if hour <= 24 and minute < 60 else None


def days_in_text(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """A day that the text names and that is not among the dates."""
    known = set()
    for when in dates.whens(draft):
        known |= {(when.starts_on.day, when.starts_on.month)}
        known |= {(dates.last_day(when).day, dates.last_day(when).month)}
    if draft.registration.deadline:
        known.add((draft.registration.deadline.day, draft.registration.deadline.month))
    for field in ("title", "summary", "description"):
        for match in _DAY.finditer(getattr(draft, field)):
            day, month = int(match[1]), int(match[2])
            if _COUNTED.search(match.string[max(0, match.start() - 20) : match.start()]):
                continue
            if 1 <= day <= 31 and 1 <= month <= 12 and (day, month) not in known:
                yield Finding(
                    "day_in_text",
                    field,
                    QUESTION,
                    format_lazy(
                        _("The text names {day}, which is not among the dates. Is it right?"),
                        day=match[0],
                    ),
                )
                break


def town_in_text(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """Another town of the district in the text, and not the one where the event takes place."""
    text = fold(f"{draft.title} {draft.summary}")
    place = fold(" ".join((draft.place.town, draft.place.name, draft.place.note)))
    if not draft.place.town:
        return
    home = register.find_town(programme.district, draft.place.town)
    if home and _names(home, text):
        return
    for town in programme.district.towns.all():
        if town != home and _names(town, text) and not _names(town, place):
            yield Finding(
                "town_in_text",
                "place.town",
                HINT,
                format_lazy(_("The text speaks of {town}. Is the place right?"), town=town.name),
            )
            return


def _names(town: Town, text: str) -> bool:
    return bool(re.search(rf"\b{re.escape(fold(town.name))}\b", text))
