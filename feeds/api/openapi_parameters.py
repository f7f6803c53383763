"""Parameters and errors as the OpenAPI schema describes them."""

from dataclasses import fields

from django.conf import settings
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from drf_standardized_errors.openapi_serializers import (
    ErrorResponse404Serializer,
    ValidationErrorResponseSerializer,
)

from feeds.api import paging
from programme.events.selection import ACCESS, Selection
from programme.languages import NAMES, WRITTEN

# What each filter of a Selection means; a test compares the names.
FILTERS = {
    "programme": "Slug of a programme of the district.",
    "since": "First day, included: events with a date on it or later.",
    "until": "Last day, included.",
    "day": "One day.",
    "town": "Slugs of towns.",
    "category": "Codes of categories.",
    "audience": "Codes of audiences.",
    "partner": "Slugs of organizers.",
    "language": "Spoken, interpreted or signed on at least one date.",
    "interpretation": "Interpreted into this language on at least one date.",
    "access": "All of these must hold.",
    "free": "Only what is free of charge.",
    "women_only": "Only what is for women only.",
    "childcare": "Only with childcare.",
    "q": "Words that must all occur; case and accents do not matter, parts of words are found.",
}
CHOICES = {"language": list(NAMES), "interpretation": list(NAMES), "access": list(ACCESS)}


def _filter(field) -> OpenApiParameter:
    text = {"type": "string"} | ({"enum": CHOICES[field.name]} if field.name in CHOICES else {})
    if isinstance(field.default, tuple):
        # ?town=a,b; ?town=a&town=b works too
        return OpenApiParameter(
            field.name,
            {"type": "array", "items": text},
            description=FILTERS[field.name],
            explode=False,
            style="form",
        )
    if field.default is False:
        text = {"type": "boolean"}
    elif field.default is None:
        text = {"type": "string", "format": "date"}
    return OpenApiParameter(field.name, text, description=FILTERS[field.name])


DISTRICT = OpenApiParameter("district", str, required=True, description="Slug of the district.")
IN_DISTRICT = OpenApiParameter("district", str, description="404 if it is another district's.")
SLUG = OpenApiParameter("slug", str, OpenApiParameter.PATH, description="Slug of the district.")
UID = OpenApiParameter("uid", {"type": "string", "format": "uuid"}, OpenApiParameter.PATH)
LANG = OpenApiParameter(
    "lang",
    {"type": "string", "enum": list(WRITTEN), "default": settings.LANGUAGE_CODE},
    description="Language of texts and words; what does not exist in it comes in the original.",
)
PAGING = [
    OpenApiParameter("page", {"type": "integer", "minimum": 1, "default": 1}),
    OpenApiParameter(
        "page_size",
        {"type": "integer", "minimum": 1, "maximum": paging.LARGEST, "default": paging.SIZE},
    ),
]
EVENTS = [DISTRICT, *(_filter(field) for field in fields(Selection)), LANG]
ERRORS = {
    400: OpenApiResponse(
        ValidationErrorResponseSerializer, "A parameter is wrong; `attr` names it."
    ),
    404: OpenApiResponse(ErrorResponse404Serializer, "Not there, or not public."),
}
