"""The journal of one submission in words, and whether its last move can be undone."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programme.models.event import Status
from programme.models.journal import Entry
from programme.states import State
from programme.wording import badges

VERBS = {
    "submit": gettext_lazy("sent"),
    "change": gettext_lazy("changed"),
    "accept": gettext_lazy("accepted"),
    "send_back": gettext_lazy("asked back"),
    "decline": gettext_lazy("declined"),
    "refuse_change": gettext_lazy("change declined"),
    "reopen": gettext_lazy("decision taken back"),
    "reopen_change": gettext_lazy("decision taken back"),
    "withdraw": gettext_lazy("withdrawn"),
    "report": gettext_lazy("reported"),
    "undo_report": gettext_lazy("report taken back"),
    "undo_answer": gettext_lazy("answer taken back"),
}
# Lines without a move that belong to the history.
BESIDES = {
    "link_renewed": gettext_lazy("edit link ended"),
    "undelivered": gettext_lazy("e-mail not delivered"),
    "comment": gettext_lazy("remark for the office"),
    "removed": gettext_lazy("removed from what was printed"),
}
KINDS = {
    "partner": gettext_lazy("the partner"),
    "organiser": gettext_lazy("the office"),
    "import": gettext_lazy("an import"),
    "system": gettext_lazy("the system"),
}


def moves(submission) -> list[Entry]:
    """The lines that moved the submission, oldest first."""
    return _entries(submission, VERBS)


def lines(submission, rights) -> list[dict]:
    """The history, newest first; without `see_contacts` no letters and nobody's own words."""
    if "see_contacts" in rights:
        return [line(entry) for entry in reversed(_entries(submission, VERBS | BESIDES))]
    moved = reversed(moves(submission))
    return [line(entry) | {"reason": "", "remarks": []} for entry in moved]


def _entries(submission, verbs) -> list[Entry]:
    return list(submission.entries.filter(verb__in=verbs).select_related("user").order_by("pk"))


def line(entry: Entry) -> dict:
    """One line: what, by whom, when, why."""
    return {
        "pk": entry.pk,
        "what": _what(entry),
        "who": entry.user.get_full_name() or entry.user.get_username()
        if entry.user
        else KINDS.get(entry.actor, entry.actor),
        "at": entry.at,
        "reason": _undelivered(entry) if entry.verb == "undelivered" else entry.reason,
        "remarks": list(entry.data.get("fields", {}).values()),
        "revision": entry.revision,
        "state": entry.new_state,
        "state_label": State(entry.new_state).label if entry.new_state in State else "",
    }


def _what(entry):
    status = entry.data.get("status")
    if entry.verb == "report" and status:
        words = badges.status(status) or Status(status).label
        return _("{what}: {status}").format(what=VERBS["report"], status=words)
    if "answered" in entry.data:
        return _("question answered")
    if entry.verb == "change" and "of_report" in entry.data:
        return _("words of the report wait")
    return (VERBS | BESIDES)[entry.verb]


def _undelivered(entry) -> str:
    if code := entry.data["code"]:
        text = _(
            "The mail server refused the address (code {code}). Please check the e-mail address."
        )
        return text.format(code=code)
    return _("The mail server did not take the e-mail for two days.")


def undo(found: list[Entry]) -> bool:
    """Whether reopening brings back exactly what was there before the last move."""
    return bool(found) and found[-1].verb in ("accept", "send_back", "decline")
