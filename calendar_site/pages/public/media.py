"""The files of pictures, where no proxy serves them from disk (deploy/nginx.conf does)."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from calendar_site.serving import picture_file
from calendar_site.serving.only_read import only_read
from programme import access
from programme.models.event import Event
from programme.models.picture import Picture
from programme.people import second_factor


@only_read
def picture(request, uid, width):
    """One copy: of a public event for all, else for those who see its submission; else 404."""
    found = get_object_or_404(
        Picture.objects.select_related("submission__programme__district"), uid=uid
    )
    if Event.objects.filter(picture=found).exists():
        return picture_file.answer(request, found, int(width), lasting=True)
    if not _may_see(request.user, found):
        raise Http404("picture")
    return picture_file.answer(request, found, int(width), lasting=False)


def _may_see(user, found: Picture) -> bool:
    district = found.submission.programme.district
    if not access.submissions(user, district).filter(pk=found.submission_id).exists():
        return False
    is_required = second_factor.is_required(district, timezone.localdate())
    return not is_required or second_factor.has_one(user)
