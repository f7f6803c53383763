"""Letters and posters that were read wrongly: titles, houses and organisers in their sentences."""

import pytest

from feeds.incoming.invitation.reading import read

WHERE = "Samstag, 26.9.2026, 14 Uhr\nKulturhaus, Schlossstraße 8, 99999 Neustadt\n"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Fachtag Sprache öffnet Türen\n{WHERE}", "Fachtag Sprache öffnet Türen"),
        (f"Heimat finden in Leuna\n{WHERE}", "Heimat finden in Leuna"),
        (f"Sprachcafé jeden Mittwoch\n{WHERE}", "Sprachcafé"),
        (f"Das Kulturamt präsentiert\nClown sucht den Mond\n{WHERE}", "Clown sucht den Mond"),
        ("Vortrag: Heimat\nWann: 26.9.2026, 14 Uhr\nWo: Kulturhaus\nEintritt: frei", "Heimat"),
        (
            "Der Verein organisiert am Samstag, 26. September 2026, eine Busfahrt ins Museum.",
            "Busfahrt ins Museum",
        ),
        (
            "Liebe Eltern,\nzum nächsten Elterntreff sehen wir uns am 26.9.2026 um 14 Uhr.",
            "Elterntreff",
        ),
        (
            "Das Sprachcafé im Kulturhaus (Schlossstraße 8, 99999 Neustadt) öffnet am 26.9.2026.",
            "Sprachcafé",
        ),
        (
            "Im Oktober kommen wir am Montag (4.10.2026) um 17 Uhr zum Friedensgebet in der "
            "Kirche zusammen.",
            "Friedensgebet",
        ),
    ],
)
def test_the_title(neustadt, text, title):
    assert read(text, neustadt).draft.title == title


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Wir laden zur Orgelmusik in die Stadtkirche St. Martin ein (Schlossstraße 8, 99999 "
            "Neustadt). Am 26.9.2026 um 19 Uhr.",
            "Stadtkirche St. Martin",
        ),
        (
            "Der Vortrag findet am 26.9.2026 um 19 Uhr in der Alten Färberei (Schlossstraße 8, "
            "99999 Neustadt) statt.",
            "Alte Färberei",
        ),
        (
            "Kleidertausch\n26.9.2026, 11 Uhr, Alte Spinnerei, Schlossstraße 8, 99999 Neustadt",
            "Alte Spinnerei",
        ),
        (
            "Frühstück für alle!\n26.9.2026\n10 Uhr\nOase\nWeiße Mauer 8, 99999 Neustadt",
            "Oase",
        ),
    ],
)
def test_the_house(neustadt, text, name):
    place = read(text, neustadt).draft.place
    assert (place.name, place.postcode) == (name, "99999")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Orga: Frauentreff Beispiel", "Frauentreff Beispiel"),
        ("Wir sind: Verein Wurzeln e. V.", "Verein Wurzeln e. V."),
        ("Eine Ausstellung des Fotoclub Muster", "Fotoclub Muster"),
        ("Beginn ist um 17 Uhr. Die Kantorei Neustadt lädt herzlich ein.", "Kantorei Neustadt"),
        ("Herzlich grüßt\ndas Pfarramt Neustadt", "Pfarramt Neustadt"),
    ],
)
def test_the_organiser(neustadt, line, name):
    assert read(f"Herbstfest\n{WHERE}{line}", neustadt).draft.organisers == (name,)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "ACHTUNG! Das Internationale Turnier am 25.9.2026 in der Werratalhalle muss leider "
            "verschoben werden. Neuer Termin: 2.10.2026, 10 Uhr.",
            "Internationales Turnier",
        ),
        (
            "ACHTUNG: Statt am 24.9. findet unser Erzählcafé am 1.10.2026 um 15 Uhr statt.",
            "Erzählcafé",
        ),
        ("Kinoabend wird vom 24.9. auf den 8.10.2026, 19 Uhr verschoben.", "Kinoabend"),
    ],
)
def test_what_is_moved_is_the_title(neustadt, text, title):
    assert read(text, neustadt).draft.title == title


@pytest.mark.parametrize(
    "text",
    [
        f"Familienfest\n{WHERE}Bei Regen in der Werratalhalle, Am Sportplatz 2",
        f"Familienfest\n{WHERE}Der Eintritt ist frei. Bei Regen findet das Fest in der "
        "Werratalhalle, Am Sportplatz 2 statt. Bitte kommt alle.",
    ],
)
def test_the_hall_for_bad_weather_is_not_the_place(neustadt, text):
    draft = read(text, neustadt).draft
    assert (draft.place.name, draft.place.street) == ("Kulturhaus", "Schlossstraße 8")
    assert draft.bad_weather_place == "Werratalhalle, Am Sportplatz 2"


def test_a_part_keeps_its_day_and_is_no_deadline(neustadt):
    said = "Nur für den Workshop am 1.10. um 14 Uhr erforderlich, a@b.example"
    text = f"Fest\n{WHERE}Anmeldung: {said}"
    registration = read(text, neustadt).draft.registration
    assert registration.only_for == "Workshop am 1.10. um 14 Uhr"
    assert registration.deadline is None


def test_who_leads_is_no_public_contact(neustadt):
    text = f"Kochkurs\n{WHERE}Kontakt und Leitung: Petra Beispiel"
    found = read(text, neustadt)
    assert found.draft.public_contact == ""
    assert found.left == ("Kontakt und Leitung: Petra Beispiel",)


@pytest.mark.parametrize("mark", ["", "> ", ">> ", "> > ", "| "])
def test_a_mail_that_is_passed_on_is_read_as_its_content(neustadt, mark):
    mail = (
        "-----Ursprüngliche Nachricht-----\nVon: Kulturverein <a@verein.example>\n"
        "Datum: 3. August 2026 um 10:15:03 MESZ\nAn: amt@kreis.example\n"
        "Betreff: WG: Picknick im Park\n\n"
        "Sonntag, 27.9.2026, 14 Uhr\nKulturhaus, Schlossstraße 8, 99999 Neustadt"
    )
    found = read("\n".join(f"{mark}{line}" for line in mail.split("\n")), neustadt)
    assert found.draft.title == "Picknick im Park"
    assert [each.starts_on.isoformat() for each in found.draft.whens] == ["2026-09-27"]
    assert found.draft.place.street == "Schlossstraße 8"
    assert found.left == ()
    assert len(found.aside) == 4


def test_a_room_has_a_floor_and_start_and_end_of_a_tour_organise_nothing(neustadt):
    house = "Rathaus, Großer Saal, 2. OG, Schlossstraße 8, 99999 Neustadt"
    text = f"Radtour\n26.9.2026, 14 Uhr\n{house}"
    draft = read(f"{text}\nStart Bahnhof, Ziel Rathaus", neustadt).draft
    assert draft.place.room == "Großer Saal, 2. OG"
    assert draft.organisers == ()
