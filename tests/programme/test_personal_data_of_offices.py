"""What is stored of a person of an office: told whole, and erased once the access has ended."""

import json
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.core.serializers.json import DjangoJSONEncoder

from programme import access, personal_data
from programme.actors import PARTNER, SYSTEM, organiser
from programme.credentials import api_tokens
from programme.models.edition import Edition
from programme.models.journal import Entry
from programme.models.membership import Membership, OfficeInvitation
from programme.models.session import Session
from programme.models.token import ApiToken
from programme.people import erasing, memberships, traces
from programme.submissions import moderation
from tests import cast
from tests.at_once import at_once

ADDRESS = "emil@amt.example"
SECRET = "gAAAA-geheim"
User = get_user_model()


def invited(district, email, by, **changes):
    dates = {"created_at": cast.AT, "expires_at": cast.AT + timedelta(days=7)}
    fields = {"role": "editor", "invited_by": by} | dates | changes
    return OfficeInvitation.objects.create(district=district, email=email, **fields)


@pytest.fixture
def person(week, aylin, client):
    """A deputy of Nord with a trace of every kind."""
    user = cast.person("emil", week.district, access.EDITOR)
    role = {"role": "deputy", "ends_on": None, "by": organiser(aylin), "at": cast.AT}
    memberships.change(user.memberships.get(), **role)
    user.first_name, user.email = "Emil", ADDRESS
    user.save()
    EmailAddress.objects.create(user=user, email=ADDRESS, verified=True, primary=True)
    data = {"name": "Emils Schlüssel", "credential": {"x": SECRET}, "secret": SECRET}
    for kind in ("totp", "webauthn"):
        Authenticator.objects.create(user=user, type=kind, data=data, created_at=cast.AT)
    client.force_login(user)
    key = client.session.session_key
    UserSession.objects.filter(session_key=key).delete()
    UserSession.objects.create(user=user, ip="fd00::1", session_key=key, user_agent="Firefox")
    invited(week.district, ADDRESS.upper(), aylin, digest="a" * 64, used_at=cast.AT)
    invited(week.district, "dora@amt.example", user)
    club = week.district.partners.create(name="Verein", slug="verein")
    api_tokens.issue(club, name="Website", by=SYSTEM, at=cast.AT)
    ApiToken.objects.update(issued_by=user)
    Edition.objects.create(
        programme=week, number=1, released_by=user, released_at=cast.AT, snapshots={}, versions={}
    )
    moderation.accept(cast.offered(week), by=organiser(user), at=cast.AT)
    return user


def nord(district):
    return personal_data.stored(ADDRESS, [district]).get(district.slug, {})


def erase(*districts, by=SYSTEM):
    erased = personal_data.erase(ADDRESS, districts, by=by, at=cast.AT)
    return erased.gone, [(stay.kind, stay.row, stay.why) for stay in erased.stays]


def leave(user, *districts):
    of = Membership.objects.filter(user=user, district__in=districts)
    of.update(ended_at=cast.AT)


def test_everything_of_a_person_is_told_and_no_secret(person, week):
    said = nord(week.district)
    (login,) = said["accounts"]
    assert (login["username"], login["email"], login["first_name"]) == ("emil", ADDRESS, "Emil")
    assert login["emails"] == [{"email": ADDRESS, "verified": True, "primary": True}]
    assert [(each["type"], each["name"]) for each in login["second_factors"]] == [
        ("totp", ""),
        ("webauthn", "Emils Schlüssel"),
    ]
    assert [each["user_agent"] for each in login["sessions"]] == ["Firefox"]
    assert [each["role"] for each in said["memberships"]] == ["deputy"]
    assert said["access_changes"] == [
        {"at": cast.AT, "verb": "role_changed", "old": "editor", "new": "deputy", "ends_on": ""}
    ]
    assert [each["email"] for each in said["office_invitations"]] == [ADDRESS.upper()]
    once = {"role": "deputy", "times": 1, "last_at": cast.AT}
    assert said["acted"] == [{"verb": verb, **once} for verb in ("accept", "published")]
    assert [each["role"] for each in said["invited"]] == ["editor"]
    assert [each["name"] for each in said["issued"]] == ["Website"]
    text = json.dumps(said, cls=DjangoJSONEncoder)
    for secret in (SECRET, "geheim", "dora@", "fd00", "a" * 64, person.password):
        assert secret not in text


def test_who_works_here_stays_with_everything(person, week):
    before = nord(week.district)
    gone, stays = erase(week.district)
    assert gone == {"nord": {"office_invitations": 1}}
    assert stays == [("login", "(deputy)", erasing.WORKS)]
    after = nord(week.district)
    assert before | {"office_invitations": []} == after | {"office_invitations": []}


def test_the_last_organiser_is_told_what_comes_first(nord):
    aylin = cast.person("aylin", nord)
    User.objects.filter(pk=aylin.pk).update(email=ADDRESS)
    assert erase(nord) == ({}, [("login", "(organiser)", erasing.LAST)])
    cast.person("berta", nord)
    assert erase(nord) == ({}, [("login", "(organiser)", erasing.WORKS)])
    assert Membership.objects.count() == 2


def test_of_who_has_left_nothing_stays_but_the_role(person, week):
    leave(person, week.district)
    gone, stays = erase(week.district)
    assert stays == []
    assert gone["nord"] == {
        "accounts": 1,
        "memberships": 1,
        "access_changes": 1,
        "office_invitations": 1,
        "acted": 2,
        "invited": 1,
        "issued": 1,
    }
    assert not User.objects.filter(username="emil").exists()
    for model in (EmailAddress, Authenticator, UserSession, Session):
        assert not model.objects.exists()
    line = Entry.objects.get(verb="accept")
    assert (line.user, line.role) == (None, "deputy")
    assert (ApiToken.objects.get().issued_by, Edition.objects.get().released_by) == (None, None)
    assert [each.email for each in OfficeInvitation.objects.all()] == ["dora@amt.example"]
    lines = Entry.objects.filter(verb="person_erased").count()
    assert (lines, nord(week.district)) == (1, {})
    assert erase(week.district) == ({}, [])
    assert Entry.objects.filter(verb="person_erased").count() == lines


@pytest.mark.parametrize("works", [True, False])
def test_another_office_keeps_its_part_and_is_not_named(person, week, sued, works):
    """Whether the person works there or did: that office answers for it."""
    Membership.objects.create(district=sued, user=person, role="editor")
    if not works:
        leave(person, sued)
    invited(sued, ADDRESS, person)
    Entry.objects.create(district=sued, verb="comment", actor="organiser", user=person, at=cast.AT)
    there = personal_data.stored(ADDRESS, [sued])
    leave(person, week.district)
    gone, stays = erase(week.district)
    assert stays == [("login", "", erasing.ELSEWHERE)]
    kinds = {"memberships", "access_changes", "office_invitations", "acted", "invited", "issued"}
    assert set(gone["nord"]) == kinds
    assert "ued" not in str(stays)
    assert personal_data.stored(ADDRESS, [sued]) == there
    assert Entry.objects.get(district=week.district, verb="accept").user is None
    assert erase(week.district) == ({}, [])
    if not works:
        erase(sued)
        assert not User.objects.filter(username="emil").exists()


def test_where_all_offices_are_asked_at_once_nobody_else_has_to_be(person, week, sued):
    Membership.objects.create(district=sued, user=person, ended_at=cast.AT)
    leave(person, week.district)
    gone, stays = erase(week.district, sued)
    assert (set(gone), stays) == ({"nord", "sued"}, [])
    assert not User.objects.filter(username="emil").exists()


def test_an_office_learns_nothing_of_people_of_another_one(week, chiara):
    User.objects.filter(pk=chiara.pk).update(email=ADDRESS)
    assert nord(week.district) == {}
    assert personal_data.outlook(ADDRESS, week.district, at=cast.AT) == personal_data.Erased({}, [])
    assert erase(week.district) == ({}, [])
    assert User.objects.filter(email=ADDRESS).exists()


def test_who_runs_the_installation_leaves_the_office_and_keeps_the_login(person, week):
    User.objects.filter(pk=person.pk).update(is_superuser=True)
    leave(person, week.district)
    gone, stays = erase(week.district)
    assert stays == [("login", "", erasing.RUNS)]
    assert ("accounts" in gone["nord"], gone["nord"]["memberships"]) == (False, 1)
    assert User.objects.filter(username="emil").exists()


@pytest.mark.parametrize("who", ["works", "has left", "is elsewhere", "runs it"])
def test_what_goes_and_stays_is_said_before(person, week, sued, who):
    if who != "works":
        leave(person, week.district)
    if who == "is elsewhere":
        Membership.objects.create(district=sued, user=person)
    User.objects.filter(pk=person.pk).update(is_staff=who == "runs it")
    before = personal_data.outlook(ADDRESS, week.district, at=cast.AT)
    assert before == personal_data.erase(ADDRESS, [week.district], by=SYSTEM, at=cast.AT)
    after = personal_data.outlook(ADDRESS, week.district, at=cast.AT)
    assert (after.gone, after.stays) == ({}, before.stays if who == "works" else [])


@pytest.mark.parametrize("role", ["deputy", "editor", "reader"])
def test_only_organisers_erase(person, week, role):
    leave(person, week.district)
    somebody = cast.person("somebody", week.district, role)
    for by in (organiser(somebody), PARTNER):
        with pytest.raises(access.Forbidden):
            erase(week.district, by=by)
    assert User.objects.filter(username="emil").exists()


def test_an_organiser_of_another_district_erases_nothing(person, week, chiara):
    leave(person, week.district)
    with pytest.raises(access.Forbidden):
        erase(week.district, by=organiser(chiara))
    assert User.objects.filter(username="emil").exists()


def test_a_login_is_found_by_each_of_its_addresses(person, week):
    EmailAddress.objects.create(user=person, email="emil@büro.example", verified=True)
    said = personal_data.stored("Emil@xn--bro-hoa.example", [week.district])["nord"]
    assert [each["username"] for each in said["accounts"]] == ["emil"]


def test_every_table_that_names_who_did_it_is_unsigned(person, week):
    tables = {rows.model._meta.model_name for rows, _ in traces.signed(person, week.district)}
    assert tables == {"entry", "edition", "job", "apitoken", "officeinvitation"}


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_erase_once(person, week):
    leave(person, week.district)
    answers = at_once(*[lambda: erase(week.district)] * 2)
    assert sorted(bool(gone) for gone, _stays in answers) == [False, True]
    assert Entry.objects.filter(verb="person_erased").count() == 1


@pytest.mark.django_db(transaction=True)
def test_who_is_let_in_again_at_the_same_moment_is_erased_whole_or_stays_whole(person, week, aylin):
    """Nobody is left with an access and no login, or with a login and nothing else."""
    leave(person, week.district)
    row = Membership.objects.filter(user=person)
    at_once(lambda: erase(week.district), lambda: row.update(ended_at=None))
    there = (User.objects.filter(username="emil").exists(), row.exists())
    assert there in {(True, True), (False, False)}


def test_of_two_logins_with_one_address_the_one_that_works_stays(nord, aylin, emil):
    old = cast.person("emil-alt", nord, "editor")
    get_user_model().objects.filter(pk__in=[old.pk, emil.pk]).update(email="e@nord.example")
    by = {"by": organiser(aylin), "at": cast.AT}
    memberships.end(old.memberships.get(), **by)
    foreseen = personal_data.outlook("e@nord.example", nord, at=cast.AT)
    assert foreseen == personal_data.erase("e@nord.example", [nord], **by)
    assert foreseen.gone == {"nord": {"accounts": 1, "memberships": 1, "access_changes": 1}}
    assert [stay.why for stay in foreseen.stays] == [erasing.WORKS]


def test_what_a_colleague_claims_goes_and_the_colleague_stays(nord, aylin, emil):
    EmailAddress.objects.create(user=emil, email="opfer@x.example", verified=False)
    told = personal_data.stored("opfer@x.example", [nord])
    assert told == {"nord": {"claimed": [{"email": "opfer@x.example"}]}}
    by = {"by": organiser(aylin), "at": cast.AT}
    memberships.end(emil.memberships.get(), **by)
    erased = personal_data.erase("opfer@x.example", [nord], **by)
    assert (erased.gone, erased.stays) == ({"nord": {"claimed": 1}}, [])
    assert User.objects.filter(pk=emil.pk).exists()
    assert not EmailAddress.objects.exists()


def test_an_address_that_another_district_waits_for_is_not_told_here(nord, sued, aylin, chiara):
    EmailAddress.objects.create(user=chiara, email="opfer@x.example", verified=False)
    assert personal_data.stored("opfer@x.example", [nord]) == {}


def test_the_last_organiser_without_an_end_is_called_so(nord, aylin):
    User.objects.filter(pk=aylin.pk).update(email="a@nord.example")
    other = cast.person("paul", nord)
    last = {"role": "organiser", "ends_on": cast.AT.date() + timedelta(days=9)}
    memberships.change(other.memberships.get(), **last, by=organiser(aylin), at=cast.AT)
    stays = personal_data.outlook("a@nord.example", nord, at=cast.AT).stays
    assert [stay.why for stay in stays] == [erasing.LAST]
