"""The office looks after a picture with the page and the verbs of the partner."""

from django.views.decorators.http import require_POST

from calendar_site.pages.organiser.desk import address, around, at_submission
from calendar_site.pages.shared.picture_page import Ways, take_away, work


@at_submission
def edit(request, submission):
    """Upload, describe, replace; of a public event it waits for the decision."""
    return work(request, submission, by=request.by, ways=_ways(request, submission))


@require_POST
@at_submission
def remove(request, submission):
    """No picture any more, at once."""
    return take_away(submission, by=request.by, ways=_ways(request, submission))


def _ways(request, submission) -> Ways:
    number = submission.number
    return Ways(
        here=address(request, "desk-picture", number),
        remove=address(request, "desk-picture-remove", number),
        back=address(request, "desk-submission", number),
        around=around(request, "queue"),
    )
