"""The office looks after a picture with the page and the verbs of the partner."""

from calendar_site.pages.organiser.desk import address, at_submission, desk_context
from calendar_site.pages.shared import office_role, picture_page
from calendar_site.pages.shared.picture_page import Addresses
from calendar_site.serving.unsent import acts_only
from programme.pictures import picture_verbs


@at_submission
def edit(request, submission):
    """Upload, describe, replace; of a public event it waits for the decision."""
    office_role.require(request, "correct")
    addresses = _addresses(request, submission)
    return picture_page.edit(request, submission, by=request.by, addresses=addresses)


@acts_only("desk-picture")
@at_submission
def remove(request, submission):
    """No picture any more, at once."""
    office_role.require(request, picture_verbs.to_remove(submission))
    addresses = _addresses(request, submission)
    return picture_page.remove(submission, by=request.by, addresses=addresses)


def _addresses(request, submission) -> Addresses:
    number, needed = submission.number, picture_verbs.to_remove(submission)
    return Addresses(
        here=address(request, "desk-picture", number),
        remove=address(request, "desk-picture-remove", number) if needed in request.rights else "",
        back=address(request, "desk-submission", number),
        office=desk_context(request, "queue"),
    )
