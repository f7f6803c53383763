"""All addresses. Each group of people has its own list; order matters: words before slugs."""

from django.urls import include, path

from calendar_site.pages.account import joining
from calendar_site.pages.public import errors
from calendar_site.serving.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("feeds/", include("feeds.ical.urls")),
    path("api/v1/submissions/", include("feeds.incoming_api.urls")),
    path("api/v1/", include("feeds.api.urls")),
    path("account/", include("calendar_site.pages.account.urls")),
    path("<lang>/<slug:district>/desk/", include("calendar_site.pages.organiser.urls")),
    path("<lang>/<slug:district>/submit/", include("calendar_site.pages.partner.urls")),
    path("<lang>/<slug:district>/join/<str:token>/", joining.join, name="join"),
    path("too-large/<path:there>", errors.too_large, name="too-large"),
    path("", include("calendar_site.pages.public.urls")),
]

handler400 = "calendar_site.pages.public.errors.bad_request"
handler403 = "calendar_site.pages.public.errors.forbidden"
handler404 = "calendar_site.pages.public.errors.not_found"
handler500 = "calendar_site.pages.public.errors.server_error"
# django-allauth asks for it.
handler429 = "calendar_site.pages.account.refusals.too_many"
