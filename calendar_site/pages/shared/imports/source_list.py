"""The sources of a visitor, and the buttons of a followed calendar."""

from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from calendar_site.pages.shared.imports.visitor import Visitor
from programme import rate_limits
from programme.importing import sources
from programme.models.source import Intake, Source

MOST = 30
LOOKS_PER_HOUR = 12  # on request; the worker looks by its own schedule
LOOKS: dict[str, str] = {
    Intake.State.WAITING: "submitted",
    Intake.State.PREVIEW: "changed",
    Intake.State.ASKS: "returned",
    Intake.State.CONFIRMED: "submitted",
    Intake.State.DONE: "accepted",
    Intake.State.FAILED: "declined",
    Intake.State.DISCARDED: "withdrawn",
}


def rows(request, visitor: Visitor) -> list[dict]:
    """Sources with their last attempt, and what can be done with each."""
    found = visitor.sources.exclude(state=Source.State.ENDED).prefetch_related("intakes")[:MOST]
    return [row(request, visitor, source) for source in found]


def row(request, visitor: Visitor, source: Source) -> dict:
    last = next(iter(source.intakes.all()), None)
    is_calendar = source.kind == Source.Kind.CALENDAR
    followed = source.state == Source.State.FOLLOWED
    return {
        "source": source,
        "last": last,
        **_status(last),
        "last_url": visitor.address(request, "import-attempt", last.pk) if last else "",
        "url": visitor.address(request, "import-source", source.pk),
        "may_look": is_calendar,
        "may_follow": is_calendar and visitor.is_verified and not followed,
        "may_pause": followed,
    }


def _status(last: Intake | None) -> dict:
    """How the last attempt looks in a list; one that entered nothing does not say that it did."""
    if last is None:
        return {}
    if last.state == Intake.State.DONE and not last.entered:
        return {"look": "", "label": _("nothing entered")}
    return {"look": LOOKS[last.state], "label": last.get_state_display()}


def act(request, visitor: Visitor, source: Source):
    """One button of a source; then the list of sources again."""
    wish, now = request.POST.get("wish", ""), timezone.now()
    calendar = source.kind == Source.Kind.CALENDAR
    if wish == "look" and calendar and _may_look(source):
        intake = sources.ask(source, at=now)
        return redirect(visitor.address(request, "import-attempt", intake.pk))
    if wish == "follow" and calendar and visitor.is_verified:
        sources.follow_as_owner(source, at=now)
    elif wish == "pause" and source.state == Source.State.FOLLOWED:
        sources.pause(source)
    elif wish == "end":
        sources.end(source)
    return redirect(visitor.address(request, "import-mine"))


def _may_look(source: Source) -> bool:
    """A server is asked a few times an hour on request."""
    return rate_limits.allow("import-look", str(source.pk), at_most=LOOKS_PER_HOUR, seconds=3600)
