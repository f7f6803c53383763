"""What was ended stays so: an invitation of somebody who is gone, and a login that was closed."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User

from programme import personal_data
from programme.actors import organiser
from programme.models.membership import Membership
from programme.people import inviting, joining, memberships
from tests import cast

pytestmark = pytest.mark.django_db
TOMORROW = cast.AT + timedelta(days=1)


def why(token, at=cast.AT):
    with pytest.raises(inviting.NotOpen) as refused:
        inviting.find(token, at=at)
    return refused.value.why


@pytest.fixture
def xaver(nord):
    person = cast.person("xaver", nord)
    User.objects.filter(pk=person.pk).update(email="xaver@amt.example")
    return User.objects.get(pk=person.pk)


def close(user):
    """As whoever runs the server does."""
    User.objects.filter(pk=user.pk).update(is_active=False)


@pytest.mark.parametrize("how", ["expired", "closed"])
def test_erasing_whoever_invited_opens_no_door(invite, nord, aylin, xaver, how, time_machine):
    _made, token = invite("dora@amt.example", by=organiser(xaver), role="organiser")
    row = xaver.memberships.get()
    if how == "expired":
        last = {"role": "organiser", "ends_on": cast.AT.date()}
        memberships.change(row, **last, by=organiser(aylin), at=cast.AT)
    else:
        close(xaver)
    time_machine.move_to(TOMORROW, tick=False)
    personal_data.erase("xaver@amt.example", [nord], by=organiser(aylin), at=TOMORROW)
    assert not User.objects.filter(pk=xaver.pk).exists()
    assert why(token, TOMORROW) == "revoked"
    assert nord.entries.filter(verb="access_ended").count() == 1


def test_an_invitation_of_a_login_that_was_deleted_is_void(invite, xaver):
    _made, token = invite(by=organiser(xaver))
    xaver.delete()
    assert why(token) == "revoked"


@pytest.mark.parametrize("role", ["deputy", "editor", "reader"])
def test_whoever_may_invite_no_more_has_invited_nobody(invite, aylin, xaver, role):
    _made, token = invite(by=organiser(xaver), role="organiser")
    row = xaver.memberships.get()
    for each in (role, "organiser"):
        memberships.change(row, role=each, ends_on=None, by=organiser(aylin), at=cast.AT)
    assert why(token) == "revoked"


def test_whoever_goes_comes_back_by_no_invitation_that_waited(invite, nord, aylin, emil):
    _made, token = invite("emil@zuhause.example")
    EmailAddress.objects.create(user=emil, email="Emil@Zuhause.example", verified=True)
    memberships.end(emil.memberships.get(), by=organiser(aylin), at=cast.AT)
    assert why(token) == "revoked"


def test_whoever_was_invited_again_after_the_last_day_is_invited(
    invite, aylin, xaver, time_machine
):
    row, last = xaver.memberships.get(), {"role": "editor", "ends_on": cast.AT.date()}
    memberships.change(row, **last, by=organiser(aylin), at=cast.AT)
    time_machine.move_to(TOMORROW, tick=False)
    made, token = invite("xaver@amt.example", at=TOMORROW)
    assert memberships.end_expired(TOMORROW) == 1
    assert inviting.find(token, at=TOMORROW) == made


def test_an_office_opens_no_login_that_was_closed(invite, nord, sued, chiara, xaver):
    close(xaver)
    made = inviting.invite(
        sued,
        "xaver@amt.example",
        role="reader",
        ends_on=None,
        language="de",
        by=organiser(chiara),
        at=cast.AT,
    )
    with pytest.raises(joining.NotYours):
        joining.as_returning(made, password="sehr geheim", at=cast.AT)
    assert not User.objects.get(pk=xaver.pk).is_active
    assert list(Membership.objects.filter(user=xaver).values_list("district__slug")) == [("nord",)]


@pytest.mark.parametrize("column", ["is_superuser", "is_staff"])
def test_an_office_opens_no_login_that_runs_the_installation(invite, aylin, xaver, column):
    memberships.end(xaver.memberships.get(), by=organiser(aylin), at=cast.AT)
    User.objects.filter(pk=xaver.pk).update(**{column: True})
    made, _token = invite("xaver@amt.example")
    with pytest.raises(joining.NotYours):
        joining.as_returning(made, password="sehr geheim", at=cast.AT)
    assert not User.objects.get(pk=xaver.pk).is_active
