"""The page of one person, and what somebody reads who worked here."""

from datetime import date

import pytest

from programme.models.membership import Membership
from programme.people import logins
from tests import cast
from tests.pages.organiser.test_people import PEOPLE, own, text
from worker import outbox


def test_organisers_see_the_address_of_a_person(desk, emil):
    one = f"{PEOPLE}{own(emil).pk}/"
    assert "Without an e-mail address" in text(desk.get(one))
    logins.note_address(emil, "emil@nord.example")
    assert "E-mail address: emil@nord.example" in text(desk.get(one)).replace(" @", "@")


@pytest.mark.parametrize(
    ("ending", "day"),
    [
        ({"ends_on": date(2026, 7, 31)}, "31 July 2026"),
        ({"ended_at": cast.AT}, "1 August 2026"),
        ({"ends_on": date(2026, 7, 30), "ended_at": cast.AT}, "30 July 2026"),
    ],
)
def test_whoever_worked_here_is_told_since_when_it_is_over(client, nord, emil, ending, day):
    Membership.objects.filter(user=emil).update(**ending)
    client.force_login(emil)
    answer = client.get("/en/nord/desk/")
    assert answer.status_code == 403
    assert f"Your access to Landkreis Nord ended on {day}" in text(answer)
    answer = client.post(f"{PEOPLE}", {"email": "was ich schrieb", "role": "reader"})
    assert (answer.status_code, "was ich schrieb" in answer.content.decode()) == (403, True)


def test_strangers_hear_nothing_of_an_office(client, nord, chiara):
    client.force_login(chiara)
    assert client.get("/en/nord/desk/").status_code == 404


def test_an_organiser_of_another_district_keeps_the_second_factor(desk, nord, sued, emil):
    sued.memberships.create(user=emil, role="organiser")
    one = f"{PEOPLE}{own_in(nord, emil).pk}/"
    assert "only an organiser there can remove" in text(desk.get(one))
    done = desk.post(f"{one}forget/", follow=True)
    assert "The second factor of emil was not removed" in text(done)


def own_in(district, user):
    return user.memberships.get(district=district)


def test_whoever_is_needed_reads_so_before_the_click(desk, nord):
    page = desk.get(f"{PEOPLE}leave/")
    assert "Somebody must organise the district" in text(page)
    assert 'href="/en/nord/desk/">To the desk' in page.content.decode()
    assert "Give up my access" not in text(page)
    assert "<title>Error:" not in page.content.decode()
    cast.person("boss", nord)
    assert "Give up my access" in text(desk.get(f"{PEOPLE}leave/"))


def test_a_link_works_no_longer_than_the_access(desk, mailoutbox):
    said = {"email": "dilek@nord.example", "role": "editor", "language": "en"}
    desk.post(PEOPLE, said | {"ends_on": "3.8.2026"})
    assert "link works until 3 August 2026, 23:59" in text(desk.get(PEOPLE))
    outbox.work()
    assert "until 3 August 2026, 23:59" in mailoutbox[0].body


def test_a_second_press_says_that_it_was_sent_and_a_new_one_that_the_first_ends(desk):
    said = {"email": "dilek@nord.example", "role": "editor", "language": "en", "ends_on": ""}
    again = [
        desk.post(PEOPLE, each)["Location"] for each in (said, said, said | {"role": "reader"})
    ]
    assert again == [f"{PEOPLE}?done={done}" for done in ("invited", "sent", "again")]
    assert "was sent just now" in text(desk.get(again[1]))
    assert "The link of the earlier one works no more" in text(desk.get(again[2]))


def test_sign_ins_stand_apart_from_changes(desk, nord, aylin):
    for verb in ("signed_in", "person_erased"):
        nord.entries.create(verb=verb, actor="organiser", user=aylin, at=cast.AT, data={})
    changes, apart = text(desk.get(PEOPLE)).split("What happened")[1].split("Sign-ins")
    assert "data of a person erased" in changes
    assert ("signed in" in changes, "signed in" in apart) == (False, True)
