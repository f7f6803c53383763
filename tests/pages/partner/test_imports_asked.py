"""What the checks ask of an import is answered beside the event, before anything enters."""

import io
import re

import pytest
from openpyxl import Workbook

from calendar_site.pages.shared.imports import preview_rows
from programme.drafts.event_draft import from_data
from programme.models.submission import Submission
from tests.forms.controls import controls
from tests.pages.partner.bringing import bring
from tests.pages.public import reading
from tests.pages.public.reading import facts

pytestmark = pytest.mark.django_db
HEAD = "Titel;Datum;Beginn;Ort;Gemeinde;Eintritt;Kurztext"
ROWS = [
    "Lesung;28.9.2026;18:00;Stadtpark;Neustadt;5 €;Nur für Mitglieder.",
    "Fest;29.9.2026;15:00;Stadtpark;Neustadt;5 €;Alle sind da. Eintritt frei!",
]
LANGUAGES = "/en/nord/submit/import/"


@pytest.fixture
def path(client, week):
    data = "\n".join([HEAD, *ROWS, ""]).encode()
    return bring(client, "a.csv", path=LANGUAGES, data=data)["Location"]


def names(response) -> dict[str, str]:
    """The field of each question, by what it is about."""
    return {name.rpartition("-")[2].partition(":")[0]: name for name in _fields(response)}


def _fields(response) -> list[str]:
    return re.findall(r'name="(answer-[^"]+)"', response.content.decode())


def sent(client, response, path, **typed):
    """Press a button of the page as it stands there, with what was typed."""
    form = re.search(r'<form class="stack sections".*?</form>', response.content.decode(), re.S)
    data = controls(form[0])
    for name, value in typed.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return client.post(path, data.urlencode(), content_type="application/x-www-form-urlencoded")


def said() -> dict:
    rows = Submission.objects.order_by("pk").values_list("latest__data", flat=True)
    return {draft.title: draft for draft in map(from_data, rows)}


def test_a_question_has_its_answers_beside_the_event(client, path):
    shown = client.get(path)
    assert set(names(shown)) >= {"members_only", "free_or_paid"}
    html = shown.content.decode()
    assert html.count('class="field kern-fieldset ask"') == len(set(_fields(shown)))
    assert "checked" not in " ".join(re.findall(r'<input type="radio"[^>]*>', html))


def test_answers_are_shown_and_enter(client, path):
    shown = client.get(path)
    fields = names(shown)
    typed = {fields["members_only"]: "invited", fields["free_or_paid"]: "true"}
    again = sent(client, shown, path, wish="again", **typed)
    assert (again.status_code, Submission.objects.count()) == (200, 0)
    assert set(names(again)) == set(fields)  # what is answered can be answered otherwise
    rows = reading.page(again.content.decode()).all("li", class_="import__row")
    (who,) = facts(next(rows))["Who may come"]
    assert who == "by invitation only"
    assert sent(client, again, path, wish="confirm").status_code == 302
    assert set(said()) == {"Lesung", "Fest"}
    assert said()["Lesung"].openness == "invited"
    assert (said()["Fest"].is_free, said()["Fest"].price) == (True, "")


def test_another_answer_takes_the_first_back(client, path):
    shown = client.get(path)
    name = names(shown)["members_only"]
    again = sent(client, shown, path, wish="again", **{name: "invited"})
    sent(client, again, path, wish="confirm", **{name: "keep"})
    assert said()["Lesung"].openness == "public"


def test_what_is_left_open_and_what_nobody_offered_changes_nothing(client, path):
    shown = client.get(path)
    sent(client, shown, path, wish="confirm", **{names(shown)["free_or_paid"]: "1000"})
    assert set(said()) == {"Lesung", "Fest"}
    assert (said()["Fest"].is_free, said()["Fest"].price) == (False, "5 €")


def test_ticks_and_kinds_stay_where_answers_are_shown(client, week):
    data = "\n".join([HEAD, *ROWS, ""]).encode()
    path = bring(client, "a.csv", path=LANGUAGES, data=data, category="")["Location"]
    shown = client.get(path)
    html = shown.content.decode()
    take = re.findall(r'name="take" value="([^"]+)"', html)
    kind = re.search(r'<select[^>]* name="(kind-[^"]+)"', html)[1]
    again = sent(client, shown, path, wish="again", take=take[:1], **{kind: "fest"})
    html = again.content.decode()
    html = html[html.index('class="stack sections"') :]
    ticked = re.findall(r'name="take" value="([^"]+)" checked', html)
    assert (ticked, html.count("selected")) == (take[:1], 1)


@pytest.mark.parametrize("name", ["Liste", "Liste-2 (neu)"])
def test_an_answer_finds_its_row_in_every_sheet(client, week, name):
    book = Workbook()
    for title in (name, "Andere"):
        sheet = book.create_sheet(title)
        for row in (HEAD, *ROWS):
            sheet.append(row.replace("Lesung", f"Lesung {title}").split(";"))
    book.remove(book.worksheets[0])
    file = io.BytesIO()
    book.save(file)
    path = bring(client, "a.xlsx", path=LANGUAGES, data=file.getvalue())["Location"]
    shown = client.get(path)
    field = next(each for each in _fields(shown) if "members_only" in each)
    sent(client, shown, path, wish="confirm", **{field: "invited"})
    found = {title: draft.openness for title, draft in said().items() if "Lesung" in title}
    assert found == {f"Lesung {name}": "invited", "Lesung Andere": "public"}


@pytest.mark.parametrize(("answer", "status"), [("", "cancelled"), ("scheduled", "scheduled")])
def test_a_state_that_the_title_tells_counts_unless_somebody_says_otherwise(
    client, week, answer, status
):
    row = "ABGESAGT: Lesung;28.9.2026;18:00;Stadtpark;Neustadt;5 €;Wir lesen."
    data = "\n".join([HEAD, row, ""]).encode()
    path = bring(client, "a.csv", path=LANGUAGES, data=data)["Location"]
    shown = client.get(path)
    name = names(shown)["state_in_text"]
    assert name.endswith("-state_in_text:whens")
    assert shown.content.decode().count("ABGESAGT: Lesung") == 1
    kind = next(each for each in re.findall(r'name="(kind-[^"]+)"', shown.content.decode()))
    typed = {kind: "vortrag", "wish": "confirm"} | ({name: answer} if answer else {})
    sent(client, shown, path, **typed)
    (draft,) = said().values()
    assert (draft.title, draft.whens[0].status) == ("Lesung", status)


def test_a_long_table_without_kinds_gets_one_for_all(client, week, bruno, monkeypatch):
    monkeypatch.setattr(preview_rows, "MOST", 1)
    data = "\n".join([HEAD, ROWS[0], ROWS[1], ""]).encode()
    path = bring(client, "a.csv", path=LANGUAGES, data=data)["Location"]
    shown = client.get(path)
    assert 'name="kind-' not in shown.content.decode()
    sent(client, shown, path, kind_of_all="fest", wish="confirm")
    assert [draft.category for draft in said().values()] == ["fest", "fest"]
