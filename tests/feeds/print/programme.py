"""A small programme to print: five events, each with a difficulty of its own."""

from copy import deepcopy

WORDS = {
    "about": "The idea",
    "contents": "Contents",
    "overview": "At a glance",
    "ongoing": "Several days",
    "days": "Day by day",
    "legend": "Signs",
    "partners": "Partners",
    "funding": "Funders",
    "imprint": "Imprint",
    "notes": "Notes",
    "time": "Time",
    "event": "Event",
    "town": "Town",
    "page": "Page",
    "price": "Admission",
    "registration": "Registration",
    "audience": "For",
    "languages": "Languages",
    "organisers": "Organised by",
    "funded_by": "Funded by",
    "more_dates": "All dates",
    "changes": "Please note",
    "responsible": "Responsible",
    "released": "As of",
    "undated": "date to follow",
    "untitled": "Event without a title",
    "comma": ",",
    "more": "more on the website",
    "more_on_web": "{number} more on the website",
    "cleaned": "cleaned on",
    "national": "Nationwide week",
    "see_page": "Details on page {page}",
    "code": "QR code: {title}",
    "code_programme": "QR code: programme",
    "live": "Current programme",
    "live_note": "Dates may change.",
    "edition": "Edition {number}",
}

SITE = "https://kreiskalender.example/de/musterkreis/ikw-2023/"


def day(date, label, time, **more):
    return {"date": date, "date_label": label, "time": time, "status": "scheduled"} | more


def event(n, title, **more):
    """An event with everything that is not said left empty."""
    return {
        "uid": f"event-{n}@kreiskalender.example",
        "slug": f"event-{n}",
        "title": title,
        "language": "de",
        "summary": "",
        "description": "",
        "category": "",
        "organisers": [],
        "url": f"{SITE}event-{n}/",
        "kind": "dates",
        "wording": "",
        "hours": [],
        "days": [],
        "period": "",
        "place": {},
        "price": "",
        "registration": "",
        "audience": "",
        "languages": "",
        "marks": [],
        "funding": [],
    } | more


THURSDAY = "Donnerstag, 28. September"
FRIDAY = "Freitag, 29. September"

FEAST = event(
    1,
    "Frühstück für Groß und Klein",
    description="Köstliches Brot, süße Brötchen.\nJede bringt etwas mit.",
    category="Fest",
    organisers=["Verein Übermut e. V."],
    days=[
        day("2023-09-28", THURSDAY, "ab 14 Uhr"),
        day("2023-09-29", FRIDAY, "9 Uhr", status="moved", status_label="verlegt"),
    ],
    place={
        "name": "Bürgerhaus",
        "room": "Saal 2",
        "street": "Großer Weg 3",
        "postcode": "99999",
        "town": "Musterstadt",
    },
    price="Eintritt frei",
    registration="bis 20. September unter 03695 80160",
    marks=["wheelchair", "free", "unheard-of"],
    funding=["Landesprogramm"],
)
CONCERT = event(
    2,
    "أمسية موسيقية (عود وبيانو)",
    language="ar",
    description="موسيقى من سوريا، ثم عشاء مشترك.",
    days=[day("2023-09-28", THURSDAY, "9.30 Uhr")],
    place={"name": "Alte Mühle", "town": "Neudorf"},
)
EXHIBITION = event(
    3,
    "Neue Räume",
    category="Ausstellung",
    kind="period",
    period="4. bis 30. September",
    hours=["Mo–Fr 9–18 Uhr", "Sa 10–17 Uhr"],
    days=[
        day("2023-09-20", "Mittwoch, 20. September", "9–18 Uhr", note="geschlossen"),
        day("2023-09-21", "Donnerstag, 21. September", "9–18 Uhr"),
    ],
    place={"town": "Altdorf"},
)
CAFE = event(
    4,
    "Sprachcafé",
    kind="series",
    wording="jeden Dienstag, nicht am 3. Oktober",
    days=[
        day("2023-09-26", "Dienstag, 26. September", "16 Uhr"),
        day("2023-10-10", "Dienstag, 10. Oktober", "16 Uhr"),
    ],
    place={"town": "Musterstadt"},
)
LECTURE = event(
    5,
    "Vortrag über Wege",
    days=[
        day("2023-09-28", THURSDAY, "18 Uhr", status="cancelled", status_label="abgesagt"),
    ],
    place={"town": "Neudorf"},
)


def snapshot(*events, **changes):
    """The whole programme, or one with other events or other parts."""
    whole = {
        "version": 1,
        "language": "de",
        "direction": "ltr",
        "programme": {
            "title": "Interkulturelle Woche 2023",
            "motto": "Neue Räume",
            "period": "12. September bis 14. Dezember 2023",
            "national_period": "24. September bis 1. Oktober 2023",
            "year": 2023,
            "about": ["Seit 1975 im Herbst.", "Alle sind willkommen."],
            "greeting": {
                "heading": "Grußwort",
                "paragraphs": ["Liebe Gäste,", "seien Sie neugierig!"],
                "name": "Alma Muster",
                "role": "Landrätin",
            },
            "url": SITE,
        },
        "district": {
            "name": "Musterkreis",
            "office": "Büro für Integration",
            "street": "Musterplatz 1",
            "postcode": "99999",
            "town": "Musterstadt",
            "phone": "03695 000-0",
            "email": "integration@musterkreis.example",
            "website": "musterkreis.example",
            "colour": "#0B6E63",
        },
        "edition": {"number": 1, "released_on": "2023-08-20", "released": "20. August 2023"},
        "imprint": {
            "publisher": ["Landratsamt Musterkreis", "Musterplatz 1"],
            "responsible": "Alma Muster",
            "disclaimer": "Änderungen vorbehalten.",
        },
        "funding": [{"name": "Landesprogramm", "sentence": "Gefördert durch das Land."}],
        "partners": ["Kulturverein Jasmin", "Volkshochschule"],
        "marks": [
            {"code": "free", "label": "Eintritt frei"},
            {"code": "wheelchair", "label": "rollstuhlgerecht"},
            {"code": "unheard-of", "label": "ohne Bild"},
        ],
        "events": list(events) or [FEAST, CONCERT, EXHIBITION, CAFE, LECTURE],
    }
    return deepcopy(whole | changes)
