"""Log in and out: for offices only; partners and readers need no account."""

from django.urls import path

from calendar_site.pages.account.views import login, logout

urlpatterns = [
    path("login/", login, name="login"),
    path("logout/", logout, name="logout"),
]
