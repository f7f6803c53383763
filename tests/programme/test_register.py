"""Names people use for the same town, place or organisation."""

import pytest

from programme import register
from programme.drafts.event_draft import Place
from programme.models.venue import Town, Venue
from tests import cast


@pytest.fixture
def merseburg(nord):
    return Town.objects.create(district=nord, name="Merseburg", slug="merseburg")


@pytest.mark.parametrize(
    ("written", "town", "locality"),
    [
        ("Merseburg", "Merseburg", ""),
        ("Merseburg, OT Blösien", "Merseburg", "Blösien"),
        ("Merseburg Ortsteil Blösien", "Merseburg", "Blösien"),
        ("Krumpa (Braunsbedra)", "Braunsbedra", "Krumpa"),
    ],
)
def test_town_and_part_of_town(written, town, locality):
    assert register.split_town(written) == (town, locality)


def test_a_part_of_town_belongs_to_its_town(nord, merseburg):
    venue = register.venue(nord, Place(name="Rittergut", town="Merseburg, OT Blösien"))
    assert (venue.town, venue.locality) == (merseburg, "Blösien")
    assert Town.objects.count() == 1


def test_a_place_is_found_by_its_other_name(nord, merseburg):
    house = Venue.objects.create(
        district=nord, town=merseburg, name="Mehrgenerationenhaus", slug="mgh", aliases=["MGH"]
    )
    for name in ("mgh", "MEHRGENERATIONENHAUS"):
        assert register.venue(nord, Place(name=name, town="Merseburg")) == house
    assert register.venue(nord, Place(venue="mgh")) == house


def test_the_same_name_in_another_town_is_another_place(nord, merseburg):
    first = register.venue(nord, Place(name="Rathaus", town="Merseburg"))
    second = register.venue(nord, Place(name="Rathaus", town="Leuna"))
    assert first != second
    assert [first.slug, second.slug] == ["rathaus-merseburg", "rathaus-leuna"]


def test_a_place_of_another_district_is_not_found(nord, sued, merseburg):
    Venue.objects.create(district=nord, town=merseburg, name="MGH", slug="mgh")
    assert register.find_venue(sued, Place(venue="mgh")) is None
    assert register.find_venue(sued, Place(name="MGH", town="Merseburg")) is None


def test_nothing_is_invented_where_nothing_is_said(nord):
    assert register.venue(nord, Place(online=True)) is None
    assert register.venue(nord, Place(to_follow=True)) is None


def test_partners_are_found_by_alias_and_added_once(nord):
    names = ["Verein Miteinander e. V.", "verein miteinander e. v.", "Café Welt"]
    found = register.partners(nord, names)
    assert [partner.slug for partner in found] == ["verein-miteinander-e-v", "cafe-welt"]
    assert register.partners(nord, names) == found


def test_what_only_a_closed_event_knows_is_not_told(week, aylin):
    Venue.objects.create(district=week.district, name="Bücherei", slug="buecherei")
    cast.accepted(week, aylin)
    closed = Place(name="Haus der Frauen", town="Neustadt")
    cast.accepted(week, aylin, place=closed, organisers=("Schutzraum",), openness="residents")
    told = register.told_venues(week.district).values_list("name", flat=True)
    assert sorted(told) == ["Bücherei", "Mehrgenerationenhaus"]
    partners = register.told_partners(week.district).values_list("name", flat=True)
    assert list(partners) == ["Verein Miteinander"]
