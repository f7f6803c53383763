"""Below …/desk/people/stored/."""

from django.urls import path

from calendar_site.pages.organiser.stored import pages

urlpatterns = [
    path("", pages.show, name="desk-stored"),
    path("file/", pages.file, name="desk-stored-file"),
    path("erase/", pages.erase, name="desk-stored-erase"),
]
