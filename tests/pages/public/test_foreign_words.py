"""On an Arabic page every word in Latin letters says which language it is in."""

import re
from datetime import date, time

import pytest

from feeds import editions
from programme.actors import SYSTEM
from programme.drafts.event_draft import Languages, Place, Registration
from programme.models.vocabulary import Funding
from tests import cast
from tests.pages.public.reading import HIDDEN

PAGES = [
    "/ar/nord/",
    "/ar/nord/ikw-2026/",
    "/ar/nord/ikw-2026/?category=fest&town=neustadt&partner=verein-miteinander",
    "/ar/nord/ikw-2026/offener-stammtisch/",
    "/ar/nord/ikw-2026/print/",
    "/ar/nord/imprint/",
    "/ar/nord/privacy/",
    "/ar/nord/accessibility/",
    "/ar/nord/submit/",
    "/?lang=ar",
]
WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{3,}")
# Names that are the same in every language, addresses, and what is isolated inside an option.
NAMES = re.compile(
    r"\u2068.*?\u2069|\S+@\S+|https?://\S+|\S+\.(ics|example)\S*|[A-Z]{2,}(?![a-z])"
    r"|Kreiskalender|OpenStreetMap|Google|Outlook|iCal|Excel"
)


def foreign(element, language):
    """The words of a page whose language is not told, with the element they stand in."""
    here = element.attrs.get("lang", language)
    for child in element.children:
        if isinstance(child, str):
            if here == "ar" and WORD.search(NAMES.sub("", child)):
                yield f"<{element.tag} {element.attrs.get('class', '')}> {' '.join(child.split())}"
        elif child.tag not in HIDDEN:
            yield from foreign(child, here)


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_foreign_words_say_their_language(read, week, aylin, nord, path):
    Funding.objects.create(district=nord, code="bunt", name="Denk bunt", sentence="Gefördert.")
    cast.accepted(
        week,
        aylin,
        whens=(
            cast.when(date(2026, 9, 28), time(18), end_time=time(20), note="Einlass im Hof"),
            cast.when(date(2026, 10, 5), time(18), place=Place(name="Kino", town="Altstadt")),
        ),
        place=Place(name="Haus Muster", room="Saal", street="Weg 1", town="Neustadt", note="Hof"),
        audience_text="Kinder aus dem Ort",
        price="Spende erbeten",
        is_free=True,
        registration=Registration(
            need="required", text="im Laden", phone="000 1", url="https://a.example/b"
        ),
        languages=Languages(spoken=("de",), interpreted=("ar", "uk"), signed=("gsg",)),
        organisers=("Verein Miteinander", "Kirche"),
        public_contact="Verein Miteinander",
        website="https://verein.example/",
        bad_weather_place="Turnhalle",
        fundings=("bunt",),
    )
    editions.release(week, by=SYSTEM, at=cast.AT)
    page = read(path)
    found = list(dict.fromkeys(foreign(page, "")))
    assert not found, "\n".join(found)
