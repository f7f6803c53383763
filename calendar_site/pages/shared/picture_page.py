"""The picture of one event: upload, describe, replace, remove. Works without JavaScript."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from calendar_site.forms.picture import PictureForm
from calendar_site.pages.partner.link_pages import by_link, page
from calendar_site.serving import client_address, picture_file
from calendar_site.show.frame import frame
from programme import rate_limits, states
from programme.actors import PARTNER, Actor
from programme.checks.finding import Refused
from programme.drafts.event_draft import from_data
from programme.models.event import Event
from programme.models.picture import MISSING
from programme.pictures import picture_verbs, sandbox

# Generous: a whole office, a school or a mobile network may share one address.
PER_HOUR = 120
FORM = 100_000  # bytes of a form besides its picture


@dataclass(frozen=True)
class Ways:
    """Where the forms of the page go, and where its files are."""

    here: str
    remove: str
    back: str
    files: str = ""  # where `<width>.webp` is for somebody who came by a link
    around: dict | None = None  # what the page shows besides; then it is the office's


@by_link
def edit(request, submission, token):
    """The page of the partner's link."""
    return work(request, submission, by=PARTNER, ways=_ways(request, token))


@require_POST
@by_link
def remove(request, submission, token):
    """No picture any more, at once."""
    return take_away(submission, by=PARTNER, ways=_ways(request, token))


@require_safe
@by_link
def file(request, submission, token, width):
    """The picture of the latest version, which perhaps nobody else may see yet."""
    found = picture_verbs.of(submission)
    if found is None:
        raise Http404("picture")
    return picture_file.answer(request, found, width, lasting=False)


def work(request, submission, *, by: Actor, ways: Ways):
    """Show the page, or take what was sent. The office uses it with ways of its own."""
    if request.method != "POST":
        return _page(request, submission, ways)
    if _length(request) > sandbox.most_bytes() + FORM:
        # Nothing of it is read: neither `request.POST` nor the file.
        refused = str(sandbox.Refused("too_heavy").message)
        return _page(request, submission, ways, refusal=refused, status=413)
    return _take(request, submission, by, ways)


def _length(request) -> int:
    """How many bytes the request brings; without a number Django reads none at all."""
    said = request.headers.get("Content-Length", "")
    return int(said) if said.isdecimal() else 0


def _take(request, submission, by, ways):
    form = _form(submission, request.POST, request.FILES)
    is_valid, file = form.is_valid(), request.FILES.get("file")
    if file and not rate_limits.within("picture", client_address.of(request), **_MOST):
        return _page(request, submission, ways, form, refusal=_too_many(), status=429)
    if not file and not is_valid:
        return _page(request, submission, ways, form)
    try:
        _keep(submission, file, form.facts, by)
    except sandbox.Refused as refused:
        form.add_error("file", refused.message)
    except (states.Overtaken, states.NotAllowed, Refused) as problem:
        submission.refresh_from_db()
        return _page(request, submission, ways, form, refusal=_why(problem), status=409)
    else:
        if is_valid:
            return redirect(f"{ways.here}?done=saved")
        form.there = picture_verbs.of(submission)
    return _page(request, submission, ways, form)


_MOST = {"at_most": PER_HOUR, "seconds": 3600}


def _keep(submission, file, facts, by):
    if file:
        picture_verbs.upload(submission, file.read(), facts, by=by, at=timezone.now())
    else:
        picture_verbs.describe(submission, facts, by=by, at=timezone.now())


def take_away(submission, *, by: Actor, ways: Ways):
    """Remove the picture, and show the page again."""
    done = "removed"
    try:
        picture_verbs.remove(submission, by=by, at=timezone.now())
    except (states.Overtaken, states.NotAllowed, Refused):
        done = "overtaken"
    return redirect(f"{ways.here}?done={done}")


def _form(submission, *sent):
    draft = from_data(submission.latest.data)
    return PictureForm(*sent, draft=draft, there=picture_verbs.of(submission))


def _page(request, submission, ways, form=None, *, refusal="", status=200):
    form = form or _form(submission)
    picture = form.there
    event = Event.objects.filter(submission=submission).select_related("picture").first()
    district = submission.programme.district
    return render(
        request,
        "partner/pictures/page.html",
        {
            "frame": frame(request, district, section="submit"),
            "submission": submission,
            "form": form,
            "refusal": refusal,
            "done": request.GET.get("done", "") if request.method == "GET" else "",
            "picture": picture,
            "alt": picture.described(request.LANGUAGE_CODE) if picture else None,
            "file_url": picture and _file_url(picture, ways),
            "missing": [MISSING[name] for name in picture.missing()] if picture else [],
            "is_public": bool(picture and event and event.picture == picture),
            "public_one": event and event.picture,
            "is_closed": submission.state in picture_verbs.CLOSED,
            "ways": ways,
            "megabytes": settings.PICTURE_MEGABYTES,
        }
        | (ways.around or {}),
        status=status,
    )


def _file_url(picture, ways) -> str:
    width = picture.widths[0]
    return f"{ways.files}{width}.webp" if ways.files else picture.address(width)


def _ways(request, token) -> Ways:
    here = page("picture", request, token)
    back = page("edit-submission", request, token)
    return Ways(here=here, remove=f"{here}remove/", files=here, back=back)


def _why(problem) -> str:
    if isinstance(problem, Refused):
        return _("The event itself has a mistake. Please correct that first, then the picture.")
    if isinstance(problem, states.NotAllowed):
        return _("This event is closed and takes no picture any more.")
    return _("Somebody changed something in the meantime. Please press “Save” once more.")


def _too_many():
    return _("Very many pictures came from your network within an hour. Please wait a while.")
