"""Many events at once; included below /submit/import/."""

from django.urls import path, re_path

from calendar_site.pages.partner import import_attempt, imports

urlpatterns = [
    path("", imports.start, name="import"),
    re_path(r"^template\.(?P<kind>csv|xlsx)$", imports.empty_table, name="import-template"),
    path("<str:token>/", imports.mine, name="import-mine"),
    path("<str:token>/<int:intake>/", import_attempt.show, name="import-attempt"),
    path("<str:token>/source/<int:source>/", imports.source, name="import-source"),
]
