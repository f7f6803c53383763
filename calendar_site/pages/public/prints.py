"""The released prints of a programme: what one can download, and what has changed since."""

from datetime import date
from itertools import groupby
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _

from calendar_site.pages.public import errata
from calendar_site.pages.public.programme.programme import public_programme
from calendar_site.serving import conditional_responses
from calendar_site.serving.only_read import only_read
from calendar_site.show import feed_addresses, file_size
from calendar_site.show.frame import frame
from calendar_site.show.own_words import both_names, of_office
from calendar_site.tenancy import of_district
from feeds import caching
from feeds.models.job import Job
from programme.wording import timing
from programme.wording.lists import joined


@only_read
@of_district
def show(request, district, programme):
    """Changes with the files too, which come later than the release that bumps the stamp."""
    programme = public_programme(district, programme)
    files = list(released(programme))
    tag = conditional_responses.page_etag(request, *((job.pk, job.digest) for job in files))
    return conditional_responses.respond(request, tag, lambda: _page(request, programme, files))


def released(programme):
    """Finished files of released editions, newest first; a proof is for the office only."""
    jobs = Job.objects.filter(programme=programme, edition__isnull=False).exclude(path="")
    return jobs.select_related("edition").order_by("-edition__number", "language")


def _page(request, programme, files):
    district = programme.district
    place = [request.LANGUAGE_CODE, district.slug, programme.slug]
    base = reverse("programme", args=place)
    latest = programme.editions.first()
    return render(
        request,
        "public/prints.html",
        {
            "frame": frame(request, district, section="programme", programme=programme),
            "programme": programme,
            "base": base,
            "canonical": feed_addresses.absolute(f"{base}print/"),
            "breadcrumb": [
                {
                    "label": of_office(programme.district.name),
                    "url": reverse("district", args=place[:2]),
                },
                {"label": of_office(programme.title), "url": base},
                {"label": _("Programme to print")},
            ],
            "empty": {
                "title": _("There is no booklet yet"),
                "text": _("It appears here when the district releases it."),
                "links": [{"url": base, "label": _("To the programme"), "primary": True}],
            },
            "editions": _editions(files, place),
            "changes": errata.since(latest, base) if latest else [],
            "released": latest and _day(latest),
        },
    )


def _editions(files, place):
    found = []
    for edition, jobs in groupby(files, lambda job: job.edition):
        # The reader's own language first, then the district's.
        rows = [_file(job, place) for job in jobs]
        rows.sort(
            key=lambda row: (
                row["code"] != place[0],
                row["code"] != settings.LANGUAGE_CODE,
                row["code"],
            )
        )
        found.append(
            {
                "number": edition.number,
                "released": _day(edition),
                "cleaned": _cleaned(edition),
                "files": rows,
            }
        )
    return found


def _cleaned(edition) -> str:
    """The day on which something was last taken out of it; empty where nothing was."""
    days = {snapshot["edition"].get("cleaned_on", "") for snapshot in edition.snapshots.values()}
    last = max(days, default="")
    return timing.plain_day(date.fromisoformat(last)) if last else ""


def _day(edition) -> str:
    return timing.plain_day(timezone.localdate(edition.released_at))


def _file(job, place):
    name = Path(job.path).name
    return {
        "language": both_names(job.language),
        "code": job.language,
        "name": name,
        "url": reverse("print-file", args=[*place, job.edition.number, name]),
        "about": joined(["PDF", file_size.pages(job.pages), file_size.size(job.size)]),
    }


@only_read
@of_district
def file(request, district, programme, number, name):
    """The PDF itself; 304 where the reader has it already."""
    programme = public_programme(district, programme)
    job = released(programme).filter(edition__number=number, path__endswith=f"/{name}").first()
    if job is None or not (path := _on_disk(job)):
        raise Http404("file")
    tag, changed = f'"{job.digest}"', int(path.stat().st_mtime)
    response: HttpResponseBase | None = get_conditional_response(
        request, etag=tag, last_modified=changed
    )
    if response is None:
        response = FileResponse(path.open("rb"), filename=name, content_type="application/pdf")
    response["ETag"] = tag
    response["Cache-Control"] = caching.SHORTLY
    response.headers.setdefault("Last-Modified", http_date(changed))
    return response


def _on_disk(job) -> Path | None:
    """The file, if it is there and lies where prints lie."""
    root = Path(settings.PRINTS_ROOT).resolve()
    path = (root / job.path).resolve()
    return path if path.is_relative_to(root) and path.is_file() else None
