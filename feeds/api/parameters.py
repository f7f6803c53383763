"""What a reader asks, read from the query string. A wrong value is 400 and names its parameter.

A parameter without a value counts as not given, as HTML forms send it.
"""

import re
from typing import NoReturn

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ErrorDetail, NotFound, ValidationError

from programme import district_lookup
from programme.events.selection import IGNORED, BadSelection, Selection, parse
from programme.languages import WRITTEN
from programme.models.district import District
from programme.models.event import Event
from programme.regular_expressions import expression

SLUG = expression(r"[-\w]{1,120}", re.ASCII)
SHOWN = 20  # candidates named in a message


def refuse(parameter: str, message, code="invalid") -> NoReturn:
    """Raise 400: `message` says what would do."""
    raise ValidationError({parameter: [ErrorDetail(str(message), code=code)]})


def only(request, *names: str):
    """Refuse parameters that mean nothing here."""
    for name in request.GET:
        if name not in names and name not in IGNORED:
            refuse(name, _("This parameter does not exist here."))


def reader_language(request) -> str:
    """The language for messages: `lang` if the product speaks it, else German."""
    asked = request.GET.get("lang", "").split("-")[0]
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def language(request) -> str:
    """The language of texts and labels, German unless `lang` says another."""
    asked = request.GET.get("lang", "").strip() or settings.LANGUAGE_CODE
    if asked not in WRITTEN:
        message = format_lazy(_("Please choose one of {languages}."), languages=", ".join(WRITTEN))
        refuse("lang", message)
    return asked


def text_language(district: District, asked: str) -> str:
    """`asked`, or German where no text is in `asked`: the same texts need no second store."""
    if asked in dict(settings.LANGUAGES) or asked in district.languages:
        return asked
    written = Event.objects.filter(district=district, texts__language=asked).exists()
    return asked if written else settings.LANGUAGE_CODE


def named_district(request) -> District | None:
    """The district that `district` names, if there is one."""
    slug = request.GET.get("district", "").strip()
    return district_lookup.by_slug(slug) if SLUG.fullmatch(slug) else None


def district(request) -> District:
    """The district that `district` names: 400 without one, 404 for an unknown one."""
    slug = request.GET.get("district", "").strip()
    if not slug:
        known = list(District.objects.values_list("slug", flat=True)[: SHOWN + 1])
        names = ", ".join(known[:SHOWN]) + (" …" if len(known) > SHOWN else "")
        message = format_lazy(_("Please name a district: {districts}."), districts=names)
        refuse("district", message, code="required")
    return known_district(slug)


def known_district(slug: str) -> District:
    """The district of this slug, or 404."""
    found = district_lookup.by_slug(slug) if SLUG.fullmatch(slug) else None
    if found is None:
        raise NotFound(_("This district is not known here."))
    return found


def selection(request, of: District, *, also=()) -> Selection:
    """The Selection in the query string; `also` names the parameters that are read elsewhere."""
    try:
        return parse(request.GET, of, also=also)
    except BadSelection as bad:
        refuse(bad.parameter, bad.message)


def number(request, name: str, default: int, most: int) -> int:
    """A whole number from 1 to `most`."""
    raw = request.GET.get(name, "").strip()
    if not raw:
        return default
    if not re.fullmatch(r"[0-9]{1,9}", raw, re.ASCII) or not 1 <= int(raw) <= most:
        refuse(name, format_lazy(_("Please give a number from 1 to {most}."), most=most))
    return int(raw)
