"""One event in one language as VEVENTs: the stored piece of all calendar feeds.

The order of properties is fixed and nothing depends on the time of rendering, so that equal facts
give equal bytes. DTSTAMP, LAST-MODIFIED and SEQUENCE move only when these bytes do.
"""

import re
import uuid
from datetime import datetime
from functools import cache, partial
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Event as Component

from feeds.ical import exhibition, series, span, vevent_properties
from feeds.pieces import Kind
from programme.events import past_facets
from programme.models.event import Event, Schedule, Status
from programme.regular_expressions import expression
from programme.wording import event_text

_STAMPS_GO_HERE = expression(rb"^(?=CREATED:)", re.MULTILINE)


def render(event: Event, language: str) -> bytes:
    """The event's VEVENTs without stamps; of one that was public, that it is so no more."""
    with translation.override(language):
        if event.left_at:
            return tombstone(event, language, _("This event was taken back."))
        text = event_text.text_of(event, language)
        look = partial(vevent_properties.face, event, text=text, language=language)
        overall = partial(exhibition.face, event, text=text, language=language)
        return _joined(_parts(event, look, overall))


def tombstone(event: Event, language: str, words: str) -> bytes:
    """Its UIDs and times, cancelled, and one sentence in place of all it said; without stamps."""
    face = vevent_properties.cancelled(words, language)
    if event.left_at and not event.withdrawn_at:
        # Its times now are for those who may come.
        return _joined([_component(event, _days_told(event), face)])
    return _joined(_parts(event, lambda row: face, lambda rows: face))


def _joined(parts) -> bytes:
    return b"".join(part.to_ical(sorted=False) for part in parts)


def _days_told(event) -> span.Span:
    """The days that were public last."""
    told = [days for row in event.past_facets.all() for days in past_facets.days(row.facets)]
    return span.days(*(told[-1] if told else (event.starts_on, event.ends_on)))


def stamp(body: bytes, sequence: int, modified: datetime) -> bytes:
    """RFC 5545 3.8.7: all entries of an event move together."""
    moment = f"{modified:%Y%m%dT%H%M%SZ}"
    lines = f"DTSTAMP:{moment}\r\nLAST-MODIFIED:{moment}\r\nSEQUENCE:{sequence}\r\n"
    return _STAMPS_GO_HERE.sub(lines.encode(), body)


VEVENT = Kind(
    name="vevent",
    format_version=8,
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
        "past_facets",
    ),
    entries=lambda body: body.count(b"BEGIN:VEVENT\r\n"),
)


def uid(event: Event) -> str:
    """Made once with the event: no date, no title, no name of a machine (RFC 7986 5.3)."""
    return f"{event.uid}@{settings.UID_DOMAIN}"


def _uid_of_date(event, row) -> str:
    return f"{uuid.uuid5(event.uid, row.key)}@{settings.UID_DOMAIN}"


def _parts(event, look, overall):
    """`look(row)` is what one date shows, `overall(rows)` what all of a period show."""
    rows, look = list(event.occurrences.all()), cache(look)
    if event.schedule == Schedule.PERIOD:
        return [_component(event, exhibition.span_of(event, rows), overall(rows))]
    if event.schedule == Schedule.SERIES:
        plan = series.plan(event.rule, rows, look, _is_cancelled)
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


def _is_cancelled(row) -> bool:
    return row.status == Status.CANCELLED


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
