"""The words one may filter by: kinds, audiences, features, towns."""

from drf_spectacular.utils import extend_schema

from feeds.api import lists, openapi_parameters, parameters, responses
from programme import register
from programme.models.vocabulary import Audience, Category, Feature


def _schema(name, summary):
    """Decorates a view with its entry in the OpenAPI schema."""
    return extend_schema(
        operation_id=name,
        summary=summary,
        parameters=[openapi_parameters.LANG],
        responses={200: lists.TermsSerializer, 400: openapi_parameters.ERRORS[400]},
    )


class CategoryList(responses.PublicView):
    @_schema("categories", "Kinds of events")
    def get(self, request):
        return _terms(request, Category)


class AudienceList(responses.PublicView):
    @_schema("audiences", "Whom events are for")
    def get(self, request):
        return _terms(request, Audience)


class FeatureList(responses.PublicView):
    @_schema("features", "Yes/no facts of events")
    def get(self, request):
        return _terms(request, Feature)


def _terms(request, model):
    """Words that all districts share, in the order in which people show them."""
    parameters.only(request, "lang")
    language = parameters.language(request)
    terms = [{"code": row.code, "label": row.label(language)} for row in model.objects.all()]
    return responses.small_list(request, terms)


class TownList(responses.PublicView):
    @extend_schema(
        operation_id="towns",
        summary="Towns of a district",
        parameters=[openapi_parameters.DISTRICT, openapi_parameters.LANG],
        responses={200: lists.TownsSerializer, **openapi_parameters.ERRORS},
    )
    def get(self, request):
        parameters.only(request, "district", "lang")
        parameters.language(request)
        towns = register.told_towns(parameters.district(request)).values("slug", "name")
        return responses.small_list(request, list(towns))
