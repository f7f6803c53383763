"""Clubs whose own name is quoted, and titles beside days, prices and places."""

import pytest

from feeds.incoming.invitation import reading
from programme.models.venue import Town

pytestmark = pytest.mark.django_db

AT = "28.9.2027, 18 Uhr, Bürgerhaus Geisa"
CLUBS = [
    (
        'Der Verein "Bunte Brücke" lädt ein zum Kochabend am 28.9.2027 um 18 Uhr.',
        "Kochabend",
        ('Verein "Bunte Brücke"',),
    ),
    (
        f"Der Kulturverein „Weitblick“ e. V. lädt zum Konzert ein. {AT}",
        "Konzert",
        ("Kulturverein „Weitblick“ e. V.",),
    ),
    (
        f'Gartenfest\n{AT}\nKleingartenverein "Sonnenschein"',
        "Gartenfest",
        ('Kleingartenverein "Sonnenschein"',),
    ),
    (
        'Kochabend\nDie Theatergruppe "Querbeet" lädt am 28.9.2027 um 18 Uhr nach Geisa ein.',
        "Kochabend",
        ('Theatergruppe "Querbeet"',),
    ),
    (
        f'Kochabend\n{AT}\nInitiative "Offenes Haus" und der Verein Brücken e.V. laden ein',
        "Kochabend",
        ('Initiative "Offenes Haus"', "Verein Brücken e.V."),
    ),
    (
        f'Zum Liederabend lädt der Frauenchor "Harmonie" e.V. ein. {AT}',
        "Liederabend",
        ('Frauenchor "Harmonie" e.V.',),
    ),
    (
        "Der Heimatverein „Rhönfreunde“ Geisa und der Chor „Cantabile“ laden am 28.9.2027 zum "
        "Singen ein.",
        "Singen",
        ("Heimatverein „Rhönfreunde“ Geisa", "Chor „Cantabile“"),
    ),
    ("Am 28.9.2027 zeigt der Filmclub „Die Welle“ um 19 Uhr.", "Die Welle", ("Filmclub",)),
]
TITLES = [
    (
        f"Kurs beim Verein Trommelzauber e.V.\n{AT}\n"
        "Anmeldung beim Verein Trommelzauber e.V., Tel. 036961 12345",
        "Kurs beim Verein Trommelzauber e.V",
    ),
    (f"Anmeldung zur Ferienfreizeit\n{AT}", "Anmeldung zur Ferienfreizeit"),
    ("Der Kirmesverein lädt zum Tanztee ein am 28.9.2027 um 15 Uhr", "Tanztee"),
    (f"Leider müssen wir den Chorabend am 25.9.2027 absagen. Neuer Termin: {AT}", "Chorabend"),
    ("Leider fällt unser Lesecafé am 28.9.2027 im Bürgerhaus Geisa aus.", "Lesecafé"),
    (
        "+++ ACHTUNG NEUER TERMIN +++\nDie Lesung mit Musik am 24. September fällt leider aus!\n"
        "Neuer Termin: Donnerstag, 7. Oktober 2027, 19:30 Uhr\nStadtbibliothek Eisenach, Saal",
        "Lesung mit Musik",
    ),
    (
        "Liebe Nachbarn,\nam Samstag, 25.9.2027, laden wir ab 14 Uhr zu unserem\n"
        "*** HERBSTFEST ***\nein.",
        "HERBSTFEST",
    ),
    (f"{AT}\nLesenachmittag, Eintritt 3 €", "Lesenachmittag"),
    (f"Bilderbuchkino, Eintritt frei\n{AT}", "Bilderbuchkino"),
    (f"Krabbelstunde, kostenlos\n{AT}", "Krabbelstunde"),
]
PLACES = [
    (
        "Sommerfest\n26.9.2027, 14 Uhr, Gartenanlage am Siechenberg, Katzenaue 12, 99817 Eisenach",
        ("Gartenanlage am Siechenberg", "Katzenaue 12", "Eisenach"),
    ),
    (
        "Sommerfest\n26.9.2027, 14 Uhr, Kleingartenanlage Morgensonne, 36433 Bad Salzungen",
        ("Kleingartenanlage Morgensonne", "", "Bad Salzungen"),
    ),
    (
        "Sommerfest\n26.9.2027, 14 Uhr, Tennisanlage am Teich, Am Sand 12, 99817 Eisenach",
        ("Tennisanlage am Teich", "Am Sand 12", "Eisenach"),
    ),
    ("27.09., 19.30 Uhr, Vacha, Widmarckt: Lesung mit Musik", ("Widmarckt", "", "Vacha")),
    (f"{AT}\nLesenachmittag", ("Bürgerhaus", "", "Geisa")),
]


@pytest.fixture
def wartburg(week):
    for name in ("Geisa", "Eisenach", "Vacha", "Bad Salzungen"):
        Town.objects.create(district=week.district, name=name, slug=name.casefold()[:5])
    return week


@pytest.mark.parametrize(("text", "title", "organisers"), CLUBS)
def test_the_name_belongs_to_the_club(wartburg, text, title, organisers):
    draft = reading.read(text, wartburg).draft
    assert (draft.title, draft.organisers) == (title, organisers)


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_a_title_ends_before_what_is_said_beside_it(wartburg, text, title):
    assert reading.read(text, wartburg).draft.title == title


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_a_house_with_its_street_is_the_place_and_organises_nothing(wartburg, text, place):
    draft = reading.read(text, wartburg).draft
    assert (draft.place.name, draft.place.street, draft.place.town) == place
    assert draft.organisers == ()


def test_the_team_of_the_event_itself_is_no_organisation(wartburg):
    text = f"Begegnungscafé\n{AT}\nViele Grüße\nIhr Team vom Begegnungscafé\nCaritasverband Geisa"
    assert reading.read(text, wartburg).draft.organisers == ("Caritasverband Geisa",)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        (
            "Am 28.9.2027 um 18 Uhr findet im Rathaus, Sitzungssaal, eine Lesung statt, in "
            "Zusammenarbeit mit dem Weltladen Eisenach.",
            "",
        ),
        (
            "In Zusammenarbeit mit dem Weltladen Eisenach lädt der Chor am 28.9.2027 um 18 Uhr ins "
            "Bürgerhaus Geisa ein.",
            "Geisa",
        ),
    ],
)
def test_the_town_of_a_partner_is_not_that_of_the_place(wartburg, text, town):
    assert reading.read(text, wartburg).draft.place.town == town
