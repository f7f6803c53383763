"""Below …/desk/tokens/."""

from django.urls import path

from calendar_site.pages.organiser import tokens

urlpatterns = [
    path("", tokens.show, name="desk-tokens"),
    path("<slug:public_id>/revoke/", tokens.revoke, name="desk-token-revoke"),
]
