"""The current programme of a district: the running one, else the next, else the last."""

from dataclasses import dataclass
from datetime import date, timedelta

from programme.models.programme import Programme

RUNNING, COMING, PAST = "running", "coming", "past"
FRIDAY = 4


@dataclass(frozen=True)
class CurrentProgramme:
    """A programme and where it stands on a day."""

    programme: Programme
    phase: str


def current(programmes, today: date) -> CurrentProgramme | None:
    """The current one of a district's public programmes; None where there is none."""
    return (
        _first(RUNNING, (p for p in programmes if p.starts_on <= today <= p.ends_on), latest=True)
        or _first(COMING, (p for p in programmes if p.starts_on > today))
        or _first(PAST, (p for p in programmes if p.ends_on < today), latest=True)
    )


def _first(phase, programmes, latest=False):
    ordered = sorted(programmes, key=lambda row: (row.starts_on, row.pk), reverse=latest)
    return CurrentProgramme(ordered[0], phase) if ordered else None


def phase(programme: Programme, today: date) -> str:
    """running, coming or past."""
    if programme.starts_on > today:
        return COMING
    return RUNNING if today <= programme.ends_on else PAST


def refugee_day(programme: Programme) -> date | None:
    """Tag des Flüchtlings: the Friday of the national week, where the programme names one."""
    first, last = programme.national_starts_on, programme.national_ends_on
    if first is None:
        return None
    friday = first + timedelta((FRIDAY - first.weekday()) % 7)
    return friday if last is None or friday <= last else None
