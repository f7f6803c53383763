"""An import by a link: compared with the last one, and no business of anybody else."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from programme.credentials import edit_links
from programme.models.source import Intake, Source
from tests import cast
from tests.pages.partner.bringing import (
    START,
    bring,
    changed,
    confirm,
    ticks,
    titles,
)


def test_with_a_link_a_file_is_compared_with_the_last_one(client, week, bruno):
    mine = f"{START}{bruno}/"
    confirm(client, bring(client, path=mine)["Location"])
    data = changed().replace(b"b0002", b"b0099").replace(b"Kunst im Fenster", b"Kunst am Bau")
    data = data.replace(b"Galerie am Markt", b"Kulturhof")
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


def test_a_link_shows_what_was_brought(client, week, bruno):
    mine = f"{START}{bruno}/"
    confirm(client, bring(client, path=mine)["Location"])
    html = client.get(mine).content.decode()
    assert "nextcloud.ics" in html
    assert 'name="contact_email"' not in html
    assert 'value="Verein Miteinander"' in html


def test_nothing_is_removed_by_one_touch(client, week, bruno):
    """Beside the way on: a touch opens what will be, the second one removes."""
    mine = f"{START}{bruno}/"
    bring(client, path=mine)
    html = client.get(mine).content.decode()
    folded = re.search(r"<details.*?</details>", html[html.index("import__row") :], re.S)[0]
    assert html.count('name="wish"') == folded.count('name="wish" value="end"') == 1
    assert "Was auf eine Antwort wartet, wird verworfen." in folded


def test_an_edit_link_knows_who_asks_and_opens_nothing_else(client, week):
    submission = cast.offered(week)
    token = edit_links.to_submission(submission, at=timezone.now())
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
    other = edit_links.to_partner(week.district, "eve@anderswo.example", at=timezone.now())
    theirs = edit_links.to_partner(sued, "bruno@verein.example", at=timezone.now())
    ended = edit_links.to_partner(
        week.district, "bruno@verein.example", at=timezone.now() - timedelta(days=100)
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
