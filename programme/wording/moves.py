"""What a moved date was before, in the active language."""

from django.utils.translation import gettext as _

from programme.wording import places, timing
from programme.wording.lists import joined


def instead(row) -> str:
    """ "statt: Montag, 28. September, 18 Uhr, Rathaus, Altstadt": what of it is new; else empty."""
    words = []
    if row.previous_on and row.previous_on != row.starts_on:
        words.append(timing.day(row.previous_on, year=row.previous_on.year != row.starts_on.year))
    if row.previous_on and row.previous_time and row.previous_time != row.start_time:
        words.append(timing.hour(row.previous_time))
    if row.previous_venue:
        words.append(places.name_and_town(row.previous_venue))
    return _("instead of: {before}").format(before=joined(words)) if words else ""


def common(occurrences) -> str:
    """The same where all these dates say it."""
    found = {instead(row) for row in occurrences}
    return found.pop() if len(found) == 1 else ""
