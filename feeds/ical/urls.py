from django.urls import path

from feeds.ical import views

urlpatterns = [
    path("<slug:district>.ics", views.of_district, name="district-feed"),
    path("<slug:district>.<slug:lang>.ics", views.of_district, name="district-feed"),
    path("<slug:district>/<slug:programme>.ics", views.of_programme, name="programme-feed"),
    path(
        "<slug:district>/<slug:programme>.<slug:lang>.ics",
        views.of_programme,
        name="programme-feed",
    ),
    path(
        "<slug:district>/<slug:programme>/<slug:event>.ics", views.of_event, name="event-calendar"
    ),
    path(
        "<slug:district>/<slug:programme>/<slug:event>.<slug:lang>.ics",
        views.of_event,
        name="event-calendar",
    ),
]
