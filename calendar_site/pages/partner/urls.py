"""Partners: submit an event without an account, and look after it by its link."""

from django.urls import include, path

from calendar_site.pages.partner import edit, inviting, lost_link, mine, renewing, reports
from calendar_site.pages.partner.submit import (
    busy_days,
    challenge,
    checking,
    paste,
    receipt,
    repeating,
    submit,
)

urlpatterns = [
    path("", submit.choose, name="submit"),
    path("edit/<str:token>/", edit.edit, name="edit-submission"),
    path("edit/<str:token>/receipt/", receipt.show, name="receipt"),
    path("edit/<str:token>/another/", repeating.another, name="submit-another"),
    path("edit/<str:token>/again/", repeating.again, name="submit-again"),
    path("edit/<str:token>/report/", reports.report, name="report"),
    path("edit/<str:token>/picture/", include("calendar_site.pages.partner.picture_urls")),
    path("edit/<str:token>/move/", reports.move, name="move"),
    path("edit/<str:token>/undo/", reports.undo, name="undo-report"),
    path("edit/<str:token>/withdraw/", reports.withdraw, name="withdraw"),
    path("edit/<str:token>/renew/", renewing.renew, name="renew-link"),
    path("edit/<str:token>/invite/", inviting.of_submission, name="invite"),
    path("mine/<str:token>/", mine.show, name="my-events"),
    path("mine/<str:token>/open/", mine.open_one, name="open-my-event"),
    path("mine/<str:token>/renew/", renewing.renew_all, name="renew-my-link"),
    path("mine/<str:token>/invite/", inviting.of_address, name="invite-me"),
    path("challenge/", challenge.challenge, name="challenge"),
    path("link/", lost_link.show, name="lost-link"),
    path("import/", include("calendar_site.pages.shared.imports.urls")),
    path("<slug:programme>/", submit.offer, name="submit-to"),
    path("<slug:programme>/check/", checking.check, name="check"),
    path("<slug:programme>/days/", busy_days.busy_days, name="busy-days"),
    path("<slug:programme>/paste/", paste.paste, name="paste"),
]
