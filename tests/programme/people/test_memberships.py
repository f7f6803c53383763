"""Roles change, access ends at once and completely, and somebody always organises."""

from datetime import UTC, date, datetime, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from programme import access
from programme.actors import PARTNER, SYSTEM, organiser
from programme.credentials import api_tokens
from programme.models.journal import Entry
from programme.models.membership import Membership
from programme.models.session import Session
from programme.models.token import ApiToken
from programme.people import memberships
from programme.people.last_day import Past
from programme.people.memberships import LastOrganiser
from programme.people.sessions import end_sessions
from programme.states import Overtaken
from tests import cast

NEW_YEAR = date(2026, 12, 31)


@pytest.fixture
def row(nord, aylin, emil):
    """Emil's."""
    return nord.memberships.get(user=emil)


def own(user):
    return user.memberships.get()


def change(row, role, ends_on=None, *, by, **said):
    memberships.change(row, role=role, ends_on=ends_on, by=organiser(by), at=cast.AT, **said)


def end(row, *, by, **said):
    memberships.end(row, by=organiser(by), at=cast.AT, **said)


def lines(*verbs):
    rows = Entry.objects.filter(verb__in=verbs)
    return list(rows.values_list("verb", "user__username", "role", "data"))


def test_a_role_and_its_end_change_with_a_line(row, aylin):
    for _press in range(2):
        change(row, "deputy", NEW_YEAR, by=aylin)
    row.refresh_from_db()
    assert (row.role, row.ends_on, row.ended_at) == ("deputy", NEW_YEAR, None)
    data = {"membership": row.pk, "old": "editor", "new": "deputy", "ends_on": "2026-12-31"}
    assert lines("role_changed") == [("role_changed", "aylin", "organiser", data)]


@pytest.mark.parametrize("role", ["deputy", "editor", "reader"])
def test_nobody_changes_or_ends_others_but_organisers(row, nord, chiara, role):
    before = list(Membership.objects.values())
    for by in (organiser(cast.person("paul", nord, role)), organiser(chiara), PARTNER):
        with pytest.raises(access.Forbidden):
            memberships.change(row, role="organiser", ends_on=None, by=by, at=cast.AT)
        with pytest.raises(access.Forbidden):
            memberships.end(row, by=by, at=cast.AT)
    assert list(Membership.objects.exclude(user__username="paul").values()) == before
    assert lines("role_changed", "access_ended") == []


def test_nobody_raises_the_own_role(row, emil):
    with pytest.raises(access.Forbidden):
        change(row, "organiser", by=emil)


def test_the_later_of_two_is_told(row, aylin):
    seen = memberships.as_seen(row)
    change(row, "reader", by=aylin, seen=seen)
    with pytest.raises(Overtaken):
        change(row, "deputy", by=aylin, seen=seen)
    change(row, "reader", by=aylin, seen=seen)  # it is so already
    row.refresh_from_db()
    assert row.role == "reader"


def test_who_is_gone_gets_no_other_role(row, aylin):
    end(row, by=aylin)
    with pytest.raises(Overtaken):
        change(row, "deputy", by=aylin)


def test_a_last_day_lies_ahead(row, aylin):
    with pytest.raises(Past):
        change(row, "editor", date(2026, 7, 31), by=aylin)
    change(row, "editor", date(2026, 8, 1), by=aylin)


def test_the_last_organiser_stays(row, nord, aylin, emil):
    mine = own(aylin)
    for act in (
        lambda: change(mine, "deputy", by=aylin),
        lambda: change(mine, "organiser", NEW_YEAR, by=aylin),
        lambda: end(mine, by=aylin),
    ):
        with pytest.raises(LastOrganiser):
            act()
    # Neither somebody with an end, nor one who left, nor one of another district can take over.
    cast.person("paul", nord).memberships.update(ends_on=NEW_YEAR)
    cast.person("rosa", nord).memberships.update(ended_at=cast.AT)
    cast.person("chiara", cast.district("sued", "16002"))
    with pytest.raises(LastOrganiser):
        end(mine, by=aylin)
    assert lines("role_changed", "access_ended") == []
    change(row, "organiser", by=aylin)
    end(mine, by=aylin)
    mine.refresh_from_db()
    assert mine.ended_at == cast.AT
    with pytest.raises(LastOrganiser):
        change(row, "reader", by=emil)


def test_access_ends_at_once(row, nord, aylin, emil):
    for _press in range(2):
        end(row, by=aylin)
    emil.refresh_from_db()
    row.refresh_from_db()
    assert (row.ended_at, emil.is_active) == (cast.AT, False)
    assert not access.in_office(emil, nord)
    data = {"membership": row.pk, "old": "editor"}
    assert lines("access_ended") == [("access_ended", "aylin", "organiser", data)]


def test_one_goes_by_oneself(row, emil):
    end(row, by=emil)
    assert [line[1:3] for line in lines("access_ended")] == [("emil", "editor")]


def test_the_line_keeps_the_role_of_whoever_is_deleted(row, nord, aylin, emil):
    end(row, by=emil)
    emil.delete()
    assert [line[1:3] for line in lines("access_ended")] == [(None, "editor")]


def test_who_works_elsewhere_can_still_sign_in(row, sued, aylin, emil):
    other = Membership.objects.create(district=sued, user=emil, role="deputy")
    client = Client()
    client.force_login(emil)
    end(row, by=aylin)
    emil.refresh_from_db()
    other.refresh_from_db()
    assert (emil.is_active, other.ended_at) == (True, None)
    assert Session.objects.count() == 0


def test_every_session_ends_and_no_other(aylin, emil):
    Client().post("/account/login/", {"username": "emil", "password": "geheim"})
    assert UserSession.objects.get().user == emil
    for user in (aylin, emil):
        Client().force_login(user)  # noted nowhere
    assert Session.objects.count() == 3
    assert end_sessions(emil) == 2
    assert Session.objects.get().get_decoded()["_auth_user_id"] == str(aylin.pk)
    assert not UserSession.objects.exists()


@pytest.fixture
def tokens(nord, emil):
    """Two that Emil handed out when he was a deputy, and one of somebody else."""
    Membership.objects.filter(user=emil).update(role="deputy")
    club = nord.partners.create(name="Verein", slug="verein")
    for name, by in (("Website", organiser(emil)), ("App", organiser(emil)), ("Andere", SYSTEM)):
        api_tokens.issue(club, name=name, by=by, at=cast.AT)
    Membership.objects.filter(user=emil).update(role="editor")
    return {token.name: token.public_id for token in ApiToken.objects.all()}


def valid():
    return set(ApiToken.objects.valid(cast.AT).values_list("name", flat=True))


def test_tokens_that_a_person_handed_out_end_too(row, tokens, aylin):
    end(row, by=aylin)
    assert valid() == {"Andere"}
    assert [line[1] for line in lines("token_revoked")] == ["aylin", "aylin"]


def test_an_organiser_leaves_a_token_to_its_organisation(row, tokens, aylin):
    end(row, by=aylin, keep=[tokens["Website"], "\0"])
    assert valid() == {"Andere", "Website"}


def test_who_goes_leaves_no_token_behind(row, tokens, emil):
    end(row, by=emil, keep=tokens.values())
    assert valid() == {"Andere"}
    assert [line[1] for line in lines("token_revoked")] == [None, None]


def test_what_has_had_its_last_day_ends_by_night(row, tokens, nord, aylin, emil):
    Client().force_login(emil)
    Membership.objects.filter(pk=row.pk).update(ends_on=date(2026, 8, 3))
    last_moment = datetime(2026, 8, 3, 21, 59, tzinfo=UTC)
    assert memberships.end_expired(last_moment) == 0
    assert memberships.end_expired(last_moment + timedelta(minutes=1)) == 1
    assert memberships.end_expired(last_moment + timedelta(minutes=1)) == 0
    emil.refresh_from_db()
    assert (emil.is_active, valid(), Session.objects.count()) == (False, {"Andere"}, 0)
    assert Entry.objects.get(verb="access_ended").actor == "system"
    assert access.in_office(aylin, nord)
