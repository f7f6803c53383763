"""The page of people: who works here, inviting, changing, ending, leaving."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from programme import access
from programme.actors import organiser
from programme.credentials import api_tokens
from programme.models.journal import Entry
from programme.models.membership import Membership, OfficeInvitation
from programme.models.token import ApiToken
from programme.people import inviting, listing, logins, memberships
from programme.wording import roles
from tests import cast
from tests.forms.controls import controls
from tests.pages.organiser.pressing import notice, press
from worker import account_links, outbox

PEOPLE = "/en/nord/desk/people/"


def text(response) -> str:
    found = re.sub(r"<[^>]+>", " ", response.content.decode().partition("<main")[2])
    return " ".join(found.split())


def alert(response) -> str:
    found = re.search(r'role="status">(.*?)</p>', response.content.decode(), re.S)
    return re.sub(r"<[^>]+>", "", found[1]).strip() if found else ""


def errors(response) -> str:
    found = re.search(r'aria-labelledby="form-summary".*?</ul>', response.content.decode(), re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", found[0].partition("<ul>")[2]).split())


def own(user):
    return user.memberships.get()


@pytest.fixture
def invite(desk):
    def invite(**said):
        fields = {"email": "dilek@nord.example", "role": "editor", "ends_on": "", "language": "de"}
        return desk.post(PEOPLE, fields | said)

    return invite


def test_everybody_is_listed_by_role(desk, nord, aylin, emil):
    Membership.objects.filter(user=emil).update(since=cast.AT, ends_on=date(2026, 12, 31))
    cast.person("rosa", nord, access.READER)
    cast.person("gone", nord).memberships.update(ended_at=cast.AT)
    said = text(desk.get(PEOPLE))
    assert (
        "aylin that is you last sign-in on 1 August 2026 no second factor set up yet Organ" in said
    )
    assert "emil since 1 August 2026 until 31 December 2026 never signed in no second" in said
    here, there = said.split("They worked here")
    assert "gone" not in here
    assert "gone Organiser · until 1 August 2026 Invite again" in there
    assert here.index("aylin") < here.index("emil") < here.index("rosa")


def test_the_page_asks_little_however_many_there_are(desk, nord, django_assert_num_queries):
    for number in range(5):
        cast.person(f"p{number}", nord, access.EDITOR)
    desk.get(PEOPLE)
    with django_assert_num_queries(12):
        desk.get(PEOPLE)


def test_only_organisers_have_the_link(client, nord, aylin, emil):
    for user, count in ((aylin, 1), (emil, 0)):
        client.force_login(user)
        assert client.get("/en/nord/desk/").content.decode().count('desk/people/"') == count


def test_somebody_is_invited_and_the_address_is_in_no_line(desk, invite):
    answer = invite(email=" Dilek@Nord.example ", ends_on="31.12.2026", language="ar")
    assert answer["Location"] == PEOPLE + "?done=invited"
    made = OfficeInvitation.objects.get()
    assert (made.email, made.role, made.language) == ("Dilek@Nord.example", "editor", "ar")
    assert made.ends_on == date(2026, 12, 31)
    page = desk.get(answer["Location"])
    assert alert(page) == "The invitation is on its way."
    assert "access until 31 December 2026" in text(page)
    assert "dilek" not in str(list(Entry.objects.values_list("data", "reason"))).lower()


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"email": ""}, "E-mail address – Please write a whole e-mail address"),
        ({"email": "dilek"}, "E-mail address – Please write a whole e-mail address"),
        ({"role": ""}, "Role – Please choose a role."),
        ({"role": "king"}, "Role – Please choose from the list."),
        ({"ends_on": "31.7.2026"}, "Last day – This day is over."),
        ({"ends_on": "bald"}, "Last day – "),
        ({"language": "xx"}, "Language of the e-mail – Please choose from the list."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(invite, said, error):
    answer = invite(**{"email": "dilek@nord.example", "ends_on": "31.12.2026"} | said)
    assert answer.status_code == 200
    assert error in errors(answer)
    fields = controls(answer.content.decode())
    typed = {"email": "dilek@nord.example", "ends_on": "31.12.2026"} | said
    assert (fields["email"], fields["ends_on"]) == (typed["email"], typed["ends_on"])
    assert not OfficeInvitation.objects.exists()


def test_who_works_here_already_is_said(invite, emil):
    type(emil).objects.filter(pk=emil.pk).update(email="emil@nord.example")
    answer = invite(email="Emil@nord.example")
    assert "Somebody with this address works here already" in errors(answer)
    assert not OfficeInvitation.objects.exists()


def test_an_invitation_is_withdrawn_and_sent_again(desk, invite):
    invite()
    page = desk.get(PEOPLE)
    done = press(desk, page, "revoke")
    assert OfficeInvitation.objects.get().revoked_at is not None
    page = desk.get(done["Location"])
    assert alert(page) == "The invitation is withdrawn. Its link leads nowhere any more."
    assert "Nobody is invited at the moment." in text(page)
    again = press(desk, page, "again")
    assert again["Location"].endswith("?done=invited")
    (new, _old) = OfficeInvitation.objects.all()
    assert (new.email, new.revoked_at) == ("dilek@nord.example", None)


def test_an_address_that_does_not_exist_is_told(desk, nord, invite):
    invite()
    made = OfficeInvitation.objects.get()
    nord.entries.create(
        verb="undelivered",
        actor="system",
        at=timezone.now(),
        data={"letter": "invited", "code": 550, "invitation": made.pk},
    )
    said = text(desk.get(PEOPLE))
    assert "The e-mail could not be delivered. Please check the address" in said
    assert "invitation not delivered by itself · 1 August 2026, 11:00" in said


@pytest.mark.parametrize("name", ["revoke", "again"])
def test_invitations_of_another_district_are_not_found(desk, sued, chiara, name):
    said = {"role": "editor", "ends_on": None, "language": "de", "at": timezone.now()}
    other = inviting.invite(sued, "x@sued.example", by=organiser(chiara), **said)
    assert desk.post(f"{PEOPLE}invitations/{other.pk}/{name}/").status_code == 404
    for person in (own(chiara).pk, 10**30):
        assert desk.get(f"{PEOPLE}{person}/").status_code == 404
        assert desk.post(f"{PEOPLE}{person}/end/").status_code == 404
    said = text(desk.get(f"{PEOPLE}?again={own(chiara).pk}&person={own(chiara).pk}&done=ended"))
    assert "chiara" not in said


def test_a_role_is_changed_and_holds_at_once(desk, nord, emil):
    colleague = Client()
    colleague.force_login(emil)
    assert colleague.get("/en/nord/desk/tokens/").status_code == 403
    one = f"{PEOPLE}{own(emil).pk}/"
    said = controls(desk.get(one).content.decode()).dict()
    assert (said["role"], said["ends_on"]) == ("editor", "")
    done = desk.post(one, said | {"role": "deputy", "ends_on": "Do 31.12.2026"})
    page = desk.get(done["Location"])
    assert alert(page) == "Saved. It holds at once."
    assert "access changed : emil – Editor → Deputy, until 31 December 2026" in text(page)
    assert colleague.get("/en/nord/desk/tokens/").status_code == 200


def test_the_later_of_two_is_told_and_keeps_what_was_chosen(desk, nord, emil, aylin):
    one = f"{PEOPLE}{own(emil).pk}/"
    said = controls(desk.get(one).content.decode()).dict()
    memberships.change(
        own(emil), role="reader", ends_on=None, by=organiser(aylin), at=timezone.now()
    )
    answer = desk.post(one, said | {"role": "deputy", "ends_on": "31.12.2026"})
    assert answer.status_code == 409
    assert "Nothing was saved Somebody else has changed this access" in notice(answer)
    assert "Reader now" in notice(answer)
    again = controls(answer.content.decode()).dict()
    assert (again["role"], again["ends_on"]) == ("deputy", "31.12.2026")
    assert desk.post(one, again).status_code == 302
    assert own(emil).role == "deputy"


def test_an_access_ends_with_the_tokens_that_are_ticked(desk, nord, emil):
    club = nord.partners.create(name="Verein", slug="verein")
    cast_by = organiser(emil, "deputy")
    Membership.objects.filter(user=emil).update(role="deputy")
    for name in ("Website", "App"):
        api_tokens.issue(club, name=name, by=cast_by, at=timezone.now())
    page = desk.get(f"{PEOPLE}{own(emil).pk}/")
    assert "Verein: Website" in text(page)
    website = ApiToken.objects.get(name="Website").public_id
    assert len(controls(page.content.decode()).getlist("tokens")) == 2
    done = press(desk, page, "end", tokens=[website])
    valid = ApiToken.objects.valid(timezone.now())
    assert [token.name for token in valid] == ["App"]
    page = desk.get(done["Location"])
    assert alert(page) == "The access has ended, and the person is logged out everywhere."
    assert "access ended : emil – Deputy" in text(page)
    assert "emil Deputy · until 1 August 2026 Invite again" in text(page)


def test_after_the_end_somebody_is_invited_again_with_one_look(desk, nord, emil):
    type(emil).objects.filter(pk=emil.pk).update(email="emil@nord.example")
    page = desk.get(f"{PEOPLE}{own(emil).pk}/")
    done = desk.get(press(desk, page, "end")["Location"])
    link = re.search(r'href="(\?again=\d+)#invite"', done.content.decode())[1]
    fields = controls(desk.get(PEOPLE + link).content.decode())
    assert (fields["email"], fields["role"]) == ("emil@nord.example", "editor")


def test_whoever_has_gone_meanwhile_is_told_of(desk, nord, emil, aylin):
    one = f"{PEOPLE}{own(emil).pk}/"
    memberships.end(own(emil), by=organiser(aylin), at=timezone.now())
    before = Membership.objects.get(user=emil), Entry.objects.count()
    said = {"role": "deputy", "seen": "editor"}
    for answer in (desk.get(one), desk.post(one, said), desk.post(f"{one}end/")):
        assert answer["Location"] == f"{PEOPLE}?done=over&person={own(emil).pk}"
    page = desk.get(answer["Location"])
    assert alert(page) == "emil does not work here any more. Nothing was changed."
    assert (Membership.objects.get(user=emil), Entry.objects.count()) == before


def test_the_last_organiser_is_told_what_to_do_first(desk, aylin, emil):
    one = f"{PEOPLE}{own(aylin).pk}/"
    for answer in (
        desk.post(one, {"role": "deputy", "seen": "organiser"}),
        desk.post(one, {"role": "organiser", "ends_on": "31.12.2026", "seen": "organiser"}),
        desk.post(f"{one}end/"),
        desk.post(f"{PEOPLE}leave/"),
    ):
        assert answer.status_code == 409
        assert notice(answer) == (
            "Somebody must organise the district This is the last organiser without a last day. "
            "Please make somebody else organiser first."
        )
    assert own(aylin).ended_at is None


def log_in(name) -> Client:
    """Through the login page, as people do."""
    client = Client()
    said = {"username": name, "password": "geheim", "next": "/en/nord/desk/"}
    assert client.post("/account/login/", said)["Location"] == "/en/nord/desk/"
    return client


def test_every_browser_of_a_person_who_goes_meets_the_login_page(desk, nord, emil):
    browsers = [log_in("emil"), log_in("emil")]
    desk.post(f"{PEOPLE}{own(emil).pk}/end/")
    for browser in browsers:
        answer = browser.get("/en/nord/desk/")
        assert answer["Location"] == "/account/login/?next=/en/nord/desk/"
    again = Client().post("/account/login/", {"username": "emil", "password": "geheim"})
    assert again["Location"] == "/account/inactive/"


def test_a_link_for_a_new_password_ends_with_the_access(desk, nord, emil):
    logins.note_address(emil, "emil@nord.example")
    link = account_links.password_reset(emil, at=timezone.now()).partition("://")[2]
    path = f"/{link.partition('/')[2]}?lang=en"
    before, other = Client(), Client()
    assert other.get(path, follow=True).status_code == 200
    form = other.get(path, follow=True)
    assert "password1" in controls(form.content.decode())
    desk.post(f"{PEOPLE}{own(emil).pk}/end/")
    assert "password1" not in controls(before.get(path, follow=True).content.decode())
    there = form.redirect_chain[-1][0]
    other.post(there, {"password1": "ein anderes Wort", "password2": "ein anderes Wort"})
    emil.refresh_from_db()
    assert emil.check_password("geheim")


def test_a_mailed_code_ends_with_the_access(desk, nord, emil):
    logins.note_address(emil, "emil@nord.example")
    browser = Client()
    browser.post("/account/login/code/", {"email": "emil@nord.example"})
    outbox.work()
    code = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", mail.outbox[-1].body, re.M)[1]
    desk.post(f"{PEOPLE}{own(emil).pk}/end/")
    browser.post("/account/login/code/confirm/", {"code": code})
    assert browser.get("/en/nord/desk/").status_code == 302


@pytest.mark.parametrize("role", ["deputy", "editor", "reader"])
def test_everybody_may_leave(nord, aylin, role):
    paul = cast.person("paul", nord, role)
    browser, other = log_in("paul"), log_in("paul")
    page = browser.get(f"{PEOPLE}leave/")
    assert "Your access to Landkreis Nord ends at once" in text(page)
    answer = press(browser, page, "leave")
    assert "Your access has ended" in browser.get(answer["Location"]).content.decode()
    assert own(paul).ended_at == timezone.now()
    assert other.get("/en/nord/desk/").status_code == 302
    assert Entry.objects.get(verb="access_ended").role == role


def test_a_deputy_who_leaves_hears_which_organisations_lose_their_access(nord, aylin):
    dora = cast.person("dora", nord, "deputy")
    club = nord.partners.create(name="Verein", slug="verein")
    api_tokens.issue(club, name="Website", by=organiser(dora), at=timezone.now())
    browser = log_in("dora")
    page = browser.get(f"{PEOPLE}leave/")
    assert "these organisations need a new one from your office: Verein : Website" in text(page)
    press(browser, page, "leave")
    assert not ApiToken.objects.valid(timezone.now()).exists()


def test_an_organiser_who_leaves_chooses_what_ends(desk, nord, aylin, emil):
    cast.person("boss", nord)
    club = nord.partners.create(name="Verein", slug="verein")
    for name in ("Website", "App"):
        api_tokens.issue(club, name=name, by=organiser(aylin), at=timezone.now())
    page = desk.get(f"{PEOPLE}leave/")
    assert "API access that you handed out" in text(page)
    press(desk, page, "leave", tokens=[ApiToken.objects.get(name="Website").public_id])
    assert [token.name for token in ApiToken.objects.valid(timezone.now())] == ["App"]


def test_what_was_left_without_a_tick_stays_so_after_the_login(desk, client, nord, aylin, emil):
    club = nord.partners.create(name="Verein", slug="verein")
    Membership.objects.filter(user=emil).update(role="deputy")
    for name in ("Website", "App"):
        api_tokens.issue(club, name=name, by=organiser(emil), at=timezone.now())
    keys = [token.public_id for token in ApiToken.objects.all()]
    client.logout()
    answer = client.post(f"{PEOPLE}{own(emil).pk}/end/", {"keys": keys, "tokens": keys[:1]})
    fields = controls(answer.content.decode()).dict()
    there = client.post("/account/login/", fields | {"username": "aylin", "password": "geheim"})
    page = client.get(there["Location"])
    assert controls(page.content.decode()).getlist("tokens") == keys[:1]
    assert own(emil).ended_at is None


def test_the_journal_tells_what_happened_and_keeps_roles(desk, nord, aylin, emil):
    for minute, (verb, data) in enumerate(
        [
            ("signed_in", {"how": "code+app"}),
            ("sign_in_failed", {"how": "password"}),
            ("account_changed", {"what": "email_changed"}),
            ("account_changed", {"what": "something of tomorrow"}),
            ("joined", {"role": "editor", "membership": own(emil).pk}),
        ]
    ):
        at = cast.AT + timedelta(minutes=minute)
        nord.entries.create(
            verb=verb, actor="organiser", user=emil, role="editor", at=at, data=data
        )
    nord.entries.create(
        verb="second_factor_required", actor="system", at=cast.AT, data={"day": "2026-12-01"}
    )
    said = text(desk.get(PEOPLE)).split("What happened")[1]
    assert "signed in – code by e-mail + app emil (Editor) · 1 August 2026, 11:00" in said
    assert "sign-in failed – password" in said
    assert "own login changed – other e-mail address" in said
    assert "second factor for everybody – from 1 December 2026 on by itself" in said
    emil.delete()
    said = text(desk.get(PEOPLE)).split("What happened")[1]
    assert "joined – Editor Editor · 1 August 2026, 11:04" in said
    assert "emil" not in said


def test_fifty_lines_of_this_district_are_shown(desk, nord, sued):
    for district in (nord, sued):
        for _ in range(60):
            district.entries.create(verb="invited", actor="system", at=cast.AT, data={})
    assert len(listing.changes(nord)) == 50
    assert {line.district_id for line in listing.changes(nord)} == {nord.pk}
    said = text(desk.get(PEOPLE)).split("What happened")[1]
    assert said.split("More")[0].count("invited") == 10


def test_the_words_for_roles_say_what_the_table_says():
    """Who changes RIGHTS reads the sentences in programme/wording/roles.py again."""
    deputy = frozenset(access.RIGHTS) - {"people", "settings"}
    editor = {"see", "see_closed", "see_contacts", "correct", "comment", "proof"}
    told = {"organiser": set(access.RIGHTS), "deputy": deputy, "editor": editor, "reader": {"see"}}
    assert {role: access.rights(role) for role in roles.MAY} == told
