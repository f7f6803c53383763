"""Many events at once, by anybody, by a link, and by the office: shown first, then entered."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from programme import rate_limits
from programme.credentials import edit_links
from programme.drafts.event_draft import from_data
from programme.importing import sources
from programme.models.source import Intake, Source
from programme.models.submission import Submission
from tests import cast

SAMPLES = Path(__file__).parents[2] / "samples"
START = "/de/nord/submit/import/"
USUAL = {
    "organiser": "Verein Miteinander",
    "openness": "public",
    "category": "fest",
    "place": "Mehrgenerationenhaus, Neustadt",
    "contact_email": "bruno@verein.example",
}
NOW = timezone.now


@pytest.fixture(autouse=True)
def nobody_imported_before():
    rate_limits.reset("import", "127.0.0.1")


@pytest.fixture
def bruno(week):
    """The token of Bruno's mail link."""
    return edit_links.to_partner(week.district, "bruno@verein.example", at=NOW())


def file(name, data=None):
    return SimpleUploadedFile(name, data or (SAMPLES / name).read_bytes())


def bring(client, name="nextcloud.ics", path=START, data=None, **changes):
    return client.post(path, USUAL | {"file": file(name, data)} | changes)


def titles(*states):
    rows = Submission.objects.order_by("pk").values_list("latest__data__title", "state")
    return [title for title, state in rows if not states or state in states]


def ticks(html) -> list[str]:
    """The keys of what would enter."""
    found = re.findall(r'<input type="checkbox"[^>]*name="take"[^>]*>', html)
    return [re.search(r'value="([^"]*)"', each)[1] for each in found if "checked" in each]


def confirm(client, path, html=None, **changes):
    html = html or client.get(path).content.decode()
    return client.post(path, {"take": ticks(html), "wish": "confirm"} | changes)


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


def test_problems_by_row_and_column(client, week):
    path = bring(client, "liste-cp1252-semikolon.csv")["Location"]
    html = client.get(path).content.decode()
    wrong = html.split("Workshop Trommeln")[1].split("</li>")[0]
    assert "9" in re.search(r'<span class="muted">([^<]+)</span>', wrong)[1]
    assert "31.9.2026" in wrong
    assert "Datum" in wrong
    assert len(ticks(html)) == 6
    talk = html.split("Lesung „Fremde Heimat“")[1].split("</li>")[0]
    assert "14" in talk  # its weekday is asked, and it enters all the same
    confirm(client, path, html)
    assert "Workshop Trommeln" not in titles()
    assert Intake.objects.get().refused == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"%PDF-1.7"),
        ("a.ics", b"<html><body>Login</body></html>"),
        ("a.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
        ("a.csv", b"Vorname;Nachname\nA;B\n"),
        ("a.xlsx", b"PK\x03\x04broken"),
        ("a.ics", b"x" * 5_100_000),
    ],
)
@pytest.mark.parametrize("lang", ["de", "en", "ar"])
def test_bad_files_say_what_to_do(client, week, name, data, lang):
    response = bring(client, name, START.replace("/de/", f"/{lang}/"), data)
    html = response.content.decode()
    assert response.status_code == 200
    assert html.count('class="kern-error"') == 1
    assert 'aria-invalid="true"' in html
    assert "Verein Miteinander" in html
    assert (Source.objects.count(), Intake.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"file": ""}, ["id_file"]),
        ({"url": "https://a.example/b.ics"}, ["id_url"]),
        ({"file": "", "url": "ftp://a.example"}, ["id_url"]),
        ({"file": "", "url": "https://user:pw@a.example/"}, ["id_url"]),
        ({"organiser": "", "openness": ""}, ["id_organiser", "id_openness"]),
        ({"contact_email": "bruno"}, ["id_contact_email"]),
        ({"confirm_address": "http://spam.example"}, ["id_confirm_address"]),
    ],
)
def test_what_is_missing_is_named(client, week, changes, fields):
    html = bring(client, **changes).content.decode()
    assert re.findall(r'id="(\w+)_error"', html) == fields
    assert Source.objects.count() == 0


def test_too_many_without_a_link(client, week):
    rows = "".join(f"Fest {n};28.9.2026;18\n" for n in range(101))
    data = f"Titel;Datum;Beginn\n{rows}".encode()
    assert bring(client, "a.csv", data=data).status_code == 200
    assert Intake.objects.count() == 0


def test_a_network_cannot_import_without_end(client, week, redis_url, monkeypatch):
    monkeypatch.setattr("calendar_site.pages.shared.imports.start.PER_HOUR", 1)
    monkeypatch.setattr("calendar_site.serving.client_address.of", lambda request: str(week.pk))
    assert bring(client).status_code == 302
    assert bring(client).status_code == 429


# --- With a link ----------------------------------------------------------------------------------


def changed() -> bytes:
    return (SAMPLES / "nextcloud.ics").read_bytes().replace(b"Nacht der Begegnung", b"Lange Nacht")


def test_with_a_link_a_file_is_compared_with_the_last_one(client, week, bruno):
    mine = f"{START}{bruno}/"
    confirm(client, bring(client, path=mine)["Location"])
    data = changed().replace(b"b0002", b"b0099").replace(b"Kunst im Fenster", b"Kunst am Bau")
    path = bring(client, "a.ics", mine, data)["Location"]
    html = client.get(path).content.decode()
    badges = re.findall(r'<span class="badge[^>]*>(?:<svg.*?</svg>)?([^<]+)</span>', html)
    assert len(badges) == 3
    assert ticks(html) == [
        "7b7d5d12-683c-48ce-973a-b3e1cb0b0001",
        "7b7d5d12-683c-48ce-973a-b3e1cb0b0099",
    ]
    assert "<del" in html
    # A file may be a part of everything: nothing is withdrawn unless somebody ticks it.
    confirm(client, path, html)
    assert titles("submitted") == [
        "Lange Nacht",
        "Kunst im Fenster",
        "Yoga für Frauen",
        "Kunst am Bau",
    ]
    path = bring(client, "a.ics", mine, data)["Location"]
    confirm(client, path, gone="7b7d5d12-683c-48ce-973a-b3e1cb0b0002")
    assert titles("withdrawn") == ["Kunst im Fenster"]
    assert (Source.objects.count(), Intake.objects.count()) == (1, 3)


def heading(client, path) -> str:
    return re.search(r"<h1[^>]*><bdi>([^<]+)<", client.get(path).content.decode())[1]


def test_the_headline_says_what_came_of_it(client, week, bruno):
    mine = f"{START}{bruno}/"
    path = bring(client, path=mine)["Location"]
    assert heading(client, path) == "Das haben wir verstanden"
    confirm(client, path)
    assert heading(client, path) == "Danke, Ihre Veranstaltungen sind angekommen"
    path = bring(client, path=mine, data=changed())["Location"]
    confirm(client, path)
    assert heading(client, path) == "Danke, Ihre Änderungen sind angekommen"
    path = bring(client, path=mine, data=changed().replace(b"b0002", b"b0098"))["Location"]
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


def test_a_link_shows_what_was_brought(client, week, bruno):
    mine = f"{START}{bruno}/"
    confirm(client, bring(client, path=mine)["Location"])
    html = client.get(mine).content.decode()
    assert "nextcloud.ics" in html
    assert 'name="contact_email"' not in html
    assert 'value="Verein Miteinander"' in html


def test_an_edit_link_knows_who_asks_and_opens_nothing_else(client, week):
    submission = cast.offered(week)
    token = edit_links.to_submission(submission, at=NOW())
    html = client.get(f"{START}{token}/").content.decode()
    assert 'value="Verein Miteinander"' in html
    assert 'name="contact_email"' not in html
    path = bring(client, path=f"{START}{token}/")["Location"]
    assert token not in path
    source = Source.objects.get()
    assert (source.email, source.is_verified) == ("bruno@verein.example", False)
    assert client.get(f"{START}{token}/{Intake.objects.get().pk}/").status_code == 404


def test_a_stranger_who_types_my_address_sees_and_changes_nothing_of_mine(client, week, bruno):
    confirm(client, bring(client, path=f"{START}{bruno}/")["Location"])
    path = bring(client, "a.ics", data=changed())["Location"]
    html = client.get(path).content.decode()
    assert "<del" not in html
    confirm(client, path, html)
    assert titles().count("Nacht der Begegnung") == 1
    assert titles()[0] == "Nacht der Begegnung"


@pytest.mark.parametrize("path", ["", "{pk}/", "source/{source}/"])
def test_of_other_people_there_is_nothing(client, week, sued, path, chiara):
    bring(client)
    intake = Intake.objects.get()
    path = path.format(pk=intake.pk, source=intake.source_id)
    cast.programme(sued)
    other = edit_links.to_partner(week.district, "eve@anderswo.example", at=NOW())
    theirs = edit_links.to_partner(sued, "bruno@verein.example", at=NOW())
    ended = edit_links.to_partner(
        week.district, "bruno@verein.example", at=NOW() - timedelta(days=100)
    )
    for token in ("x" * 43, ended, theirs):
        assert client.get(f"{START}{token}/{path}", follow=True).status_code == 404
    if path:
        assert client.post(f"{START}{other}/{path}").status_code == 404
        assert client.post(f"/de/sued/submit/import/{theirs}/{path}").status_code == 404
    client.force_login(chiara)
    assert client.get(f"{START}desk/{path}", follow=True).status_code == 404
    if path:
        assert client.post(f"/de/sued/submit/import/desk/{path}").status_code == 404


def test_the_own_link_of_an_import_ends_after_a_week(client, week, time_machine):
    path = bring(client)["Location"]
    time_machine.move_to(cast.AT + timedelta(days=8))
    assert client.get(path).status_code == 404


def test_another_site_cannot_send_the_forms_of_a_link(client, week, bruno):
    response = client.post(
        f"{START}{bruno}/",
        USUAL | {"file": file("nextcloud.ics")},
        HTTP_SEC_FETCH_SITE="cross-site",
    )
    assert (response.status_code, Source.objects.count()) == (403, 0)


# --- All the rest ---------------------------------------------------------------------------------


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


def test_what_is_shown_is_a_handful_of_queries(client, week, django_assert_max_num_queries):
    path = bring(client)["Location"]
    with django_assert_max_num_queries(60):
        client.get(path)


def test_a_source_that_ended_is_forgotten(client, week):
    bring(client)
    sources.end(Source.objects.get())
    assert Intake.objects.get().items == []
