"""A district asks for a second factor from a day on."""

from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from programme import access
from programme.actors import SYSTEM, organiser
from programme.models.district import District
from programme.models.session import Session
from programme.people import logins, second_factor
from programme.states import Overtaken
from tests import cast
from tests.factors import give_app
from worker import people_letters

TODAY = cast.AT.date()
LATER = date(2027, 3, 1)


def lines(district):
    found = district.entries.filter(verb="second_factor_required")
    return list(found.values_list("user__username", "role", "data"))


def test_an_organiser_says_from_when_and_takes_it_back(nord, aylin):
    for day in (LATER, LATER, None, TODAY):
        second_factor.require(nord, day, by=organiser(aylin), at=cast.AT)
        assert nord.second_factor_from == District.objects.get().second_factor_from == day
    said = [{"day": "2027-03-01"}, {"day": None}, {"day": "2026-08-01"}]
    assert lines(nord) == [("aylin", "organiser", each) for each in said]


@pytest.mark.parametrize("role", [access.DEPUTY, access.EDITOR, access.READER])
def test_nobody_else_says_so(nord, chiara, role):
    for person in (cast.person("dora", nord, role), chiara):
        with pytest.raises(access.Forbidden):
            second_factor.require(nord, LATER, by=organiser(person), at=cast.AT)
    assert (District.objects.get(slug="nord").second_factor_from, lines(nord)) == (None, [])


def test_a_day_in_the_past_is_refused_unless_it_holds_already(nord, aylin):
    yesterday = TODAY - timedelta(1)
    with pytest.raises(second_factor.InThePast):
        second_factor.require(nord, yesterday, by=organiser(aylin), at=cast.AT)
    assert lines(nord) == []
    second_factor.require(nord, yesterday, by=SYSTEM, at=cast.AT - timedelta(1))
    second_factor.require(nord, yesterday, by=organiser(aylin), at=cast.AT)
    assert District.objects.get().second_factor_from == yesterday
    assert len(lines(nord)) == 1


def test_it_holds_on_its_day_and_after(nord):
    assert not second_factor.is_required(nord, LATER)
    nord.second_factor_from = LATER
    asked = {day: second_factor.is_required(nord, LATER + timedelta(day)) for day in (-1, 0, 1)}
    assert asked == {-1: False, 0: True, 1: True}


def test_recovery_codes_alone_are_none(aylin, chiara):
    assert not second_factor.has_one(aylin)
    give_app(aylin)
    assert second_factor.has_one(aylin)
    aylin.authenticator_set.filter(type="totp").delete()
    assert (second_factor.has_one(aylin), second_factor.has_one(chiara)) == (False, False)


def test_one_of_several_districts_is_enough_to_need_one(nord, sued, aylin):
    sued.memberships.create(user=aylin, role=access.READER)
    assert not second_factor.is_required_of(aylin, TODAY)
    District.objects.filter(slug="sued").update(second_factor_from=TODAY)
    assert second_factor.is_required_of(aylin, TODAY)
    assert not second_factor.is_required_of(aylin, TODAY - timedelta(1))


def forgotten(district):
    found = district.entries.filter(verb="second_factor_forgotten")
    return list(found.values_list("user__username", "role", "data"))


def test_an_organiser_forgets_that_of_a_colleague_whose_sessions_end(nord, aylin, emil, chiara):
    for person in (aylin, emil, chiara):
        give_app(person)
    browser, other = Client(), Client()
    browser.force_login(emil)
    other.force_login(chiara)
    works = nord.memberships.get(user=emil)
    for _ in range(2):  # the second time there is nothing to forget
        second_factor.forget(works, by=organiser(aylin), at=cast.AT)
    assert set(Authenticator.objects.values_list("user__username", flat=True)) == {
        "aylin",
        "chiara",
    }
    assert list(Session.objects.values_list("pk", flat=True)) == [other.session.session_key]
    said = {"membership": works.pk, "role": "editor", "office": "Landkreis Nord"}
    assert forgotten(nord) == [("aylin", "organiser", said)]
    assert emil.check_password("geheim")
    assert not nord.entries.filter(verb="letter_asked").exists()  # there is no address


def test_the_person_is_told_by_a_letter(nord, aylin, emil, mailoutbox):
    give_app(emil)
    logins.note_address(emil, "emil@nord.example")
    second_factor.forget(nord.memberships.get(user=emil), by=organiser(aylin), at=timezone.now())
    people_letters.on_asked(nord.entries.get(verb="letter_asked"))
    (letter,) = mailoutbox
    assert letter.to == ["emil@nord.example"]
    assert "Die Organisation (Landkreis Nord) hat den zweiten Faktor" in " ".join(
        letter.body.split()
    )


def test_each_office_of_a_person_may_forget_it(nord, sued, emil, chiara):
    give_app(emil)
    works = sued.memberships.create(user=emil, role=access.READER)
    second_factor.forget(works, by=organiser(chiara), at=cast.AT)
    assert not second_factor.has_one(emil)
    at_home, here = nord.memberships.get(user=emil), {"office": "Landkreis Sued"}
    said = {"membership": works.pk, "role": "reader"} | here
    assert forgotten(sued) == [("chiara", "organiser", said)]
    said = {"membership": at_home.pk, "role": "editor"} | here
    assert forgotten(nord) == [("chiara", "organiser", said)]


@pytest.mark.parametrize("ending", [{}, {"ended_at": cast.AT}, {"role": access.DEPUTY}])
def test_that_of_whoever_organises_another_district_is_not_forgotten(
    nord, sued, emil, chiara, ending
):
    give_app(emil)
    nord.memberships.filter(user=emil).update(**{"role": access.ORGANISER} | ending)
    works = sued.memberships.create(user=emil, role=access.READER)
    if ending:
        second_factor.forget(works, by=organiser(chiara), at=cast.AT)
        assert not second_factor.has_one(emil)
        return
    with pytest.raises(second_factor.OrganisesElsewhere):
        second_factor.forget(works, by=organiser(chiara), at=cast.AT)
    assert second_factor.has_one(emil)
    assert forgotten(nord) == forgotten(sued) == []


def test_nobody_else_forgets_it_and_nobody_their_own(nord, aylin, emil, chiara):
    give_app(emil)
    give_app(aylin)
    works = nord.memberships.get(user=emil)
    for person in (emil, chiara, cast.person("dora", nord, access.DEPUTY)):
        with pytest.raises(access.Forbidden):
            second_factor.forget(works, by=organiser(person), at=cast.AT)
    own = nord.memberships.get(user=aylin)
    with pytest.raises(second_factor.Own):
        second_factor.forget(own, by=organiser(aylin), at=cast.AT)
    assert second_factor.has_one(emil)
    assert second_factor.has_one(aylin)


@pytest.mark.parametrize("ending", [{"ended_at": cast.AT}, {"ends_on": date(2026, 7, 31)}])
def test_that_of_somebody_who_left_is_not_forgotten(nord, aylin, emil, ending):
    give_app(emil)
    nord.memberships.filter(user=emil).update(**ending)
    works = nord.memberships.get(user=emil)
    with pytest.raises(Overtaken):
        second_factor.forget(works, by=organiser(aylin), at=cast.AT)
    assert second_factor.has_one(emil)
