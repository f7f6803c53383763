"""Too many attempts: a page that says so (allauth asks for `handler429`)."""

from django.template.response import TemplateResponse


def too_many(request):
    return TemplateResponse(request, "429.html", status=429)
