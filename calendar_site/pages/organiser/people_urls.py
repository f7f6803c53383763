"""Below …/desk/people/."""

from django.urls import path

from calendar_site.pages.organiser.people import leaving, overview, person, second_factor
from calendar_site.pages.organiser.stored import pages as stored

urlpatterns = [
    path("", overview.show, name="desk-people"),
    path("leave/", leaving.leave, name="desk-people-leave"),
    path("invitations/<int:invitation>/revoke/", overview.revoke, name="desk-people-revoke"),
    path("invitations/<int:invitation>/again/", overview.again, name="desk-people-again"),
    path("<int:person>/", person.show, name="desk-people-one"),
    path("<int:person>/end/", person.end, name="desk-people-end"),
    path("<int:person>/forget/", second_factor.forget, name="desk-people-forget"),
    path("<int:person>/stored/", stored.of_person, name="desk-people-stored"),
    path("second-factor/", second_factor.show, name="desk-people-second-factor"),
]
