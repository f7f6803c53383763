"""Whose an address is: no letter becomes another one, and what cannot be mailed is refused."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from programme import mail_addresses
from programme.people import inviting, logins

pytestmark = pytest.mark.django_db
KELVIN = "\u212aarl@nord.example"
UNMAILABLE = [KELVIN, "\u017fara@nord.example", "\u0130lk@nord.example", "\u0131lk@nord.example"]
UNMAILABLE += ["x@\u200b.example", "x@.example", "x@\u2603.example", "x@", ""]


@pytest.mark.parametrize("address", UNMAILABLE)
def test_nobody_is_invited_where_no_letter_arrives(invite, address):
    assert not mail_addresses.is_mailable(address)
    with pytest.raises(inviting.Unmailable):
        invite(address)


@pytest.mark.parametrize("address", ["x@nord.example", "O'Neil+ikw@bücher.example", "x@localhost"])
def test_letters_arrive(address):
    assert mail_addresses.is_mailable(address)


@pytest.mark.parametrize("path", ["/account/password/reset/", "/account/login/code/"])
def test_no_other_letter_reaches_an_address(client, nord, path, mailoutbox):
    user = User.objects.create_user("karl", "karl@nord.example", "geheim")
    EmailAddress.objects.create(user=user, email="karl@nord.example", verified=True, primary=True)
    answer = client.post(path, {"email": KELVIN}, headers={"accept-language": "en"})
    assert answer.status_code == 200
    assert not nord.entries.exists()


def test_no_other_letter_enters_an_address(client, aylin):
    client.post("/account/login/", {"username": "aylin", "password": "geheim"})
    client.post("/account/email/", {"email": KELVIN, "action_add": ""})
    assert not EmailAddress.objects.exists()


def test_whoever_runs_the_machine_is_told(nord):
    with pytest.raises(CommandError, match="No letter reaches"):
        call_command("add_organiser", "nord", "karl", "--stdin", "--email", KELVIN)


def test_an_open_login_is_found_before_a_closed_one(nord):
    User.objects.create_user("old", "z@x.example", is_active=False)
    new = User.objects.create_user("new", "z@x.example")
    assert logins.owner("Z@x.example") == new
