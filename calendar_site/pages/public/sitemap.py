"""What search engines may read: an index, and one list per district."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from calendar_site.serving import conditional_responses
from calendar_site.serving.only_read import only_read
from calendar_site.show.feed_addresses import absolute
from feeds.stamps import etag, etag_of_all
from programme import district_lookup
from programme.models.event import Event

XML = "application/xml"
MOST = 50_000  # addresses in one list (sitemaps.org)
HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">"""


@only_read
def index(request):
    """/sitemap.xml names the list of each district."""
    districts = district_lookup.every()
    tag = etag_of_all(districts, "sitemap", *(row.slug for row in districts))
    rows = [
        {"loc": absolute(reverse("district-sitemap", args=[row.slug])), "at": row.stamped_at}
        for row in districts
    ]
    return conditional_responses.respond(
        request,
        tag,
        lambda: render(request, "public/sitemap_index.xml", {"rows": rows}, content_type=XML),
    )


@only_read
def district(request, district):
    """Front page, programmes and public events of a district in each of its languages."""
    found = district_lookup.by_slug(district)
    if found is None:
        raise Http404("district")
    return conditional_responses.respond(
        request,
        etag(found, "sitemap"),
        lambda: HttpResponse(_list(found), content_type=XML),
    )


def _list(found) -> str:
    """Each address is the same in all languages but for its beginning."""
    names = [reverse("district", args=[lang, found.slug]) for lang in found.page_languages]
    homes = [absolute(name) for name in names]
    programmes = dict(found.programmes.filter(is_public=True).values_list("pk", "slug"))
    ends = [_end("", timezone.localtime(found.stamped_at))]
    ends += [_end(f"{slug}/") for slug in programmes.values()]
    ends += _events(found, programmes, MOST // len(homes) - len(ends))
    rows = (f"<url><loc>{home}{end}" for home in homes for end in ends)
    return "\n".join([HEAD, *rows, "</urlset>\n"])


def _events(found, programmes, most) -> list[str]:
    """The latest of them, where there is no room for all."""
    events = Event.objects.filter(district=found).order_by("-pk")
    rows = events.values_list("programme_id", "slug", "changed_at")[:most]
    zone = timezone.get_current_timezone()
    listed = [
        _end(f"{programmes[pk]}/{slug}/", at.astimezone(zone))
        for pk, slug, at in rows
        if pk in programmes
    ]
    return listed[::-1]


def _end(path, changed_at=None) -> str:
    at = f"<lastmod>{changed_at.isoformat()}</lastmod>" if changed_at else ""
    return f"{path}</loc>{at}</url>"


@only_read
def robots(request):
    """Everything public may be read, the feeds too: Google's calendar asks before it subscribes."""
    lines = [
        "User-agent: *",
        "Allow: /feeds/",
        "Disallow: /account/",
        "Disallow: /*/desk/",
        "Disallow: /*/submit/",
        f"Sitemap: {absolute(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
