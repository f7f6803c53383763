"""Texts against fields: every question once, quickly, and answered with what is offered."""

from dataclasses import asdict, replace
from datetime import date, time

import pytest

from programme.checks import all_checks, lengths
from programme.checks.answering import answered
from programme.checks.finding import run_checks
from programme.checks.texts.public_words import sayings
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, Place, Registration, Rule, Text
from programme.drafts.fitting import fitting
from programme.plain_text import fold
from tests import cast
from tests.effort import grows_evenly, works_at_most

WORDS = ("12 Uhr ", "am Dienstag ", "28.9. ", "Wort ", "W", "ab ", "12 Uhr. ", "in ", "31.9. ")


def findings(week, **changes):
    return all_checks.findings(cast.draft(**changes), week)


def codes(week, **changes):
    return [item.code for item in findings(week, **changes)]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Anmeldung: 0171 2345678", ["private_phone"]),
        ("Ruf an: +49 (0)151/234 567 89", ["private_phone"]),
        ("Anmeldung: 03695 617000", []),
        ("Vom 1571 bis 1670000 gab es Krieg", []),
        ("Link: https://us02web.zoom.us/j/123?pwd=x", ["access_link"]),
        ("Mehr: https://www.wartburgkreis.de/zoo", []),
        ("Schreiben Sie an karla.muster@gmx.de", ["private_email"]),
        ("Schreiben Sie an info@verein.example", []),
        ("Ein Fest (Uhrzeit bitte noch klären)", ["editors_remark"]),
        ("Ein Fest [Ministerium prüfen]", ["editors_remark"]),
        ("Wir beginnen ???", ["editors_remark"]),
        ("TODO: Bild", ["editors_remark"]),
        ("Wir prüfen Fahrräder (und mehr??)", []),
        ("Beginn ist 19.30 Uhr", ["time_in_text"]),
        ("Beginn ist 18 Uhr, Einlass 17 Uhr", []),
        ("Wir sehen uns am 29.9. hier", ["day_in_text"]),
        ("Wir sehen uns am 28.09.2026 hier", []),
    ],
)
def test_what_a_text_raises(week, text, asked):
    assert codes(week, description=text) == asked


@pytest.mark.parametrize("word", ["a", "1", ".", "/b/", "a@", "zoom.", "0 ", "1.1.", *WORDS])
def test_no_text_takes_long(week, word):
    """A word of a quarter of a million characters once took an hour."""
    long = word * (250_000 // len(word))
    with works_at_most(60):
        all_checks.findings(cast.draft(title=long, summary=long, description=long), week)


@pytest.mark.parametrize("word", WORDS)
def test_checks_take_as_long_as_the_text(week, word):
    def check(length):
        all_checks.findings(cast.draft(description=(word * length)[:length]), week)

    assert grows_evenly(check, 600)


def test_what_does_not_fit_is_read_as_far_as_it_fits(week):
    seen = []

    def check(draft, programme):
        seen.append(draft)
        return ()

    place = Place(name="x" * 999, town="Neustadt")
    whens = (cast.when(note="x" * 999, place=place),)
    text = Text(language="en", title="x" * 999)
    draft = cast.draft(title="x" * 999, translations=(text,), organisers=("x" * 999,), whens=whens)
    found = run_checks(draft, week, [check, lengths.lengths])
    (read,) = seen
    assert [len(said) for said in (read.title, read.organisers[0], read.whens[0].note)] == [
        160,
        200,
        300,
    ]
    assert [len(read.translations[0].title), len(read.whens[0].place.name)] == [160, 160]
    assert [str(each.message) for each in found if "999" in str(each.message)] == [
        str(each.message) for each in found
    ]
    assert len(found) == 5
    assert fitting(cast.draft()) == cast.draft()


def test_a_line_of_five_thousand_letters_is_read_in_pieces_of_sentences():
    text = "Am 28.9. um 18 Uhr geht es los. " * 150
    ((_field, pieces),) = sayings(EventDraft(description=text))
    assert max(map(len, pieces)) <= 600
    assert {piece[-3:] for piece in pieces} == {"os."}
    assert " ".join(pieces) == fold(text)


def test_another_town_is_found_behind_a_long_text(week, aylin):
    week.district.towns.create(name="Geisa", slug="geisa")
    told = {
        "Wort " * 40 + "im Bürgerhaus Geisa": ["town_in_text"],
        "Wort " * 40 + "in der Stadt Geisa": ["town_in_text"],
        "Zeitgleich wie in Geisa": [],
        "Die Kapelle aus Geisa spielt": [],
        "Fest in Geisaer Tracht": [],
    }
    assert {text: codes(week, summary=text) for text in told} == told


def test_a_text_that_speaks_of_another_town_is_hinted_at(week, aylin):
    cast.accepted(week, aylin, title="Markt", place=Place(name="Markt", town="Bad Altstadt"))
    far = date(2026, 11, 10)
    draft = {"title": "Fest in Bad Altstadt", "whens": (cast.when(far),)}
    assert codes(week, **draft) == ["town_in_text"]
    assert codes(week, **draft, place=Place(name="Markt", town="Bad Altstadt")) == []


def test_a_mistyped_year_gets_a_candidate(week):
    (finding,) = all_checks.findings(cast.draft(whens=(cast.when(date(2025, 9, 28)),)), week)
    assert [item.value for item in finding.candidates] == ["2025-09-28", "2026-09-28"]


@pytest.mark.parametrize("weekday", [None, 0, 2])
def test_no_answer_lies_decades_away(week, weekday):
    when = replace(cast.when(date(2072, 9, 28)), stated_weekday=weekday)
    (finding,) = all_checks.findings(cast.draft(whens=(when,)), week)
    assert finding.code == "outside_programme"
    assert [item.value for item in finding.candidates] == ["2026-09-28"]


@pytest.mark.parametrize(("day", "answers"), [(29, ["none"]), (30, ["none"])])
def test_a_deadline_after_the_event_can_be_left_out(week, day, answers):
    said = Registration(need="requested", deadline=date(2026, 9, day))
    draft = cast.draft(registration=said)
    (finding,) = all_checks.findings(draft, week)
    assert [item.value for item in finding.candidates] == answers
    mended = answered(draft, finding, "none")
    assert mended.registration == replace(said, deadline=None)
    assert all_checks.findings(mended, week) == ()


def test_a_link_with_its_key_is_asked_about_once(week):
    link = "https://zoom.us/j/123456789?pwd=a1B2c3D4"
    assert codes(week, description=f"Online: {link}") == ["access_link"]
    both = codes(week, description=f"Online: {link} Passwort: geheim77")
    assert both == ["access_link", "access_key"]


PART = Registration(need="none", only_for="Gruppen", text="im Büro")
TWICE = (cast.when(), cast.when(date(2026, 9, 29)), cast.when())
SERIES = Rule(
    freq="weekly", starts_on=date(2026, 9, 28), until=date(2026, 10, 12), start_time=time(18)
)


@pytest.mark.parametrize(
    ("changes", "statuses", "title"),
    [
        ({"title": "ABGESAGT: Lesung"}, ["cancelled"], "Lesung"),
        ({"title": "Lesung (ausgebucht)"}, ["full"], "Lesung"),
        ({"description": "Die Lesung fällt leider aus."}, ["cancelled"], "Offener Stammtisch"),
        (
            {"title": "Abgesagt: Kurs", "whens": (), "rule": SERIES},
            ["cancelled"] * 3,
            "Kurs",
        ),
        (
            {
                "title": "Kurs",
                "summary": "Der Termin am 5.10. entfällt.",
                "whens": (cast.when(), cast.when(date(2026, 10, 5))),
            },
            ["scheduled", "cancelled"],
            "Kurs",
        ),
    ],
)
def test_the_answer_of_a_state_is_the_status_of_the_dates(week, changes, statuses, title):
    draft = cast.draft(**changes)
    (finding,) = all_checks.findings(draft, week)
    assert finding.code == "state_in_text"
    said = answered(draft, finding, finding.candidates[0].value)
    assert [when.status for when in dates.whens(said)] == statuses
    assert said.title == title
    assert all_checks.findings(said, week) == ()


PRICE, AGES = {"is_free", "price"}, {"age_min", "age_max"}
# What is answered together: a price and whether there is one.
BELONG = dict.fromkeys(PRICE, PRICE) | dict.fromkeys(AGES, AGES)


@pytest.mark.parametrize(
    ("changes", "value", "path"),
    [
        ({"is_free": True, "price": "5 €"}, "false", ("is_free", False)),
        ({"is_free": True, "price": "5 €"}, "true", ("price", "")),
        (
            {"whens": (cast.when(start=time(8), end_time=time(7)),)},
            "19:00",
            ("whens.0.end_time", time(19)),
        ),
        (
            {"registration": Registration(need="requested", deadline=date(2027, 9, 20))},
            "2026-09-20",
            ("registration.deadline", date(2026, 9, 20)),
        ),
        (
            {
                "summary": "Anmeldung nötig.",
                "registration": Registration(need="none", text="im Büro"),
            },
            "required",
            ("registration.need", "required"),
        ),
        ({"summary": "Nur für Mitglieder."}, "invited", ("openness", "invited")),
        ({"age_min": 12, "age_max": 6}, "6-12", ("age_min", 6)),
        ({"age_min": 12, "age_max": 6}, "6-12", ("age_max", 12)),
        ({"summary": "Ab 8 Jahren.", "age_min": 6}, "8", ("age_min", 8)),
        ({"whens": TWICE}, "once", ("whens", TWICE[:2])),
        (
            {"whens": (cast.when(end_time=time(18)),)},
            "none",
            ("whens", (cast.when(end_time=None),)),
        ),
        ({"whens": (), "rule": replace(SERIES, end_time=time(18))}, "none", ("rule", SERIES)),
        ({"summary": "Eintritt: 5,50 Euro", "is_free": True}, "false", ("is_free", False)),
        ({"summary": "Eintritt: 5,50 Euro", "is_free": True}, "false", ("price", "5,50 €")),
        ({"summary": "Eintritt 8 € / 5 €", "is_free": True}, "false", ("price", "")),
        ({"summary": "Der Eintritt ist frei.", "price": "5 €"}, "true", ("price", "")),
        ({"summary": "Der Eintritt ist frei.", "price": "5 €"}, "true", ("is_free", True)),
        ({"registration": PART}, "required", ("registration", replace(PART, need="required"))),
        ({"registration": PART}, "none", ("registration", replace(PART, only_for=""))),
    ],
)
def test_an_answer_stands_in_its_field_and_ends_the_question(week, changes, value, path):
    draft = cast.draft(**changes)
    (finding,) = all_checks.findings(draft, week)
    said = answered(draft, finding, value)
    field, expected = path
    found = said
    for step in field.split("."):
        found = found[int(step)] if step.isdigit() else getattr(found, step)
    assert found == expected
    assert all_checks.findings(said, week) == ()
    changed = {name for name, value in asdict(said).items() if value != asdict(draft)[name]}
    assert changed <= BELONG.get(field, {field.split(".")[0]})


def test_only_what_is_offered_is_an_answer(week):
    draft = cast.draft(title="ABGESAGT: Lesung")
    (finding,) = all_checks.findings(draft, week)
    with pytest.raises(ValueError, match="state_in_text"):
        answered(draft, finding, "full")


def registered(week):
    """Two towns with their places, as they are when events are public, and one without any."""
    week.district.towns.create(name="Oberdorf", slug="oberdorf")
    for name, code in (("Bad Altstadt", "36433"), ("Neustadt", "99817")):
        town = week.district.towns.create(name=name, slug=name[-8:].lower())
        week.district.venues.create(
            name="Bürgerhaus", slug=f"b-{code}", town=town, postcode=code, street="Markt 1"
        )
        if code == "36433":
            for n, name in enumerate(("Marienkirche", "Musterkirche")):
                week.district.venues.create(name=name, slug=f"k-{n}", town=town)
            week.district.venues.create(
                name="Villa Sonne", slug="villa", town=town, street="Allee 2", aliases=["Sonne"]
            )


@pytest.mark.parametrize(
    ("place", "asked"),
    [
        (Place(name="Villa Sonne", town="Neustadt"), ["Bad Altstadt"]),
        (Place(name="Sonne", town="Neustadt"), ["Bad Altstadt"]),
        (Place(name="Saal im Rathaus Bad Altstadt", town="Neustadt"), ["Bad Altstadt"]),
        (Place(name="Haus am See", town="Neustadt", postcode="36433"), ["Bad Altstadt"]),
        (Place(venue="villa", town="Neustadt"), ["Bad Altstadt"]),
        (Place(name="Villa Sonne", town="Bad Altstadt"), []),
        (Place(name="Bürgerhaus", town="Neustadt"), []),
        (Place(name="Bürgerhaus", town="Drittenort"), []),
        (Place(name="Villa Sonne", street="Ringweg 7", town="Neustadt"), []),
        (Place(name="Hotel Bad Altstadt Blick", town="Neustadt"), []),
        (Place(name="Haus am See", town="Neustadt", postcode="99817"), []),
        (Place(name="Haus am See", town="Drittenort", postcode="36433"), ["Bad Altstadt"]),
        (Place(name="Haus am See", town="Drittenort", postcode="36999"), []),
        (Place(name="Haus am See", town="Neustadt", postcode="99999"), ["99817"]),
        (Place(name="Haus am See", town="Neustadt", postcode="80331"), ["99817"]),
        (Place(name="Haus am See", town="Oberdorf", postcode="36433"), ["Bad Altstadt"]),
        (Place(name="Haus am See", town="Oberdorf", postcode="36999"), []),
        (Place(name="Haus am See", town="Oberdorf", postcode="98617"), []),
        (Place(name="Haus am See", town="München", postcode="80331"), []),
        (Place(name="Haus am See", town="Neustatd"), ["Neustadt"]),
        (Place(name="Haus am See", town="Bad Alstadt", postcode="36433"), ["Bad Altstadt"]),
        (Place(name="Haus am See", town="Neustadl", postcode="94000"), []),
        (Place(name="Haus am See", town="Altstadt"), []),
        (Place(name="Marienkirche", town="Neustadt"), []),
        (Place(name="Musterkirche", town="Neustadt"), ["Bad Altstadt"]),
        (Place(venue="villa"), []),
    ],
)
def test_a_place_that_belongs_to_another_town_is_asked_about(week, place, asked):
    registered(week)
    found = findings(week, place=place)
    assert [item.code for item in found] == ["place_elsewhere"] * len(asked)
    assert [each.value for item in found for each in item.candidates] == asked
    for item in found:
        said = answered(cast.draft(place=place), item, asked[0])
        assert all_checks.findings(said, week) == ()


@pytest.mark.parametrize(
    ("place", "severity"),
    [
        (Place(name="Haus am See", town="Neustadt", postcode="80331"), "question"),
        (Place(name="Haus am See", town="Oberdorf", postcode="80331"), "question"),
        (Place(name="Haus am See", town="Neustadt", postcode="99999"), "hint"),
        (Place(name="Haus am See", town="Oberdorf", postcode="36433"), "hint"),
        (Place(name="Haus am See", town="Neustadt", postcode="36433"), "question"),
    ],
)
def test_a_postcode_of_far_away_or_of_another_town_must_be_answered(week, place, severity):
    """A village may share that of the next town, and nobody knows every postcode of a town."""
    registered(week)
    assert [item.severity for item in findings(week, place=place)] == [severity]


@pytest.mark.parametrize(
    ("title", "hinted"),
    [
        ("Fest in Bad Altstadt", True),
        ("Konzert im Bürgerhaus Bad Altstadt", True),
        ("Party at Bad Altstadt", True),
        ("Markt in der Stadt Bad Altstadt", True),
        ("Kapelle Rot aus Bad Altstadt", False),
        ("Bad Altstadt Jazz Trio", False),
        ("Konzert mit der Blaskapelle Bad Altstadt", False),
        ("Es spielt der Musikverein Bad Altstadt", False),
        ("Andacht, Friedhofskapelle Bad Altstadt", True),
        ("Fahrt nach Bad Altstadt", False),
        ("Von Bad Altstadt in Neustadt zu Gast", False),
        ("Bad Altstadter Blasmusik", False),
    ],
)
def test_a_town_in_the_text_is_that_of_the_event_only_where_it_takes_place(week, title, hinted):
    registered(week)
    assert codes(week, title=title) == ["town_in_text"] * hinted


@pytest.mark.parametrize(
    "words", ["Beginn um 20 Uhr.", "Wir feiern am 29.9.", "Kommt am Dienstag!"]
)
def test_a_summary_that_is_its_text_again_is_asked_about_once(week, words):
    assert len(codes(week, summary=words, description=f"{words}\nMit Musik.")) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Beginn ist halb zwölf.", "halb zwölf"),
        ("Beginn um fünf Uhr nachmittags", "fünf uhr nachmittags"),
        ("Beginn: 19.30 Uhr", "19:30"),
    ],
)
def test_a_time_is_shown_as_it_is_spelt(week, text, words):
    [asked] = findings(week, summary=text)
    assert f" {words}," in str(asked.message)
