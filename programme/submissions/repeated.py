"""A button that is pressed twice, or again because an answer got lost: it has been done already."""

from collections.abc import Collection, Mapping

from programme import states
from programme.actors import Actor
from programme.models.journal import Entry
from programme.models.submission import Submission


def is_repeated(
    submission: Submission,
    verbs: Collection[str],
    *,
    by: Actor,
    texts: Collection[str] = (),
    fields: Mapping[str, str] | None = None,
) -> bool:
    """Whether the last thing that happened is one of `verbs`, by the same person, in these words.

    `texts` are all that were typed for the whole (tidied), `fields` the remarks by what they are
    about: one that the journal does not hold, or holds of another field, is not done.
    """
    last = last_move(submission)
    if last is None or last.verb not in verbs or (last.actor, last.user) != (by.kind, by.user):
        return False
    remarks = last.data.get("fields", {}).items()
    return {*filter(None, texts)} <= {last.reason} and (fields or {}).items() <= remarks


def last_move(submission: Submission) -> Entry | None:
    """The line of the last move; what a report left besides (`of_report`) is a part of it."""
    newest = submission.entries.filter(verb__in=states.MOVES).order_by("-pk")[:2]
    return next((entry for entry in newest if "of_report" not in entry.data), None)
