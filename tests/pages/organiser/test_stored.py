"""What is stored of one person, at the desk: asked, read, saved, erased; never in an address."""

import json
import re
from base64 import urlsafe_b64decode
from pathlib import Path

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils.translation import override

from calendar_site.pages.organiser.stored import of_offices, sections, words
from programme import mentions, personal_data, states
from programme.actors import PARTNER, organiser
from programme.credentials import edit_links
from programme.drafts.event_draft import Registration
from programme.models.journal import Entry
from programme.models.membership import Membership
from programme.models.session import Session
from programme.models.submission import Submission
from programme.people import erasing, memberships
from programme.submissions import moderation, submitting
from programme.submissions.contact import Contact
from tests import cast

ADDRESS = "/en/nord/desk/people/stored/"
BRUNO = cast.BRUNO.email


def ask(client, email=BRUNO, address=ADDRESS):
    """The answer as a page, after the redirect."""
    return client.post(address, {"email": email}, follow=True)


def text(response):
    return response.content.decode()


@pytest.fixture
def submission(week, aylin):
    found = cast.offered(week, wishes="Ein Raum mit Küche.")
    moderation.send_back(found, reason="Welcher?", by=organiser(aylin), at=cast.AT)
    edit_links.to_partner(week.district, BRUNO, at=cast.AT)
    return found


def test_the_answer_is_read_in_words(desk, submission):
    page = text(ask(desk, "Bruno@Verein.example"))
    for said in (
        "Submissions (1)",
        "Offener Stammtisch",
        submission.number,
        "Bruno Beispiel",
        "Ein Raum mit Küche.",
        "asked back",
        "Welcher?",
        "Monday, 28 September 2026, 18:00",
        "Links to all events of the address (1)",
        "valid until 30 October 2026, 10:00",
    ):
        assert said in page
    for raw in ("whens", "contact_email", "Nothing is stored"):
        assert raw not in page.partition("<main")[2]


def test_the_address_stands_in_no_link_and_the_page_is_read_anew(desk, submission):
    sent = desk.post(ADDRESS, {"email": BRUNO})
    assert (sent.status_code, sent["Location"]) == (302, ADDRESS)
    for _again in range(2):
        page = desk.get(ADDRESS)
        assert "Offener Stammtisch" in text(page)
        assert "no-store" in page["Cache-Control"]
    german = text(desk.get("/de/nord/desk/people/stored/"))
    assert "Einreichungen (1)" in german
    assert "verein.example" not in "".join(
        part.partition('"')[0] for part in german.split('href="')[1:]
    )


def test_the_answer_is_over_after_a_quarter_of_an_hour(desk, submission, time_machine):
    ask(desk)
    now = Session.objects.get().expire_date
    time_machine.shift(15 * 60 + 1)
    assert "Offener Stammtisch" not in text(desk.get(ADDRESS))
    assert "asked" not in desk.session
    assert now


def test_a_closed_answer_is_gone(desk, submission):
    ask(desk)
    desk.post(ADDRESS, {"close": "1"})
    assert "asked" not in desk.session
    assert "Offener Stammtisch" not in text(desk.get(ADDRESS))


def test_an_answer_is_of_one_office(desk, submission, aylin, sued):
    Membership.objects.create(district=sued, user=aylin)
    ask(desk)
    assert "What is stored</h2>" not in text(desk.get("/en/sued/desk/people/stored/"))
    there = text(ask(desk, address="/en/sued/desk/people/stored/"))
    assert "Nothing is stored of" in there
    assert "Stammtisch" not in there


def test_of_nobody_it_says_so(desk, submission):
    assert "Nothing is stored of dora@verein.example in your office." in text(
        ask(desk, "dora@verein.example")
    )


def test_it_is_saved_as_json_under_a_name_without_the_address(desk, submission, week):
    answer = desk.post(f"{ADDRESS}file/", {"email": BRUNO})
    assert answer["Content-Type"] == "application/json"
    assert answer["Content-Disposition"] == 'attachment; filename="stored-2026-08-01.json"'
    said = json.loads(answer.content)["districts"]["nord"]
    assert set(said) == {"submissions", "links"}
    assert said["submissions"][0]["contact"]["email"] == BRUNO
    german = desk.post("/de/nord/desk/people/stored/file/", {"email": BRUNO})
    assert "auskunft-2026-08-01.json" in german["Content-Disposition"]


def test_erasing_says_what_went_and_a_second_press_does_nothing_more(desk, submission):
    page = text(ask(desk))
    assert "This would be erased" in page
    stays = page.partition("This would stay")[2]
    assert f'/en/nord/desk/{submission.number}/"><bdi>{submission.latest.data["title"]}' in stays
    assert mentions.WAITING in stays
    sent = desk.post(f"{ADDRESS}erase/", {"email": BRUNO})
    assert (sent.status_code, sent["Location"]) == (302, ADDRESS)
    for _again in range(2):
        page = text(desk.get(ADDRESS))
        assert "It is erased" in page
        assert "Submissions (1)." in page
        assert BRUNO not in page
    submission.refresh_from_db()
    assert (submission.contact_email, submission.state) == ("", "returned")
    (line,) = Entry.objects.filter(verb="person_erased")
    assert (line.user.username, line.role, line.data) == ("aylin", "organiser", {})
    page = text(desk.post(f"{ADDRESS}erase/", {"email": BRUNO}, follow=True))
    assert "Nothing was erased" in page
    assert Entry.objects.filter(verb="person_erased").count() == 1


def test_what_stays_is_named_before_and_after(desk, week, aylin):
    cast.accepted(week, aylin, registration=Registration(email=BRUNO))
    for page in (ask(desk), desk.post(f"{ADDRESS}erase/", {"email": BRUNO}, follow=True)):
        assert "<strong>An event: " in text(page)
        assert mentions.PUBLISHED in text(page)
    german = text(desk.get("/de/nord/desk/people/stored/"))
    assert "Es gehört zum veröffentlichten Programm" in german
    assert "Das bleibt" in german


@pytest.mark.parametrize("address", ["", "emil@nord.example"])
def test_a_person_of_the_office_is_found_by_the_page_and_by_the_user_name(
    desk, nord, emil, address
):
    get_user_model().objects.filter(pk=emil.pk).update(email=address)
    works = nord.memberships.get(user=emil)
    for ended in (None, cast.AT):
        nord.memberships.filter(user=emil).update(ended_at=ended)
        sent = desk.post(f"/en/nord/desk/people/{works.pk}/stored/")
        assert (sent.status_code, sent["Location"]) == (302, ADDRESS)
        page = text(desk.get(ADDRESS))
        assert "Login (1)" in page
        assert f'<bdi dir="ltr">{address or "emil"}</bdi>' in page
        assert "Login (1)" in text(ask(desk, "Emil"))
    saved = desk.post(f"{ADDRESS}file/", {"email": "emil"}).json()["districts"]["nord"]
    assert [each["username"] for each in saved["accounts"]] == ["emil"]
    desk.post(f"{ADDRESS}erase/", {"email": "emil"})
    assert not get_user_model().objects.filter(username="emil").exists()


def test_user_names_of_another_district_are_not_known(desk, chiara):
    answer = ask(desk, "chiara")
    assert "or the user name of somebody who works here" in text(answer)
    assert (
        desk.post(f"/en/nord/desk/people/{chiara.memberships.get().pk}/stored/").status_code == 404
    )


def test_each_form_is_about_its_own_page(desk, submission, week):
    """Somebody else was asked about in a second tab meanwhile."""
    ask(desk)
    ask(desk, "dora@verein.example")
    desk.post(f"{ADDRESS}erase/", {"email": BRUNO})
    assert Submission.objects.get().contact_email == ""


def test_a_colleague_who_works_here_is_told_and_stays(desk, emil, nord, aylin):
    role = {"role": "reader", "ends_on": None, "by": organiser(aylin), "at": cast.AT}
    memberships.change(emil.memberships.get(), **role)
    get_user_model().objects.filter(pk=emil.pk).update(email="emil@amt.example")
    page = text(ask(desk, "emil@amt.example"))
    assert "Login (1)" in page
    assert erasing.WORKS in page
    assert "Login: <bdi>Reader</bdi>" in page
    assert "changed a role" in page
    assert '<a href="/en/nord/desk/people/">People</a></li>' in page
    assert "Erase it for good" not in page
    desk.post(f"{ADDRESS}erase/", {"email": "emil@amt.example"})
    assert Membership.objects.filter(user=emil).exists()
    Membership.objects.filter(user=emil).update(ended_at=cast.AT)
    assert "Erase it for good" in text(ask(desk, "emil@amt.example"))
    desk.post(f"{ADDRESS}erase/", {"email": "emil@amt.example"})
    assert not get_user_model().objects.filter(username="emil").exists()
    people = text(desk.get("/en/nord/desk/people/"))
    assert "emil" not in people
    assert f'<a href="{ADDRESS}">What is stored of one person</a>' in people


def test_people_of_another_office_are_unknown_here(desk, chiara):
    get_user_model().objects.filter(pk=chiara.pk).update(email="chiara@sued.example")
    assert "Nothing is stored of" in text(ask(desk, "chiara@sued.example"))


@pytest.mark.parametrize("role", ["deputy", "editor", "reader"])
def test_only_organisers_may(client, submission, nord, role):
    client.force_login(cast.person("somebody", nord, role))
    assert client.get(ADDRESS).status_code == 403
    for below in ("", "file/", "erase/"):
        assert client.post(ADDRESS + below, {"email": BRUNO}).status_code == 403
    assert Submission.objects.get().contact_email == BRUNO


HOSTILE = ["", " ", "x" * 10_000, f"{'x' * 300}@verein.example", "a\0b@verein.example"]
HOSTILE += [
    "a@verein.example, b@verein.example",
    "<b>@verein.example",
    "bruno",
    "@",
    "a@b@c.example",
]


@pytest.mark.parametrize("email", HOSTILE)
def test_what_is_no_address_is_said_and_comes_back(desk, submission, email):
    page = ask(desk, email)
    assert page.status_code == 200
    assert "Please write a whole e-mail address" in text(page)
    assert "asked" not in desk.session
    for below in ("file/", "erase/"):
        assert desk.post(ADDRESS + below, {"email": email})["Location"] == ADDRESS
    assert Submission.objects.get().contact_email == BRUNO


def test_a_domain_with_an_umlaut_and_capitals_is_found(desk, week):
    Submission.objects.filter(pk=cast.offered(week).pk).update(contact_email="Bruno@Müller.example")
    for written in ("bruno@müller.example", "BRUNO@xn--mller-kva.example"):
        assert "Submissions (1)" in text(ask(desk, written))


def test_of_very_many_submissions_the_oldest_are_brief(desk, week, monkeypatch):
    monkeypatch.setattr(sections, "MOST_WHOLE", 2)
    for number in range(4):
        cast.offered(week, title=f"Fest {number}", summary=f"Worte {number}.")
    page = text(ask(desk))
    assert "Of 2 older submissions only number and title stand here" in page
    assert [n for n in range(4) if f"<bdi>Fest {n}</bdi></h4>" in page] == [0, 1, 2, 3]
    assert [n for n in range(4) if f"Worte {n}." in page] == [2, 3]


def test_a_text_that_names_the_person_is_told_in_its_place(desk, week, aylin):
    theirs = Contact(name="Jana", email="jana@verein.example")
    by = {"by": organiser(aylin), "at": cast.AT}
    other, _link = submitting.offer(week, cast.draft(), contact=theirs, by=PARTNER, at=cast.AT)
    moderation.comment(other, f"Fragen Sie {BRUNO}.", **by)
    page = text(ask(desk))
    assert "Texts in which the address stands (1)" in page
    assert "A line of the history" in page
    assert "remark for the office, 1 August 2026, 11:00" in page
    assert f"Fragen Sie {BRUNO}." in page
    assert "jana@verein.example" not in page


def test_hostile_words_are_words(desk, week):
    hostile = "<script>alert(1)</script> \u202e bruno@verein.example"
    submission = cast.offered(week, title="<b>Fest</b>", description=hostile)
    Submission.objects.filter(pk=submission.pk).update(contact_name="<i>Bruno</i>")
    page = text(ask(desk))
    assert not {"<script>alert", "<b>Fest", "<i>Bruno"} & {
        each for each in ("<script>alert", "<b>Fest", "<i>Bruno") if each in page
    }


def test_what_was_typed_before_the_login_was_over_comes_back(client, submission, aylin):
    answer = Client().post(ADDRESS, {"email": BRUNO})
    assert answer.status_code == 403
    assert 'autocomplete="username"' in text(answer)


def test_every_kind_and_place_has_its_words(stored_kinds):
    assert set(words.KINDS) == set(words.GOES) == stored_kinds
    places = {place.model._meta.model_name for place in mentions.PLACES}
    assert set(words.PLACES) == places | {"login", "submission"}


def test_every_verb_of_the_journal_has_its_words():
    recorded = set(states.MOVES)
    for package in ("programme", "feeds"):
        for path in Path(package).rglob("*.py"):
            recorded |= set(re.findall(r"(?:record|_announce)\(\s*\"(\w+)\"", path.read_text()))
    assert recorded - set(words.VERBS) == set()


@pytest.fixture
def stored_kinds(week):
    """Every kind there is, found where nothing is left out."""
    told = personal_data._told("nobody@verein.example", week.district)
    return set(told)


@pytest.mark.parametrize(
    ("new", "day", "lines"),
    [
        (
            "editor",
            "2026-12-31",
            {"Role": ["Editor", "unchanged"], "Last day": ["31 December 2026"]},
        ),
        (
            "deputy",
            "",
            {"Role before": ["Editor"], "Role afterwards": ["Deputy"], "Last day": ["none"]},
        ),
        ("deputy", None, {"Role before": ["Editor"], "Role afterwards": ["Deputy"]}),
    ],
)
def test_a_change_of_the_last_day_alone_is_said_as_such(new, day, lines):
    said = {"verb": "role_changed", "at": cast.AT, "old": "editor", "new": new, "ends_on": day}
    with override("en"):
        told = of_offices.change(said)["facts"]
        facts = {str(each["label"]): each["lines"] for each in told}
    assert {name: facts[name] for name in facts if name != "When"} == lines


def test_a_browser_is_told_in_plain_words(desk, nord, emil):
    agent = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
    UserSession.objects.create(user=emil, session_key="k", ip="127.0.0.1", user_agent=agent)
    page = text(ask(desk, "emil"))
    assert "Firefox on Linux" in page
    assert "Gecko" not in page


def test_the_row_of_the_session_tells_nobody_of_whom_one_asked(desk, nord):
    assert BRUNO in ask(desk).content.decode()
    (session,) = Session.objects.all()
    assert b"bruno" not in urlsafe_b64decode(session.get_decoded()["asked"])
