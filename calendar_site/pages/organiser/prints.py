"""Print: proofs for the office, public releases, and the progress of their files."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from calendar_site.pages.organiser.desk import address, at_desk, desk_context
from calendar_site.pages.shared import office_role
from calendar_site.serving.only_read import only_read
from calendar_site.serving.unsent import acts_only
from calendar_site.show import event_cards, file_size
from feeds import editions
from feeds.closed_in_print import openable
from feeds.models.job import Job
from programme import access, states
from programme.languages import both_names, name
from programme.wording import timing
from programme.wording.event_text import text_of
from programme.wording.lists import joined

LAST = 8  # jobs shown per programme
STATES = {"queued": "waiting", "running": "running", "done": "done", "failed": "failed"}
FAULT = gettext_lazy(
    "A fault on our side. Please try again; if it happens once more, tell whoever runs this "
    "calendar."
)
# What a job says of itself, in the office's words; anything else is a fault, which the log tells.
SAID = {
    "": "",
    "reading": gettext_lazy("The programme is being read."),
    "typesetting": gettext_lazy("The pages are being set."),
    "packing": gettext_lazy("The file is being packed."),
    "done": gettext_lazy("The file is being packed."),
    "interrupted": gettext_lazy(
        "The work was cut off several times, for instance by a restart. Please try again; if it "
        "happens once more, tell whoever runs this calendar."
    ),
    "too much": gettext_lazy(
        "The booklet needed more time or memory than there is for one file. Please try again when "
        "less is going on; if it happens once more, tell whoever runs this calendar."
    ),
    "unprintable": gettext_lazy(
        "What was frozen for this file cannot be printed any more. Please make a new proof or "
        "release a new edition; if that fails too, tell whoever runs this calendar."
    ),
}


@only_read
@at_desk
def show(request, district):
    """Each programme with its last files and what one can do."""
    return _page(request, district)


def _released(number: str) -> dict[str, str]:
    text = _(
        "Edition {number} is there already: somebody else was faster, or you released it yourself "
        "in other languages. Please look at it; a further edition gets the next number."
    )
    return {"title": _("Nothing was released just now"), "text": text.format(number=number)}


def _page(request, district, *, notice=None, status=200):
    programmes = list(district.programmes.prefetch_related("editions").order_by("-starts_on"))
    jobs = Job.objects.filter(programme__district=district).select_related("edition")
    by_programme: dict[int, list[dict]] = {row.pk: [] for row in programmes}
    rows = list(jobs.order_by("-pk")[: LAST * len(programmes)])
    files = openable(rows, request.rights)
    for row in rows:
        by_programme[row.programme_id].append(_line(request, row, with_file=row.pk in files))
    shelves = [_shelf(request, row, by_programme[row.pk]) for row in programmes]
    return render(
        request,
        "organiser/prints.html",
        desk_context(request, "prints")
        | {"shelves": shelves, "languages": _languages(district), "notice": notice},
        status=status,
    )


@acts_only("desk-prints", without="programme")
@at_desk
def proof(request, district, programme):
    """A booklet as it stands now, for the office only."""
    office_role.require(request, "proof")
    found = get_object_or_404(district.programmes, slug=programme)
    made = editions.proof(found, _language(request, district), by=request.by, at=timezone.now())
    return redirect(address(request, "desk-job", made.uid))


@acts_only("desk-prints", without="programme")
@at_desk
def release(request, district, programme):
    """Freeze the public events as the next edition and make its files."""
    office_role.require(request, "release")
    found = get_object_or_404(district.programmes, slug=programme)
    offered = {code for code, _name in _languages(district)}
    chosen = [code for code in request.POST.getlist("languages") if code in offered] or [
        settings.LANGUAGE_CODE
    ]
    number = request.POST.get("number", "")
    seen = int(number) if number.isdecimal() and len(number) < 6 else None
    said = {"languages": chosen, "number": seen, "by": request.by}
    try:
        made = editions.release(found, **said, at=timezone.now())
    except states.Overtaken:
        return _page(request, district, notice=_released(number), status=409)
    return redirect(address(request, "desk-job", made.jobs.earliest("pk").uid))


@only_read
@at_desk
def job(request, district, uid):
    """One file: how far it is. Asked for by htmx, the part that changes alone."""
    found = _find(district, uid)
    context = desk_context(request, "prints") | {"job": _job_context(request, found)}
    context["waits"] = found.state in (Job.State.QUEUED, Job.State.RUNNING)
    name = "organiser/job_part.html" if request.htmx else "organiser/job.html"
    return render(request, name, context)


@acts_only("desk-job")
@at_desk
def retry(request, district, uid):
    """Try a file once more; the last good one stays until a new one is there."""
    found = _find(district, uid)
    office_role.require(request, editions.to_retry(found))
    editions.retry(found, by=request.by, at=timezone.now())
    return redirect(address(request, "desk-job", found.uid))


@only_read
@at_desk
def file(request, district, uid):
    """The file, for the office only."""
    found = _find(district, uid)
    path = Path(settings.PRINTS_ROOT) / found.path
    if not openable([found], request.rights) or not path.is_file():
        raise Http404("file")
    response = FileResponse(path.open("rb"), content_type="application/pdf", filename=path.name)
    response["X-Robots-Tag"] = "noindex"
    return response


def _find(district, uid) -> Job:
    rows = Job.objects.filter(programme__district=district)
    return get_object_or_404(rows.select_related("programme__district", "edition"), uid=uid)


def _shelf(request, programme, jobs):
    edition = next(iter(programme.editions.all()), None)
    return {
        "programme": programme,
        "period": timing.span(programme.starts_on, programme.ends_on),
        "next_number": edition.number + 1 if edition else 1,
        "released": edition,
        "jobs": jobs[:LAST],
        "proof_url": address(request, "desk-proof", programme.slug),
        "release_url": address(request, "desk-release", programme.slug),
    }


def _line(request, row: Job, *, with_file) -> dict:
    return {
        "title": _title(row),
        "url": address(request, "desk-job", row.uid),
        "state": row.state,
        "state_label": row.get_state_display(),
        "at": row.finished_at or row.asked_at,
        "pages": row.pages,
        "file_url": address(request, "desk-file", row.uid) if with_file else "",
    }


def _job_context(request, row: Job) -> dict:
    """The context `job` of templates/parts/job.html."""
    needed, with_file = editions.to_retry(row), openable([row], request.rights)
    size = joined([file_size.pages(row.pages), file_size.size(row.size)])
    return {
        "title": f"{_title(row)}: {row.programme.title}",
        "state": STATES[row.state],
        "state_label": row.get_state_display(),
        "done": row.done,
        "total": row.total,
        "message": SAID.get(row.message, FAULT),
        "url": address(request, "desk-job", row.uid),
        "file_url": address(request, "desk-file", row.uid) if with_file else "",
        "file_label": _("Open the PDF ({size})").format(size=size),
        "findings": _findings(request, row),
        "retry_url": address(request, "desk-retry", row.uid) if needed in request.rights else "",
    }


def _findings(request, row: Job) -> list[dict]:
    """What the booklet does not say whole, with the way to the event, of those one may see."""
    words = {
        "shortened": _("shortened; the booklet says where the rest is"),
        "lost": _("characters that cannot be printed are left out"),
        "untitled": _("without a title"),
        "no_code": _("without a QR code: the address is too long"),
    }
    found = [each for each in row.findings if each["kind"] in words]
    uids = {each["event"] for each in found}
    seen = access.events(request.user, request.district).filter(uid__in=uids)
    events = event_cards.with_relations(seen)
    by_uid = {str(event.uid): event for event in events.select_related("submission")}
    return [
        {
            "title": text_of(event, request.LANGUAGE_CODE).title,
            "url": address(request, "desk-submission", event.submission.number),
            "words": words[each["kind"]],
        }
        for each in found
        if (event := by_uid.get(each["event"]))
    ]


def _title(row: Job) -> str:
    language = name(row.language)
    if row.edition:
        words = _("Edition {number}, {language}")
        return words.format(number=row.edition.number, language=language)
    return _("Proof, {language}").format(language=language)


def _languages(district):
    return [(code, both_names(code)) for code in district.page_languages]


def _language(request, district) -> str:
    code = request.POST.get("language", settings.LANGUAGE_CODE)
    if code not in dict(_languages(district)):
        raise Http404("language")
    return code
