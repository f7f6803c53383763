"""One of everything that an address of the site can name, and the people who may knock there."""

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from programme import access
from programme.actors import SYSTEM
from programme.credentials import api_tokens, edit_links
from programme.submissions import submitting
from tests import addresses, cast, factors, pictured, planted_secrets
from tests.pages.posts import BY_MAIL, FORMS, World

# Where a form needs more than posts.FORMS types into it, and what programs send.
SAID = {
    "desk-tokens": {"organisation": "Verein", "name": "Website", "life": "366"},
    "incoming_api:report": {"status": "cancelled", "dates": "all"},
    "incoming_api:relocate": {"key": "x", "starts_on": "2026-10-01"},
    "incoming_api:withdraw": {},
}
# Words that no reader may be shown.
SECRETS = (*planted_secrets.SECRETS, cast.BRUNO.email)
PARTS = addresses.parts()


class DoorWorld(World):
    """District Nord: who works there, an event that waits, one that is public, and secrets."""

    def __init__(self):
        nord, sued = cast.district("nord", "16001"), cast.district("sued", "16002")
        week, aylin = cast.programme(nord), cast.person("aylin", nord)
        super().__init__(week, aylin)
        self.people = {
            "reader": cast.person("rosa", nord, access.READER),
            "editor": cast.person("emil", nord, access.EDITOR),
            "deputy": cast.person("deniz", nord, access.DEPUTY),
            "organiser": aylin,
            "foreign": cast.person("chiara", sued),
        }
        self.picture = pictured.upload(self.submission)
        self.submission.refresh_from_db()
        self.public = cast.accepted(week, aylin, title="Fest")
        self.secrets = planted_secrets.Secrets(week, aylin)
        self._programs(self.token.partner, sued)
        factors.all_of(aylin)
        self.passkey = aylin.authenticator_set.get(type="webauthn")

    def signed_in(self, person: str, client: Client) -> Client:
        """The browser of this person, who has just given the password; of nobody a bare one."""
        if person in self.people:
            factors.afresh(client, self.people[person])
        return client

    def _programs(self, club, sued):
        """What programs sign in with, and an event that one of them has sent."""
        at = {"by": SYSTEM, "at": cast.AT}
        other = sued.partners.create(name="Fremde", slug="fremde")
        token, secret = api_tokens.issue(club, name="Programm", **at)
        ended, ended_secret = api_tokens.issue(club, name="Alt", **at)
        api_tokens.revoke(ended, **at)
        self.tokens = {
            "token": secret,
            "foreign token": api_tokens.issue(other, name="Fremd", **at)[1],
            "ended token": ended_secret,
        }
        self.sent, _link = submitting.offer(
            self.week,
            cast.draft(title="Aus dem Programm"),
            partner=club,
            origin="api",
            origin_key=api_tokens.origin_key(token, "1"),
            **at,
        )

    def address(self, name: str, *, token="") -> str:
        """The address of this name of tests/doors.py, with one of everything in it."""
        plain, _, middle = name.partition(" ")
        said, wanted = self._parts(plain, token or middle), PARTS[plain]
        return reverse(plain, kwargs={part: said[part] for part in wanted})

    def said(self, name: str) -> dict:
        """What is sent to it, by somebody who has seen the newest version."""
        form = FORMS.get(name)
        said = SAID.get(name, form.said if form else {})
        return said if "incoming" in name else said | {"version": self._about(name).version}

    def _about(self, name: str):
        form = FORMS.get(name)
        return self.public.submission if form and form.public else self.submission

    def _parts(self, name: str, token: str) -> dict:
        submission = self._about(name)
        edit = edit_links.to_submission(submission, at=timezone.now())
        return {
            "lang": "en",
            "district": "nord",
            "slug": "nord",
            "programme": self.week.slug,
            "event": self.public.slug,
            "there": "de/",
            "name": "heft.pdf",
            "kind": "csv",
            "width": self.picture.widths[0],
            "uid": self.job.uid,
            "number": submission.number,
            "public_id": self.token.public_id,
            "intake": self.intake.pk,
            "source": self.source.pk,
            "person": self.colleague.pk,
            "invitation": self.invitation.pk,
            "token": token or (self.mine if name in BY_MAIL else edit),
            "uidb36": "1",
            "key": self.letter if name == "account_confirm_email" else "set-password",
            "pk": self.passkey.pk,
        } | self._otherwise(name, token)

    def _otherwise(self, name: str, token: str) -> dict:
        """Where the same word names something else."""
        others = {
            "print-file": {"number": 1},
            "join": {} if token else {"token": self.join},
            "picture-copy": {"uid": self.picture.uid},
            "api:event": {"uid": self.public.uid},
        }
        return {"number": self.sent.number} if "incoming" in name else others.get(name, {})
