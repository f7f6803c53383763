"""Two at the same moment: an office keeps an organiser, and a link makes one login."""

from functools import partial

import pytest
from django.contrib.auth.models import User

from programme import access
from programme.actors import organiser
from programme.models.membership import Membership
from programme.people import inviting, joining, memberships
from tests import cast
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
REFUSED = (access.Forbidden, memberships.LastOrganiser, inviting.NotOpen, joining.NotYours)


def met(act):
    try:
        act()
    except REFUSED as refused:
        return type(refused).__name__
    return "done"


@pytest.fixture
def two(nord, aylin):
    """Of the two who organise Nord."""
    return [each.memberships.get() for each in (aylin, cast.person("paul", nord))]


@pytest.mark.parametrize("attempt", range(3))
def test_two_organisers_cannot_put_each_other_down(two, nord, attempt):
    mine, theirs = two

    def demote(row, by):
        by = organiser(by)
        return met(partial(memberships.change, row, role="reader", ends_on=None, by=by, at=cast.AT))

    answers = at_once(partial(demote, theirs, mine.user), partial(demote, mine, theirs.user))
    assert sorted(answers) == ["Forbidden", "done"]
    assert nord.memberships.filter(role="organiser").count() == 1


@pytest.mark.parametrize("attempt", range(3))
def test_two_organisers_cannot_both_go(two, attempt):
    def leave(row):
        return met(partial(memberships.end, row, by=organiser(row.user), at=cast.AT))

    assert sorted(at_once(*(partial(leave, row) for row in two))) == ["LastOrganiser", "done"]
    assert Membership.objects.filter(ended_at=None).count() == 1


@pytest.mark.parametrize("attempt", range(3))
def test_a_link_that_is_used_twice_makes_one_login(invite, attempt):
    made, _token = invite()

    def join(name):
        return met(partial(joining.as_new, made, username=name, password="sehr geheim", at=cast.AT))

    assert sorted(at_once(partial(join, "dilek"), partial(join, "dilek2"))) == ["NotOpen", "done"]
    assert User.objects.filter(username__startswith="dilek").count() == 1


@pytest.mark.parametrize("attempt", range(3))
def test_whoever_invites_and_goes_leaves_no_open_door(invite, two, attempt):
    made, _token = invite()
    mine, _theirs = two
    joined, left = at_once(
        partial(met, partial(joining.as_new, made, username="d", password="x" * 9, at=cast.AT)),
        partial(met, partial(memberships.end, mine, by=organiser(mine.user), at=cast.AT)),
    )
    assert left == "done"
    made.refresh_from_db()
    assert (joined == "done") == bool(made.used_at)
    assert bool(made.used_at) != bool(made.revoked_at)
