"""In a booklet from right to left each part of a line keeps its place and its signs."""

from datetime import date

import pytest

from feeds.edition_snapshot import freeze
from feeds.print.printable_text import isolated, line
from programme.drafts.event_draft import Place, Registration
from tests import cast

FSI, PDI = "\u2068", "\u2069"
SAID = {
    "place": Place(name="Stadtpark", town="Neustadt", note="Treffpunkt am Brunnen"),
    "end_place": "Bahnhof Altdorf",
    "price": "5 €",
    "reductions": "Schüler 3 €",
    "registration": Registration(need="required", phone="03695 1234", places=30),
}


@pytest.fixture
def printed(week, aylin):
    cast.accepted(week, aylin, **SAID)

    def of(language):
        (event,) = freeze(week, language, number=0, released_on=date(2026, 9, 1))["events"]
        return [event["place"]["note"], event["price"], event["registration"]]

    return of


def test_parts_are_isolated_from_each_other(printed):
    note, price, registration = printed("ar")
    assert note.startswith(f"{FSI}Treffpunkt am Brunnen{PDI} · ")
    assert note.endswith(f": {FSI}Bahnhof Altdorf{PDI}")
    assert price.startswith(f"{FSI}5 €{PDI} · ")
    assert price.endswith(f": {FSI}Schüler 3 €{PDI}")
    parts = registration.split(" · ")
    assert len(parts) == 3
    assert all(part.startswith(FSI) and part.endswith(PDI) for part in parts)


def test_nothing_is_isolated_where_all_runs_from_the_left(printed):
    assert not any(FSI in words for words in printed("de"))


@pytest.mark.parametrize("inside", ["Treffpunkt", "Telefon 03695 1234", ""])
def test_what_is_isolated_inside_says_nothing_of_the_whole(inside):
    text = line(f"{FSI}{inside}{PDI} · المكان: {FSI}Turnhalle{PDI}", 200).text
    assert isolated(text, "rtl") == text
    assert isolated(f"Treffpunkt · {text}", "rtl") == f"\u2066Treffpunkt · {text}{PDI}"
