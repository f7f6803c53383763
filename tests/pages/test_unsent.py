"""What somebody typed comes back into its field, whatever kept it from being taken."""

import html
import re

import pytest
from django.http import QueryDict
from django.test import Client

from calendar_site.serving import unsent
from programme import rate_limits
from programme.actors import PARTNER
from programme.models.journal import Entry
from programme.models.link import Link
from programme.models.token import ApiToken
from programme.submissions import submitting
from tests import cast, factors
from tests.forms.controls import controls
from tests.pages.posts import FORMS, NO_FORMS, TEXT, World, names

GUARDED = [name for name, form in FORMS.items() if form.who not in ("link", "step")]
OFFICE = [name for name, form in FORMS.items() if form.who == "office"]
LINKED = [name for name, form in FORMS.items() if form.who == "link"]


@pytest.fixture(autouse=True)
def summer(time_machine):
    time_machine.move_to("2026-08-01 11:00:00+02:00", tick=False)
    for name in ("submit", "import", "account_login"):
        rate_limits.reset(name, "127.0.0.1")


@pytest.fixture
def world(request, week, aylin):
    call = getattr(request.node, "callspec", None)
    name = call and call.params.get("name")
    return World(week, aylin, public=bool(name) and FORMS[name].public)


def fields(response) -> list[str]:
    """The values of all fields of a page that a browser would send."""
    return [value for _, values in controls(response.content.decode()).lists() for value in values]


def copied(response) -> str:
    """The text that stands on the page to be copied."""
    found = re.search(r"<textarea[^>]* readonly>(.*?)</textarea>", response.content.decode(), re.S)
    return html.unescape(found[1]).strip() if found else ""


def written(world):
    """What a form could have changed."""
    world.submission.refresh_from_db()
    return (
        world.submission.state,
        world.submission.version,
        Entry.objects.exclude(verb__in=("signed_in", "sign_in_failed")).count(),
        ApiToken.objects.filter(revoked_at=None).count(),
        Link.objects.count(),
    )


def test_every_address_that_takes_a_form_is_on_the_list(world, client, aylin):
    client.force_login(aylin)
    takes = set()
    for name in names():
        client.raise_request_exception = False
        if client.post(world.address(name)).status_code != 405:
            takes.add(name)
        client.force_login(aylin)
    assert takes == {name.partition(" ")[0] for name in FORMS} | NO_FORMS


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_where_no_form_is_nobody_is_asked_for_a_token(world, aylin, method):
    """405 with Allow, as RFC 9110 15.5.6 has it, with a login and without one."""
    strict = Client(enforce_csrf_checks=True)
    takes = {name.partition(" ")[0] for name in FORMS} | NO_FORMS
    for _ in range(2):
        for name in names() - takes:
            answer = getattr(strict, method)(world.address(name))
            assert (name, answer.status_code, answer.content) == (name, 405, b"")
            assert answer["Allow"].startswith("GET, HEAD")
        strict.force_login(aylin)


@pytest.mark.parametrize("name", GUARDED)
def test_an_old_page_comes_again_with_a_new_token(world, aylin, name):
    strict, form = Client(enforce_csrf_checks=True), FORMS[name]
    if form.who == "account":
        factors.all_of(aylin)
        factors.afresh(strict, aylin)
    elif form.who == "office" or name == "account_logout":
        strict.force_login(aylin)
    if name == "mfa_activate_totp":
        factors.Authenticator.objects.filter(type="totp").delete()
    before, address = written(world), world.address(name)
    said = form.said | {"version": world.submission.version}
    answer = strict.post(address, said, headers={"Accept-Language": "en"})
    assert answer.status_code == 403
    assert "This page was open for too long" in answer.content.decode()
    assert (TEXT in fields(answer)) == form.is_written
    assert "geheim" not in answer.content.decode()
    assert controls(answer.content.decode())["csrfmiddlewaretoken"]
    assert written(world) == before


@pytest.mark.parametrize("name", OFFICE)
def test_after_the_login_the_text_is_in_its_field(world, aylin, client, name):
    form, address, before = FORMS[name], world.address(name), written(world)
    answer = client.post(address, form.said | {"version": world.submission.version})
    assert answer.status_code == 403
    assert "You were logged out in the meantime" in answer.content.decode()
    page = controls(answer.content.decode())
    wrong = page.dict() | {"username": "aylin", "password": "falsch"}
    again = client.post("/account/login/", wrong)
    page = controls(again.content.decode()).dict()
    there = client.post("/account/login/", page | {"password": "geheim"})
    assert TEXT[:9] not in there["Location"]
    for _ in range(2):  # it is still there when the page is loaded again
        shown = client.get(there["Location"])
        assert shown.status_code == 200
        assert "You were logged out in the meantime" in shown.content.decode()
        assert (TEXT in fields(shown)) == form.is_written
    assert written(world) == before


def test_it_comes_back_to_nobody_of_another_office(world, client, chiara):
    address = world.address("desk-decline")
    page = controls(client.post(address, {"reason": TEXT}).content.decode()).dict()
    there = client.post("/account/login/", page | {"username": "chiara", "password": "geheim"})
    answer = client.get(there["Location"], follow=True)
    assert (answer.status_code, TEXT in answer.content.decode()) == (404, False)


def test_what_was_not_sealed_here_is_not_shown(world, client, aylin):
    said = {"username": "aylin", "password": "geheim", "next": "/en/nord/desk/", "unsent": "x:y:z"}
    assert client.post("/account/login/", said)["Location"] == "/en/nord/desk/"


def test_what_is_sent_at_last_is_forgotten(world, client, aylin):
    address = world.address("desk-decline")
    page = controls(client.post(address, {"reason": TEXT}).content.decode()).dict()
    there = client.post("/account/login/", page | {"username": "aylin", "password": "geheim"})
    client.post(address, {"reason": "Nein.", "version": world.submission.version})
    assert TEXT not in client.get(there["Location"], follow=True).content.decode()


def test_another_site_gets_no_page_that_it_has_filled_in(world, aylin):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(aylin)
    evil = {"Sec-Fetch-Site": "cross-site"}
    answer = strict.post(world.address("desk-decline"), {"reason": TEXT}, headers=evil)
    assert (answer.status_code, TEXT in answer.content.decode()) == (403, False)


@pytest.mark.parametrize("name", LINKED)
def test_a_link_that_has_ended_gives_the_text_back(world, client, name):
    form = FORMS[name]
    answer = client.post(world.address(name, token="x" * 43), form.said)
    assert answer.status_code == 404
    assert (TEXT in copied(answer)) == form.is_written


@pytest.mark.parametrize("word", ["krank", "12", "ausgebucht", "28.9."])
def test_a_short_word_is_given_back_too_and_no_code_beside_it(world, client, word):
    said = {"report-status": "cancelled", "report-keys": "20260928T1800", "report-note": word}
    answer = client.post(world.address("report", token="x" * 43), said)
    assert copied(answer) == word


CONTROL = re.compile(r'<(input|select|textarea|button)\b([^>]*?)\bname="([^"]+)"([^>]*)>')
WRITTEN = re.compile(r'type="(?:text|search|email|url|tel)"')


@pytest.mark.parametrize("public", [True, False])
def test_what_is_written_is_told_from_what_is_chosen(week, aylin, client, public):
    client.force_login(aylin)
    world, wrong = World(week, aylin, public=public), []
    pages = [*PAGES, "desk-prints", "import-attempt", "import-mine desk", "my-events"]
    for page in pages:
        html_ = client.get(world.address(page)).content.decode()
        for kind, before, name, after in CONTROL.findall(html_):
            is_written = kind == "textarea" or bool(WRITTEN.search(before + after))
            if name != "file" and is_written != bool(unsent.texts(QueryDict(f"{name}=x"))):
                wrong.append((page, name))
    assert wrong == []


@pytest.mark.parametrize(
    "name", ["desk-send-back", "desk-decline", "desk-report", "desk-move", "desk-withdraw"]
)
@pytest.mark.parametrize("lang", ["de", "ar"])
def test_a_decision_that_came_too_late_keeps_its_text(world, client, aylin, name, lang):
    client.force_login(aylin)
    said = FORMS[name].said | {"version": world.submission.version}
    submitting.withdraw(world.submission, by=PARTNER, at=cast.AT)
    before = written(world)
    answer = client.post(world.address(name).replace("/en/", f"/{lang}/"), said)
    assert answer.status_code == 409
    assert TEXT in copied(answer)
    assert written(world) == before


@pytest.mark.parametrize("name", ["report", "move", "withdraw", "edit-submission"])
def test_a_partner_who_was_overtaken_keeps_the_text(world, client, name):
    said = FORMS[name].said | {"version": world.submission.version}
    submitting.withdraw(world.submission, by=PARTNER, at=cast.AT)
    before = written(world)
    answer = client.post(world.address(name), said)
    assert TEXT in copied(answer) or TEXT in fields(answer) or not FORMS[name].is_written
    assert written(world) == before


def test_a_programme_that_closed_meanwhile_gives_the_text_back(world, client):
    type(world.week).objects.update(is_public=False)
    answer = client.post(world.address("submit-to"), FORMS["submit-to"].said)
    assert (answer.status_code, TEXT in copied(answer)) == (404, True)


PAGES = ["account_login", "desk-new-in", "desk-tokens", "desk-edit", "desk-picture"]
PAGES += ["desk-submission", "desk-people", "desk-people-one"]
PAGES += ["submit-to", "paste", "lost-link", "import", "edit-submission", "picture", "import-mine"]


@pytest.mark.parametrize("page", PAGES)
def test_no_field_cuts_what_is_pasted_and_back_keeps_it(world, client, aylin, page):
    """A browser cuts at `maxlength` without a word, and forgets a page that is `no-store`."""
    if page.startswith("desk"):
        client.force_login(aylin)
    answer = client.get(world.address(page))
    assert (answer.status_code, "maxlength" in answer.content.decode()) == (200, False)
    if page != "account_login":
        assert answer["Cache-Control"] == "private, no-cache, max-age=0"


NEW_PASSWORD = dict.fromkeys(("password1", "password2"), "drei Worte im Wind")
SENT = {
    "desk-proof": {"language": "de"},
    "desk-release": {"languages": "de"},
    "desk-tokens": {"organisation": "Verein", "name": "Website", "life": "366"},
    "desk-token-revoke": {},
    "desk-people": {"email": "dilek@nord.example", "role": "editor", "language": "de"},
    "desk-people-leave": {},
    "desk-people-revoke": {},
    "desk-people-again": {},
    "desk-people-one": {"role": "reader", "seen": "organiser"},
    "desk-people-end": {},
    "desk-people-forget": {},
    "desk-picture-remove": {},
    "desk-accept": {},
    "desk-send-back": {"question": "Wo?"},
    "desk-decline": {"reason": "Nein."},
    "desk-comment": {"comment": "Anrufen."},
    "desk-withdraw": {"withdraw_reason": "Auf Wunsch."},
    "desk-link": {},
    "desk-end-link": {},
    "lost-link": {"email": "bruno@verein.example"},
    "account_login": {"username": "aylin", "password": "geheim"},
    "account_logout": {},
    "account_request_login_code": {"email": "aylin@amt.example"},
    "account_reset_password": {"email": "aylin@amt.example"},
    "account_change_password": {"oldpassword": "geheim"} | NEW_PASSWORD,
    "account_email": {"email": "anders@amt.example", "action_add": "1"},
    "account_confirm_email": {},
    "account_reauthenticate": {"password": "geheim"},
    "mfa_generate_recovery_codes": {},
    "mfa_deactivate_totp": {},
    "mfa_edit_webauthn": {"name": "Amt"},
    "mfa_remove_webauthn": {},
    "mfa_login_webauthn": {"credential": "{}"},
    "usersessions_list": {},
    "withdraw": {},
    "picture-remove": {},
    "renew-link": {},
    "renew-my-link": {},
    "import-attempt": {"wish": "discard"},
    "import-source": {"wish": "end"},
    "invite": {"wish": "yes"},
    "invite-me": {"wish": "yes"},
}


def test_no_address_of_a_button_answers_with_an_empty_page(world, client, aylin):
    """Loaded again, or opened from the history, it leads to the page on which the button is."""
    factors.all_of(aylin)
    factors.afresh(client, aylin)
    addresses = {name: world.address(name) for name in FORMS}
    answers = {name: client.get(address, follow=True) for name, address in addresses.items()}
    assert {name for name, answer in answers.items() if not answer.content} == set()
    assert {answer.status_code for answer in answers.values()} == {200}


@pytest.mark.parametrize("done", SENT)
def test_whatever_was_done_ends_in_a_redirect(world, client, aylin, done):
    """So that loading the page again does nothing a second time."""
    factors.all_of(aylin)
    factors.afresh(client, aylin)
    said = SENT[done] | {"version": world.submission.version}
    answer = client.post(world.address(done), said)
    assert answer.status_code == 302
    before = written(world)
    for _ in range(2):
        assert client.get(answer["Location"], follow=True).status_code == 200
    assert written(world) == before
