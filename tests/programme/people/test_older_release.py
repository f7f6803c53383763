"""Going back to the release before roles and ends of access makes nobody more powerful."""

from datetime import date
from importlib import import_module

from django.apps import apps

from programme import access
from programme.models.membership import Membership
from tests import cast

people = import_module("programme.migrations.0022_people")


def test_who_may_do_less_there_or_goes(nord, aylin, emil):
    cast.person("vera", nord, access.DEPUTY)
    cast.person("rana", nord, access.READER)
    for name, end in (("gone", {"ended_at": cast.AT}), ("soon", {"ends_on": date(2027, 5, 1)})):
        person = cast.person(name, nord)
        nord.memberships.filter(user=person).update(**end)
    people.keep_what_older_releases_know(apps, None)
    rows = Membership.objects.values_list("user__username", "role")
    assert dict(rows) == {"aylin": "organiser", "emil": "editor", "vera": "editor"}
