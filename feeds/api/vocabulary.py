"""The words one may filter by: kinds, audiences, features, towns."""

from drf_spectacular.utils import extend_schema

from feeds.api import answers, described, lists, questions
from programme.models.vocabulary import Audience, Category, Feature


def _described(name, summary):
    return extend_schema(
        operation_id=name,
        summary=summary,
        parameters=[described.LANG],
        responses={200: lists.TermsSerializer, 400: described.ERRORS[400]},
    )


class CategoryList(answers.PublicView):
    @_described("categories", "Kinds of events")
    def get(self, request):
        return _terms(request, Category)


class AudienceList(answers.PublicView):
    @_described("audiences", "Whom events are for")
    def get(self, request):
        return _terms(request, Audience)


class FeatureList(answers.PublicView):
    @_described("features", "Yes/no facts of events")
    def get(self, request):
        return _terms(request, Feature)


def _terms(request, model):
    """Words that all districts share, in the order in which people show them."""
    questions.only(request, "lang")
    language = questions.language(request)
    terms = [{"code": row.code, "label": row.label(language)} for row in model.objects.all()]
    return answers.small_list(request, terms)


class TownList(answers.PublicView):
    @extend_schema(
        operation_id="towns",
        summary="Towns of a district",
        parameters=[described.DISTRICT, described.LANG],
        responses={200: lists.TownsSerializer, **described.ERRORS},
    )
    def get(self, request):
        questions.only(request, "district", "lang")
        questions.language(request)
        towns = questions.district(request).towns.values("slug", "name")
        return answers.small_list(request, list(towns))
