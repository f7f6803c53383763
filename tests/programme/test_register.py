"""Names people use for the same town, place or organisation."""

from functools import partial
from importlib import import_module

import pytest
from django.apps import apps

from programme import known, register
from programme.actors import PARTNER, organiser
from programme.checks import all_checks
from programme.drafts.event_draft import Place, from_data
from programme.models.district import District
from programme.models.partner import Partner
from programme.models.venue import Town, Venue
from programme.namable import Namable
from programme.submissions import moderation, reporting, revising, submitting
from tests import cast
from tests.at_once import at_once


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


@pytest.mark.parametrize(
    ("written", "locality"),
    [("Geraberg", "Geraberg"), ("Geratal", ""), ("Gera", ""), ("Geratal am Wald", "")],
)
def test_another_name_of_a_town_is_kept_as_the_part_that_it_is(nord, written, locality):
    names = ["Geraberg", "Gera", "Geratal am Wald"]
    geratal = Town.objects.create(district=nord, name="Geratal", slug="geratal", aliases=names)
    venue = register.venue(nord, Place(name="Kita Sonnenhügel", town=written))
    assert (venue.town, venue.locality) == (geratal, locality)


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


SHELTER = Place(name="Frauenhaus", street="Geheimweg 7", town="Geheimstadt")


def told(week):
    """Names of all places, partners and towns that anybody may read, and a form may offer."""
    rows = (register.told_venues, register.told_partners, register.told_towns)
    found = [sorted(kind(week.district).values_list("name", flat=True)) for kind in rows]
    for _ in range(2):
        offers = Namable(District.objects.get(pk=week.district_id), insider=False)
        venues = [row.name for row in offers.venues()]
        assert [sorted(names) for names in (venues, offers.partners(), offers.towns())] == found
    return found


@pytest.fixture(autouse=True)
def memory(settings, tmp_path):
    """What public events name is kept as in the product, in a memory of this test's own."""
    pages = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(tmp_path)}
    settings.CACHES = settings.CACHES | {"pages": pages}


PUBLIC = [["Bücherei", "Mehrgenerationenhaus"], ["Verein Miteinander"], ["Neustadt"]]


@pytest.fixture
def open_event(week, aylin):
    Venue.objects.create(district=week.district, name="Bücherei", slug="buecherei")
    return cast.accepted(week, aylin)


def test_what_only_a_closed_event_knows_is_not_told(week, aylin, open_event):
    cast.accepted(week, aylin, place=SHELTER, organisers=("Schutzraum",), openness="residents")
    assert told(week) == PUBLIC


def test_what_no_event_knows_any_more_is_not_told(week, aylin, open_event):
    hidden = cast.draft(place=SHELTER, organisers=("Schutzraum",))
    for openness in ("residents", "public"):
        wrong = cast.draft(**vars(hidden) | {"openness": openness})
        corrected(open_event, wrong, aylin)
        assert told(week)[0] == ["Bücherei", *(["Frauenhaus"] if openness == "public" else [])]
        corrected(open_event, cast.draft(), aylin)
        assert told(week) == PUBLIC


def test_a_mistaken_move_that_is_undone_tells_nothing(week, aylin, open_event):
    submission, office = open_event.submission, organiser(aylin)
    reporting.relocate(submission, "20260928T1800", {}, place=SHELTER, by=office, at=cast.AT)
    assert told(week)[0] == ["Bücherei", "Frauenhaus", "Mehrgenerationenhaus"]
    reporting.undo(submission, seen=str(submission.version), by=office, at=cast.AT)
    assert told(week) == PUBLIC
    unknown = known.meant_venue(week.district, Place(name="Frauenhaus", town="Geheimstadt"))
    assert (unknown.street, unknown.postcode) == ("", "")


def test_the_lists_of_the_district_stay_told(week, aylin, nord):
    home = nord.towns.create(name="Neustadt", slug="neustadt")
    nord.venues.create(name="Mehrgenerationenhaus", slug="mgh", town=home)
    nord.partners.create(name="Verein Miteinander", slug="verein")
    event = cast.accepted(week, aylin, openness="school")
    lists = [["Mehrgenerationenhaus"], ["Verein Miteinander"], ["Neustadt"]]
    assert told(week) == lists
    submitting.withdraw(event.submission, by=PARTNER, at=cast.AT)
    assert told(week) == lists


def test_a_form_asks_the_registers_each_time_and_the_events_once(
    week, aylin, open_event, django_assert_num_queries
):
    for number in (4, 3):
        with django_assert_num_queries(number):
            offers = Namable(week.district, insider=False)
            assert (len(offers.venues()), offers.partners()) == (2, PUBLIC[1])
            assert offers.towns() == PUBLIC[2]
    cast.accepted(week, aylin, place=SHELTER, organisers=("Schutzraum",), openness="residents")
    office = Namable(week.district, insider=True)
    with django_assert_num_queries(3):
        names = [[row.name for row in office.venues()], office.partners(), office.towns()]
    assert names == [
        ["Bücherei", "Frauenhaus", "Mehrgenerationenhaus"],
        ["Schutzraum", "Verein Miteinander"],
        ["Geheimstadt", "Neustadt"],
    ]
    hidden = week.district.venues.get(name="Frauenhaus")
    assert hidden in Namable(week.district, insider=False).venues([hidden.slug])


def corrected(event, draft, aylin):
    submission = event.submission
    revising.revise(submission, draft, by=organiser(aylin), at=cast.AT)
    moderation.accept(submission, by=organiser(aylin), at=cast.AT)


def test_rows_of_an_older_release_that_a_draft_named_leave_the_list(week, aylin, open_event):
    cast.accepted(week, aylin, place=SHELTER, organisers=("Schutzraum",), openness="residents")
    for model in (Venue, Town, Partner):
        model.objects.update(is_listed=True)
    assert "Frauenhaus" in told(week)[0]
    import_module("programme.migrations.0019_what_is_told").of_drafts(apps, None)
    assert told(week) == PUBLIC


@pytest.mark.django_db(transaction=True)
def test_what_two_bring_at_the_same_moment_is_added_once(week, aylin):
    place = Place(name="Stadthalle", town="Auendorf")
    waiting = [
        cast.offered(week, title=title, place=place, organisers=("Neuer Verein",))
        for title in ("Fest", "Lesung")
    ]

    def decide(submission):
        despite = all_questions(submission)
        moderation.accept(submission, by=organiser(aylin), at=cast.AT, despite=despite)

    at_once(*(partial(decide, each) for each in waiting))
    district = week.district
    assert district.partners.filter(name="Neuer Verein").count() == 1
    assert district.towns.filter(name="Auendorf").count() == 1
    assert district.venues.get(name="Stadthalle").events.count() == 2


def all_questions(submission) -> list[str]:
    draft = from_data(submission.latest.data)
    return [each.key for each in all_checks.findings(draft, submission.programme, insider=True)]
