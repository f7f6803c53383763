"""The headline of an import says what came of it: nothing has arrived where nothing was new."""

import re

from tests.pages.partner.bringing import (
    START,
    bring,
    changed,
    confirm,
    heading,
)


def without_the_second() -> bytes:
    """With another event elsewhere: under another UID and title alone it would be the same."""
    other = changed().replace(b"Kunst im Fenster", b"Musik im Hof")
    other = other.replace(b"Galerie am Markt", b"Kulturhof")
    return other.replace(b"b0002", b"b0098")


def test_the_headline_says_what_came_of_it(client, week, bruno):
    mine = f"{START}{bruno}/"
    path = bring(client, path=mine)["Location"]
    assert heading(client, path) == "Das haben wir verstanden"
    confirm(client, path)
    assert heading(client, path) == "Danke, Ihre Veranstaltungen sind angekommen"
    path = bring(client, path=mine, data=changed())["Location"]
    confirm(client, path)
    assert heading(client, path) == "Danke, Ihre Änderungen sind angekommen"
    path = bring(client, path=mine, data=without_the_second())["Location"]
    confirm(client, path, take=[], gone="7b7d5d12-683c-48ce-973a-b3e1cb0b0002")
    assert heading(client, path) == "Die Veranstaltungen sind zurückgezogen"


def test_where_nothing_is_new_nothing_has_arrived(client, week, bruno):
    mine = f"{START}{bruno}/"
    confirm(client, bring(client, path=mine)["Location"])
    path = bring(client, path=mine)["Location"]
    html = client.get(path).content.decode()
    assert heading(client, path) == "Nichts Neues gefunden"
    assert re.findall(r'name="wish" value="(\w+)"', html) == ["discard"]
    client.post(path, {"wish": "confirm"})
    html = client.get(path).content.decode()
    assert heading(client, path) == "Nichts Neues gefunden"
    assert re.findall(r"<li><strong>(\d+)</strong> (\w+)", html) == [
        ("0", "neu"),
        ("3", "unverändert"),
    ]
    assert "angekommen" not in html
    assert "nichts eingetragen" in client.get(mine).content.decode()


def test_what_was_left_out_or_cannot_be_taken_has_not_arrived(client, week):
    path = bring(client)["Location"]
    client.post(path, {"wish": "confirm"})
    assert heading(client, path) == "Nichts wurde eingetragen"
    table = b"Titel;Datum;Beginn;Ort\nFest;31.9.2026;18:00;Rathaus\n"
    path = bring(client, "a.csv", data=table)["Location"]
    assert heading(client, path) == "Nichts konnte übernommen werden"
    client.post(path, {"wish": "confirm"})
    assert heading(client, path) == "Nichts konnte übernommen werden"
