"""The dates that are read from lines, in short."""

from datetime import date
from types import SimpleNamespace

from feeds.incoming.invitation import reading
from feeds.incoming.invitation.letter import labelled_lines
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, When
from programme.stated.days_in_text import Calendar

WEEK = SimpleNamespace(
    starts_on=date(2027, 9, 19),
    ends_on=date(2027, 10, 3),
    district=SimpleNamespace(land="TH"),
)


ALL_YEAR = SimpleNamespace(
    starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31), district=WEEK.district
)


def said(text: str, programme=WEEK) -> list[str]:
    """All dates: "24.9. 19:30–22:00", with the last day, doors, clock and status where told."""
    return [_words(each) for each in told(text, programme)]


def told(text: str, programme=WEEK) -> tuple[When, ...]:
    lines, _aside = labelled_lines.read(text.split("\n"))
    when = reading.when(lines, programme, Calendar(programme.starts_on, programme.ends_on))
    return dates.whens(EventDraft(**when))


def _words(when) -> str:
    words = f"{when.starts_on.day}.{when.starts_on.month}."
    if when.starts_on.year != 2027:
        words += str(when.starts_on.year)
    if when.ends_on and when.ends_on != when.starts_on:
        words += f"–{when.ends_on.day}.{when.ends_on.month}."
    if when.start_time:
        words += f" {when.start_time:%H:%M}"
    if when.end_time:
        words += f"–{when.end_time:%H:%M}"
    more = [when.clock] if when.clock not in ("exact", "hours") else []
    more += [f"doors {when.doors:%H:%M}"] if when.doors else []
    more += ["open end"] if when.open_end else []
    more += [when.status] if when.status != "scheduled" else []
    return " ".join([words, *more])
