"""All events of the district, the closed ones for those who may see them: never public."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import pgettext

from calendar_site.pages.organiser.asked_words import (
    asked_words,
    found_nothing,
    looked_for,
    refusal,
)
from calendar_site.pages.organiser.desk import address, at_desk, desk_context
from calendar_site.serving.only_read import only_read
from calendar_site.show import event_cards
from calendar_site.show.own_words import isolated
from programme import access
from programme.events.words import having
from programme.models.event import Openness
from programme.plain_text import fold
from programme.wording import badges
from programme.wording.event_text import text_of

PER_PAGE = 50


@only_read
@at_desk
def show(request, district):
    """Events by day, filtered by who may come, programme and text."""
    found = _filtered(request, district)
    chosen = request.GET.get("openness", "")
    kinds = _kinds(request.rights)
    if chosen and chosen not in dict(kinds):
        raise Http404("openness")
    rows = looked_for(request, found)
    rows = rows.filter(openness=chosen) if chosen else rows
    rows = event_cards.with_relations(rows).select_related(
        "category", "venue__town", "submission", "programme"
    )
    rows = rows.prefetch_related("organisers").order_by("starts_on", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "rows": [_row(request, event) for event in page],
        "tabs": list(_tabs(request, found, chosen, kinds)),
        "programmes": list(district.programmes.all()),
        "refusal": refusal(request),
        "empty": {"title": found_nothing(request)},
    }
    return render(request, "organiser/events.html", desk_context(request, "events") | context)


def _filtered(request, district):
    found = access.events(request.user, district)
    programme = request.GET.get("programme", "")
    if programme:
        if not district.programmes.filter(slug=programme).exists():
            raise Http404("programme")
        found = found.filter(programme__slug=programme)
    for word in asked_words(request):
        found = found.filter(having(fold(word)))
    return found


def _row(request, event):
    occurrences = list(event.occurrences.all())
    text = text_of(event, request.LANGUAGE_CODE)
    statuses = {row.status for row in occurrences}
    status = statuses.pop() if len(statuses) == 1 else "scheduled"
    return {
        "title": text.title,
        "url": address(request, "desk-submission", event.submission.number),
        "partner": isolated(
            ", ".join(row.name for row in event.organisers.all()),
            event_cards.original_language(event),
        ),
        "when": event_cards.named(event, occurrences, event_cards.when(event, occurrences)),
        "openness": event.openness,
        "openness_label": event.get_openness_display(),
        "status": status,
        "status_label": badges.status(status),
        **event_cards.spoken_as(text),
    }


def _kinds(rights) -> list[tuple[str, str]]:
    """Who may come, as far as one may know of it."""
    kinds = Openness.choices if "see_closed" in rights else Openness.choices[:1]
    return [(code, str(label)) for code, label in kinds]


def _tabs(request, found, chosen, kinds):
    counts = dict(found.order_by().values_list("openness").annotate(Count("pk")))
    query = request.GET.copy()
    query.pop("page", None)
    for name, label in [("", pgettext("events", "All")), *kinds]:
        query["openness"] = name
        count = counts.get(name, 0) if name else sum(counts.values())
        url = f"?{query.urlencode()}"
        yield {"label": label, "url": url, "count": count, "active": name == chosen}
