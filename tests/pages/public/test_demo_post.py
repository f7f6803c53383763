"""The demo shows what it would have mailed; where no demo runs there is no such page."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage, get_connection
from django.utils import timezone

from calendar_site.show import demo_letters
from programme.demo import last_quarter, people
from programme.people import logins
from tests import cast
from tests.pages.public.reading import page as tree

pytestmark = pytest.mark.django_db
POST = "/de/post/"


@pytest.fixture
def mailed(settings, tmp_path):
    """Writes letters as the demo's worker does."""
    settings.DEMO, settings.SITE_URL = True, "http://localhost:8000"
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = demo_letters.FILES, str(tmp_path / "mail")

    def mail(subject, body, to="bruno@verein.example"):
        letter = EmailMessage(subject, body, "kalender@kreis.example", [to])
        get_connection().send_messages([letter])

    return mail


def shown(client, path=POST):
    return tree(client.get(path).content.decode())


def test_letters_stand_there_the_newest_first_with_links_that_work(client, mailed):
    mailed(
        "Eingegangen: Ihre Veranstaltung", "Guten Tag,\n\nzum Ändern:\nhttp://localhost:8000/de/a/"
    )
    mailed("Ihr Link – für alle", "Ganz neu: größer\n", to="verein@beispiel.example")
    page = shown(client)
    heads = page.texts("summary")
    assert heads[0].startswith("Ihr Link – für alle")
    assert heads[0].endswith("verein@beispiel.example")
    assert heads[1].startswith("Eingegangen: Ihre Veranstaltung")
    first, second = page.all("p", class_="letter__text")
    assert first.text == "Ganz neu: größer"
    assert [link.attrs["href"] for link in second.all("a")] == ["http://localhost:8000/de/a/"]


def test_a_letter_tells_the_time_of_the_district(client, mailed, time_machine):
    time_machine.move_to(datetime(2026, 9, 20, 7, 3, tzinfo=UTC), tick=False)
    mailed("Eingegangen", "Guten Tag")
    assert "9:03" in shown(client).one("summary").text


def test_what_was_typed_is_text_and_leads_nowhere_else(client, mailed):
    evil = "<script>alert(1)</script> https://evil.example/ http://localhost:8000.evil.example/x"
    mailed(f"Titel {evil}", f"{evil}\njavascript:alert(1)\n(http://localhost:8000/de/b/?a=1&b=2).")
    html = client.get(POST).content.decode()
    letters = html.partition('id="letters"')[2]
    assert "<script>alert" not in letters
    links = re.findall(r'href="([^"]+)"', letters.partition("</section>")[0])
    assert links == ["http://localhost:8000/de/b/?a=1&amp;b=2"]


def test_so_many_are_shown_and_no_more(client, mailed, monkeypatch):
    monkeypatch.setattr(demo_letters, "MOST", 2)
    for number in range(3):
        mailed(f"Brief {number}", "Text")
    assert len(shown(client).texts("summary")) == 2


def test_a_letter_that_is_being_written_harms_nobody(client, mailed, settings):
    mailed("Ganz", "Text")
    folder = Path(settings.EMAIL_FILE_PATH)
    (folder / "half").write_bytes(b"Subject: Halb\nTo: ver")
    (folder / "nothing").write_bytes(b"")
    assert client.get(POST).status_code == 200


@pytest.mark.parametrize(
    "changes",
    [
        {"DEMO": False},
        {"EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend"},
        {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"},
    ],
)
def test_without_a_demo_or_where_letters_go_out_there_is_no_such_page(
    client, mailed, settings, changes
):
    mailed("Geheim", "http://localhost:8000/de/nord/submit/edit/geheim/")
    for name, value in changes.items():
        setattr(settings, name, value)
    answer = client.get(POST)
    assert (answer.status_code, "geheim" in answer.content.decode()) == (404, False)
    assert "/post/" not in client.get("/?lang=de").content.decode()


@pytest.mark.parametrize(("embedded", "is_one"), [("1", "True"), ("0", "False")])
def test_only_a_trial_is_a_demo(embedded, is_one):
    said = {"EMBEDDED": embedded, "DEMO": "1", "SECRET_KEY": "x" * 50}
    command = [sys.executable, "-c", "from calendar_site import settings; print(settings.DEMO)"]
    told = subprocess.run(
        command, env=os.environ | said, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == is_one


def test_it_is_found_and_kept_by_nobody(client, mailed, week):
    for path in ("/?lang=de", "/de/nord/", "/de/nord/submit/"):
        links = [link.attrs.get("href") for link in shown(client, path).all("a")]
        assert (path, POST in links) == (path, True)
    answer = client.get(POST)
    assert "private" in answer["Cache-Control"]
    assert '<meta name="robots" content="noindex, nofollow">' in answer.content.decode()
    assert client.get("/xx/post/").status_code == 404


def test_it_says_which_address_to_try(client, mailed, nord):
    assert last_quarter.EMAIL not in client.get(POST).content.decode()
    cast.district(last_quarter.DISTRICT, ags="16063")
    page = shown(client)
    assert last_quarter.EMAIL in page.text
    links = [link.attrs["href"] for link in page.all("a")]
    assert f"/de/{last_quarter.DISTRICT}/submit/link/" in links


def heads(client) -> list[str]:
    return sorted(text.split()[0] for text in shown(client).texts("summary"))


@pytest.fixture
def office(mailed, nord):
    """Aylin has the known password and has invited somebody; Emil has another one."""
    head, colleague = cast.person("aylin", nord), cast.person("emil", nord)
    head.set_password(people.PASSWORD)
    head.save()
    for user in (head, colleague):
        logins.note_address(user, f"{user.username}@büro.example")
    at = timezone.now()
    nord.office_invitations.create(
        email="neu@buero.example",
        role="organiser",
        invited_by=head,
        created_at=at,
        expires_at=at + timedelta(days=7),
    )
    for name in ("aylin", "emil"):
        mailed(f"Code-{name}", "1234", to=f"{name.upper()}@xn--bro-hoa.example")
    mailed("Einladung", "http://localhost:8000/de/join/x/", to="Neu <neu@buero.example>")
    mailed("Eingegangen", "Guten Tag")
    return nord


def test_letters_to_an_office_are_shown_where_its_password_is_known_anyway(client, office):
    assert heads(client) == ["Code-aylin", "Eingegangen", "Einladung"]


def test_nobody_signs_in_by_a_letter_where_passwords_are_own_ones(client, office):
    head = office.memberships.get(user__username="aylin").user
    head.set_password("eigenes-Kennwort")
    head.save()
    assert heads(client) == ["Eingegangen"]


def test_an_invitation_of_nobody_known_is_a_secret(client, office):
    office.office_invitations.update(invited_by=None)
    assert heads(client) == ["Code-aylin", "Eingegangen"]


def test_an_address_that_waits_for_its_proof_is_of_the_same_person(client, office, mailed):
    emil = office.memberships.get(user__username="emil").user
    EmailAddress.objects.create(user=emil, email="emil@neu.example", verified=False)
    mailed("Bestätigen", "Link", to="emil@neu.example")
    assert "Bestätigen" not in heads(client)
