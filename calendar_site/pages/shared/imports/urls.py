"""Many events at once; included below /submit/import/."""

from django.urls import path, re_path

from calendar_site.pages.shared.imports import attempt, start

urlpatterns = [
    path("", start.start, name="import"),
    re_path(r"^template\.(?P<kind>csv|xlsx)$", start.empty_table, name="import-template"),
    path("<str:token>/", start.mine, name="import-mine"),
    path("<str:token>/<int:intake>/", attempt.show, name="import-attempt"),
    path("<str:token>/source/<int:source>/", start.source, name="import-source"),
]
