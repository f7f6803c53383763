"""What a form takes is printed whole; what is longer says where the rest is."""

import pytest

from feeds.edition_snapshot import freeze
from feeds.print.layout import LISTED_DATES, arrange
from feeds.print.snapshot import FACT, TEXT, read
from programme.drafts.event_draft import Place, Registration
from programme.drafts.fields import limit
from tests import cast
from tests.feeds.print.programme import WORDS, day, event, snapshot


def full(path):
    """As many letters as the field takes, in words."""
    return ("wort " * limit(path))[: limit(path) - 1] + "."


def test_an_event_with_the_longest_texts_is_printed_whole(week, aylin):
    said = {name: full(name) for name in ("title", "summary", "description", "price")}
    said |= {"audience_text": full("audience_text"), "bad_weather_place": full("bad_weather_place")}
    said |= {name: full(name) for name in ("end_place", "reductions")}
    where = {name: full(f"place.{name}") for name in ("name", "town", "street", "room", "note")}
    registration = Registration(
        need="required",
        only_for=full("registration.only_for"),
        text=full("registration.text"),
        url=f"https://a.example/{'x' * 400}",
    )
    cast.accepted(
        week,
        aylin,
        **said,
        place=Place(**where),
        registration=registration,
        organisers=tuple(f"{n} {full('organisers')[:190]}" for n in range(12)),
        whens=(cast.when(note=full("whens.note")),),
    )
    frozen = freeze(week, "de", number=0, released_on=cast.AT.date())
    clean, findings = read(frozen, WORDS)
    assert [each for each in findings if each.kind == "shortened"] == []
    (printed,) = clean["events"]
    assert (
        " ".join(printed["description"]).endswith("wort.")
        or said["description"][-9:] in (printed["description"][-1])
    )
    assert len(printed["organisers"]) == 12


@pytest.mark.parametrize(("field", "most"), [("description", TEXT)])
def test_what_is_longer_says_where_the_rest_is(field, most):
    clean, findings = read(snapshot(event(1, "Fest", **{field: "wort " * most})), WORDS)
    assert clean["events"][0][field][-1].endswith(" … more on the website")
    assert [(each.field, each.kind) for each in findings] == [(field, "shortened")]


def test_a_line_that_is_too_long_ends_in_dots():
    clean, findings = read(snapshot(event(1, "Fest", price="1 " * FACT)), WORDS)
    assert clean["events"][0]["price"].endswith("…")
    assert [each.kind for each in findings] == ["shortened"]


def test_many_dates_say_how_many_more_there_are():
    days = [day(f"2026-{n // 28 + 1:02}-{n % 28 + 1:02}", f"Tag {n}", "18 Uhr") for n in range(43)]
    clean, _ = read(snapshot(event(1, "Kurs", days=days)), WORDS)
    first = arrange(clean)["days"][0]["entries"][0]["event"]
    assert len(first["dates"]) == LISTED_DATES + 1
    assert first["dates"][-1]["date_label"] == "… 3 more on the website"
