"""The page of an event's picture: upload, describe, replace, remove; without JavaScript too."""

from dataclasses import dataclass

from django.conf import settings
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from calendar_site.forms.picture import PictureForm
from calendar_site.forms.repeated_forms import typed_values
from calendar_site.serving import client_address, unsent
from calendar_site.show.frame import frame
from programme import rate_limits, states
from programme.actors import Actor
from programme.checks.finding import Refused
from programme.drafts.event_draft import from_data
from programme.models.event import Event
from programme.models.picture import MISSING
from programme.pictures import picture_verbs, sandbox

# Generous: a whole office, a school or a mobile network may share one address.
UPLOADS = {"at_most": 120, "seconds": 3600}
FORM = 100_000  # bytes of a form besides its picture


@dataclass(frozen=True)
class Addresses:
    """Where the forms of the page go, and where its files are."""

    here: str
    remove: str  # empty for those who may not
    back: str
    files: str = ""  # the folder of `<width>.webp` below an edit link
    office: dict | None = None  # what a page of the office shows besides


def edit(request, submission, *, by: Actor, addresses: Addresses):
    """Show the page, or take the picture and its description that were sent."""
    if request.method != "POST":
        form = _form(submission)
        if kept := unsent.take(request):
            form.initial |= typed_values(form, kept)
        return _page(request, submission, addresses, form)
    if _length(request) > sandbox.most_bytes() + FORM:
        # Nothing of it is read: neither `request.POST` nor the file.
        refused = str(sandbox.Refused("too_heavy").message)
        return _page(request, submission, addresses, refusal=refused, status=413)
    return _take(request, submission, by, addresses)


def remove(submission, *, by: Actor, addresses: Addresses):
    """Remove the picture, and show the page again."""
    done = "removed"
    try:
        picture_verbs.remove(submission, by=by, at=timezone.now())
    except (states.Overtaken, states.NotAllowed, Refused):
        done = "overtaken"
    return redirect(f"{addresses.here}?done={done}")


def _length(request) -> int:
    """How many bytes the request brings; without a number Django reads none at all."""
    said = request.headers.get("Content-Length", "")
    return int(said) if said.isdecimal() else 0


def _take(request, submission, by, addresses):
    form = _form(submission, request.POST, request.FILES)
    is_valid, file = form.is_valid(), request.FILES.get("file")
    if file and not rate_limits.allow("picture", client_address.of(request), **UPLOADS):
        form.ask_again()
        return _page(request, submission, addresses, form, refusal=_too_many(), status=429)
    if not file and not is_valid:
        return _page(request, submission, addresses, form)
    try:
        _keep(submission, file, form.facts, by)
    except sandbox.Refused as refused:
        form.add_error("file", refused.message)
    except (states.Overtaken, states.NotAllowed, Refused) as problem:
        submission.refresh_from_db()
        if not isinstance(problem, states.NotAllowed):
            form.ask_again()
        return _page(request, submission, addresses, form, refusal=_why(problem), status=409)
    else:
        if is_valid:
            return _saved(request, file, addresses)
        form.there = picture_verbs.of(submission)
    return _page(request, submission, addresses, form)


def _saved(request, file, addresses):
    left_behind = not file and "too_heavy" in request.POST
    return redirect(f"{addresses.here}?done={'words' if left_behind else 'saved'}")


def _keep(submission, file, facts, by):
    if file:
        picture_verbs.upload(submission, file.read(), facts, by=by, at=timezone.now())
    else:
        picture_verbs.describe(submission, facts, by=by, at=timezone.now())


def _form(submission, *sent):
    draft = from_data(submission.latest.data)
    return PictureForm(*sent, draft=draft, there=picture_verbs.of(submission))


def _page(request, submission, addresses, form=None, *, refusal="", status=200):
    form = form or _form(submission)
    picture = form.there
    event = Event.objects.filter(submission=submission).select_related("picture").first()
    district = submission.programme.district
    return render(
        request,
        "shared/pictures/page.html",
        {
            "frame": frame(request, district, section="submit"),
            "submission": submission,
            "form": form,
            "refusal": refusal,
            "done": request.GET.get("done", "") if request.method == "GET" else "",
            "picture": picture,
            "alt": picture.alt_text(request.LANGUAGE_CODE) if picture else None,
            "file_url": picture and _file_url(picture, addresses),
            "missing": [MISSING[name] for name in picture.missing()] if picture else [],
            "is_public": bool(picture and event and event.picture == picture),
            "public_one": event and event.picture,
            "is_closed": submission.state in picture_verbs.CLOSED,
            "addresses": addresses,
            "megabytes": settings.PICTURE_MEGABYTES,
        }
        | (addresses.office or {}),
        status=status,
    )


def _file_url(picture, addresses) -> str:
    width = picture.widths[0]
    return f"{addresses.files}{width}.webp" if addresses.files else picture.address(width)


def _why(problem) -> str:
    if isinstance(problem, Refused):
        return _("The event itself has a mistake. Please correct that first, then the picture.")
    if isinstance(problem, states.NotAllowed):
        return _("This event is closed and takes no picture any more.")
    return _("Somebody changed something in the meantime. Please press “Save” once more.")


def _too_many():
    return _("Very many pictures came from your network within an hour. Please wait a while.")
