"""The page of people: logins that were closed, and addresses that nobody has written."""

import pytest
from django.contrib.auth.models import User

from programme.models.membership import Membership
from tests.pages.organiser.test_people import PEOPLE, own, text


def test_a_login_that_was_closed_is_named_and_its_access_can_be_ended(desk, nord, emil):
    User.objects.filter(pk=emil.pk).update(is_active=False)
    assert "emil Editor Login closed End the access : emil" in text(desk.get(PEOPLE))
    one = f"{PEOPLE}{own(emil).pk}/"
    assert desk.get(one).status_code == 200
    assert desk.post(f"{one}end/")["Location"] == f"{PEOPLE}?done=ended&person={own(emil).pk}"
    assert Membership.objects.get(user=emil).ended_at


@pytest.mark.parametrize("name", ["again", "person", "invitation"])
@pytest.mark.parametrize("key", ["9" * 19, "9" * 4400, "٣", "-1", ""])
def test_a_key_that_is_none_names_nobody(desk, name, key):
    assert desk.get(f"{PEOPLE}?{name}={key}").status_code == 200
