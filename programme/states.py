"""The states of a submission and every allowed move, as one table. Nothing else moves one."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Question to the organiser")
    ACCEPTED = "accepted", _("Accepted")
    CHANGED = "changed", _("Change waiting")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


_S = State
# verb -> {state before: state after}
MOVES = {
    "draft": {_S.DRAFT: _S.DRAFT},
    "submit": {
        _S.DRAFT: _S.SUBMITTED,
        _S.SUBMITTED: _S.SUBMITTED,
        _S.RETURNED: _S.SUBMITTED,
        _S.WITHDRAWN: _S.SUBMITTED,
    },
    # The accepted version stays public while its change waits.
    "change": {_S.ACCEPTED: _S.CHANGED, _S.CHANGED: _S.CHANGED, _S.RETURNED: _S.CHANGED},
    # Cancelled, full, postponed: a report of fact by those who hold the event; no decision waits.
    # What is free text in it waits as a change.
    "report": {_S.ACCEPTED: _S.ACCEPTED, _S.CHANGED: _S.CHANGED, _S.RETURNED: _S.RETURNED},
    "undo_report": {_S.ACCEPTED: _S.ACCEPTED, _S.CHANGED: _S.CHANGED, _S.RETURNED: _S.RETURNED},
    "undo_answer": {_S.SUBMITTED: _S.SUBMITTED, _S.CHANGED: _S.CHANGED},
    # Nothing is left of a change; nothing of what stood for an answer to the office.
    "drop_change": {_S.CHANGED: _S.ACCEPTED},
    "drop_answer": {_S.CHANGED: _S.RETURNED},
    "accept": {_S.SUBMITTED: _S.ACCEPTED, _S.CHANGED: _S.ACCEPTED},
    "send_back": {_S.SUBMITTED: _S.RETURNED, _S.CHANGED: _S.RETURNED},
    "decline": {_S.SUBMITTED: _S.DECLINED, _S.RETURNED: _S.DECLINED},
    "refuse_change": {_S.CHANGED: _S.ACCEPTED, _S.RETURNED: _S.ACCEPTED},
    "withdraw": {
        _S.DRAFT: _S.WITHDRAWN,
        _S.SUBMITTED: _S.WITHDRAWN,
        _S.RETURNED: _S.WITHDRAWN,
        _S.ACCEPTED: _S.WITHDRAWN,
        _S.CHANGED: _S.WITHDRAWN,
    },
    # Undo of a decision: the submission waits in the queue again.
    "reopen": {
        _S.ACCEPTED: _S.SUBMITTED,
        _S.DECLINED: _S.SUBMITTED,
    },
    "reopen_change": {_S.ACCEPTED: _S.CHANGED},
}

WAITING = (State.SUBMITTED, State.CHANGED)


class NotAllowed(Exception):
    """The table has no such move from this state."""


class Overtaken(Exception):
    """The submission was moved since it was read; read it again and decide anew."""


def target(verb: str, source: str) -> State:
    """The state after `verb` from `source`; raises NotAllowed where the table has none."""
    try:
        return MOVES[verb][State(source)]
    except KeyError:
        raise NotAllowed(f"{verb} is not possible from {source}") from None
