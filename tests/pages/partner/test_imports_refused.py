"""What keeps an import from being taken, and what the page says then."""

import re

import pytest

from programme.models.source import Intake, Source
from tests.pages.partner.bringing import (
    START,
    USUAL,
    bring,
    confirm,
    file,
    ticks,
    titles,
)


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
        ({"url": "https://a.example/b.ics"}, ["id_file", "id_url"]),
        ({"file": "", "url": "ftp://a.example"}, ["id_url"]),
        ({"file": "", "url": "https://user:pw@a.example/"}, ["id_url"]),
        ({"organiser": ""}, ["id_file", "id_organiser"]),
        ({"organiser": "", "openness": ""}, ["id_file", "id_openness"]),
        ({"file": "", "url": "https://a.example/b.ics", "organiser": ""}, ["id_organiser"]),
        ({"contact_email": "bruno"}, ["id_file", "id_contact_email"]),
        ({"confirm_address": "http://spam.example"}, ["id_file", "id_confirm_address"]),
    ],
)
def test_what_is_missing_is_named(client, week, changes, fields):
    html = bring(client, **changes).content.decode()
    assert re.findall(r'id="(\w+)_error"', html) == fields
    assert Source.objects.count() == 0


def test_no_organiser_is_demanded_where_each_row_names_one(client, week):
    table = "Titel;Datum;Veranstalter\nFest;28.9.2026;Verein A\nMarkt;29.9.2026;{}\n"
    missing = bring(client, "a.csv", data=table.format("").encode(), organiser="")
    assert "Bitte nennen Sie die Organisation" in missing.content.decode()
    assert Source.objects.count() == 0
    path = bring(client, "a.csv", data=table.format("Verein B").encode(), organiser="")["Location"]
    assert client.get(path).content.decode().count("Verein B") > 0


AGAIN = "Nur die Datei konnte nicht aufgehoben werden. Bitte wählen Sie sie noch einmal aus."


def test_a_file_that_was_chosen_is_not_said_to_be_there_still(client, week):
    """A browser shows no file again: a second press would find none."""
    html = bring(client, organiser="").content.decode()
    assert f"Eine Datei: Kalender (.ics) oder Tabelle (.xlsx, .csv)</a> – {AGAIN}" in html
    assert bring(client).status_code == 302


def test_too_many_without_a_link(client, week):
    rows = "".join(f"Fest {n};28.9.2026;18\n" for n in range(101))
    data = f"Titel;Datum;Beginn\n{rows}".encode()
    assert bring(client, "a.csv", data=data).status_code == 200
    assert Intake.objects.count() == 0


def test_a_network_cannot_import_without_end(client, week, redis_url, monkeypatch):
    monkeypatch.setattr("calendar_site.pages.shared.imports.start.PER_HOUR", 1)
    monkeypatch.setattr("calendar_site.serving.client_address.of", lambda request: str(week.pk))
    assert bring(client).status_code == 302
    refused = bring(client)
    assert (refused.status_code, AGAIN in refused.content.decode()) == (429, True)


def test_another_site_cannot_send_the_forms_of_a_link(client, week, bruno):
    response = client.post(
        f"{START}{bruno}/",
        USUAL | {"file": file("nextcloud.ics")},
        HTTP_SEC_FETCH_SITE="cross-site",
    )
    assert (response.status_code, Source.objects.count()) == (403, 0)
