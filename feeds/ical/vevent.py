"""One event in one language as VEVENTs: the stored piece of all calendar feeds.

The order of properties is fixed and nothing depends on the time of rendering, so that equal facts
give equal bytes. DTSTAMP, LAST-MODIFIED and SEQUENCE move only when these bytes do.
"""

import re
import uuid
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.utils import translation
from icalendar import Event as Component

from feeds.ical import entry_texts, exhibition, series, span, vevent_properties
from feeds.pieces import Kind
from programme.models.event import Event, Schedule, Status
from programme.wording import event_text

_STAMPS_GO_HERE = re.compile(rb"^(?=CREATED:)", re.MULTILINE)


def render(event: Event, language: str) -> bytes:
    """The event's VEVENTs without stamps; an event that was taken back is cancelled."""
    with translation.override(language):
        text = event_text.text_of(event, language)
        return b"".join(part.to_ical(sorted=False) for part in _parts(event, text, language))


def stamp(body: bytes, sequence: int, modified: datetime) -> bytes:
    """RFC 5545 3.8.7: all entries of an event move together."""
    moment = f"{modified:%Y%m%dT%H%M%SZ}"
    lines = f"DTSTAMP:{moment}\r\nLAST-MODIFIED:{moment}\r\nSEQUENCE:{sequence}\r\n"
    return _STAMPS_GO_HERE.sub(lines.encode(), body)


VEVENT = Kind(
    name="vevent",
    format_version=4,
    render=render,
    stamp=stamp,
    needs=(
        "texts",
        "category",
        "organisers",
        "picture",
        "venue__town",
        "occurrences__venue__town",
        "occurrences__previous_venue__town",
        "occurrences__languages",
    ),
)


def uid(event: Event) -> str:
    """Made once with the event: no date, no title, no name of a machine (RFC 7986 5.3)."""
    return f"{event.uid}@{settings.UID_DOMAIN}"


def _uid_of_date(event, row) -> str:
    return f"{uuid.uuid5(event.uid, row.key)}@{settings.UID_DOMAIN}"


def _parts(event, text, language):
    rows = list(event.occurrences.all())
    look = partial(vevent_properties.face, event, text=text, language=language)
    if event.schedule == Schedule.PERIOD:
        shown = exhibition.face(event, rows, text, language)
        return [_component(event, exhibition.span_of(event), shown)]
    if event.schedule == Schedule.SERIES:
        plan = series.plan(event.rule, rows, look, partial(_is_cancelled, event))
        if plan:
            return [
                *_series(event, plan, look),
                *(_sibling(event, row, look) for row in plan.extra),
            ]
    # The date announced first keeps the event's own UID, whatever moves.
    first = min(rows, key=lambda row: row.pk)
    return [
        _component(event, span.of(row), look(row)) if row is first else _sibling(event, row, look)
        for row in rows
    ]


def _is_cancelled(event, row) -> bool:
    return entry_texts.status(event, row) == Status.CANCELLED


def _series(event, plan, look):
    extra: list[tuple[str, Any, dict]] = [("RRULE", plan.rule, {})]
    extra += [("EXDATE", start, {}) for start in plan.left_out]
    yield _component(event, plan.span, look(plan.model), extra=extra)
    for start, row in plan.changed:
        yield _component(event, span.of(row), look(row), before=[("RECURRENCE-ID", start, {})])


def _sibling(event, row, look):
    """One of several dates that follow no rule: an entry of its own (RFC 5545 3.8.4.5)."""
    related = [("RELATED-TO", uid(event), {"RELTYPE": "SIBLING"})]
    return _component(event, span.of(row), look(row), _uid_of_date(event, row), extra=related)


def _component(event, shown, look, own_uid="", *, before=(), extra=()):
    part = Component()
    properties = [
        ("UID", own_uid or uid(event), {}),
        ("CREATED", event.created_at.replace(microsecond=0), {}),
        *before,
        ("DTSTART", shown.start, {}),
        ("DTEND", shown.end, {}),
        *extra,
        *look,
    ]
    for name, value, parameters in properties:
        part.add(name, value, dict(parameters))
    return part
