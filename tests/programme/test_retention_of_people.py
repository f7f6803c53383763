"""People of an office are forgotten when they have left, and what tells of their logins before."""

from datetime import date, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model

from programme import retention
from programme.models.journal import Entry
from programme.models.membership import Membership, OfficeInvitation
from programme.models.session import Session
from programme.people import former
from tests import cast

HALF, DAY = timedelta(days=183), timedelta(days=1)
LATE = cast.AT + HALF + timedelta(seconds=1)
User = get_user_model()


def names():
    return sorted(User.objects.values_list("username", flat=True))


def ended(user, **how):
    Membership.objects.filter(user=user).update(**(how or {"ended_at": cast.AT}))


def line(nord, user, verb):
    return Entry.objects.create(
        district=nord, verb=verb, actor="organiser", user=user, role="editor", at=cast.AT
    )


def test_a_login_goes_half_a_year_after_its_last_access(nord, aylin, emil):
    ended(emil)
    comment = line(nord, emil, "comment")
    assert retention.run(at=cast.AT + HALF)["memberships"] == 0
    assert names() == ["aylin", "emil"]
    assert retention.run(at=LATE)["memberships"] == 1
    assert names() == ["aylin"]
    comment.refresh_from_db()
    assert (comment.user, comment.role) == (None, "editor")
    assert retention.run(at=LATE + DAY)["memberships"] == 0


def test_an_access_ends_in_the_night_after_its_last_day_and_goes_half_a_year_later(nord, emil):
    ended(emil, ends_on=date(2026, 8, 1))
    assert retention.run(at=cast.AT)["expired"] == 0
    night = cast.AT + DAY
    assert retention.run(at=night)["expired"] == 1
    assert retention.run(at=night + HALF)["memberships"] == 0
    assert retention.run(at=night + HALF + DAY)["memberships"] == 1
    assert names() == []


def test_who_works_in_another_office_keeps_the_login(nord, sued, emil):
    Membership.objects.create(district=sued, user=emil, role="reader")
    Membership.objects.filter(district=nord).update(ended_at=cast.AT)
    retention.run(at=LATE)
    assert list(Membership.objects.values_list("district__slug", flat=True)) == ["sued"]
    assert names() == ["emil"]
    ended(emil, ended_at=LATE)
    retention.run(at=LATE + HALF + DAY)
    assert names() == []


@pytest.mark.parametrize("flag", ["is_superuser", "is_staff"])
def test_who_runs_the_installation_keeps_the_login(nord, emil, flag):
    ended(emil)
    User.objects.update(**{flag: True})
    assert retention.run(at=LATE)["memberships"] == 1
    assert names() == ["emil"]


def test_a_login_that_never_had_an_office_stays(db):
    User.objects.create_user("monitoring")
    retention.run(at=LATE + 10 * HALF)
    assert names() == ["monitoring"]


def test_who_works_here_stays_however_long_that_is(nord, aylin, emil):
    Membership.objects.update(since=cast.AT)
    Membership.objects.filter(user=emil).update(ends_on=(LATE + 9 * HALF).date())
    retention.run(at=LATE + 8 * HALF)
    assert names() == ["aylin", "emil"]


@pytest.mark.parametrize("how", ["used_at", "revoked_at", "expires_at"])
def test_invitations_to_an_office_go_after_a_month(nord, how):
    dates = {"created_at": cast.AT - DAY, "expires_at": cast.AT + 90 * DAY} | {how: cast.AT}
    OfficeInvitation.objects.create(district=nord, email="dora@amt.example", role="editor", **dates)
    assert retention.run(at=cast.AT + 30 * DAY)["office_invitations"] == 0
    assert retention.run(at=cast.AT + 31 * DAY)["office_invitations"] == 1
    assert not OfficeInvitation.objects.exists()


def test_who_signed_in_is_told_for_half_a_year(nord, emil):
    for verb in (*former.OF_LOGINS, "comment", "joined"):
        line(nord, emil, verb)
    assert retention.run(at=cast.AT + HALF)["sign_ins"] == 0
    assert retention.run(at=LATE)["sign_ins"] == 4
    assert sorted(Entry.objects.values_list("verb", flat=True)) == ["comment", "joined"]


def test_a_browser_is_forgotten_with_its_session(client, emil):
    client.force_login(emil)
    session = Session.objects.get()
    key = session.session_key
    UserSession.objects.update_or_create(
        session_key=key, defaults={"user": emil, "ip": "fd00::1", "last_seen_at": cast.AT}
    )
    Session.objects.update(expire_date=cast.AT + 2 * DAY)
    assert retention.run(at=cast.AT + 2 * DAY)["user_sessions"] == 0
    assert retention.run(at=cast.AT + 2 * DAY + timedelta(seconds=1))["user_sessions"] == 1
    assert not UserSession.objects.exists()


def test_a_session_that_begins_right_now_keeps_its_browser(emil):
    UserSession.objects.create(user=emil, ip="fd00::1", session_key="new", last_seen_at=cast.AT)
    assert retention.run(at=cast.AT + timedelta(hours=23))["user_sessions"] == 0
    assert retention.run(at=cast.AT + 2 * DAY)["user_sessions"] == 1


def test_a_rule_that_fails_stops_no_other(nord, emil, monkeypatch):
    def fail(at):
        raise RuntimeError("full")

    ended(emil, ends_on=date(2026, 8, 1))
    assert next(iter(retention.RULES)) == "expired"
    for rule in ("expired", "submissions"):
        with monkeypatch.context() as broken:
            broken.setitem(retention.RULES, rule, fail)
            with pytest.raises(RuntimeError, match="full"):
                retention.run(at=cast.AT + DAY)
    assert Membership.objects.get(user=emil).ended_at == cast.AT + DAY
