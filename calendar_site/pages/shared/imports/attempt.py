"""One attempt of an import: fetched, waiting for an answer, entered, or its result."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from calendar_site.pages.shared.imports import answers, preview_rows, results, source_list
from calendar_site.pages.shared.imports.visitor import Visitor, for_visitor
from calendar_site.serving import unsent
from calendar_site.show.frame import frame
from feeds.incoming import confirm, items, problems
from feeds.incoming.compare import GONE
from feeds.incoming.items import Problem
from programme.importing import sources
from programme.models.source import Intake, Source
from programme.models.vocabulary import Category
from programme.states import Overtaken

State = Intake.State
PAGES: dict[str, str] = {
    State.WAITING: "waiting",
    State.CONFIRMED: "waiting",
    State.PREVIEW: "preview",
    State.ASKS: "preview",
    State.DONE: "done",
    State.FAILED: "failed",
    State.DISCARDED: "discarded",
}


@for_visitor
def show(request, visitor, intake):
    """Show the attempt as it is now, or take the answer to it."""
    found = get_object_or_404(visitor.intakes, pk=intake)
    if request.method == "POST" and found.state in (State.PREVIEW, State.ASKS):
        return _take_answer(request, visitor, found)
    if request.method == "POST":
        return redirect(_here(request, visitor, found))
    if request.htmx and found.state not in (State.WAITING, State.CONFIRMED):
        return HttpResponse(headers={"HX-Refresh": "true"})
    if (sent := unsent.take(request)) and found.state in (State.PREVIEW, State.ASKS):
        chosen = answers.chosen(sent, found)
        return _page(request, visitor, found, chosen=chosen)
    return _page(request, visitor, found)


def _here(request, visitor: Visitor, intake) -> str:
    return visitor.address(request, "import-attempt", intake.pk)


def _take_answer(request, visitor: Visitor, intake: Intake):
    """Yes to what is ticked, or no to all of it; the first answer counts."""
    now, sent = timezone.now(), request.POST
    try:
        if sent.get("wish") == "discard":
            sources.discard(intake, at=now)
            return redirect(visitor.address(request, "import-mine"))
        chosen = answers.chosen(sent, intake)
        if sent.get("wish") == "again":
            return _page(request, visitor, intake, chosen=chosen)
        if wrong := answers.without_kind(intake, chosen):
            return _page(request, visitor, intake, chosen=chosen, wrong=wrong)
        confirm.confirm(intake, chosen, at=now)
    except Overtaken:
        pass  # the page shows what was answered first
    return redirect(_here(request, visitor, intake))


def _page(request, visitor: Visitor, intake: Intake, *, chosen=None, wrong=()):
    name = PAGES[intake.state]
    if request.htmx:
        return render(request, "parts/job.html", {"job": _job(request, visitor, intake)})
    source = intake.source
    context = {
        "frame": frame(request, visitor.district, section="submit"),
        "district": visitor.district,
        "programme": source.programme,
        "visitor": visitor,
        "intake": intake,
        "source": source,
        "row": source_list.row(request, visitor, source),
        "mine_url": visitor.address(request, "import-mine"),
        "problems": _problem_texts(intake),
    }
    if name == "waiting":
        context["job"] = _job(request, visitor, intake)
    if name == "preview":
        context |= _preview(visitor, intake, chosen, wrong)
    if name == "done":
        context |= _done(request, visitor, intake)
    return render(request, f"shared/imports/{name}.html", context)


def _preview(visitor: Visitor, intake: Intake, chosen, wrong) -> dict:
    compared = answers.compared(intake, chosen or {})
    rows = preview_rows.rows(compared, intake.source, chosen)
    boxes = len(rows) <= preview_rows.MOST
    silent = [row for row in rows if row.kind in ("same", "closed")]
    gone = [row for row in rows if row.kind == GONE]
    counts = preview_rows.counts(compared)
    may_choose = any(row.may_tick for row in rows)
    return {
        "told": results.understood(counts, may_choose=may_choose),
        "may_choose": may_choose,
        "rows": [row for row in rows if row not in silent + gone][: preview_rows.MOST],
        "silent": silent[: preview_rows.MOST],
        "more": max(0, len(rows) - preview_rows.MOST),
        "with_boxes": boxes,
        "counts": counts,
        "gone": gone[: preview_rows.MOST],
        "categories": list(Category.objects.all()),
        "wrong": wrong,
        "lacks_kinds": preview_rows.lack_kinds(rows),
        "may_follow": _may_follow(visitor, intake.source),
        "asks": intake.state == State.ASKS,
        "has_questions": boxes and any(row.questions for row in rows),
    }


def _may_follow(visitor: Visitor, source: Source) -> bool:
    is_followed = source.state == Source.State.FOLLOWED
    return source.kind == Source.Kind.CALENDAR and visitor.is_verified and not is_followed


def _done(request, visitor: Visitor, intake: Intake) -> dict:
    by_kind: dict[str, list[str]] = {"new": [], "changed": [], "gone": []}
    for kind, title in intake.entered:
        by_kind.setdefault(kind, []).append(title)
    mine = visitor.is_verified and not visitor.is_desk
    return {
        "told": results.told(intake),
        "by_kind": by_kind,
        "my_events_url": visitor.address(request, "my-events") if mine else "",
    }


def _problem_texts(intake: Intake) -> list:
    """Problems of the source as a whole, with the column they are about."""
    found = items.loaded(intake.problems, Problem)
    return [{"column": each.column, "text": problems.text(each)} for each in found]


def _job(request, visitor: Visitor, intake: Intake) -> dict:
    fetched = intake.state == State.WAITING
    return {
        "title": _("Your calendar is being read")
        if fetched
        else _("Your events are being entered"),
        "state": "running",
        "state_label": _("This takes a few seconds."),
        "url": _here(request, visitor, intake),
    }
