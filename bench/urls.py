"""The product's addresses and one more: an empty Django answer, the unit of all ratios."""

from django.http import HttpResponse
from django.urls import include, path


def empty(request):
    return HttpResponse(b"")


urlpatterns = [path("empty/", empty), path("", include("calendar_site.urls"))]
