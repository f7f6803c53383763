"""Tokens of programs: shown once, found by their digest, ended, and one organisation's only."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from programme import access, retention
from programme.actors import PARTNER, organiser
from programme.credentials import api_tokens
from programme.models.journal import Entry
from programme.models.token import ApiToken
from programme.submissions import submitting
from tests import cast

DAY = timedelta(days=1)


@pytest.fixture
def club(nord):
    return nord.partners.create(name="Verein Miteinander", slug="miteinander")


@pytest.fixture
def issued(club, aylin):
    return api_tokens.issue(club, name="Website", by=organiser(aylin), at=cast.AT)


def test_the_secret_names_its_token_and_is_not_kept(issued):
    token, secret = issued
    assert secret.startswith(f"kk_{token.public_id}_")
    assert len(secret) == len("kk_7KQ4MNPX_") + 43  # 256 bits
    (row,) = ApiToken.objects.values()
    (line,) = Entry.objects.values("verb", "data")
    assert secret.rpartition("_")[2] not in f"{row} {line}"
    assert line == {
        "verb": "token_issued",
        "data": {"token": f"kk_{token.public_id}", "partner": "miteinander"},
    }


def test_a_new_organisation_enters_the_register_with_its_token(nord, club, aylin):
    def issue(name):
        return api_tokens.issue_to(nord, name, name="x", by=organiser(aylin), at=cast.AT)[0].partner

    assert issue("verein miteinander") == club
    assert issue("Bibliothek").name == "Bibliothek"
    assert nord.partners.count() == 2


def test_another_office_adds_nothing_to_the_register(nord, chiara):
    with pytest.raises(access.Forbidden):
        api_tokens.issue_to(nord, "Bibliothek", name="x", by=organiser(chiara), at=cast.AT)
    assert not nord.partners.exists()


def test_it_is_found_by_its_secret_alone(issued):
    token, secret = issued
    assert api_tokens.find(secret, at=cast.AT) == token
    for wrong in (
        "",
        "x",
        token.digest,
        str(token),
        secret[:-1],
        secret + " ",
        "é\x00",
        "\xff" * 99,
    ):
        assert api_tokens.find(wrong, at=cast.AT) is None


def test_only_the_day_of_its_last_use_is_kept_and_written_once(issued, django_assert_num_queries):
    _, secret = issued
    with django_assert_num_queries(4):  # it is read all the same where this cannot be stored
        api_tokens.find(secret, at=cast.AT)
    with django_assert_num_queries(1):
        api_tokens.find(secret, at=cast.AT + timedelta(hours=10))
    api_tokens.find(secret, at=cast.AT + 3 * DAY)
    assert ApiToken.objects.get().last_used_on == (cast.AT + 3 * DAY).date()


def test_it_ends_after_a_year_or_when_it_is_revoked(issued, club, aylin):
    token, secret = issued
    assert api_tokens.find(secret, at=cast.AT + 365 * DAY) == token
    assert api_tokens.find(secret, at=cast.AT + 366 * DAY) is None
    api_tokens.revoke(token, by=organiser(aylin), at=cast.AT + DAY)
    api_tokens.revoke(token, by=organiser(aylin), at=cast.AT + 2 * DAY)
    assert api_tokens.find(secret, at=cast.AT) is None
    assert ApiToken.objects.get().revoked_at == cast.AT + DAY
    assert list(Entry.objects.values_list("verb", flat=True)) == ["token_issued", "token_revoked"]


def test_one_without_an_end_lives_on(club, aylin):
    token, secret = api_tokens.issue(club, name="x", by=organiser(aylin), at=cast.AT, life=None)
    assert api_tokens.find(secret, at=cast.AT + 9999 * DAY) == token


def test_another_district_neither_issues_nor_revokes_nor_sees(issued, club, chiara, sued):
    token, _ = issued
    with pytest.raises(access.Forbidden):
        api_tokens.issue(club, name="x", by=organiser(chiara), at=cast.AT)
    with pytest.raises(access.Forbidden):
        api_tokens.issue(club, name="x", by=PARTNER, at=cast.AT)
    with pytest.raises(access.Forbidden):
        api_tokens.revoke(token, by=organiser(chiara), at=cast.AT)
    assert list(api_tokens.of_district(sued)) == []
    assert list(api_tokens.of_district(club.district)) == [token]


def test_it_opens_what_came_from_its_organisations_programs(issued, club, week, nord, aylin):
    token, _ = issued
    other = nord.partners.create(name="Bibliothek", slug="bibliothek")
    said = {"by": PARTNER, "at": cast.AT}
    ours, _ = submitting.offer(week, cast.draft(), origin="api", partner=club, **said)
    submitting.offer(week, cast.draft(), origin="api", partner=other, **said)
    submitting.offer(week, cast.draft(), partner=club, **said)  # by the form
    assert list(api_tokens.submissions(token)) == [ours]
    second, _ = api_tokens.issue(club, name="Neu", by=organiser(aylin), at=cast.AT)
    assert list(api_tokens.submissions(second)) == [ours]


def test_each_organisation_counts_for_itself(issued, nord, aylin):
    token, _ = issued
    other = nord.partners.create(name="Bibliothek", slug="bibliothek")
    second, _ = api_tokens.issue(other, name="x", by=organiser(aylin), at=cast.AT)
    assert api_tokens.origin_key(token, "a/1") != api_tokens.origin_key(second, "a/1")
    assert api_tokens.origin_key(token, "") == ""


def test_an_end_before_the_beginning_is_refused(club, aylin):
    with pytest.raises(IntegrityError, match="a_token_ends_after_it_was_issued"):
        api_tokens.issue(club, name="x", by=organiser(aylin), at=cast.AT, life=-DAY)


def test_ended_tokens_go_after_a_month(issued, club, aylin):
    token, _ = issued
    kept, _ = api_tokens.issue(club, name="bleibt", by=organiser(aylin), at=cast.AT, life=None)
    api_tokens.revoke(token, by=organiser(aylin), at=cast.AT)
    assert retention.run(at=cast.AT + 30 * DAY)["tokens"] == 0
    assert retention.run(at=cast.AT + 31 * DAY)["tokens"] == 1
    assert list(ApiToken.objects.all()) == [kept]
