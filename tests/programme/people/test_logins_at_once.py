"""Two at the same moment, in two offices: one login for one address, and nobody in who is locked
out. No two wait for each other (programme/people/holding.py).
"""

from datetime import timedelta
from functools import partial

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User

from programme import access, personal_data
from programme.actors import organiser
from programme.credentials import api_tokens
from programme.models.membership import Membership
from programme.people import former, inviting, joining, memberships
from tests import cast
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
REFUSED = (access.Forbidden, inviting.NotOpen, joining.NotYours, joining.NameTaken)
HALF_A_YEAR = timedelta(days=200)


def met(act, *args, **kwargs):
    try:
        act(*args, **kwargs)
    except REFUSED as refused:
        return type(refused).__name__
    return "done"


def invited(district, by, email="dilek@x.example"):
    said = {"role": "editor", "ends_on": None, "language": "de"}
    return inviting.invite(district, email, **said, by=organiser(by), at=cast.AT)


def new(invitation, name):
    said = {"username": name, "password": "sehr geheim", "at": cast.AT}
    return partial(met, joining.as_new, invitation, **said)


@pytest.fixture
def berta(nord):
    person = cast.person("berta", nord, "deputy")
    User.objects.filter(pk=person.pk).update(email="berta@x.example")
    return User.objects.get(pk=person.pk)


def ending(person, district, by, at=cast.AT):
    row = person.memberships.get(district=district)
    return partial(met, memberships.end, row, by=organiser(by), at=at)


@pytest.mark.parametrize("attempt", range(3))
def test_one_address_gets_one_login(nord, sued, aylin, chiara, attempt):
    here, there = invited(nord, aylin), invited(sued, chiara, "DILEK@x.example")
    assert sorted(at_once(new(here, "dilek"), new(there, "dilek2"))) == ["NotYours", "done"]
    assert EmailAddress.objects.filter(email="dilek@x.example").count() == 1


@pytest.mark.parametrize("attempt", range(3))
def test_one_name_gets_one_login_whatever_its_capitals(nord, sued, aylin, chiara, attempt):
    here, there = invited(nord, aylin), invited(sued, chiara, "dora@x.example")
    assert sorted(at_once(new(here, "Dora"), new(there, "dora"))) == ["NameTaken", "done"]
    assert User.objects.filter(username__iexact="dora").count() == 1


@pytest.mark.parametrize("attempt", range(3))
def test_whoever_joins_elsewhere_while_the_access_ends_works_there_or_nowhere(
    nord, sued, aylin, chiara, berta, attempt
):
    made = invited(sued, chiara, "berta@x.example")
    joined, ended = at_once(
        partial(met, joining.as_signed_in, made, berta, at=cast.AT), ending(berta, nord, aylin)
    )
    assert (joined, ended) in {("done", "done"), ("NotYours", "done")}
    works = Membership.objects.filter(user=berta, ended_at=None).exists()
    assert works == User.objects.get(pk=berta.pk).is_active == (joined == "done")


def returning(invitation):
    return partial(met, joining.as_returning, invitation, password="sehr geheim", at=cast.AT)


@pytest.mark.parametrize("attempt", range(3))
def test_whoever_comes_back_while_the_night_forgets_is_in_or_has_no_login(
    nord, aylin, berta, attempt
):
    ending(berta, nord, aylin, at=cast.AT - HALF_A_YEAR)()
    made = invited(nord, aylin, "berta@x.example")
    joined, _night = at_once(returning(made), partial(former.drop_memberships, cast.AT))
    assert joined in {"done", "NotYours"}
    there = User.objects.filter(pk=berta.pk, is_active=True).exists()
    assert there == Membership.objects.filter(user=berta.pk).exists() == (joined == "done")


@pytest.mark.parametrize("attempt", range(3))
def test_whoever_is_erased_here_while_coming_back_there_is_one_of_both(
    nord, sued, aylin, chiara, berta, attempt
):
    ending(berta, nord, aylin)()
    made = invited(sued, chiara, "berta@x.example")
    erase = partial(personal_data.erase, "berta@x.example", [nord])
    joined, _erased = at_once(returning(made), partial(erase, by=organiser(aylin), at=cast.AT))
    assert joined in {"done", "NotYours"}
    assert User.objects.filter(pk=berta.pk).exists() == (joined == "done")


@pytest.mark.parametrize("attempt", range(3))
def test_two_offices_that_erase_one_person_leave_no_login(
    nord, sued, aylin, chiara, berta, attempt
):
    Membership.objects.create(district=sued, user=berta, role="editor")
    ending(berta, nord, aylin)()
    ending(berta, sued, chiara)()
    erase = partial(personal_data.erase, "berta@x.example", at=cast.AT)
    first, second = at_once(
        partial(erase, [nord], by=organiser(aylin)), partial(erase, [sued], by=organiser(chiara))
    )
    assert sorted(len(each.stays) for each in (first, second)) == [0, 1]
    assert not User.objects.filter(pk=berta.pk).exists()


@pytest.mark.parametrize("attempt", range(3))
def test_no_token_is_issued_by_somebody_whose_access_ends(nord, aylin, berta, attempt):
    issue = partial(api_tokens.issue_to, nord, "Verein", name="Website", by=organiser(berta))
    issued, ended = at_once(partial(met, issue, at=cast.AT), ending(berta, nord, aylin))
    assert issued in {"done", "Forbidden"}
    assert ended == "done"
    assert not nord.partners.filter(api_tokens__revoked_at=None, api_tokens__isnull=False).exists()
