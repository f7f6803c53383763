"""The desk in Arabic: words in Latin letters say their language, our own words have none."""

import pytest

from programme.drafts.event_draft import Place, Text
from tests import cast
from tests.pages.foreign import foreign, misread
from tests.pages.public.reading import page

PERSONS = ("aylin", "Bruno Beispiel")  # their names are of no language


@pytest.mark.django_db
def test_words_of_partners_and_of_the_office_say_their_language(client, week, aylin):
    place = Place(name="Rathaus", room="Saal", street="Markt 1", town="Altstadt")
    said = {
        "price": "Spende erbeten",
        "place": place,
        "whens": (cast.when(), cast.when(cast.date(2026, 9, 29), place=Place(online=True))),
        "translations": (Text(language="uk", title="Зустріч", summary="Вечір"),),
    }
    event = cast.accepted(week, aylin, **said)
    later = (cast.when(cast.date(2026, 10, 20)),)
    waiting = cast.offered(week, **said | {"title": "Zweiter Abend", "whens": later})
    client.force_login(aylin)
    for path in ("", "events/", "print/", f"{event.submission.number}/", f"{waiting.number}/"):
        read = page(client.get(f"/ar/nord/desk/{path}").content.decode())
        found = [*foreign(read, ""), *misread(read, "")]
        assert [each for each in found if not any(name in each for name in PERSONS)] == []
    (text,) = (row for row in read.all("dd") if "Зустріч" in row.text)
    assert text.one(lang="uk").text == "Зустріч"
