"""Addresses below /api/v1/."""

from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import RedirectView

from feeds.api import districts, events, schema, vocabulary

app_name = "api"
to_docs = RedirectView.as_view(url="docs/", http_method_names=["get", "head"])
urlpatterns = [
    path("", csrf_exempt(to_docs), name="start"),
    path("districts/", districts.DistrictList.as_view(), name="districts"),
    path("districts/<str:slug>/", districts.DistrictDetail.as_view(), name="district"),
    path("programmes/", districts.ProgrammeList.as_view(), name="programmes"),
    path("events/", events.EventList.as_view(), name="events"),
    path("events/<str:uid>/", events.EventDetail.as_view(), name="event"),
    path("categories/", vocabulary.CategoryList.as_view(), name="categories"),
    path("audiences/", vocabulary.AudienceList.as_view(), name="audiences"),
    path("features/", vocabulary.FeatureList.as_view(), name="features"),
    path("towns/", vocabulary.TownList.as_view(), name="towns"),
    path("schema/", schema.Schema.as_view(), name="schema"),
    path("docs/", schema.docs, name="docs"),
    re_path(r"^.*/$", schema.Nowhere.as_view()),
]
