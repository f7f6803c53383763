"""The same event in another year: every day moves by full weeks, so that weekdays stay.

Some days are bound to something else than the Intercultural Week: the World Children's Day is
always 20 September, the night of the clock change and the autumn holidays lie elsewhere each year.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from programme import feasts
from programme.demo.demo_files import read
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, Period, Rule, from_data, to_data
from programme.regular_expressions import expression

_DAY = expression(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Move:
    """From one year to another; `old` and `new` are the Sundays on which the week begins."""

    old: date
    new: date
    land: str

    def days(self, bound_to: str) -> Callable[[date], date]:
        """How a day moves that is bound to the "week", a "day" of the year, the "clock" change or
        the autumn "holidays"."""
        if bound_to == "day":
            return self.same_day
        return self._weeks(*self._anchors(bound_to))

    def same_day(self, day: date) -> date:
        return day.replace(year=day.year + self.new.year - self.old.year)

    def _anchors(self, bound_to: str) -> tuple[date, date]:
        if bound_to == "clock":
            return _clock_change(self.old.year), _clock_change(self.new.year)
        if bound_to == "holidays":
            old, new = (feasts.autumn_holidays(day.year, self.land) for day in (self.old, self.new))
            if old and new:
                return _monday(old[0]), _monday(new[0])
        return self.old, self.new

    @staticmethod
    def _weeks(old: date, new: date) -> Callable[[date], date]:
        return lambda day: dates.shifted(day, old, new)


def _clock_change(year: int) -> date:
    """The last Sunday of October, when summer time ends (Directive 2000/84/EC, Art. 3)."""
    return date(year, 10, 31) - timedelta(date(year, 10, 31).isoweekday() % 7)


def _monday(day: date) -> date:
    """The first Monday on or after a day: holidays are told from a Saturday or from a Monday on."""
    return day + timedelta(-day.weekday() % 7)


def moved(data, move: Callable[[date], date]):
    """Plain data with every day in it moved."""
    if isinstance(data, dict):
        return {name: moved(value, move) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [moved(value, move) for value in data]
    if isinstance(data, str) and _DAY.fullmatch(data):
        return move(date.fromisoformat(data)).isoformat()
    return data


def moved_draft(draft: EventDraft, move: Move, bound_to: str = "week") -> EventDraft:
    """The draft on its new days; the words of the old announcement are gone."""
    found = from_data(moved(to_data(replace(draft, date_text="")), move.days(bound_to)))
    if bound_to == "day":  # on another weekday than it was
        whens = tuple(replace(when, stated_weekday=None) for when in found.whens)
        found = replace(found, whens=whens)
    return replace(
        found,
        rule=_pausing(found.rule, draft.rule, move.land),
        period=_closing(found.period, draft.period, move),
    )


def _pausing(rule: Rule | None, before: Rule | None, land: str) -> Rule | None:
    """A series that paused in school holidays pauses in those of its new year."""
    left_out = before.except_days if before else ()
    if not rule or not left_out or not all(feasts.is_school_holiday(day, land) for day in left_out):
        return rule
    days = [when.starts_on for when in dates.expand(replace(rule, except_days=()))]
    return replace(
        rule, except_days=tuple(day for day in days if feasts.is_school_holiday(day, land))
    )


def _closing(period: Period | None, before: Period | None, move: Move) -> Period | None:
    """A house that was closed on a public holiday is closed on that holiday."""
    if not period or not before:
        return None
    closed = [
        move.same_day(old) if feasts.is_public_holiday(old, move.land) else new
        for old, new in zip(before.closed_on, period.closed_on, strict=True)
    ]
    return replace(period, closed_on=tuple(closed))


def marked(draft: EventDraft) -> EventDraft:
    """Every text says that the event is an example, once."""
    return replace(
        draft,
        summary=_marked(draft.summary, draft.language),
        translations=tuple(
            replace(text, summary=_marked(text.summary, text.language))
            for text in draft.translations
        ),
    )


def _marked(summary, language):
    marker = read("texts")["markers"][language]
    return summary if summary.endswith(marker) else f"{summary} {marker}".strip()
