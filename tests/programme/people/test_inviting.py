"""Invitations: by organisers, for one address, once, for a week."""

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress

from programme import access
from programme.actors import IMPORT, PARTNER, SYSTEM, organiser
from programme.models.journal import Entry
from programme.models.membership import OfficeInvitation
from programme.people import inviting, joining, memberships
from programme.people.last_day import Past
from tests import cast

WEEK = timedelta(days=7)
SECOND = timedelta(seconds=1)


def why(token, at=cast.AT):
    with pytest.raises(inviting.NotOpen) as refused:
        inviting.find(token, at=at)
    return refused.value.why


def lines():
    return list(Entry.objects.values_list("verb", "actor", "user__username", "role", "data"))


def test_the_link_leads_to_the_invitation_for_a_week(invite, aylin):
    made, token = invite(role="reader", ends_on=date(2026, 12, 31), language="ar")
    found = inviting.find(token, at=cast.AT + WEEK - SECOND)
    assert (found, found.role, found.ends_on) == (made, "reader", date(2026, 12, 31))
    assert why(token, cast.AT + WEEK) == "expired"
    assert lines() == [
        ("invited", "organiser", "aylin", "organiser", {"invitation": made.pk, "role": "reader"})
    ]


def test_only_a_digest_is_kept_and_a_letter_sent_twice_has_one_link(invite, nord, digest):
    made, token = invite()
    line = nord.entries.get(verb="invited")
    assert inviting.link(line, at=cast.AT) == (made, token)
    (row,) = OfficeInvitation.objects.values()
    assert row["digest"] == digest(token)
    assert token not in str(row)
    assert why(row["digest"]) == "unknown"


@pytest.mark.parametrize("token", ["", "x", "é" * 50, "\x00", "None"])
def test_a_wrong_token_finds_nothing(invite, nord, aylin, token):
    inviting.invite(  # not mailed yet: it has no digest
        nord, "x@nord.example", role="editor", ends_on=None, language="de", by=SYSTEM, at=cast.AT
    )
    assert why(token) == "unknown"


@pytest.mark.parametrize("role", ["deputy", "editor", "reader"])
def test_nobody_invites_but_organisers(nord, aylin, chiara, invite, role):
    made, _token = invite()
    before = lines()
    person = cast.person("paul", nord, role)
    for by in (organiser(person), organiser(chiara), organiser(None), PARTNER, IMPORT):
        with pytest.raises(access.Forbidden):
            invite("neu@nord.example", by=by)
        with pytest.raises(access.Forbidden):
            inviting.revoke(made, by=by, at=cast.AT)
    assert lines() == before
    assert OfficeInvitation.objects.get().revoked_at is None


def test_a_second_press_invites_once(invite, nord):
    first, token = invite()
    second, same = invite(at=cast.AT + timedelta(seconds=59))
    assert (first, token) == (second, same)
    assert OfficeInvitation.objects.count() == nord.entries.count() == 1


@pytest.mark.parametrize(
    "later", [{"role": "reader"}, {"at": cast.AT + timedelta(minutes=2)}, {"language": "en"}]
)
def test_inviting_again_ends_the_older_link(invite, later):
    _first, old = invite("Dilek@Nord.example")
    second, new = invite("dilek@nord.example", **later)
    assert why(old) == "revoked"
    assert inviting.find(new, at=cast.AT) == second


def test_invitations_of_other_addresses_and_districts_stay(invite, sued, chiara):
    _made, token = invite("info@nord.example")
    invite("dilek@nord.example")
    fields = {"role": "editor", "ends_on": None, "language": "de", "at": cast.AT}
    inviting.invite(sued, "info@nord.example", by=organiser(chiara), **fields)
    assert inviting.find(token, at=cast.AT).email == "info@nord.example"


def test_who_works_here_is_not_invited(invite, nord, emil, chiara):
    EmailAddress.objects.create(user=emil, email="emil@nord.example", verified=True)
    with pytest.raises(inviting.AlreadyHere):
        invite("Emil@Nord.Example")
    type(emil).objects.filter(pk=chiara.pk).update(email="chiara@sued.example")
    assert invite("chiara@sued.example")[1]  # she works elsewhere
    cast.person("paul", nord).memberships.update(ended_at=cast.AT)
    assert OfficeInvitation.objects.count() == 1


def test_a_last_day_lies_ahead(invite):
    with pytest.raises(Past):
        invite(ends_on=date(2026, 7, 31))
    made, token = invite(ends_on=date(2026, 8, 2))  # its last day is within the week
    assert inviting.find(token, at=cast.AT + timedelta(days=1)) == made
    assert why(token, cast.AT + timedelta(days=2)) == "expired"


def test_a_revoked_link_is_over_and_has_one_line(invite, nord, aylin):
    made, token = invite()
    for _press in range(2):
        inviting.revoke(made, by=organiser(aylin), at=cast.AT)
    assert why(token) == "revoked"
    assert [verb for verb, *_ in lines()] == ["invited", "invitation_revoked"]
    assert inviting.link(nord.entries.get(verb="invited"), at=cast.AT) is None


def test_a_used_link_is_told_as_used(invite):
    made, token = invite()
    joining.as_new(made, username="dilek", password="sehr geheim", at=cast.AT)
    assert why(token) == "used"


@pytest.mark.parametrize("how", ["ended", "deputy", "over", "locked"])
def test_what_somebody_promised_ends_with_the_right_to_promise(invite, nord, aylin, how):
    boss = cast.person("boss", nord)
    made, token = invite()
    by, row = organiser(boss), nord.memberships.get(user=aylin)
    if how == "ended":
        memberships.end(row, by=by, at=cast.AT)
    elif how == "deputy":
        memberships.change(row, role="deputy", ends_on=None, by=by, at=cast.AT)
    elif how == "over":
        nord.memberships.filter(pk=row.pk).update(ends_on=date(2026, 7, 31))
    else:
        type(aylin).objects.filter(pk=aylin.pk).update(is_active=False)
    assert why(token) == "revoked"
    with pytest.raises(inviting.NotOpen):
        joining.as_new(made, username="dilek", password="sehr geheim", at=cast.AT)
