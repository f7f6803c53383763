"""API tokens at the desk: issued for the own district, shown once, revoked at once."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from programme.actors import SYSTEM
from programme.credentials import api_tokens
from programme.models.partner import Partner
from programme.models.token import ApiToken
from tests import cast

ADDRESS = "/en/nord/desk/tokens/"
SECRET = re.compile(r"kk_[2-9A-Z]{8}_[\w-]{43}")
SAID = {"organisation": "Verein Miteinander", "name": "Website", "life": "366"}


@pytest.fixture
def club(nord):
    return nord.partners.create(
        name="Verein Miteinander", slug="miteinander", aliases=["Miteinander e. V."]
    )


def issued(of, **options):
    return api_tokens.issue(of, name="Website", by=SYSTEM, at=cast.AT, **options)


def shown(response):
    assert response.status_code == 200
    return response.content.decode()


def test_the_secret_is_shown_once_and_opens_the_door(desk, club):
    answer = desk.post(ADDRESS, SAID)
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, ADDRESS)
    found = set(SECRET.findall(shown(desk.get(answer["Location"]))))
    assert len(found) == 1
    secret = found.pop()
    again = shown(desk.get(answer["Location"]))
    assert SECRET.findall(again) == []
    assert "It was shown once and cannot be shown again." in again
    assert ApiToken.objects.count() == 1
    bearer = {"authorization": f"Bearer {secret}"}
    assert Client().get("/api/v1/submissions/", headers=bearer).status_code == 200
    assert "last used on 1 August 2026" in " ".join(shown(desk.get(ADDRESS)).split())


def test_who_issued_it_stands_in_the_journal(desk, club, aylin):
    desk.post(ADDRESS, SAID)
    entry = club.district.entries.get(verb="token_issued")
    assert (entry.user, entry.actor) == (aylin, "organiser")


@pytest.mark.parametrize(
    ("life", "days"), [("366", 366), ("183", 183), ("1096", 1096), ("0", None)]
)
def test_it_lives_as_long_as_was_chosen(desk, club, life, days):
    desk.post(ADDRESS, SAID | {"life": life, "contact_email": "buero@verein.example"})
    token = ApiToken.objects.get()
    ends = token.expires_at and token.expires_at - token.created_at
    assert ends == (days and timedelta(days))
    assert (token.partner, token.name, token.contact_email) == (
        club,
        "Website",
        "buero@verein.example",
    )


def test_an_organisation_is_found_by_its_other_names(desk, club):
    desk.post(ADDRESS, SAID | {"organisation": "miteinander e. v."})
    assert ApiToken.objects.get().partner == club


def test_a_name_that_nobody_knows_is_added_only_when_that_is_meant(desk, club):
    page = shown(desk.post(ADDRESS, SAID | {"organisation": "Bibliothek"}))
    assert "“Bibliothek” is not in the register." in page
    assert (ApiToken.objects.count(), Partner.objects.count()) == (0, 1)
    desk.post(ADDRESS, SAID | {"organisation": "Bibliothek", "is_new": "on"})
    assert ApiToken.objects.get().partner.name == "Bibliothek"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"organisation": ""}, "Please say which organisation gets the token."),
        ({"name": " "}, "Please say what the token is for"),
        ({"contact_email": "x"}, "Enter a valid email address."),
        ({"life": "9999"}, "Select a valid choice."),
    ],
)
def test_what_is_missing_is_named(desk, club, changes, words):
    page = shown(desk.post(ADDRESS, SAID | changes))
    assert words in page
    assert "<title>Error: API access" in page
    assert ApiToken.objects.count() == 0


def test_a_revoked_one_opens_nothing_and_is_still_listed(desk, club):
    token, secret = issued(club)
    page = shown(desk.get(ADDRESS))
    assert f'action="{ADDRESS}{token.public_id}/revoke/"' in page
    answer = desk.post(f"{ADDRESS}{token.public_id}/revoke/")
    assert (answer.status_code, answer["Location"]) == (302, f"{ADDRESS}?done=revoked")
    assert api_tokens.find(secret, at=cast.AT) is None
    page = shown(desk.get(answer["Location"]))
    assert "The token is revoked." in page
    assert "revoked on 1 August 2026" in page
    assert "/revoke/" not in page


def test_an_ended_one_says_so(desk, club):
    long_ago = cast.AT - timedelta(days=367)
    api_tokens.issue(club, name="Website", by=SYSTEM, at=long_ago)
    assert ">ended<" in shown(desk.get(ADDRESS))


def test_nothing_is_revoked_by_looking(desk, club):
    token, _ = issued(club)
    looked = desk.get(f"{ADDRESS}{token.public_id}/revoke/")
    assert (looked.status_code, looked["Location"]) == (302, ADDRESS)
    assert ApiToken.objects.get().revoked_at is None


def test_without_the_pages_own_key_nothing_happens(aylin, club):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(aylin)
    assert strict.post(ADDRESS, SAID).status_code == 403
    assert ApiToken.objects.count() == 0


def test_other_districts_are_strangers(client, chiara, club, sued, nord):
    token, _ = issued(club)
    assert client.get(ADDRESS).status_code == 302
    client.force_login(chiara)
    assert client.get(ADDRESS).status_code == 404
    assert client.post(ADDRESS, SAID).status_code == 404
    assert client.post(f"{ADDRESS}{token.public_id}/revoke/").status_code == 404
    assert client.post(f"/en/sued/desk/tokens/{token.public_id}/revoke/").status_code == 404
    assert "Website" not in shown(client.get("/en/sued/desk/tokens/"))
    assert ApiToken.objects.get().revoked_at is None


def test_names_are_text(desk, club):
    desk.post(ADDRESS, SAID | {"name": "<b>x</b>"})
    page = shown(desk.get(ADDRESS))
    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert "<b>x</b>" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_and_for_three(
    desk, club, count, django_assert_num_queries
):
    for _ in range(count):
        issued(club)
    desk.get(ADDRESS)
    # session, person, district, membership, season, tokens, partners
    with django_assert_num_queries(7):
        desk.get(ADDRESS)
