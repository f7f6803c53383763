"""What a moved date was before, and that a postponed one has no new day yet."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from programme.models.event import Status
from programme.wording import places, timing
from programme.wording.lists import joined


def instead(row) -> str:
    """ "statt: Montag, 28. September, 18 Uhr, Rathaus, Altstadt": what of it is new; else empty.

    Of a postponed date "neuer Termin folgt" as well.
    """
    return _with_what_follows(row, _told(joined([_when(row), _where(row)])))


def common(occurrences) -> str:
    """The same where all these dates say it."""
    return _shared(map(instead, occurrences))


def common_time(occurrences) -> str:
    """Day and time alone, where all these dates say them; or that a new day follows."""
    return _shared(_with_what_follows(row, _told(_when(row))) for row in occurrences)


def follows(row) -> str:
    """That a new day is to come, until the date that was postponed is over."""
    waits = row.status == Status.POSTPONED and not getattr(row, "is_over", False)
    return _("new date to follow") if waits else ""


def _with_what_follows(row, words: str) -> str:
    return " · ".join(filter(None, (words, follows(row))))


def common_place(occurrences) -> str:
    """The place alone, where all these dates say it."""
    return _told(_shared(map(_where, occurrences)))


def _when(row) -> str:
    words = []
    if row.previous_on and row.previous_on != row.starts_on:
        words.append(timing.day(row.previous_on, year=row.previous_on.year != row.starts_on.year))
    if row.previous_on and row.previous_time and row.previous_time != row.start_time:
        words.append(timing.hour(row.previous_time))
    return joined(words)


def _where(row) -> str:
    return places.name_and_town(row.previous_venue) if row.previous_venue else ""


def _told(before: str) -> str:
    return _("instead of: {before}").format(before=before) if before else ""


def _shared(words: Iterable[str]) -> str:
    found = set(words)
    return found.pop() if len(found) == 1 else ""
