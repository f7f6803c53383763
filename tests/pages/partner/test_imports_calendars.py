"""Calendars on the web: fetched by the worker, followed, paused, missing much; and the office."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from feeds.incoming import pulling
from programme import rate_limits
from programme.credentials import edit_links
from programme.models.source import Source
from tests.feeds.incoming.web_server import WebServer
from tests.pages.partner.bringing import SAMPLES, START, USUAL, bring, confirm, titles

# --- A calendar on the web ------------------------------------------------------------------------


@pytest.fixture
def web(settings):
    server = WebServer()
    settings.IMPORT_TRUSTED_HOSTS = [f"127.0.0.1:{server.port}"]
    server("/a.ics", (SAMPLES / "nextcloud.ics").read_bytes())
    yield server
    server.stop()


def pulled():
    """What the worker does."""
    source = pulling.claim(Source.objects.get().pk)
    return pulling.pull(source, at=timezone.now())


def test_a_calendar_is_fetched_by_the_worker_and_then_followed(client, week, bruno, web):
    mine = f"{START}{bruno}/"
    path = client.post(mine, USUAL | {"url": web.url("/a.ics")})["Location"]
    html = client.get(path).content.decode()
    assert 'role="status"' in html
    assert '<a href="">' in html  # to look again without JavaScript
    part = client.get(path, HTTP_HX_REQUEST="true").content.decode()
    assert part.lstrip().startswith("<section")
    pulled()
    assert client.get(path, HTTP_HX_REQUEST="true")["HX-Refresh"] == "true"
    html = client.get(path).content.decode()
    assert 'id="follow" name="follow" checked' in html
    confirm(client, path, html, follow="on")
    source = Source.objects.get()
    assert (source.state, len(titles("submitted"))) == ("followed", 3)
    assert web.url("/a.ics") not in client.get(mine).content.decode()


def test_what_one_does_with_a_followed_calendar(client, week, bruno, web):
    mine = f"{START}{bruno}/"
    client.post(mine, USUAL | {"url": web.url("/a.ics")})
    pulled()
    source = Source.objects.get()
    act = f"{mine}source/{source.pk}/"
    assert client.get(act)["Location"] == mine
    for wish, state in (("follow", "followed"), ("pause", "paused"), ("follow", "followed")):
        assert client.post(act, {"wish": wish})["Location"] == mine
        source.refresh_from_db()
        assert source.state == state
    response = client.post(act, {"wish": "look"})
    assert response["Location"] == f"{mine}{source.intakes.first().pk}/"
    client.post(act, {"wish": "end"})
    source.refresh_from_db()
    assert (source.state, source.next_pull_at) == ("ended", None)
    assert "127.0.0.1" not in client.get(mine).content.decode()


def test_nobody_makes_us_ask_a_server_without_end(client, week, bruno, web, monkeypatch):
    mine = f"{START}{bruno}/"
    client.post(mine, USUAL | {"url": web.url("/a.ics")})
    pulled()
    rate_limits.reset("import-look", str(Source.objects.get().pk))
    monkeypatch.setattr("calendar_site.pages.shared.imports.source_list.LOOKS_PER_HOUR", 1)
    act = f"{mine}source/{Source.objects.get().pk}/"
    first = client.post(act, {"wish": "look"})["Location"]
    assert first != mine
    assert client.post(act, {"wish": "look"})["Location"] == mine


def test_without_a_link_a_calendar_is_looked_at_once(client, week, web):
    path = client.post(START, USUAL | {"url": web.url("/a.ics")})["Location"]
    pulled()
    html = client.get(path).content.decode()
    assert 'name="follow"' not in html
    confirm(client, path, html, follow="on")
    assert (Source.objects.get().state, len(titles())) == ("once", 3)
    act = re.sub(r"\d+/$", f"source/{Source.objects.get().pk}/", path)
    client.post(act, {"wish": "follow"})
    assert Source.objects.get().state == "once"


def test_whoever_gets_the_letter_can_take_over(client, week, web, bruno):
    """The link without a mail ends as soon as the one from the mail was used."""
    path = client.post(START, USUAL | {"url": web.url("/a.ics")})["Location"]
    pulled()
    source = Source.objects.get()
    client.post(f"{START}{bruno}/source/{source.pk}/", {"wish": "follow"})
    source.refresh_from_db()
    assert (source.state, source.is_verified) == ("followed", True)
    assert client.get(path).status_code == 404


def test_a_calendar_that_cannot_be_read_says_why(client, week, web):
    web("/a.ics", status="403 Forbidden")
    path = client.post(START, USUAL | {"url": web.url("/a.ics")})["Location"]
    pulled()
    html = client.get(path).content.decode()
    assert html.count("kern-alert--danger") == 1
    assert 'value="look"' in html


def test_much_is_missing(client, week, bruno, web):
    days = range(14, 24)
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:{n}\r\nSUMMARY:Tag {n}\r\nDTSTART;VALUE=DATE:202609{n}\r\n"
        "END:VEVENT\r\n"
        for n in days
    )
    web("/a.ics", f"BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n".encode())
    mine = f"{START}{bruno}/"
    path = client.post(mine, USUAL | {"url": web.url("/a.ics")})["Location"]
    pulled()
    confirm(client, path, follow="on")
    assert len(titles("submitted")) == 10
    first = events.split("END:VEVENT\r\n")[0] + "END:VEVENT\r\n"
    web("/a.ics", f"BEGIN:VCALENDAR\r\n{first}END:VCALENDAR\r\n".encode())
    Source.objects.update(next_pull_at=timezone.now())
    intake = pulled()
    html = client.get(f"{mine}{intake.pk}/").content.decode()
    assert "kern-alert--warning" in html
    assert re.findall(r'name="gone"[^>]*checked', html) == []
    client.post(f"{mine}{intake.pk}/", {"wish": "confirm", "all_gone": "on"})
    assert (len(titles("withdrawn")), titles("submitted")) == (9, ["Tag 14"])


# --- The office -----------------------------------------------------------------------------------


def test_the_office_brings_events_too(client, week, aylin):
    assert client.get(f"{START}desk/").status_code == 302
    client.force_login(aylin)
    path = bring(client, path=f"{START}desk/", organiser="", contact_email="")["Location"]
    assert path.startswith(f"{START}desk/")
    html = client.get(path).content.decode()
    assert "csrfmiddlewaretoken" in html
    done = client.get(confirm(client, path, html)["Location"])
    assert 'href="/de/nord/desk/"' in done.content.decode()
    assert len(titles("submitted")) == 3
    assert Source.objects.get().email == ""


def test_the_office_needs_its_token(week, aylin):
    client = Client(enforce_csrf_checks=True)
    client.force_login(aylin)
    assert bring(client, path=f"{START}desk/").status_code == 403
    anybody = Client(enforce_csrf_checks=True)
    assert bring(anybody).status_code == 403
    link = edit_links.to_partner(week.district, "bruno@verein.example", at=timezone.now())
    assert bring(anybody, path=f"{START}{link}/").status_code == 302
