"""An office without the demo: a district, a programme and a person, by three commands."""

import io
from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.utils import timezone

from programme.actors import SYSTEM
from programme.models.district import District
from programme.models.journal import Entry
from programme.models.membership import Membership, Role
from programme.models.programme import Programme
from programme.people import memberships

pytestmark = pytest.mark.django_db
GOOD = ("add_district", "nordkreis", "Nordkreis")


def add_district(**changes):
    call_command(*GOOD, **({"land": "TH", "ags": "16099"} | changes), stdout=io.StringIO())


def test_three_commands_make_an_office(monkeypatch):
    add_district(languages="de,en,ar")
    call_command("add_programme", "nordkreis", "2027", stdout=io.StringIO())
    monkeypatch.setattr("sys.stdin", io.StringIO("ein langes Kennwort\n"))
    call_command("add_organiser", "nordkreis", "aylin", "--stdin", stdout=io.StringIO())
    district = District.objects.get()
    programme = Programme.objects.get()
    assert (district.name, district.languages) == ("Nordkreis", ["de", "en", "ar"])
    assert (programme.slug, programme.starts_on, programme.ends_on) == (
        "ikw-2027",
        date(2027, 9, 26),
        date(2027, 10, 3),
    )
    assert Membership.objects.get().user.check_password("ein langes Kennwort")


def add_person(monkeypatch, name="aylin", **options) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO("ein langes Kennwort\n"))
    out = io.StringIO()
    call_command("add_organiser", "nordkreis", name, "--stdin", stdout=out, **options)
    return out.getvalue()


@pytest.mark.parametrize("role", Role.values)
def test_a_person_gets_the_role_that_is_named(monkeypatch, role):
    add_district()
    add_person(monkeypatch)
    said = add_person(monkeypatch, "emil", role=role)
    assert said == f"emil is {role} of Nordkreis: /de/nordkreis/desk/\n"
    emil = Membership.objects.get(user__username="emil")
    assert (emil.role, emil.ends_on, emil.ended_at) == (role, None, None)
    add_person(monkeypatch, "emil")
    emil.refresh_from_db()
    assert emil.role == "organiser"
    lines = Entry.objects.order_by("pk").values_list("verb", "actor", "data__role", "data__new")
    changed = [("role_changed", "system", None, "organiser")] if role != "organiser" else []
    joined = ("joined", "system", "organiser", None), ("joined", "system", role, None)
    assert list(lines) == [*joined, *changed]


def test_an_address_is_for_signing_in(monkeypatch):
    add_district()
    add_person(monkeypatch, email="Aylin@Nord.example")
    add_person(monkeypatch, email="aylin@nord.example")
    address = EmailAddress.objects.get()
    assert (address.email, address.verified, address.primary) == ("aylin@nord.example", True, True)
    assert address.user == User.objects.get(email="aylin@nord.example")
    with pytest.raises(CommandError, match="is the address of aylin"):
        add_person(monkeypatch, "emil", email="aylin@NORD.example")
    with pytest.raises(CommandError):
        add_person(monkeypatch, "emil", email="aylin")
    assert User.objects.count() == 1


def test_an_access_can_have_a_last_day_and_begin_again(monkeypatch, time_machine):
    time_machine.move_to("2026-08-01 11:00:00+02:00")
    add_district()
    add_person(monkeypatch)
    said = add_person(monkeypatch, "emil", until=date(2026, 8, 31))
    assert said == "emil is organiser of Nordkreis until 2026-08-31: /de/nordkreis/desk/\n"
    with pytest.raises(CommandError, match="is over already"):
        add_person(monkeypatch, "dora", until=date(2026, 7, 31))
    emil = Membership.objects.get(user__username="emil")
    memberships.end(emil, by=SYSTEM, at=timezone.now())
    assert not User.objects.get(username="emil").is_active
    add_person(monkeypatch, "emil", role="editor")
    emil.refresh_from_db()
    assert (emil.role, emil.ends_on, emil.ended_at) == ("editor", None, None)
    assert emil.user.is_active
    assert [user.username for user in User.objects.order_by("pk")] == ["aylin", "emil"]


def test_somebody_always_organises(monkeypatch):
    add_district()
    add_person(monkeypatch)
    with pytest.raises(CommandError, match="aylin alone organises Nordkreis"):
        add_person(monkeypatch, role="reader")
    assert Membership.objects.get().role == "organiser"


@pytest.mark.parametrize("changes", [{"ags": "1609"}, {"ags": "abcde"}, {"email": "x"}])
def test_a_district_that_cannot_be_is_refused(changes):
    with pytest.raises(CommandError):
        add_district(**changes)
    assert not District.objects.exists()


@pytest.mark.parametrize("trusts", [False, True])
def test_words_of_reports_wait_unless_the_district_says_otherwise(trusts):
    add_district(**({"trusts_reports": True} if trusts else {}))
    assert District.objects.get().trusts_reports is trusts


def test_a_programme_needs_a_district_and_is_not_added_twice():
    with pytest.raises(CommandError, match="Known: none yet"):
        call_command("add_programme", "nordkreis", "2027")
    add_district()
    call_command("add_programme", "nordkreis", "2027", stdout=io.StringIO())
    with pytest.raises(CommandError):
        call_command("add_programme", "nordkreis", "2027")
    assert Programme.objects.count() == 1


def test_the_booklet_closes_before_the_programme_begins():
    add_district()
    with pytest.raises(CommandError, match="vor dessen erstem Tag"):
        call_command("add_programme", "nordkreis", "2027", offers_until=date(2027, 9, 26))
    assert not Programme.objects.exists()


def test_a_new_programme_is_seen_at_once(client):
    """Also by a reader whose page of the district is a minute old."""
    add_district()
    before = client.get("/de/nordkreis/")
    call_command("add_programme", "nordkreis", "2027", stdout=io.StringIO())
    now = client.get("/de/nordkreis/", headers={"If-None-Match": before["ETag"]})
    assert now.status_code == 200
    assert "Interkulturelle Woche 2027" in now.getvalue().decode()


@pytest.mark.parametrize("slug", ["desk", "submit", "imprint"])
def test_a_programme_is_not_called_like_a_page(slug):
    add_district()
    with pytest.raises(CommandError):
        call_command("add_programme", "nordkreis", "2027", slug=slug)
    assert not Programme.objects.exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "Nobody can be asked here: use --stdin."),
        ({"until": date(2020, 1, 1)}, "2020-01-01 is over already."),
    ],
)
def test_everything_else_is_checked_before_a_password_is_asked_for(monkeypatch, options, said):
    add_district()

    def asked(prompt):
        raise EOFError  # as getpass does without a terminal

    monkeypatch.setattr("getpass.getpass", asked)
    with pytest.raises(CommandError, match=said):
        call_command("add_organiser", "nordkreis", "dilek", **options)
