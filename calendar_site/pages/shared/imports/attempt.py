"""One attempt of an import: fetched, waiting for an answer, entered, or its result."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from calendar_site.pages.shared.imports import preview_rows, results, source_list
from calendar_site.pages.shared.imports.visitor import Visitor, for_visitor
from calendar_site.serving import unsent
from calendar_site.show.frame import frame
from feeds.incoming import compare, confirm, items, problems
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
        chosen = _chosen(sent, _compared(found, _kinds(sent, found)), found)
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
        compared = _compared(intake, _kinds(sent, intake))
        chosen = _chosen(sent, compared, intake)
        if wrong := _without_kind(compared, chosen):
            return _page(request, visitor, intake, chosen=chosen, wrong=wrong)
        confirm.confirm(intake, chosen, at=now)
    except Overtaken:
        pass  # the page shows what was answered first
    return redirect(_here(request, visitor, intake))


def _kinds(sent, intake) -> dict:
    """The kind that was chosen at single events, by key."""
    codes = set(Category.objects.values_list("code", flat=True))
    positions = {item.position: item.key for item in items.loaded(intake.items)}
    said = {
        positions.get(name.removeprefix("kind-")): code
        for name, code in sent.items()
        if name.startswith("kind-") and code in codes
    }
    return {key: code for key, code in said.items() if key}


def _chosen(sent, compared, intake) -> dict:
    gone = [row.key for row in compared.of(GONE)]
    if "all_gone" not in sent:
        ticked = set(sent.getlist("gone"))
        gone = [key for key in gone if key in ticked]
    if "take_all" in sent:
        keys = [row.key for row in compared.rows if row.enters]
    else:
        keys = sent.getlist("take")
    return {
        "keys": keys,
        "gone": gone,
        "kinds": _kinds(sent, intake),
        "follow": "follow" in sent,
    }


def _without_kind(compared, chosen) -> list[str]:
    """Keys of what is ticked and still has no kind."""
    ticked = set(chosen["keys"])
    return [
        row.key
        for row in compared.rows
        if row.key in ticked and row.kind == "wrong" and preview_rows.lacks_only_kind(row)
    ]


def _compared(intake: Intake, kinds=None):
    found = items.loaded(intake.items)
    return compare.compare(intake.source, found, at=timezone.now(), kinds=kinds)


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
    compared = _compared(intake, (chosen or {}).get("kinds"))
    rows = preview_rows.rows(compared, intake.source, chosen)
    boxes = len(rows) <= preview_rows.MOST
    silent = [row for row in rows if row.kind in ("same", "closed")]
    gone = [row for row in rows if row.kind == GONE]
    counts = preview_rows.counts(compared)
    may_choose = any(row.may_tick for row in rows)
    calendar = intake.source.kind == Source.Kind.CALENDAR
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
        "may_follow": calendar
        and visitor.is_verified
        and intake.source.state != Source.State.FOLLOWED,
        "asks": intake.state == State.ASKS,
    }


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
