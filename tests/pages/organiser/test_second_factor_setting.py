"""An organiser says on a page from when everybody in the office needs a second factor."""

import re
from datetime import date

import pytest

from programme import access
from programme.models.district import District
from programme.people import second_factor
from tests import cast
from tests.factors import give_app

ADDRESS = "/en/nord/desk/people/second-factor/"


def shown(desk) -> str:
    answer = desk.get(ADDRESS)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", answer.content.decode()))


def first_day():
    return District.objects.get(slug="nord").second_factor_from


def test_a_day_is_set_and_taken_back(desk, nord, aylin):
    assert "Not required so far" in shown(desk)
    answer = desk.post(ADDRESS, {"first_day": "1.3.2027"})
    assert (answer.status_code, answer["Location"]) == (302, f"{ADDRESS}?done=saved")
    said = desk.get(answer["Location"]).content.decode()
    assert "Saved: everybody needs a second factor from 1 March 2027 on." in said
    assert first_day() == date(2027, 3, 1)
    desk.post(ADDRESS, {"end": "yes"})
    assert first_day() is None
    assert nord.entries.filter(verb="second_factor_required", user=aylin).count() == 2


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("", "Please say from which day on."),
        ("31.7.2026", "This day is over."),
        ("31.2.2027", "Error:"),
        ("1.1.10000", "Error:"),
        ("\0", "Error:"),
        ("<b>soon</b>", "Error:"),
    ],
)
def test_what_is_no_day_to_come_is_refused_and_stays_in_its_field(desk, said, problem):
    answer = desk.post(ADDRESS, {"first_day": said}).content.decode()
    assert problem in answer
    assert "<b>soon" not in answer
    assert first_day() is None


def test_today_is_allowed_and_the_way_back_leads_through_setting_one_up(desk, aylin):
    desk.post(ADDRESS, {"first_day": "1.8.2026"})
    assert desk.get(ADDRESS).status_code == 403
    give_app(aylin)
    assert "Required since 1 August 2026" in shown(desk)


def test_it_names_who_has_none_yet(desk, nord, sued, aylin, django_assert_num_queries):
    for name in ("bert", "cem"):
        give_app(cast.person(name, nord, access.READER))
    cast.person("dora", nord, access.EDITOR)
    cast.person("olga", sued)
    assert "Who has none yet: aylin, dora" in shown(desk)
    give_app(nord.memberships.get(user__username="dora").user)
    give_app(aylin)
    assert "Everybody in the office has one." in shown(desk)
    with django_assert_num_queries(7):
        desk.get(ADDRESS)


@pytest.mark.parametrize("role", [access.DEPUTY, access.EDITOR, access.READER])
def test_it_is_left_to_organisers(client, nord, role):
    client.force_login(cast.person("dora", nord, role))
    assert client.get(ADDRESS).status_code == 403
    assert client.post(ADDRESS, {"first_day": "1.3.2027"}).status_code == 403
    assert first_day() is None


def test_that_of_a_colleague_is_forgotten_from_the_page_of_the_person(desk, nord, aylin, emil):
    give_app(emil)
    row = nord.memberships.get(user=emil)
    page = f"/en/nord/desk/people/{row.pk}/"
    assert "Remove the second factor of emil" in desk.get(page).content.decode()
    answer = desk.post(f"{page}forget/")
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/en/nord/desk/people/?done=forgotten&person={row.pk}",
    )
    said = desk.get(answer["Location"]).content.decode()
    assert "The second factor is removed, and the person is logged out everywhere." in said
    assert "This person has none yet." in desk.get(page).content.decode()


def test_ones_own_is_a_matter_of_the_own_account(desk, nord, aylin, chiara):
    give_app(aylin)
    own = nord.memberships.get(user=aylin)
    page = f"/en/nord/desk/people/{own.pk}/"
    assert "Remove the second factor" not in desk.get(page).content.decode()
    assert desk.post(f"{page}forget/")["Location"] == "/account/second-factor/"
    other = chiara.memberships.get()
    assert desk.post(f"/en/nord/desk/people/{other.pk}/forget/").status_code == 404
    assert second_factor.has_one(aylin)


def test_whoever_lacks_one_is_warned_and_told_that_it_was_saved(desk, nord, aylin):
    assert "You have none yourself yet" in shown(desk)
    sent = desk.post(ADDRESS, {"first_day": "1.8.2026"})
    gate = desk.get(sent["Location"])
    assert gate.status_code == 403
    said = gate.content.decode()
    assert "Saved: everybody needs a second factor from 1 August 2026 on." in said
    give_app(aylin)
    assert "You have none yourself yet" not in shown(desk)
