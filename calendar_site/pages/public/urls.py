"""The public pages. Words stand before slugs: no programme is called "imprint"."""

from django.urls import path, re_path

from calendar_site.pages.public import (
    demo_post,
    district,
    districts,
    event,
    legal_texts,
    media,
    prints,
    sitemap,
    theme,
)
from calendar_site.pages.public.programme import programme

DISTRICT = "<str:lang>/<slug:district>/"
PROGRAMME = f"{DISTRICT}<slug:programme>/"

urlpatterns = [
    path("", districts.show, name="districts"),
    path("robots.txt", sitemap.robots, name="robots"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap/<slug:district>.xml", sitemap.district, name="district-sitemap"),
    path("districts.css", theme.all_districts, name="all-themes"),
    re_path(
        r"^media/pictures/(?P<uid>[0-9a-f]{32})/(?P<width>[0-9]{1,4})\.webp$",
        media.picture,
        name="picture-copy",
    ),
    re_path(r"^(?P<lang>[a-z]{2,3}(?:-[a-z0-9]+)*)/$", districts.in_language, name="language"),
    path("<str:lang>/post/", demo_post.show, name="demo-post"),
    path(DISTRICT, district.show, name="district"),
    path(f"{DISTRICT}theme.css", theme.theme, name="theme"),
    path(f"{DISTRICT}imprint/", legal_texts.imprint, name="imprint"),
    path(f"{DISTRICT}privacy/", legal_texts.privacy, name="privacy"),
    path(f"{DISTRICT}accessibility/", legal_texts.accessibility, name="accessibility"),
    path(PROGRAMME, programme.show, name="programme"),
    path(f"{PROGRAMME}print/", prints.show, name="prints"),
    path(f"{PROGRAMME}print/<int:number>/<str:name>", prints.file, name="print-file"),
    path(f"{PROGRAMME}<slug:event>/", event.show, name="event"),
]
