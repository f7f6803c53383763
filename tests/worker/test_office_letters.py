"""The letter that invites somebody to an office: in the chosen language, with the one link."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from programme.actors import SYSTEM, organiser
from programme.models.journal import Entry
from programme.models.membership import OfficeInvitation
from programme.people import inviting
from worker import outbox


@pytest.fixture(autouse=True)
def summer(time_machine):
    time_machine.move_to("2026-08-01 11:00:00+02:00", tick=False)


@pytest.fixture
def invited(nord, aylin):
    def invite(language="de", by=None, at=None, ends_on=None):
        said = {"role": "deputy", "ends_on": ends_on, "language": language}
        said |= {"by": by or organiser(aylin), "at": at or timezone.now()}
        return inviting.invite(nord, "dilek@straße.example", **said)

    return invite


def letter():
    outbox.work()
    (sent,) = mail.outbox
    return sent


def token(sent):
    return re.search(r"http://localhost:\d+/(\w\w)/nord/join/([^/\s]+)/\n", sent.body).groups()


def test_it_says_who_invites_whereto_and_until_when(invited):
    made = invited(ends_on=date(2026, 12, 31))
    sent = letter()
    assert sent.to == ["dilek@xn--strae-oqa.example"]
    assert sent.subject == "Einladung: Mitarbeit am Veranstaltungskalender Landkreis Nord"
    said = "aylin lädt Sie ein, am Veranstaltungskalender mitzuarbeiten: Landkreis Nord."
    assert said in sent.body
    assert "Ihre Rolle: Vertretung\nAlles zu Veranstaltungen" in sent.body
    assert "Ihr Zugang endet von selbst nach dem 31. Dezember 2026." in sent.body
    assert "Der Link gilt bis 8. August 2026, 11:00 Uhr." in sent.body
    lang, link = token(sent)
    assert (lang, inviting.find(link, at=timezone.now())) == ("de", made)
    assert link not in str(list(Entry.objects.values_list("data", "reason")))


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Your role: Deputy"), ("ar", "دوركم: "), ("uk", "Ihre Rolle: ")],
)
def test_it_speaks_the_chosen_language(invited, language, words):
    invited(language)
    sent = letter()
    assert words in sent.body
    assert token(sent)[0] == (language if language != "uk" else "de")


def test_without_a_person_the_office_invites(invited):
    invited(by=SYSTEM)
    assert "Sie sind eingeladen, am Veranstaltungskalender mitzuarbeiten" in letter().body


def test_sent_again_it_holds_the_same_link(invited):
    invited()
    first = letter()
    mail.outbox.clear()
    Entry.objects.update(handled_at=None, claimed_until=None)
    assert letter().body == first.body


@pytest.mark.parametrize("how", ["revoked", "late", "again"])
def test_what_is_over_is_not_sent(invited, aylin, how, time_machine):
    made = invited()
    if how == "revoked":
        inviting.revoke(made, by=organiser(aylin), at=timezone.now())
    elif how == "late":
        time_machine.move_to(timezone.now() + timedelta(days=3), tick=False)
    else:
        invited("en")
    outbox.work()
    assert len(mail.outbox) == (1 if how == "again" else 0)
    assert Entry.objects.filter(handled_at=None).count() == 0
    assert OfficeInvitation.objects.exclude(digest=None).count() == (how != "revoked")
