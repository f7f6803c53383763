"""Districts and their public programmes."""

import orjson
from django.conf import settings
from drf_spectacular.utils import extend_schema

from feeds import feed_files
from feeds.api import lists, openapi_parameters, parameters, responses
from feeds.documents.event_document import page_language
from programme.models.district import District


class DistrictList(responses.PublicView):
    @extend_schema(
        operation_id="districts",
        summary="All districts",
        parameters=[openapi_parameters.LANG],
        responses={200: lists.DistrictsSerializer, 400: openapi_parameters.ERRORS[400]},
    )
    def get(self, request):
        parameters.only(request, "lang")
        language = parameters.language(request)
        return responses.small_list(
            request, [_district(row, language) for row in District.objects.all()]
        )


class DistrictDetail(responses.PublicView):
    @extend_schema(
        operation_id="district",
        summary="One district",
        parameters=[openapi_parameters.SLUG, openapi_parameters.LANG],
        responses={200: lists.DistrictSerializer, **openapi_parameters.ERRORS},
    )
    def get(self, request, slug):
        parameters.only(request, "lang")
        language, found = parameters.language(request), parameters.known_district(slug)
        return responses.whole(request, orjson.dumps(_district(found, language)))


class ProgrammeList(responses.PublicView):
    @extend_schema(
        operation_id="programmes",
        summary="Public programmes of a district, newest first",
        parameters=[openapi_parameters.DISTRICT, openapi_parameters.LANG],
        responses={200: lists.ProgrammesSerializer, **openapi_parameters.ERRORS},
    )
    def get(self, request):
        parameters.only(request, "district", "lang")
        language, of = parameters.language(request), parameters.district(request)
        rows = of.programmes.filter(is_public=True)
        return responses.small_list(request, [_programme(row, of, language) for row in rows])


def _addresses(district, programme, language) -> dict:
    spoken = page_language(district, language)
    question = f"?district={district.slug}"
    own = district.slug
    if programme:
        question += f"&programme={programme.slug}"
        own += f"/{programme.slug}"
    calendar = feed_files.Scope(district, programme, spoken).path
    return {
        "url": f"{settings.SITE_URL}/{spoken}/{own}/",
        "ics_url": f"{settings.SITE_URL}/feeds/{calendar}",
        "events_url": f"{settings.SITE_URL}/api/v1/events/{question}",
    }


def _district(row, language) -> dict:
    names = ("slug", "name", "land", "ags", "time_zone", "languages")
    return {
        **{name: getattr(row, name) for name in names},
        "website": row.website or None,
        **_addresses(row, None, language),
        "modified": f"{row.stamped_at:%Y-%m-%dT%H:%M:%SZ}",
    }


def _programme(row, of, language) -> dict:
    return {
        "slug": row.slug,
        "district": of.slug,
        "kind": row.kind,
        "title": row.title,
        "motto": row.motto or None,
        "year": row.year,
        "start_date": row.starts_on,
        "end_date": row.ends_on,
        "national_start_date": row.national_starts_on,
        "national_end_date": row.national_ends_on,
        "about": row.about.get(language) or row.about.get(settings.LANGUAGE_CODE) or None,
        **_addresses(of, row, language),
    }
