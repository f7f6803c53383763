"""The picture of one event, below its edit link."""

from django.urls import path

from calendar_site.pages.shared import picture_page

urlpatterns = [
    path("", picture_page.edit, name="picture"),
    path("remove/", picture_page.remove, name="picture-remove"),
    path("<int:width>.webp", picture_page.file, name="picture-file"),
]
