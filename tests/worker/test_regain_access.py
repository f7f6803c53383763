"""The sole organiser who lost everything: one command, one link, and the old ways are closed."""

import io

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core.management import CommandError, call_command
from django.test import Client

from programme.models.journal import Entry
from programme.models.membership import Membership

NEW = {"password1": "Regenschirm-7", "password2": "Regenschirm-7"}


def regain(*args):
    out, err = io.StringIO(), io.StringIO()
    call_command("regain_access", "aylin", *args, stdout=out, stderr=err)
    return out.getvalue().strip(), err.getvalue().strip()


def form(client, link, settings):
    """The address of the form that the link leads to; None where it works no more."""
    answer = client.get(link.removeprefix(settings.SITE_URL))
    return answer["Location"] if answer.status_code == 302 else None


def test_who_lost_everything_comes_in_again(aylin, settings):
    TOTP.activate(aylin, "JBSWY3DPEHPK3PXP")
    aylin.is_active = False
    aylin.save()
    link, said = regain("--forget-second-factor")
    assert said == (
        "Works once, for an hour. aylin works for Landkreis Nord (organiser).\n"
        f"The link begins with SITE_URL ({settings.SITE_URL})."
    )
    client = Client()
    there = form(client, link, settings)
    assert client.post(there, NEW).status_code == 302
    assert not Authenticator.objects.exists()
    client.post("/account/login/", {"username": "aylin", "password": "Regenschirm-7"})
    assert client.get("/de/nord/desk/").status_code == 200
    assert form(Client(), link, settings) is None
    line = Entry.objects.get(verb="access_regained")
    membership = Membership.objects.get()
    assert (line.district, line.actor, line.user, line.data) == (
        membership.district,
        "system",
        None,
        {"membership": membership.pk, "role": "organiser", "forgotten": True},
    )


def test_without_the_option_the_second_factor_stays_and_sessions_end(aylin, client):
    TOTP.activate(aylin, "JBSWY3DPEHPK3PXP")
    client.force_login(aylin)
    regain()
    assert Authenticator.objects.count() == 1
    assert client.get("/de/nord/desk/").status_code == 302
    assert Entry.objects.get(verb="access_regained").data["forgotten"] is False


def test_the_link_ends_after_an_hour(aylin, settings, time_machine):
    link, _ = regain()
    assert form(Client(), link, settings) is not None
    time_machine.move_to(Entry.objects.get().at.timestamp() + 61 * 60)
    assert form(Client(), link, settings) is None


def test_an_access_that_has_ended_stays_ended(aylin):
    Membership.objects.update(ended_at="2026-08-01T00:00Z")
    _, said = regain()
    assert "aylin works in no office: manage.py add_organiser DISTRICT aylin\n" in said
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_nobody_is_told_who_there_is(chiara):
    with pytest.raises(CommandError) as refused:
        call_command("regain_access", "chiar")
    assert str(refused.value) == "There is nobody of this name. Nothing was changed."
