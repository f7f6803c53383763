"""An office without the demo: a district, a programme and a person, by three commands."""

import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from programme.models.district import District
from programme.models.membership import Membership
from programme.models.programme import Programme

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


def test_a_person_gets_the_role_that_is_named(monkeypatch):
    add_district()
    monkeypatch.setattr("sys.stdin", io.StringIO("ein langes Kennwort\n"))
    out = io.StringIO()
    call_command("add_organiser", "nordkreis", "emil", "--stdin", role="editor", stdout=out)
    assert (Membership.objects.get().role, out.getvalue()) == (
        "editor",
        "emil is editor of Nordkreis: /de/nordkreis/desk/\n",
    )
    call_command("add_organiser", "nordkreis", "emil", stdout=io.StringIO())
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


@pytest.mark.parametrize("slug", ["desk", "submit", "imprint"])
def test_a_programme_is_not_called_like_a_page(slug):
    add_district()
    with pytest.raises(CommandError):
        call_command("add_programme", "nordkreis", "2027", slug=slug)
    assert not Programme.objects.exists()
