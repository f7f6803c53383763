"""The picture of one event, for its partner: the pages below the edit link."""

from django.http import Http404

from calendar_site.pages.partner.link_pages import by_link, page
from calendar_site.pages.shared import picture_page
from calendar_site.pages.shared.picture_page import Addresses
from calendar_site.serving import picture_file
from calendar_site.serving.only_read import only_read
from calendar_site.serving.unsent import acts_only
from programme.actors import PARTNER
from programme.pictures import picture_verbs


@by_link
def edit(request, submission, token):
    """Upload, describe, replace; of a public event it waits for the decision."""
    addresses = _addresses(request, token)
    return picture_page.edit(request, submission, by=PARTNER, addresses=addresses)


@acts_only("picture")
@by_link
def remove(request, submission, token):
    """No picture any more, at once."""
    addresses = _addresses(request, token)
    return picture_page.remove(submission, by=PARTNER, addresses=addresses)


@only_read
@by_link
def file(request, submission, token, width):
    """The picture of the latest version, which may not be public yet."""
    found = picture_verbs.of(submission)
    if found is None:
        raise Http404("picture")
    return picture_file.answer(request, found, width, lasting=False)


def _addresses(request, token) -> Addresses:
    here = page("picture", request, token)
    back = page("edit-submission", request, token)
    return Addresses(here=here, remove=f"{here}remove/", files=here, back=back)
