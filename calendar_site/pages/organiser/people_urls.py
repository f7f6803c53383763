"""Below …/desk/people/."""

from django.urls import path

from calendar_site.pages.organiser.people import leaving, overview, person

urlpatterns = [
    path("", overview.show, name="desk-people"),
    path("leave/", leaving.leave, name="desk-people-leave"),
    path("invitations/<int:invitation>/revoke/", overview.revoke, name="desk-people-revoke"),
    path("invitations/<int:invitation>/again/", overview.again, name="desk-people-again"),
    path("<int:person>/", person.show, name="desk-people-one"),
    path("<int:person>/end/", person.end, name="desk-people-end"),
]
