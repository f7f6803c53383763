"""Letters to people of an office about their account: codes, links, and what was changed.

Handler of `letter_asked` lines (programme/people/account_letters.py). A code or link that would not
work any more is not sent.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allauth.account import app_settings
from allauth.account.models import EmailAddress
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from programme.credentials import sign_in_codes
from programme.models.journal import Entry
from worker import account_links
from worker.letters import TOO_LATE, missed, send, spoken

# What was changed -> how it is told.
CHANGES = {
    "password_changed": _("The password of your account was changed."),
    "password_reset": _("A new password was chosen for your account, by a link in an e-mail."),
    "password_set": _("Your account got a password."),
    "email_change_asked": _(
        "Another e-mail address was entered for your account. It counts as soon as it is confirmed "
        "from there; from then on we write there and no longer to this address."
    ),
    "email_changed": _("The e-mail address of your account was changed to this one."),
    "email_removed": _("An e-mail address of your account was removed."),
    "app_added": _("An app for codes was added to your account, as a second step."),
    "app_removed": _("The app for codes was removed from your account."),
    "passkey_added": _("A passkey was added to your account."),
    "passkey_removed": _("A passkey was removed from your account."),
    "recovery_codes_made": _("New recovery codes were made for your account."),
    "second_factor_forgotten": _(
        "An organiser of {office} removed the second factor of your account, as you had asked: "
        "app, passkeys and recovery codes. All your devices are logged out. Please set up a new "
        "one."
    ),
    "recovery_code_used": _(
        "A recovery code of your account was used. It does not work a second time."
    ),
}


@dataclass(frozen=True)
class Letter:
    """Its template, and how long after the question it still makes sense."""

    template: str
    life: timedelta = TOO_LATE


CODE_LIFE = timedelta(seconds=app_settings.LOGIN_BY_CODE_TIMEOUT)
LINK_LIFE = timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
LETTERS = dict.fromkeys(CHANGES, Letter("account_changed")) | {
    "sign_in_code": Letter("sign_in_code", CODE_LIFE),
    "again_code": Letter("sign_in_code", CODE_LIFE),
    "reset_link": Letter("reset_link", LINK_LIFE),
    "email_confirmation": Letter("email_confirmation"),
}


def on_asked(entry: Entry) -> None:
    """Send the letter of this line to the address that it names, while that is the person's."""
    letter, user = LETTERS[entry.data["letter"]], entry.user
    if user is None or not user.is_active or missed(entry, letter.life):
        return
    address = EmailAddress.objects.filter(user=user, pk=entry.data["address"]).first()
    if address is None:
        return
    language = spoken(entry.data["language"])
    with translation.override(language), timezone.override(entry.district.time_zone):
        context = _context(entry, user, address, language)
        text = render_to_string(f"worker/mail/{letter.template}.txt", context)
        send(entry, text, to=address.email)


def _context(entry: Entry, user: Any, address: Any, language: str) -> dict[str, Any]:
    kind = entry.data["letter"]
    return {
        "district": entry.district,
        "name": user.get_username(),
        "at": entry.at,
        "until": entry.at + LETTERS[kind].life,
        "code": sign_in_codes.of_nonce(entry.data.get("nonce", "")),
        "is_again": kind == "again_code",
        "what": str(CHANGES.get(kind, "")).replace("{office}", _office(entry)),
        "reset_url": f"{settings.SITE_URL}/account/password/reset/?lang={language}",
        "link": _link(kind, user, address, entry, language),
    }


def _office(entry: Entry) -> str:
    """The district that did it; lines of an older release do not name it."""
    return str(entry.data.get("office") or entry.district.name)


def _link(kind: str, user: Any, address: Any, entry: Entry, language: str) -> str:
    place = f"?lang={language}&next=/{language}/{entry.district.slug}/desk/"
    if kind == "reset_link":
        return account_links.password_reset(user, at=entry.at) + place
    if kind == "email_confirmation":
        return account_links.email_confirmation(address.pk, at=entry.at) + place
    return ""
