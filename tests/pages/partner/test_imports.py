"""Many events at once, by anybody: shown first, then entered."""

import io
import re
from datetime import timedelta

import pytest
from openpyxl import Workbook

from programme.drafts.event_draft import from_data
from programme.importing import sources
from programme.models.source import Intake, Source
from programme.models.submission import Submission
from programme.models.venue import Town, Venue
from tests import cast
from tests.pages.partner.bringing import (
    START,
    bring,
    confirm,
    ticks,
    titles,
)

HEAD, REST = ["Titel", "Datum", "Beginn", "Kurztext"], ["18 Uhr", "Ein Abend."]


def test_anybody_can_bring_a_calendar(client, week):
    response = bring(client)
    assert response.status_code == 302
    path = response["Location"]
    assert re.fullmatch(r"/de/nord/submit/import/[\w-]{43}/\d+/", path)
    assert Submission.objects.count() == 0
    html = client.get(path).content.decode()
    assert len(ticks(html)) == 3
    response = confirm(client, path, html)
    assert response["Location"] == path
    assert titles("submitted") == ["Nacht der Begegnung", "Kunst im Fenster", "Yoga für Frauen"]
    said = from_data(Submission.objects.first().latest.data)
    assert (said.organisers, said.openness) == (("Verein Miteinander",), "public")
    page = client.get(path)
    assert "Nacht der Begegnung" in page.content.decode()
    assert page["Referrer-Policy"] == "no-referrer"
    assert Submission.objects.first().contact_email == "bruno@verein.example"


def test_only_what_is_ticked_enters(client, week):
    path = bring(client)["Location"]
    confirm(client, path, take=ticks(client.get(path).content.decode())[:1])
    assert titles() == ["Nacht der Begegnung"]


def test_a_no_leaves_nothing(client, week):
    path = bring(client)["Location"]
    client.post(path, {"wish": "discard"})
    assert (Submission.objects.count(), Intake.objects.get().state) == (0, "discarded")
    assert Intake.objects.get().items == []
    assert client.get(path).status_code == 200


def test_the_answer_counts_once(client, week):
    path = bring(client)["Location"]
    html = client.get(path).content.decode()
    confirm(client, path, html)
    confirm(client, path, html)
    assert Submission.objects.count() == 3


def test_a_kind_that_nobody_has_said_is_chosen_at_the_event(client, week):
    path = bring(client, "typo3.ics", category="")["Location"]
    html = client.get(path).content.decode()
    assert re.findall(r'name="(kind-\d)"', html) == ["kind-1", "kind-2", "kind-3"]
    assert re.findall(r"<li><strong>(\d+)</strong> (\w+)", html) == [("3", "neu")]
    response = confirm(client, path, html, **{"kind-1": "beratung", "kind-3": "fest"})
    again = response.content.decode()
    assert "Eröffnung der Interkulturellen Woche" in again.split("</form>")[0]
    (target,) = re.findall(r'<li><a href="#(.*?)">', again)
    assert f'<select class="kern-form-input__select" id="{target}" name="kind-2">' in again
    assert Submission.objects.count() == 0
    assert '<option value="beratung" selected>' in again
    kinds = {"kind-1": "beratung", "kind-2": "fest", "kind-3": "fest"}
    confirm(client, path, again, **kinds)
    assert [from_data(row.latest.data).category for row in Submission.objects.order_by("pk")] == [
        "beratung",
        "fest",
        "fest",
    ]


def test_a_kind_that_nobody_knows_is_chosen_at_the_event_and_is_never_the_usual_one(client, week):
    table = (
        "Titel;Datum;Beginn;Art;Kurztext\n"
        "Chor;28.9.2026;19:00;Quatsch;Wir singen.\n"
        "Markt;29.9.2026;19:00;Quatsch;Wir kaufen.\n"
    )
    path = bring(client, "a.csv", data=table.encode())["Location"]
    html = client.get(path).content.decode()
    names = re.findall(r'name="(kind-\d)"', html)
    assert (len(names), html.count("„Quatsch“")) == (2, 2)
    assert 'class="kern-error"' not in html
    again = confirm(client, path, html, **{names[0]: "beratung"}).content.decode()
    assert len(re.findall(r'<li><a href="#kind-\d">', again)) == 1
    assert Submission.objects.count() == 0
    confirm(client, path, again, **dict(zip(names, ("beratung", "fest"), strict=True)))
    rows = Submission.objects.order_by("pk")
    assert [from_data(row.latest.data).category for row in rows] == ["beratung", "fest"]


def test_no_kind_is_demanded_where_it_cannot_be_chosen(client, week):
    table = "Titel;Datum;Beginn;Art;Ort\n;28.9.2026;19:00;;Rathaus\nFest;31.9.2026;18;;Rathaus\n"
    html = client.get(bring(client, "a.csv", data=table.encode(), category="")["Location"])
    page = html.content.decode()
    assert page.count('class="kern-error"') == 2
    assert ("wählen Sie eine Art" in page, 'name="kind-' in page) == (False, False)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_template(client, week, kind):
    response = client.get(f"{START}template.{kind}")
    assert response.status_code == 200
    assert f".{kind}" in response["Content-Disposition"]
    data = response.content.replace(b"Offener Stammtisch", b"Sommerfest")
    if kind == "csv":
        path = bring(client, "vorlage.csv", data=data)["Location"]
        assert len(ticks(client.get(path).content.decode())) == 1


def test_no_programme_is_open(client, week, time_machine):
    time_machine.move_to(cast.AT + timedelta(days=200))
    assert client.get(START).status_code == 200
    assert 'type="file"' not in client.get(START).content.decode()


def test_of_two_programmes_one_is_chosen(client, week, nord):
    cast.programme(nord, slug="fest-2026", title="Stadtfest")
    html = client.get(START).content.decode()
    assert "?programme=fest-2026" in html
    path = bring(client, programme="fest-2026")["Location"]
    assert Intake.objects.get().source.programme.slug == "fest-2026"
    assert client.get(path).status_code == 200


def test_a_very_long_table_is_taken_as_a_whole(client, week, bruno):
    rows = "".join(f"Fest {n:03} {'abcdefghij'[n % 10] * 9};28.9.2026;18\n" for n in range(320))
    data = f"Titel;Datum;Beginn\n{rows}".encode()
    path = bring(client, "a.csv", f"{START}{bruno}/", data)["Location"]
    html = client.get(path).content.decode()
    assert html.count('class="panel import__row"') == 300
    assert 'name="take_all"' in html
    assert 'name="take"' not in html
    client.post(path, {"wish": "confirm", "take_all": "1"})
    # That is left to the worker.
    intake = Intake.objects.get()
    assert (intake.state, Submission.objects.count()) == ("confirmed", 0)
    assert 'role="status"' in client.get(path).content.decode()


@pytest.fixture
def asked(client, week, django_assert_max_num_queries):
    """How many queries the page of a table with so many rows asks."""
    town = Town.objects.create(district=week.district, name="Neustadt", slug="neustadt")
    Venue.objects.create(district=week.district, town=town, name="Bürgerhaus", slug="haus")
    head = "Titel;Datum;Beginn;Ort;Veranstalter;Zielgruppe;Merkmale;Art;Preis"

    def count(rows: int) -> int:
        lines = [
            f"Fest {n};{n % 28 + 1}.10.2026;18 Uhr;{('Bürgerhaus', 'Rathaus, Altdorf')[n % 2]}"
            f"{('', ', Neustadt')[n % 3 == 0]};Verein {n};Familien;Kinderbetreuung;Fest;{n} Euro"
            for n in range(rows)
        ]
        data = "\n".join([head, *lines]).encode()
        path = bring(client, f"{rows}.csv", data=data)["Location"]
        client.get(path)
        with django_assert_max_num_queries(200) as said:
            assert f"Fest {rows - 1}" in client.get(path).content.decode()
        return len(said)

    return count


def test_a_hundred_rows_are_shown_with_as_many_queries_as_three(asked):
    assert asked(100) == asked(3) <= asked(1) + 4


def test_a_source_that_ended_is_forgotten(client, week):
    bring(client)
    sources.end(Source.objects.get())
    assert Intake.objects.get().items == []


def test_hidden_rows_have_no_tick_and_enter_only_with_one(client, week):
    book, out = Workbook(), io.BytesIO()
    for row in (HEAD, *([f"Fest {n}", f"{n}.10.2026", *REST] for n in (1, 2, 3))):
        book.active.append(row)
    for number in (2, 4):
        book.active.row_dimensions[number].hidden = True
    book.save(out)
    path = bring(client, "a.xlsx", data=out.getvalue())["Location"]
    html = client.get(path).content.decode()
    assert "Zeilen 2, 4" in html
    (key,) = ticks(html)
    boxes = re.findall(r'name="take" value="([^"]*)"', html)
    assert len(boxes) == 3
    confirm(client, path, html, take=[key, boxes[-1]])
    assert titles() == ["Fest 2", "Fest 3"]


def test_each_event_of_several_sheets_is_asked_for_its_own_kind(client, week):
    book, out = Workbook(), io.BytesIO()
    for name, sheet in (("Sept", book.active), ("Okt", book.create_sheet())):
        sheet.title = name
        sheet.append(HEAD)
        sheet.append([f"Fest {name}", "1.10.2026", *REST])
    book.save(out)
    path = bring(client, "a.xlsx", data=out.getvalue(), category="")["Location"]
    html = client.get(path).content.decode()
    assert "Blatt \u2068Okt\u2069, Zeile 2" in html
    names = re.findall(r'name="(kind-[^"]*)"', html)
    assert len(set(names)) == 2
    confirm(client, path, html, **dict(zip(names, ("beratung", "fest"), strict=True)))
    kinds = {
        row.latest.data["title"]: row.latest.data["category"] for row in Submission.objects.all()
    }
    assert sorted(kinds.values()) == ["beratung", "fest"]
