"""A house's name decides by itself only with a town, a postcode or a street that fits."""

from dataclasses import replace

import pytest

from calendar_site.forms.event.suggestions import Suggestions
from feeds.incoming import address_line, any_file, lookup
from feeds.incoming.invitation import reading
from programme import known, register
from programme.actors import organiser
from programme.checks import all_checks
from programme.checks.answering import answered
from programme.drafts.event_draft import Place, from_data
from programme.models.event import Event
from programme.submissions import moderation
from tests import cast

HOUSE = Place(name="Bürgerhaus")


@pytest.fixture
def houses(week, nord):
    """The only Bürgerhaus of the district, a house with a name, and two that share one."""
    seebach = nord.towns.create(name="Seebach", slug="seebach")
    geisa = nord.towns.create(name="Geisa", slug="geisa")
    add = nord.venues.create
    return {
        "house": add(
            name="Bürgerhaus",
            slug="buergerhaus",
            town=seebach,
            street="Hauptstraße 1",
            postcode="99846",
        ),
        "named": add(
            name="Mehrgenerationenhaus Sterntaler", slug="mgh", aliases=["Sterntaler"], town=geisa
        ),
        "one": add(name="Haus Regenbogen", slug="regenbogen-1", town=seebach),
        "other": add(name="Haus Regenbogen", slug="regenbogen-2", town=geisa),
    }


DECIDED = [
    (Place(name="Bürgerhaus", town="Seebach"), "house"),
    (Place(name="bürgerhaus", postcode="99846"), "house"),
    (Place(name="Bürgerhaus", street="Hauptstr. 1"), "house"),
    (Place(name="im Buergerhaus", town="Seebach"), "house"),
    (Place(name="Im Bürgerhaus", street="Hauptstr. 1"), "house"),
    (Place(name="Sterntaler"), "named"),
    (Place(name="Mehrgenerationenhaus Sterntaler"), "named"),
    (Place(name="Haus Regenbogen", town="Geisa"), "other"),
]
OPEN = [
    HOUSE,
    Place(name="Bürgerhaus (großer Saal)"),
    Place(name="Bürgerhaus, Saal 2"),
    Place(name="Buergerhaus"),
    Place(name="im Bürgerhaus"),
    Place(name="Im Buergerhaus (Saal)"),
    Place(name="Bürgerhaus", street="Ringstraße 5"),
    Place(name="Haus Regenbogen"),
]
ELSEWHERE = [
    Place(name="Bürgerhaus", town="Geisa"),
    Place(name="Bürgerhaus", street="Ringstraße 5", town="Seebach"),
    Place(name="Bürgerhaus", postcode="36419"),
    Place(name="Sterntaler", town="Seebach"),
    Place(street="Hauptstraße 1"),
]


def asked(week, **changes):
    found = all_checks.findings(cast.draft(**changes), week)
    return [each for each in found if each.code == "which_place"]


@pytest.mark.parametrize(("place", "name"), DECIDED)
def test_what_decides(place, name, houses, week, nord):
    assert known.meant_venue(nord, place) == houses[name]
    assert asked(week, place=place) == []


@pytest.mark.parametrize("place", OPEN)
def test_what_is_open_is_asked_and_stays_as_written(place, houses, week, nord):
    assert register.find_venue(nord, place) is None
    (finding,) = asked(week, place=place)
    offered = {each.value for each in finding.candidates}
    assert finding.field == "place.name"
    assert offered == (
        {"buergerhaus"}
        if "ürger" in place.name or "uerger" in place.name
        else {"regenbogen-1", "regenbogen-2"}
    )


@pytest.mark.parametrize(
    "name", ["DGH", "Kath. Pfarramt", "Parkplatz", "Haus der Begegnung", "مسجد", "قاعة البلدية"]
)
def test_every_kind_of_house_needs_a_town(name, week):
    assert [each.field for each in asked(week, place=Place(name=name))] == ["place.name"]
    assert asked(week, place=Place(name=name, town="Geisa")) == []


@pytest.mark.parametrize("field", ["end_place", "bad_weather_place"])
def test_where_it_ends_and_where_it_goes_when_it_rains_is_asked_too(field, houses, week):
    nowhere = {"place": Place(name="Wanderparkplatz Rhönblick")}
    (finding,) = asked(week, **nowhere, **{field: "im Bürgerhaus"})
    assert (finding.field, finding.severity) == (field, "question")
    chosen = answered(cast.draft(**{field: "im Bürgerhaus"}), finding, "buergerhaus")
    assert getattr(chosen, field) == "Bürgerhaus, Hauptstraße 1, 99846 Seebach"
    for words in ("Bürgerhaus Seebach", "Bürgerhaus, Hauptstraße 1, Seebach", "Rhönblick"):
        assert asked(week, **nowhere, **{field: words}) == []


def test_a_walk_through_a_town_may_end_at_its_town_hall(houses, week):
    here = {"place": Place(name="Brunnen", town="Geisa")}
    assert [each.severity for each in asked(week, **here, end_place="Rathaus")] == ["hint"]
    assert asked(week, **here, bad_weather_place="Turnhalle") == []


@pytest.mark.parametrize("place", ELSEWHERE)
def test_another_address_is_another_house(place, houses, nord):
    assert register.find_venue(nord, place) is None


def test_a_kind_of_house_that_nobody_knows_needs_a_town(week):
    (finding,) = asked(week, place=Place(name="Rathaus"))
    assert finding.candidates == ()
    assert asked(week, place=Place(name="Rathaus", town="Neustadt")) == []


def test_the_answer_is_the_house_with_the_room(houses, week):
    draft = cast.draft(place=Place(name="Bürgerhaus (großer Saal)", note="Hintereingang"))
    (finding,) = asked(week, place=draft.place)
    chosen = answered(draft, finding, "buergerhaus")
    assert chosen.place == Place(venue="buergerhaus", room="großer Saal", note="Hintereingang")
    assert asked(week, place=chosen.place) == []


def test_a_single_date_is_asked_about_too(houses, week):
    draft = cast.draft(place=Place(venue="mgh"), whens=(cast.when(place=HOUSE),))
    (finding,) = asked(week, place=draft.place, whens=draft.whens)
    assert finding.field == "whens.0.place.name"
    chosen = answered(draft, finding, "buergerhaus")
    assert chosen.whens == (replace(draft.whens[0], place=Place(venue="buergerhaus")),)


def test_the_office_answers_or_lets_the_words_stand(houses, week, aylin):
    office = organiser(aylin)
    submission = cast.offered(week, place=HOUSE)
    with pytest.raises(moderation.Unanswered):
        moderation.accept(submission, by=office, at=cast.AT)
    event = moderation.accept(submission, by=office, at=cast.AT, despite=["which_place:place.name"])
    assert (event.venue.name, event.venue.town) == ("Bürgerhaus", None)
    other = cast.offered(week, title="Lesung", place=HOUSE)
    key = "which_place:place.name"
    moderation.answer(other, key, "buergerhaus", by=office, at=cast.AT)
    other.refresh_from_db()
    assert from_data(other.latest.data).place == Place(venue="buergerhaus")


def test_words_that_stand_make_one_row_however_often(houses, week, aylin):
    for title in ("Lesung", "Tanz"):
        cast.accepted(week, aylin, title=title, place=HOUSE)
    assert len({event.venue_id for event in Event.objects.all()}) == 1


@pytest.mark.parametrize("houses_there", [True, False])
def test_words_that_stand_answer_nothing_for_others(houses_there, week, nord, aylin, request):
    if houses_there:
        request.getfixturevalue("houses")
    cast.accepted(week, aylin, place=HOUSE)
    row = Event.objects.get().venue
    assert (row.name, row.town) == ("Bürgerhaus", None)
    (finding,) = asked(week, title="Tanz", place=HOUSE)
    assert [each.value for each in finding.candidates] == ["buergerhaus"] * houses_there
    assert register.find_venue(nord, HOUSE) is None
    assert len(asked(week, title="Tanz", place=Place(venue=row.slug))) == 1
    assert row not in Suggestions(week).venues.values()
    facts = lookup.of(week)
    table = b"Titel;Datum;Ort\nFest;28.9.2026;B\xc3\xbcrgerhaus\n"
    assert any_file.read(table, facts).items[0].draft.place == HOUSE
    assert reading.read("Fest\n28.9.2026, 18 Uhr\nOrt: Bürgerhaus", week).draft.place == HOUSE


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Bürgerhaus", HOUSE),
        ("Bürgerhaus, Seebach", Place(venue="buergerhaus")),
        ("Bürgerhaus (großer Saal), Seebach", Place(venue="buergerhaus", room="großer Saal")),
        ("Bürgerhaus, Hauptstr. 1", Place(venue="buergerhaus")),
        ("Bürgerhaus, 99846 Seebach", Place(venue="buergerhaus")),
        ("Bürgerhaus, Geisa", Place(name="Bürgerhaus", town="Geisa")),
        ("Sterntaler, Ring 5", Place(venue="mgh", note="Ring 5")),
    ],
)
def test_calendars_and_tables(line, place, houses, week):
    facts = lookup.of(week)
    assert address_line.read(line, facts) == place
    table = f'Titel;Datum;Ort\nFest;28.9.2026;"{line}"\n'.encode()
    assert any_file.read(table, facts).items[0].draft.place == place


@pytest.mark.parametrize(
    ("columns", "place"),
    [
        ("Bürgerhaus;;;Seebach", Place(venue="buergerhaus")),
        ("Bürgerhaus;Hauptstraße 1;;", Place(venue="buergerhaus")),
        ("Bürgerhaus;;99846;", Place(venue="buergerhaus")),
        ("Bürgerhaus;;;", HOUSE),
        (
            "Bürgerhaus;Ring 5;;Seebach",
            Place(name="Bürgerhaus", street="Ring 5", town="Seebach"),
        ),
        ("Bürgerhaus, Ring 5;;;Geisa", Place(name="Bürgerhaus", street="Ring 5", town="Geisa")),
        ("Bürgerhaus, Geisa;;;Seebach", Place(name="Bürgerhaus, Geisa", town="Seebach")),
    ],
)
def test_columns_of_a_table(columns, place, houses, week):
    table = f"Titel;Datum;Ort;Straße;PLZ;Stadt\nFest;28.9.2026;{columns}\n".encode()
    assert any_file.read(table, lookup.of(week)).items[0].draft.place == place


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Ort: Bürgerhaus", HOUSE),
        ("im Bürgerhaus", HOUSE),
        ("Ort: Bürgerhaus, Geisa", Place(name="Bürgerhaus", town="Geisa")),
        ("Ort: Bürgerhaus in Seebach", Place(name="Bürgerhaus", town="Seebach")),
        ("Ort: Bürgerhaus, Ring 5", Place(name="Bürgerhaus", street="Ring 5")),
    ],
)
def test_pasted_words(words, place, houses, week):
    draft = reading.read(f"Fest\n28.9.2026, 18 Uhr\n{words}", week).draft
    assert draft.place == place
