"""The colours of the districts as stylesheets, kept by caches until a colour changes."""

import hashlib

from django.http import HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response

from calendar_site.serving.only_read import only_read
from calendar_site.show.district_colours import stylesheet, tints
from calendar_site.tenancy import of_district
from programme.models.district import District

FOR_EVER = "public, max-age=31536000, immutable"
SHORTLY = "public, max-age=300"


@only_read
@of_district
def theme(request, district):
    """One district's custom properties; `?v=` is its colour without #."""
    named = request.GET.get("v") == district.colour.removeprefix("#")
    return _sheet(request, stylesheet(district.colour), for_ever=named)


@only_read
def all_districts(request):
    """A class `tint--{slug}` per district, for pages that show several; `?v=` see `version`."""
    colours = _colours()
    return _sheet(request, _classes(colours), for_ever=request.GET.get("v") == version(colours))


def all_districts_url(districts) -> str:
    """The address of that sheet for districts which are already read."""
    colours = {district.slug: district.colour for district in districts}
    return f"{reverse('all-themes')}?v={version(colours)}"


def version(colours: dict[str, str]) -> str:
    """Changes with the colour of any district."""
    return hashlib.sha256(repr(sorted(colours.items())).encode()).hexdigest()[:12]


def _colours():
    return dict(District.objects.values_list("slug", "colour"))


def _classes(colours):
    light, dark = (
        "".join(_rule(slug, tints(colour)[scheme]) for slug, colour in sorted(colours.items()))
        for scheme in ("light", "dark")
    )
    return f"{light}\n@media (prefers-color-scheme:dark){{{dark}}}\n"


def _rule(slug, named):
    properties = "".join(f"--{name}:{value};" for name, value in named.items())
    return f".tint--{slug}{{{properties}}}"


def _sheet(request, text, *, for_ever):
    tag = f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag=tag)
    if response is None:
        response = HttpResponse(text, content_type="text/css; charset=utf-8")
    response["ETag"] = tag
    response["Cache-Control"] = FOR_EVER if for_ever else SHORTLY
    return response
