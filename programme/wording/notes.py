"""The word that stands with a date, where nothing else says it already."""

from django.conf import settings
from django.utils.translation import override

from programme.events.standing import standing
from programme.wording import badges, moves
from programme.wording.said_once import says

PARTED = " · "  # the word of a report from the note of the date (`programme.events.rows`)


def note(row) -> str:
    """Its note, without what its state says here or in LANGUAGE_CODE, and nothing of it twice."""
    if not row.note:
        return ""
    said = _said(row)
    with override(settings.LANGUAGE_CODE):
        said += _said(row)
    parts = dict.fromkeys(row.note.split(PARTED))  # an older release stored a word twice
    return PARTED.join(each for each in parts if not any(says(badge, each) for badge in said))


def _said(row) -> list[str]:
    words = [badges.status(row.status), moves.follows(row)]
    return [*filter(None, (*words, " ".join(words)))]


def common(occurrences) -> str:
    """The note that all dates that stand have."""
    found = {note(row) for row in standing(occurrences)}
    return found.pop() if len(found) == 1 else ""
