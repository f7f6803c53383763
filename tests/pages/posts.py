"""Every address of the site to which a form is sent, with what somebody typed into it.

`TEXT` is what must never be lost. A new address that takes a POST has to be named here.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.mfa.models import Authenticator
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from feeds import editions
from programme.actors import SYSTEM, organiser
from programme.credentials import api_tokens, edit_links
from programme.models.source import Intake, Source
from programme.people import inviting
from tests import cast

TEXT = "Ein langer Satz, den niemand zweimal schreibt."


@dataclass(frozen=True)
class Form:
    """One form: who sends it, what is typed, and whether its event is public already."""

    # "office", "link" (its address is secret), "anybody", "account" (of who is logged in) or "step"
    # (of something begun before; it leads elsewhere where nothing was begun)
    who: str
    said: dict = field(default_factory=dict)
    public: bool = False

    @property
    def is_written(self) -> bool:
        return TEXT in self.said.values()


EVENT = {"title": "Fest", "summary": TEXT} | {
    f"{rows}-{name}_FORMS": number
    for rows in ("dates", "hours", "texts")
    for name, number in (("TOTAL", 1), ("INITIAL", 0))
}
REPORT = {"report-status": "cancelled", "report-note": TEXT}
MOVE = {"move-day": "1.10.2026", "move-note": TEXT}
PICTURE = {"alt_de": TEXT, "author": "Berta"}
IMPORT = {"organiser": TEXT}
PASSWORDS = {"password1": "geheim", "password2": "geheim"}

FORMS = {
    "account_login": Form("anybody", {"username": TEXT, "password": "geheim"}),
    "account_logout": Form("anybody"),
    "account_another_way": Form("anybody"),
    "account_request_login_code": Form("anybody", {"email": TEXT}),
    "account_reset_password": Form("anybody", {"email": TEXT}),
    "account_confirm_email": Form("anybody"),
    "mfa_login_webauthn": Form("anybody", {"credential": "geheim"}),
    "account_confirm_login_code": Form("step", {"code": "geheim"}),
    "account_reset_password_from_key": Form("step", PASSWORDS),
    "account_set_password": Form("step", PASSWORDS),
    "account_confirm_reauthentication_code": Form("step", {"code": "geheim"}),
    "mfa_authenticate": Form("step", {"code": "geheim"}),
    "account_change_password": Form("account", {"oldpassword": "geheim"} | PASSWORDS),
    "account_email": Form("account", {"email": TEXT, "action_add": "1"}),
    "account_reauthenticate": Form("account", {"password": "geheim"}),
    "account_request_reauthentication_code": Form("account"),
    "mfa_reauthenticate": Form("account", {"code": "geheim"}),
    "mfa_activate_totp": Form("account", {"code": "geheim"}),
    "mfa_deactivate_totp": Form("account"),
    "mfa_generate_recovery_codes": Form("account"),
    "mfa_add_webauthn": Form("account", {"name": TEXT, "credential": "geheim"}),
    "mfa_edit_webauthn": Form("account", {"name": TEXT}),
    "mfa_remove_webauthn": Form("account"),
    "mfa_reauthenticate_webauthn": Form("account", {"credential": "geheim"}),
    "usersessions_list": Form("account", {"session": "1"}),
    "desk-new-in": Form("office", EVENT),
    "desk-proof": Form("office", {"language": "de"}),
    "desk-release": Form("office", {"languages": "de"}),
    "desk-retry": Form("office"),
    "desk-tokens": Form("office", {"organisation": "Verein", "name": TEXT}),
    "desk-token-revoke": Form("office"),
    "desk-people-second-factor": Form("office", {"first_day": TEXT}),
    "desk-stored": Form("office", {"email": TEXT}),
    "desk-stored-file": Form("office"),
    "desk-stored-erase": Form("office"),
    "desk-people": Form("office", {"email": TEXT, "role": "reader"}),
    "desk-people-leave": Form("office"),
    "desk-people-revoke": Form("office"),
    "desk-people-again": Form("office"),
    "desk-people-one": Form("office", {"ends_on": TEXT, "role": "reader"}),
    "desk-people-end": Form("office"),
    "desk-people-forget": Form("office"),
    "desk-people-stored": Form("office"),
    "desk-edit": Form("office", EVENT),
    "desk-picture": Form("office", PICTURE),
    "desk-picture-remove": Form("office"),
    "desk-accept": Form("office"),
    "desk-send-back": Form("office", {"question": TEXT}),
    "desk-decline": Form("office", {"reason": TEXT}),
    "desk-comment": Form("office", {"comment": TEXT}),
    "desk-reopen": Form("office"),
    "desk-answer": Form("office", {"key": "x", "value": "1"}),
    "desk-undo-answer": Form("office"),
    "desk-report": Form("office", REPORT, public=True),
    "desk-move": Form("office", MOVE, public=True),
    "desk-undo-report": Form("office", public=True),
    "desk-withdraw": Form("office", {"withdraw_reason": TEXT}),
    "desk-remove": Form("office", public=True),
    "desk-link": Form("office"),
    "desk-end-link": Form("office"),
    "submit": Form("anybody", EVENT),
    "submit-to": Form("anybody", EVENT),
    "paste": Form("anybody", {"text": TEXT}),
    "lost-link": Form("anybody", {"email": TEXT}),
    "import": Form("anybody", IMPORT),
    "join": Form("link", {"username": TEXT, "password": "geheim"}),
    "edit-submission": Form("link", EVENT),
    "submit-another": Form("link", EVENT),
    "submit-again": Form("link", EVENT),
    "report": Form("link", REPORT, public=True),
    "move": Form("link", MOVE, public=True),
    "picture": Form("link", PICTURE),
    "picture-remove": Form("link"),
    "undo-report": Form("link", public=True),
    "withdraw": Form("link"),
    "invite": Form("link"),
    "invite-me": Form("link"),
    "renew-link": Form("link"),
    "open-my-event": Form("link", {"page": "edit-submission"}),
    "renew-my-link": Form("link"),
    "import-mine": Form("link", IMPORT),
    "import-attempt": Form("link", {"wish": "discard"}),
    "import-source": Form("link", {"wish": "end"}),
    "import-mine desk": Form("office", IMPORT),
    "import-attempt desk": Form("office", {"wish": "discard"}),
    "import-source desk": Form("office", {"wish": "end"}),
}
NO_FORMS = {"check"}  # asked by a script while one types; the form stays as it is


def names(patterns=None) -> set[str]:
    """The names of all addresses besides those of programs (the API)."""
    found = set()
    for each in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(each, URLPattern):
            found.add(each.name)
        elif not each.namespace:
            found |= names(each.url_patterns)
    return found


class World:
    """One of everything an address can name."""

    def __init__(self, week, aylin, *, public=False):
        now, district = timezone.now(), week.district
        self.submission = (
            cast.accepted(week, aylin).submission if public else cast.offered(week, at=cast.AT)
        )
        partner = district.partners.create(name="Verein", slug="verein")
        self.token, _secret = api_tokens.issue(partner, name="Website", by=SYSTEM, at=cast.AT)
        self.source = Source.objects.create(
            programme=week,
            district=district,
            kind="file",
            email=self.submission.contact_email,
            is_verified=True,
            created_at=now,
        )
        self.intake = Intake.objects.create(
            source=self.source, state="preview", at=now, expires_at=now + timedelta(days=1)
        )
        self.edit = edit_links.to_submission(self.submission, at=now)
        self.mine = edit_links.to_partner(district, self.submission.contact_email, at=now)
        self.job = editions.proof(week, "de", by=organiser(aylin), at=now)
        self.week = week
        self.colleague = cast.person("paul", district).memberships.get()
        said = {"role": "reader", "ends_on": None, "language": "en", "at": now}
        self.invitation = inviting.invite(
            district, "dilek@nord.example", by=organiser(aylin), **said
        )
        _invitation, self.join = inviting.link(district.entries.latest("pk"), at=now)
        row = EmailAddress.objects.create(user=aylin, email="neu@amt.example")
        self.letter = EmailConfirmationHMAC(row).key

    def address(self, name: str, *, token="") -> str:
        name, _, desk = name.partition(" ")
        parts = {
            "lang": "en",
            "district": self.week.district.slug,
            "slug": self.week.district.slug,
            "event": "fest",
            "there": "de/",
            "name": "heft.pdf",
            "kind": "csv",
            "width": 480,
            "uid": self.job.uid.hex if name == "picture-copy" else self.job.uid,
            "programme": self.week.slug,
            "number": 1 if name == "print-file" else self.submission.number,
            "public_id": self.token.public_id,
            "uidb36": "1",
            "key": self.letter if name == "account_confirm_email" else "set-password",
            "pk": Authenticator.objects.filter(type="webauthn").values_list("pk", flat=True).first()
            or 1,
            "intake": self.intake.pk,
            "source": self.source.pk,
            "person": self.colleague.pk,
            "invitation": self.invitation.pk,
            "token": desk or token or self._token(name),
        }
        _ways, params = get_resolver().reverse_dict.getlist(name)[0][0][0]
        return reverse(name, kwargs={part: parts[part] for part in params})

    def _token(self, name: str) -> str:
        if name == "join":
            return self.join
        return self.mine if name in BY_MAIL else self.edit


# Below the link to all events of an address.
BY_MAIL = {
    *("my-events", "open-my-event", "renew-my-link"),
    *("import-mine", "import-attempt", "import-source", "invite-me"),
}
