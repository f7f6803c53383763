"""Import many events at once: the first page, the template, and the sources of a partner."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from calendar_site.forms.importing import ImportForm
from calendar_site.forms.repeated_forms import opened_or_sent
from calendar_site.pages.shared.imports import source_list
from calendar_site.pages.shared.imports.visitor import Visitor, for_visitor
from calendar_site.serving import client_address, unsent
from calendar_site.serving.freshness import always_fresh
from calendar_site.serving.only_read import only_read
from calendar_site.serving.unsent import acts_only
from calendar_site.show.frame import frame
from calendar_site.show.office import contact_details
from calendar_site.tenancy import of_district
from feeds.incoming import begin_import
from feeds.incoming.begin_import import Owner, Usual
from feeds.incoming.items import Unreadable
from feeds.incoming.table import template
from programme import known, rate_limits, register
from programme.drafts.event_draft import from_data
from programme.submissions.open_programmes import open_programmes
from programme.wording import places

PER_HOUR = 15  # imports without a link, from one network
USUAL = ("organiser", "openness", "category", "place")
FILES = {
    "csv": (template.as_csv, "text/csv; charset=utf-8"),
    "xlsx": (template.as_xlsx, template.XLSX),
}


@of_district
@always_fresh
def start(request, district):
    """The import is open to all, as the form for one event is."""
    return _start(request, Visitor(district=district))


@for_visitor
def mine(request, visitor):
    """The same for people with a link and for the office, with their sources."""
    return _start(request, visitor)


@of_district
@only_read
def empty_table(request, district, kind):
    """The template to download, in the language of the page; its example is of the open year."""
    make, content_type = FILES[kind]
    programme = next(iter(open_programmes(district, timezone.localdate())), None)
    year = programme.starts_on.year if programme else None
    response = HttpResponse(make(year), content_type=content_type)
    name = _("events")
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


def _start(request, visitor: Visitor):
    found = _programmes(visitor)
    programme = _chosen(request, visitor, found)
    if programme is None:
        return _choose(request, visitor, found)
    form = opened_or_sent(
        ImportForm,
        request.POST if request.method == "POST" else None,
        unsent.take(request),
        files=request.FILES or None,
        asks_email=not visitor.email,
        staff=visitor.is_desk,
        initial=_usual(visitor),
    )
    if request.method != "POST" or not form.is_valid():
        return _page(request, visitor, programme, form)
    if not visitor.is_verified and not _is_within_limit(request):
        form.refuse(_("Very many imports came from your network. Please wait a while."))
        return _page(request, visitor, programme, form, status=429)
    return _begin(request, visitor, programme, form)


def _is_within_limit(request) -> bool:
    return rate_limits.allow("import", client_address.of(request), at_most=PER_HOUR, seconds=3600)


def _programmes(visitor: Visitor) -> list:
    """Where events can go: the open programmes, and all for the office."""
    if visitor.is_desk:
        return list(visitor.district.programmes.order_by("-starts_on"))
    return open_programmes(visitor.district, timezone.localdate())


def _chosen(request, visitor: Visitor, found):
    slug = unsent.said(request).get("programme") or request.GET.get("programme", "")
    chosen = [row for row in found if row.slug == slug] or (found if len(found) == 1 else [])
    for row in chosen:
        row.district = visitor.district
    return chosen[0] if chosen else None


def _begin(request, visitor: Visitor, programme, form):
    """Show what was found in the file, or that a worker fetches the address."""
    try:
        intake, token = _begun(request, visitor, programme, form.cleaned_data)
    except Unreadable as problem:
        form.refuse_file(problem)
        return _page(request, visitor, programme, form)
    inner = Visitor(district=visitor.district, token=token or visitor.token)
    return redirect(inner.address(request, "import-attempt", intake.pk))


def _begun(request, visitor: Visitor, programme, said):
    now, usual = timezone.now(), Usual(**{name: said[name] for name in USUAL})
    owner = Owner(
        email=said.get("contact_email") or visitor.email,
        language=request.LANGUAGE_CODE,
        is_verified=visitor.is_verified,
        is_office=visitor.is_desk,
    )
    if file := said["file"]:
        return begin_import.with_file(programme, file.name, file.read(), usual, owner, at=now)
    return begin_import.with_address(programme, said["url"], usual, owner, at=now)


def _usual(visitor: Visitor) -> dict:
    """The answers of the last import, or what the event of the edit link says."""
    if visitor.submission:
        draft = from_data(visitor.submission.latest_revision.data)
        place = _place_line(known.meant_venue(visitor.district, draft.place))
        return {
            "organiser": "; ".join(draft.organisers[:1]),
            "openness": draft.openness,
            "place": place,
        }
    last = None if visitor.is_desk else visitor.sources.order_by("-pk").first()
    said = last.defaults if last else {}
    return {name: said.get(name, "") for name in ("organiser", "openness", "category")}


def _place_line(venue) -> str:
    """A place as it is written into the field: name, street, postcode and town."""
    return ", ".join(filter(None, (venue.name, places.street_line(venue)))) if venue else ""


def _page(request, visitor: Visitor, programme, form, status=200):
    district = visitor.district
    return render(
        request,
        "shared/imports/start.html",
        {
            **_frame_context(request, district),
            "visitor": visitor,
            "programme": programme,
            "form": form,
            "attempts": source_list.rows(request, visitor),
            "partners": register.told_partners(district).values_list("name", flat=True),
            "venues": _venues(district),
            "csv_url": _file_url(request, district, "csv"),
            "xlsx_url": _file_url(request, district, "xlsx"),
            "my_events_url": _my_events(request, visitor),
        },
        status=status,
    )


def _venues(district):
    """Names of places that decide by themselves."""
    rows = register.told_venues(district).exclude(name="").select_related("town")
    return [str(row) for row in rows if not register.is_any_of_its_kind(row)]


def _choose(request, visitor: Visitor, found):
    tiles = [
        {"title": row.title, "text": row.motto, "url": f"?programme={row.slug}"} for row in found
    ]
    context = _frame_context(request, visitor.district) | {
        "tiles": tiles,
        "office": contact_details(visitor.district),
    }
    return render(request, "shared/choose.html", context)


def _frame_context(request, district) -> dict:
    return {"frame": frame(request, district, section="submit"), "district": district}


def _file_url(request, district, kind) -> str:
    return reverse("import-template", args=[request.LANGUAGE_CODE, district.slug, kind])


def _my_events(request, visitor: Visitor) -> str:
    if not visitor.is_verified or visitor.is_desk:
        return ""
    return visitor.address(request, "my-events")


@acts_only("import-mine", without="source")
@for_visitor
def source(request, visitor, source):
    """The buttons of a source: look again, follow, pause, end."""
    found = get_object_or_404(visitor.sources.select_related("programme__district"), pk=source)
    return source_list.act(request, visitor, found)
