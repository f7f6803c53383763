"""The HTML of an event in lists: its card, its line, each for the dates that a list shows.

Of each event the looks that pages have shown are stored together: a page that asks for other dates
makes those, and adds them.
"""

import json
from collections.abc import Iterable
from functools import lru_cache, partial
from typing import NamedTuple

from django.template.loader import get_template
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from calendar_site.pieces import html, release
from calendar_site.show import current_programme, event_cards
from programme.known_question import NUMBER, KnownQuestion
from programme.models.event import Event, Occurrence, Status
from programme.models.programme import Programme

KIND = "cards"
MOST = 100  # looks of one event that are stored; further ones are made for who asks


class Look(NamedTuple):
    """How a list shows an event: one of SHAPES, for these dates (keys of their rows, ordered)."""

    event: int
    shape: str
    dates: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.shape} {'.'.join(map(str, self.dates))}"


def look(event: int, shape: str, dates: Iterable[int] = ()) -> Look:
    return Look(event, shape, tuple(sorted(dates)))


def made(looks: Iterable[Look], language: str, programme: Programme) -> dict[Look, SafeString]:
    """The HTML of these looks, where it can be made and their events are public; right today.

    Two queries where all of it is stored.
    """
    wanted: dict[int, list[Look]] = {}
    for each in looks:
        wanted.setdefault(each.event, []).append(each)
    shown: dict[int, dict[str, str]] = {}
    kind = html.Kind(
        KIND,
        event_cards.with_relations,
        partial(_with_missing, wanted, shown),
        partial(_suffices, wanted, shown),
    )
    rows = _stored(len(wanted))(*wanted, language, release.version()) if wanted else []
    html.html(rows, kind, language, programme)
    return {
        each: mark_safe(shown[pk][each.name])  # noqa: S308
        for pk, found in wanted.items()
        for each in found
        if each.name in shown.get(pk, {})
    }


@lru_cache(200)
def _stored(count: int) -> KnownQuestion[Event]:
    """What is stored of so many public events: their numbers, the language, the release."""

    def build(*values):
        *numbers, language, version = values
        events = Event.objects.filter(pk__in=numbers)
        return html.with_stored(events, KIND, language, version).only("version")

    return KnownQuestion(build, *range(NUMBER, NUMBER + count), "a language", NUMBER + count)


def _suffices(wanted, shown, event: int, text: str) -> bool:
    """Whether all that is wanted of an event is stored; it is noted as shown."""
    shown[event] = _read(text)
    return all(each.name in shown[event] for each in wanted[event])


def _with_missing(wanted, shown, event: Event, before: str) -> str:
    """What is stored of the event, and what is wanted besides as far as there is room."""
    found = _read(before) if before else {}
    for each in wanted[event.pk]:
        if each.name not in found:
            found[each.name] = _drawn(event, each)
    shown[event.pk] = found
    return _written(dict(list(found.items())[:MOST]))


def _read(text: str) -> dict[str, str]:
    """The looks in it by name; none where it is not what `_written` wrote."""
    try:
        said = json.loads(text)
        return {name: str(said["html"][number]) for name, number in said["looks"].items()}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


def _written(found: dict[str, str]) -> str:
    """Dates of a series mostly look alike: equal HTML is stored once."""
    numbers = {text: number for number, text in enumerate(dict.fromkeys(found.values()))}
    looks = {name: numbers[text] for name, text in found.items()}
    return json.dumps({"looks": looks, "html": list(numbers)}, ensure_ascii=False)


def _drawn(event: Event, wanted: Look) -> str:
    place = [get_language(), event.district.slug, event.programme.slug]
    base = reverse("programme", args=place)
    dates = [row for row in event.occurrences.all() if row.pk in wanted.dates]
    return SHAPES[wanted.shape](event, dates, base)


def _card(event: Event, dates: list[Occurrence], base: str) -> str:
    return _of_card(event_cards.card(event, dates, base))


def _of_card(context: dict) -> str:
    return get_template("parts/event_card.html").render({"event": context})


def _offer(event: Event, dates: list[Occurrence], base: str) -> str:
    """A short card, without summary: it stands before the days."""
    return _of_card(event_cards.card(event, dates, base, dated=True) | {"summary": ""})


def _whole(event: Event, _dates: list[Occurrence], base: str) -> str:
    """A card that says all its dates itself."""
    return _of_card(event_cards.card(event, list(event.occurrences.all()), base, dated=True))


def _next(event: Event, _dates: list[Occurrence], base: str) -> str:
    """A card that says the next of its dates; of a programme that is over, the first."""
    today, rows = timezone.localdate(), event.occurrences.all()
    is_past = current_programme.phase(event.programme, today) == current_programme.PAST
    first = event.programme.starts_on if is_past else today
    coming = [row for row in rows if row.ends_on >= first and row.status != Status.CANCELLED]
    return _of_card(event_cards.card(event, coming[:1], base, dated=True))


def _line(event: Event, dates: list[Occurrence], base: str) -> str:
    context = {"event": event_cards.line(event, dates, base)}
    return get_template("public/along.html").render(context).strip()


def _left(event: Event, dates: list[Occurrence], base: str) -> str:
    """What was announced for a day, and to which it has moved."""
    context = {"event": event_cards.left(event, dates, base)}
    return get_template("public/left.html").render(context).strip()


SHAPES = {
    "card": _card,
    "offer": _offer,
    "whole": _whole,
    "next": _next,
    "line": _line,
    "left": _left,
}
