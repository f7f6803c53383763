"""Places as clubs, churches and town halls tell them: behind a title, on the way, in own rooms."""

import pytest

from feeds.incoming.invitation.reading import read
from programme.drafts.event_draft import Place

HEAD = "Begegnungsabend\n26.9.2026, 18 Uhr\n"
MEET = "Begegnungsabend\nWir treffen uns am 26.9.2026 um 18 Uhr "


@pytest.fixture
def geisa(neustadt):
    """A programme whose district knows three towns, and the Markt of one."""
    add = neustadt.district.towns.create
    add(name="Geisa", slug="geisa")
    add(name="Dermbach", slug="dermbach")
    eisenach = add(name="Eisenach", slug="eisenach")
    neustadt.district.venues.create(name="Markt", slug="markt", town=eisenach)
    return neustadt


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Sommerfest im Garten\n25. September 2026, 14 Uhr\nStadtpark Eisenach",
            Place(name="Stadtpark", town="Eisenach"),
        ),
        ("Theater im Park\n26.9.2026, 18 Uhr\nEintritt frei", Place(name="Park")),
        (f"{HEAD}Werraufer Geisa", Place(name="Werraufer", town="Geisa")),
        (f"{HEAD}DGH Geisa", Place(name="DGH", town="Geisa")),
        (
            f"{HEAD}Im Pfarrgarten hinter der Stadtkirche Geisa",
            Place(name="Pfarrgarten hinter der Stadtkirche", town="Geisa"),
        ),
        (
            f"{HEAD}Turnhalle der Grundschule am Park",
            Place(name="Turnhalle der Grundschule am Park"),
        ),
        (
            "Open Air auf der Wiese hinter der Kirche\n26.9.2026, 18 Uhr",
            Place(name="Wiese hinter der Kirche"),
        ),
        (f"{HEAD}Aula (Eingang Schulstraße)", Place(name="Aula", room="Eingang Schulstraße")),
        (
            f"{HEAD}Veranstaltungsort: Eisenach, Theaterplatz",
            Place(name="Theaterplatz", town="Eisenach"),
        ),
        (
            f"{HEAD}Treffpunkt: Brunnen am Markt, Eisenach",
            Place(name="Brunnen am Markt", town="Eisenach"),
        ),
        (
            f"{HEAD}Ort: Bürgerhaus Geisa, Eingang über den Hof",
            Place(name="Bürgerhaus", town="Geisa", note="Eingang über den Hof"),
        ),
        (
            f"{HEAD}Ort: Bürgerhaus, Geisa (barrierefrei)",
            Place(name="Bürgerhaus", town="Geisa", note="barrierefrei"),
        ),
        (
            f"{HEAD}Lehrküche der VHS // Lindenallee 3 // 36419 Geisa",
            Place(name="Lehrküche der VHS", street="Lindenallee 3", postcode="36419", town="Geisa"),
        ),
        (
            f"{HEAD}📍 Werkhof Süd\nSiedlerweg 11a\n36419 Geisa\nNachbarschaftshilfe Geisa",
            Place(name="Werkhof Süd", street="Siedlerweg 11a", postcode="36419", town="Geisa"),
        ),
        (
            f"{HEAD}Treffpunkt: vor der Touristinfo, Markt 24, Eisenach",
            Place(
                name="Touristinfo", street="Markt 24", town="Eisenach", note="vor der Touristinfo"
            ),
        ),
    ],
)
def test_in_lines(geisa, text, place):
    draft = read(text, geisa).draft
    assert (draft.place, draft.organisers) in [(place, ()), (place, ("Nachbarschaftshilfe Geisa",))]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("auf dem Parkplatz vor der Turnhalle in Geisa.", ("Parkplatz vor der Turnhalle", "Geisa")),
        ("am Spielplatz an der Ulster in Geisa.", ("Spielplatz an der Ulster", "Geisa")),
        ("unter der Dorflinde in Geisa.", ("Dorflinde", "Geisa")),
        ("in den Hörsaal 2, Campusring 9, 36419 Geisa.", ("Hörsaal 2", "Geisa")),
        ("auf die Halde Roßberg in Geisa.", ("Halde Roßberg", "Geisa")),
        ("im Gemeindesaal, Kirchgasse 3 in 36419 Geisa.", ("Gemeindesaal", "Geisa")),
        (
            "im ehemaligen Kulturhaus „Glück auf“, Schachtweg 7, Geisa.",
            ("Kulturhaus „Glück auf“", "Geisa"),
        ),
        (
            "und sehen den Film „Das Haus am Fluss“ im Lichtspielhaus, Marktgasse 18, Geisa.",
            ("Lichtspielhaus", "Geisa"),
        ),
        (
            "wieder. Der Stadtteiltreff Hasenholz in Geisa öffnet seine Türen.",
            ("Stadtteiltreff Hasenholz", "Geisa"),
        ),
        (
            "wieder. Wir öffnen unser Gebetshaus An-Nur (Industrieweg 17, 36419 Geisa).",
            ("Gebetshaus An-Nur", "Geisa"),
        ),
        (
            "wieder. Treffpunkt ist um 9.30 Uhr der Parkplatz Hohe Höhle in Geisa.",
            ("Parkplatz Hohe Höhle", "Geisa"),
        ),
        ("wieder. Treffpunkt ist am Museum in Geisa.", ("Museum", "Geisa")),
        ("und machen uns auf den Weg.", ("", "")),
    ],
)
def test_in_sentences(geisa, sentence, place):
    found = read(f"{MEET}{sentence}", geisa).draft.place
    assert (found.name, found.town) == place


@pytest.mark.parametrize(
    ("text", "name", "street"),
    [
        (
            "Der Frauentreff Geisa lädt in seine Räume in der Schulstraße 4 in Geisa ein.",
            "Frauentreff",
            "Schulstraße 4",
        ),
        (
            "Der Heimatverein Geisa lädt in seine Räume in der Schulstraße 4 in Geisa ein.",
            "",
            "Schulstraße 4",
        ),
        ("Ort: in unseren Räumen\nVeranstalter: Frauentreff Geisa e. V.", "Frauentreff Geisa", ""),
    ],
)
def test_own_rooms_are_those_of_who_invites(geisa, text, name, street):
    place = read(HEAD + text, geisa).draft.place
    assert (place.name, place.street) == (name, street)


@pytest.mark.parametrize(
    ("text", "place", "end_place", "end"),
    [
        ("Treffpunkt: Bahnhof Geisa\nEnde am Bachhaus (gegen 19 Uhr)", "Bahnhof", "Bachhaus", "19"),
        ("Start: Markt, Ziel: Schlosspark", "Markt", "Schlosspark", ""),
        ("Startpunkt: Markt\nZiel ist der Schlosspark.", "Markt", "Schlosspark", ""),
        (
            "Treffpunkt ist der Bahnhof in Geisa, die Führung endet am Kulturhaus.",
            "Bahnhof",
            "Kulturhaus",
            "",
        ),
        (
            "Wir starten am Markt in Geisa. Wir enden gegen 20 Uhr im Schlosspark.",
            "Markt",
            "Schlosspark",
            "20",
        ),
        ("Ort: Rathaus Geisa\nEnde am Abend", "Rathaus", "", ""),
        ("Ort: Rathaus Geisa\nDie Reihe endet im November.", "Rathaus", "", ""),
    ],
)
def test_where_it_ends(geisa, text, place, end_place, end):
    draft = read(HEAD + text, geisa).draft
    assert (draft.place.name, draft.end_place) == (place, end_place)
    assert [f"{each.end_time:%H}" if each.end_time else "" for each in draft.whens] == [end]


@pytest.mark.parametrize(
    "line",
    [
        "Ort folgt",
        "Ort wird nach Anmeldung bekannt gegeben",
        "Ort: wird bei Anmeldung mitgeteilt",
        "Der Ort steht noch nicht fest.",
        "Ort: nach Absprache",
        "Venue: to be announced",
        "المكان: سيعلن لاحقاً",
    ],
)
def test_a_place_to_follow_has_no_name(geisa, line):
    found = read(HEAD + line, geisa)
    assert (found.draft.place, found.left) == (Place(to_follow=True), ())


HYBRID = Place(name="Bürgerhaus", town="Geisa", online=True)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("vor Ort im Bürgerhaus Geisa und per Zoom", HYBRID),
        ("Ort: vor Ort im Bürgerhaus Geisa und per Zoom", HYBRID),
        ("Ort: Bürgerhaus Geisa, parallel im Livestream", HYBRID),
        ("Ort: Bürgerhaus Geisa; online: https://bbb.verein.example/b/abc-def-ghi", HYBRID),
        ("Bürgerhaus Geisa\noder online per Webex", HYBRID),
        ("Place: Bürgerhaus Geisa or online via Zoom", HYBRID),
        ("المكان: عبر الإنترنت (زوم)", Place(online=True)),
    ],
)
def test_here_and_online(geisa, line, place):
    assert read(HEAD + line, geisa).draft.place == place


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Join us at the public library in Geisa.", "public library"),
        ("We meet in the garden behind the church in Geisa.", "garden behind the church"),
        ("Parish Hall St. Anna, Geisa", "Parish Hall St. Anna"),
        ("Meeting point: in front of the town hall, Geisa", "in front of the town hall"),
        ("نلتقي في قاعة البلدية في Geisa", "قاعة البلدية"),
        ("المكان: مكتبة المدينة، Markt 1، 36419 Geisa", "مكتبة المدينة"),
        ("📍 مسجد النور، Industrieweg 17، Geisa", "مسجد النور"),
        ("العنوان التفصيلي: Karlstraße 5, Geisa\nالمكان: مركز اللقاء", "مركز اللقاء"),
    ],
)
def test_in_english_and_arabic(geisa, line, name):
    place = read(HEAD + line, geisa).draft.place
    assert (place.name, place.town) == (name, "Geisa")
