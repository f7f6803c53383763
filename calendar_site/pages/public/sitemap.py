"""What search engines may read: an index, and one list per district."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from calendar_site.serving import conditional_responses
from calendar_site.serving.only_read import only_read
from calendar_site.show.feed_addresses import absolute
from feeds.stamps import etag, etag_of_all
from programme import district_lookup
from programme.models.district import District
from programme.models.event import Event

XML = "application/xml"
MOST = 50_000  # addresses in one list (sitemaps.org)


@only_read
def index(request):
    """/sitemap.xml names the list of each district."""
    districts = list(District.objects.all())
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
        lambda: render(
            request, "public/sitemap.xml", {"rows": _rows(found)[:MOST]}, content_type=XML
        ),
    )


def _rows(found):
    programmes = list(found.programmes.filter(is_public=True))
    events = Event.objects.filter(district=found).order_by("pk")
    slugs = list(events.values_list("programme_id", "slug", "changed_at")[:MOST])
    by_pk = {row.pk: row.slug for row in programmes}
    rows = []
    for lang in found.page_languages:
        home = absolute(reverse("district", args=[lang, found.slug]))
        rows.append({"loc": home, "at": found.stamped_at})
        rows += [{"loc": f"{home}{row.slug}/", "at": None} for row in programmes]
        rows += [{"loc": f"{home}{by_pk[pk]}/{slug}/", "at": at} for pk, slug, at in slugs]
    return rows


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
