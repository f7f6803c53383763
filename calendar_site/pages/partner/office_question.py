"""What the office asked when it sent a submission back, field by field."""

from programme.drafts.event_draft import from_data
from programme.models.submission import Submission
from programme.states import State
from programme.wording.office_facts import office_facts


def open_question(submission: Submission) -> dict | None:
    """The reason and the remarks [{label, text}] of the question that is open now."""
    if submission.state != State.RETURNED:
        return None
    entry = submission.entries.filter(verb="send_back").order_by("-pk").first()
    if entry is None:
        return None
    district, draft = submission.programme.district, from_data(submission.latest_revision.data)
    labels = {fact.code: fact.label for fact in office_facts(draft, district)}
    remarks = entry.data.get("fields", {})
    return {
        "reason": entry.reason,
        "remarks": [
            {"label": labels.get(field, ""), "text": text} for field, text in remarks.items()
        ],
    }
