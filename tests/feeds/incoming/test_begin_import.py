"""A file is shown at once, an address waits for a worker; both remember what usually holds."""

from dataclasses import replace

import pytest

from feeds.incoming import begin_import, compare, confirm, items
from feeds.incoming.begin_import import Owner, Usual
from feeds.incoming.items import Unreadable
from programme import register
from programme.drafts.event_draft import Place
from programme.importing import sources
from programme.models.journal import Entry
from programme.models.source import Intake, Source
from programme.models.submission import Submission
from programme.states import Overtaken
from tests.cast import AT

BRUNO = Owner(email="bruno@verein.example", language="de", is_verified=True, is_office=False)
SOMEBODY = Owner(email="eve@anderswo.example", language="ar", is_verified=False, is_office=False)
USUAL = Usual(organiser="Verein", openness="public", category="fest", place="MGH, 98765 Neustadt")
HEAD = "Titel;Datum;Beginn;Kurztext\n"
ROW = "Fest {n};{day}.10.2026;18:00;Ein Abend.\n"


def table(rows=2) -> bytes:
    return (HEAD + "".join(ROW.format(n=n, day=n % 28 + 1) for n in range(rows))).encode()


def begun(programme, owner=BRUNO, data=None, name="Unser  Jahr.csv"):
    data = table() if data is None else data
    return begin_import.with_file(programme, name, data, USUAL, owner, at=AT)


def test_a_file_waits_for_a_yes(week):
    intake, token = begun(week)
    source = intake.source
    assert (token, source.kind, source.name, source.language) == (
        "",
        "file",
        "Unser Jahr.csv",
        "de",
    )
    assert (intake.state, intake.new, len(intake.items)) == ("preview", 2, 2)
    assert source.defaults["organiser"] == "Verein"
    assert source.defaults["place"]["town"] == "Neustadt"
    assert not Submission.objects.exists()


def test_the_town_of_a_usual_registered_house_completes_a_bare_name(week):
    towns = [week.district.towns.create(name=n, slug=n.lower()) for n in ("Neustadt", "Altdorf")]
    for town in towns:
        name, slug = f"Treff {town}", f"treff-{town.slug}"
        week.district.venues.create(town=town, name=name, slug=slug)
        week.district.venues.create(town=town, name="Bürgerhaus", slug=f"haus-{town.slug}")
    data = b"Titel;Datum;Ort\nA;1.10.2026;B\xc3\xbcrgerhaus\nB;2.10.2026;\n"
    usual = replace(USUAL, place="Treff Altdorf")
    intake, _ = begin_import.with_file(week, "a.csv", data, usual, BRUNO, at=AT)
    rows = compare.compare(intake.source, items.loaded(intake.items), at=AT).rows
    assert [row.draft.place for row in rows] == [
        Place(name="Bürgerhaus", town="Altdorf"),
        Place(venue="treff-altdorf"),
    ]
    assert register.find_venue(week.district, rows[0].draft.place).slug == "haus-altdorf"


def test_without_a_link_the_source_gets_a_token_of_its_own(week):
    intake, token = begun(week, SOMEBODY)
    assert sources.by_token(token, at=AT) == intake.source
    assert (intake.source.is_verified, intake.source.language) == (False, "ar")


@pytest.mark.parametrize(
    ("owner", "data", "code"),
    [(BRUNO, b"%PDF-1.7", "no_text"), (SOMEBODY, table(101), "too_many_without_link")],
)
def test_what_is_refused_leaves_nothing(week, owner, data, code):
    with pytest.raises(Unreadable) as refused:
        begun(week, owner, data)
    assert refused.value.problem.code == code
    assert not Source.objects.exists()


def test_with_a_link_a_file_may_hold_more(week):
    assert begun(week, data=table(101))[0].new == 101


def test_an_address_is_left_to_a_worker(week):
    url = "https://verein.example/a.ics"
    intake, token = begin_import.with_address(week, url, USUAL, BRUNO, at=AT)
    source = intake.source
    assert (token, source.kind, source.url) == ("", "calendar", url)
    assert (source.name, intake.state) == ("verein.example", "waiting")
    assert list(Source.objects.due(AT)) == [source]
    assert Entry.objects.get().verb == "import_asked"


def test_few_events_enter_with_the_yes(week):
    intake, _token = begun(week)
    keys = [item["key"] for item in intake.items]
    confirm.confirm(intake, {"keys": keys[:1], "gone": []}, at=AT)
    assert Intake.objects.get().state == "done"
    assert Submission.objects.count() == 1


def test_many_events_are_left_to_a_worker(week):
    intake, _token = begun(week, data=table(confirm.AT_ONCE + 1))
    keys = [item["key"] for item in intake.items]
    confirm.confirm(intake, {"keys": keys, "gone": []}, at=AT)
    assert Intake.objects.get().state == "confirmed"
    assert not Submission.objects.exists()


def test_the_second_answer_is_told(week):
    intake, _token = begun(week)
    other = Intake.objects.get()
    sources.discard(intake, at=AT)
    with pytest.raises(Overtaken):
        confirm.confirm(other, {"keys": [], "gone": []}, at=AT)
