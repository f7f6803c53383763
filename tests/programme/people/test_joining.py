"""Joining: a new login, the one that one has, or the one of former times."""

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User

from programme.models.journal import Entry
from programme.models.membership import Membership
from programme.people import inviting, joining, logins
from tests import cast

LATER = cast.AT + timedelta(days=1)
WORD = "sehr geheim"


def addresses(user):
    rows = EmailAddress.objects.filter(user=user)
    return list(rows.values_list("email", "verified", "primary"))


def membership(user, district):
    row = Membership.objects.get(user=user, district=district)
    return row.role, row.since, row.ends_on, row.ended_at


def test_a_new_person_gets_a_login_an_address_and_a_role(invite, nord):
    made, token = invite("Dilek@Nord.example", role="deputy", ends_on=date(2026, 12, 31))
    user = joining.as_new(made, username="dilek", password=WORD, at=LATER)
    user.refresh_from_db()
    assert (user.username, user.email, user.is_active) == ("dilek", "dilek@nord.example", True)
    assert user.check_password(WORD)
    assert addresses(user) == [("dilek@nord.example", True, True)]
    assert membership(user, nord) == ("deputy", LATER, date(2026, 12, 31), None)
    line = Entry.objects.get(verb="joined")
    assert (line.user, line.role, line.actor) == (user, "deputy", "organiser")
    row = user.memberships.get().pk
    assert line.data == {"invitation": made.pk, "membership": row, "role": "deputy"}


def test_the_link_works_once(invite):
    made, _token = invite()
    joining.as_new(made, username="dilek", password=WORD, at=LATER)
    with pytest.raises(inviting.NotOpen, match="used"):
        joining.as_new(made, username="dilek2", password=WORD, at=LATER)
    assert User.objects.filter(username__startswith="dilek").count() == 1


@pytest.mark.parametrize("name", ["aylin", "Aylin", "AYLIN", "ａｙｌｉｎ"])
def test_a_user_name_is_one_persons(invite, name):
    made, token = invite()
    with pytest.raises(joining.NameTaken):
        joining.as_new(made, username=name, password=WORD, at=LATER)
    assert inviting.find(token, at=LATER) == made
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("email", "name"),
    [
        ("Dilek.Yilmaz@nord.example", "dilek.yilmaz"),
        ("aylin@nord.example", "aylin2"),
        ("büro+ikw@nord.example", "büro-ikw"),
        ("!@nord.example", "person"),
    ],
)
def test_a_user_name_is_suggested(aylin, email, name):
    assert logins.suggested_name(email) == name


def test_who_has_a_login_joins_with_it_and_with_no_other(invite, nord, chiara, aylin):
    EmailAddress.objects.create(user=chiara, email="chiara@sued.example", verified=True)
    made, _token = invite("Chiara@Sued.example")
    with pytest.raises(joining.NotYours):
        joining.as_new(made, username="chiara2", password=WORD, at=LATER)
    with pytest.raises(joining.NotYours):
        joining.as_returning(made, password=WORD, at=LATER)
    with pytest.raises(joining.NotYours):
        joining.as_signed_in(made, cast.person("paul", nord), at=LATER)
    joining.as_signed_in(made, chiara, at=LATER)
    assert membership(chiara, nord) == ("editor", LATER, None, None)
    assert chiara.memberships.count() == 2
    assert chiara.check_password("geheim")


def test_an_address_that_was_only_claimed_is_nobodys(invite, nord, chiara):
    """Whoever writes down somebody else's address gets no invitation of hers."""
    EmailAddress.objects.create(user=chiara, email="dilek@nord.example", verified=False)
    made, _token = invite("dilek@nord.example")
    with pytest.raises(joining.NotYours):
        joining.as_signed_in(made, chiara, at=LATER)
    dilek = joining.as_new(made, username="dilek", password=WORD, at=LATER)
    assert logins.owner("dilek@nord.example") == dilek


def test_an_address_that_was_entered_for_somebody_becomes_a_proved_one(invite, nord, chiara):
    User.objects.filter(pk=chiara.pk).update(email="chiara@sued.example")
    made, _token = invite("chiara@sued.example")
    chiara.refresh_from_db()
    joining.as_signed_in(made, chiara, at=LATER)
    assert addresses(chiara) == [("chiara@sued.example", True, True)]


def test_who_had_left_comes_back_under_the_old_name(invite, nord, emil):
    logins.note_address(emil, "emil@nord.example")
    User.objects.filter(pk=emil.pk).update(is_active=False)
    old = nord.memberships.get(user=emil)
    nord.memberships.filter(pk=old.pk).update(ended_at=cast.AT, ends_on=date(2026, 7, 31))
    made, _token = invite("emil@nord.example", role="reader")
    with pytest.raises(joining.NotYours):
        joining.as_signed_in(made, emil, at=LATER)
    user = joining.as_returning(made, password=WORD, at=LATER)
    user.refresh_from_db()
    assert (user, user.is_active, user.check_password(WORD)) == (emil, True, True)
    assert membership(user, nord) == ("reader", LATER, None, None)
    assert nord.memberships.get(user=emil).pk == old.pk
    assert addresses(user) == [("emil@nord.example", True, True)]


def test_who_works_here_by_now_is_told(invite, nord, chiara):
    logins.note_address(chiara, "chiara@sued.example")
    made, _token = invite("chiara@sued.example")
    Membership.objects.create(district=nord, user=chiara, role="deputy")
    with pytest.raises(inviting.AlreadyHere):
        joining.as_signed_in(made, chiara, at=LATER)
    assert nord.memberships.get(user=chiara).role == "deputy"
