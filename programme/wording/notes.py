"""The word that stands with a date, where nothing else says it already."""

from django.conf import settings
from django.utils.translation import override

from programme.events.standing import standing
from programme.wording import badges
from programme.wording.said_once import says


def note(row) -> str:
    """Its note; empty where that says no more than its badge does here or in LANGUAGE_CODE."""
    if not row.note or says(badges.status(row.status), row.note):
        return ""
    with override(settings.LANGUAGE_CODE):
        return "" if says(badges.status(row.status), row.note) else str(row.note)


def common(occurrences) -> str:
    """The note that all dates that stand have."""
    found = {note(row) for row in standing(occurrences)}
    return found.pop() if len(found) == 1 else ""
