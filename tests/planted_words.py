"""An event in which every text is a word that stands nowhere else."""

import re
from datetime import date

from programme.drafts.event_draft import Languages, Place, Registration, Text
from tests import cast

NAMES = """title summary description place street room note organiser contact alt registration
    price audience datenote rain english locality postcode website link mail phone dateplace
    datestreet datetown newplace newstreet newtown
    finish reductions only""".split()
WORD = {name: f"Qx{name}" for name in NAMES}
PLANTED = re.compile("|".join(WORD.values()), re.IGNORECASE)
MOVED_TO = Place(name=WORD["newplace"], street=f"{WORD['newstreet']} 3", town=WORD["newtown"])
ELSEWHERE = Place(name=WORD["dateplace"], street=f"{WORD['datestreet']} 2", town=WORD["datetown"])


def draft(**changes):
    """A draft with a planted word in each field."""
    said = {
        "title": f"{WORD['title']} im Park",
        "summary": WORD["summary"],
        "description": WORD["description"],
        "translations": tuple(
            Text(language=language, title=WORD["english"], description=WORD["english"])
            for language in ("en", "uk")
        ),
        "organisers": (WORD["organiser"],),
        "place": Place(
            name=WORD["place"],
            street=f"{WORD['street']} 1",
            room=WORD["room"],
            town="Neustadt",
            postcode=WORD["postcode"],
            locality=WORD["locality"],
            note=WORD["note"],
        ),
        "whens": (
            cast.when(note=WORD["datenote"]),
            cast.when(date(2026, 9, 30), place=ELSEWHERE),
            cast.when(date(2026, 10, 1)),
        ),
        "languages": Languages(spoken=("de",)),
        "public_contact": WORD["contact"],
        "price": WORD["price"],
        "audience_text": WORD["audience"],
        "bad_weather_place": WORD["rain"],
        "end_place": WORD["finish"],
        "reductions": WORD["reductions"],
        "website": f"https://{WORD['website']}.example/",
        "registration": Registration(
            need="requested",
            only_for=WORD["only"],
            text=WORD["registration"],
            url=f"https://{WORD['link']}.example/",
            email=f"{WORD['mail']}@verein.example",
            phone=f"{WORD['phone']} 03631 12345",
        ),
    }
    return cast.draft(**said | changes)
