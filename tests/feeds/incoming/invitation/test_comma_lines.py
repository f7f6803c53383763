"""Lines that say several things behind commas: when, where, what it costs, how many may come."""

import pytest

from feeds.incoming.invitation.reading import read

DATED = "Orgelabend\n26.9.2026, 19 Uhr\n"


def _when(draft):
    return [(f"{when.starts_on:%d.%m.}", f"{when.start_time:%H:%M}") for when in draft.whens]


@pytest.mark.parametrize(
    "line",
    [
        "Treff: Sa. 26.9., 9 Uhr, Bahnhof Wiesental",
        "Treffpunkt: Samstag, 26.9.2026, 9 Uhr, Bahnhof Wiesental",
        "Treffen: Sa, 26.9.2026, 9 Uhr am Bahnhof Wiesental",
        "Ort: Bahnhof Wiesental, 26.9.2026, 9 Uhr",
        "Treffpunkt: Bahnhof Wiesental (26.9., 9 Uhr)",
        "Wo und wann: Sa. 26.9., 9 Uhr, Bahnhof Wiesental",
        "Start: Samstag, 26.9.2026, 9 Uhr am Bahnhof Wiesental",
    ],
)
def test_a_moment_is_no_part_of_a_place(week, line):
    draft = read(f"Herbstwanderung\n{line}", week).draft
    assert (draft.title, _when(draft)) == ("Herbstwanderung", [("26.09.", "09:00")])
    assert draft.place.name.startswith("Bahnhof")
    assert not any(char.isdigit() for char in draft.place.name)


@pytest.mark.parametrize("line", ["9.30 Uhr, Bahnhof", "9.30 Uhr am Bahnhof", "Bahnhof (9.30 Uhr)"])
def test_the_time_at_which_one_meets_is_no_second_beginning(week, line):
    found = read(f"Herbstwanderung\n26.9.2026, 10 Uhr\nTreffpunkt: {line}", week)
    assert (found.draft.place.name, _when(found.draft)) == ("Bahnhof", [("26.09.", "10:00")])
    assert found.left == ("Treffpunkt 9.30 Uhr",)


def test_a_room_with_a_number_is_no_moment(week):
    place = read(DATED + "Ort: Rathaus, 2. OG, Raum 2.10", week).draft.place
    assert (place.name, place.room) == ("Rathaus", "2. OG, Raum 2.10")


@pytest.mark.parametrize(
    ("behind", "price"),
    [
        ("Karten 12/8 €", "Karten 12/8 €"),
        ("VVK 10 Euro", "VVK 10 Euro"),
        ("VVK 10 €, AK 12 €", "VVK 10 €, AK 12 €"),
        ("5 € pro Person", "5 € pro Person"),
        ("Teilnahme 5 €, max. 12 Personen", "Teilnahme 5 €"),
        ("Karten im Weltladen", "Karten im Weltladen"),
        ("Eintritt frei", ""),
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "Orgelabend, 26.9.2026, 19 Uhr, Marktkirche, {}",
        "Orgelabend\n26.9.2026, 19 Uhr, Marktkirche, {}",
        DATED + "Marktkirche, {}",
        DATED + "Ort: Marktkirche, {}",
    ],
)
def test_what_it_costs_is_no_part_of_the_place(week, text, behind, price):
    draft = read(text.format(behind), week).draft
    assert (draft.title, draft.place.name) == ("Orgelabend", "Marktkirche")
    assert (draft.price, draft.place.note) == (price, "")


def test_behind_an_address_too(week):
    told = (
        "Kräuterkurs, 26.9.2026, 17 Uhr, Schlossplatz 2, 36419 Geisa, Teilnahme 5 €, max. 12 Plätze"
    )
    found = read(told, week)
    place = found.draft.place
    assert (place.street, place.postcode, place.note) == ("Schlossplatz 2", "36419", "")
    assert (found.draft.price, found.draft.registration.places) == ("Teilnahme 5 €", 12)
    assert found.left == ()


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Start am Markt, Ende jeweils am Karlsplatz", "end_place", "Karlsplatz"),
        ("Ende: Karlsplatz", "end_place", "Karlsplatz"),
        ("Ende: offen", "end_place", ""),
        (
            "Bei Regen im Vereinsheim, Geisaer Str.",
            "bad_weather_place",
            "Vereinsheim, Geisaer Str.",
        ),
        ("Bei Regen: in der Alten Färberei", "bad_weather_place", "Alte Färberei"),
    ],
)
def test_other_places_are_named_as_they_are_called(week, line, field, value):
    assert getattr(read(DATED + line, week).draft, field) == value


@pytest.mark.parametrize(
    ("line", "signed"),
    [
        ("Gebärdensprache wird angeboten.", ("gsg",)),
        ("Mit Gebärdensprache", ("gsg",)),
        ("Gebärdensprachdolmetscherin vor Ort", ("gsg",)),
        ("Kurs für Gebärdensprache", ()),
    ],
)
def test_signs_are_offered(week, line, signed):
    assert read(DATED + line, week).draft.languages.signed == signed


def test_a_point_of_the_day_is_kept_and_not_asked(week):
    found = read("Herbstlauf\n26.9.2026, 10 Uhr\nSiegerehrung ca. 16:30", week)
    assert found.left == ()
    assert "Siegerehrung ca. 16:30" in found.draft.description


def test_a_line_end_that_is_spelled_out_is_one(week):
    draft = read("Orgelabend\\n26.9.2026, 19 Uhr\\nOrt: Marktkirche", week).draft
    assert (draft.title, draft.place.name) == ("Orgelabend", "Marktkirche")


@pytest.mark.parametrize("label", ["المكان: ", ""])
@pytest.mark.parametrize("comma", ["،", ","])
def test_an_address_in_arabic_letters_in_its_parts(week, label, comma):
    line = f"{label}مكتبة المدينة{comma} سوفينشتراسه 10{comma} 99817 آيزناخ"
    place = read(f"أمسية قراءة\n26.9.2026، الساعة 18:00\n{line}", week).draft.place
    assert (place.name, place.street) == ("مكتبة المدينة", "سوفينشتراسه 10")
    assert (place.postcode, place.town) == ("99817", "آيزناخ")
