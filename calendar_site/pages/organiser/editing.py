"""The office edits with the same form as the partner, and it takes the same road."""

from functools import partial

from calendar_site.forms.event.suggestions import Suggestions
from calendar_site.pages.organiser.desk import address, at_submission, desk_context
from calendar_site.pages.shared import edit_page, office_role


@at_submission
def edit(request, submission):
    """A new version of what is said; an accepted version stays public until it is accepted."""
    office_role.require(request, "correct")
    back = address(request, "desk-submission", submission.number)
    return edit_page.edit(
        request,
        Suggestions(submission.programme, staff=True),
        submission,
        by=request.by,
        back=back,
        done="edit",
        context=partial(_context, request, submission, back),
    )


def _context(request, submission, back):
    return desk_context(request, "queue") | {
        "submission": submission,
        "action": address(request, "desk-edit", submission.number),
        "may_revise": edit_page.may_revise(submission),
        "back_url": back,
    }
