"""The picture of one event, below its edit link."""

from django.urls import path

from calendar_site.pages.partner import pictures

urlpatterns = [
    path("", pictures.edit, name="picture"),
    path("remove/", pictures.remove, name="picture-remove"),
    path("<int:width>.webp", pictures.file, name="picture-file"),
]
