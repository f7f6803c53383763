"""What waits for a decision, oldest first; and everything else by state."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from calendar_site.pages.organiser.asked_words import (
    asked_words,
    found_nothing,
    looked_for,
    refusal,
)
from calendar_site.pages.organiser.desk import address, at_desk, desk_context
from calendar_site.pages.shared import preview
from calendar_site.serving.only_read import only_read
from calendar_site.show import event_cards
from calendar_site.show.own_words import isolated, of_office
from programme import access
from programme.checks import all_checks
from programme.checks.finding import QUESTION, run_checks
from programme.drafts.event_draft import from_data
from programme.states import WAITING, State
from programme.wording import timing

PER_PAGE = 30
WAITS = "waiting"
TABS = (
    (WAITS, gettext_lazy("To decide"), WAITING),
    (State.RETURNED, gettext_lazy("Asked back"), (State.RETURNED,)),
    (State.ACCEPTED, gettext_lazy("Accepted"), (State.ACCEPTED,)),
    (State.DECLINED, gettext_lazy("Declined"), (State.DECLINED,)),
    (State.WITHDRAWN, gettext_lazy("Withdrawn"), (State.WITHDRAWN,)),
    (State.DRAFT, gettext_lazy("Not sent"), (State.DRAFT,)),
    ("all", pgettext_lazy("submissions", "All"), tuple(State)),
)


@only_read
@at_desk
def show(request, district):
    """The queue, filtered by state, programme and text."""
    chosen = request.GET.get("state", WAITS)
    states = {name: states for name, _label, states in TABS}
    if chosen not in states:
        raise Http404("state")
    found = _filtered(request, district)
    rows = (
        looked_for(request, found)
        .filter(state__in=states[chosen])
        .select_related("programme", "partner", "latest")
    )
    order = ("submitted_at", "pk") if chosen == WAITS else ("-changed_at", "-pk")
    page = Paginator(rows.order_by(*order), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "rows": [row(request, submission) for submission in page],
        "tabs": _tabs(request, found, chosen),
        "programmes": list(district.programmes.all()),
        "refusal": refusal(request),
        "empty": _empty(request, chosen),
    }
    return render(request, "organiser/queue.html", desk_context(request, "queue") | context)


def row(request, submission) -> dict:
    """The context `row` of templates/parts/queue_row.html."""
    draft = from_data(submission.latest.data)
    waits = submission.state in WAITING
    # A long queue costs no more queries than a short one; the submission's own page asks them all.
    checks = all_checks.WITHOUT_QUERIES if waits else ()
    found = run_checks(draft, submission.programme, checks)
    asked = [finding for finding in found if finding.severity == QUESTION]
    since = timezone.localdate(submission.submitted_at or submission.created_at)
    return {
        "title": draft.title or submission.number,
        "url": address(request, "desk-submission", submission.number),
        "partner": isolated(", ".join(draft.organisers), draft.language)
        or of_office(str(submission.partner or ""))
        or submission.number,
        "when": preview.when_line(draft),
        "received": _("since {day}").format(day=timing.plain_day(since, year=False)),
        "status": submission.state,
        "status_label": submission.get_state_display(),
        "question": asked[0].message if asked else "",
        "findings": len(asked),
        **event_cards.spoken_as(draft),
    }


def _filtered(request, district):
    found = access.submissions(request.user, district)
    programme = request.GET.get("programme", "")
    if programme:
        if not district.programmes.filter(slug=programme).exists():
            raise Http404("programme")
        found = found.filter(programme__slug=programme)
    for word in asked_words(request):
        found = found.filter(_says(word, request.rights))
    return found


def _says(word, rights) -> Q:
    """Where a word is looked for: not in what one may not see."""
    said = (
        Q(number__icontains=word)
        | Q(partner__name__icontains=word)
        | Q(latest__data__title__icontains=word)
        | Q(latest__data__organisers__icontains=word)
    )
    if "see_contacts" not in rights:
        return said
    return said | Q(contact_name__icontains=word) | Q(contact_email__icontains=word)


def _tabs(request, found, chosen):
    counts = dict(found.order_by().values_list("state").annotate(Count("pk")))
    query = request.GET.copy()
    query.pop("page", None)
    for name, label, states in TABS:
        query["state"] = name
        yield {
            "label": label,
            "url": f"?{query.urlencode()}",
            "count": sum(counts.get(state, 0) for state in states),
            "active": name == chosen,
        }


def _empty(request, chosen):
    if request.GET.get("q") or request.GET.get("programme"):
        link = {"url": f"?state={chosen}", "label": _("Show everything")}
        return {"title": found_nothing(request), "links": [link]}
    if chosen == WAITS:
        text = _("New events and changes appear here as soon as they arrive.")
        return {"title": _("Nothing waits for you"), "text": text}
    return {"title": _("There is nothing here")}
