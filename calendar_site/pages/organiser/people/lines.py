"""The journal of people in words: who signed in, who came, who went."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programme.models.journal import Entry
from programme.wording import roles

VERBS = {
    "signed_in": gettext_lazy("signed in"),
    "sign_in_failed": gettext_lazy("sign-in failed"),
    "account_changed": gettext_lazy("own login changed"),
    "invited": gettext_lazy("invited"),
    "invitation_revoked": gettext_lazy("invitation withdrawn"),
    "joined": gettext_lazy("joined"),
    "role_changed": gettext_lazy("access changed"),
    "access_ended": gettext_lazy("access ended"),
    "second_factor_required": gettext_lazy("second factor for everybody"),
    "second_factor_forgotten": gettext_lazy("second factor removed"),
    "access_regained": gettext_lazy("let in again by whoever runs the server"),
    "person_erased": gettext_lazy("data of a person erased"),
    "undelivered": gettext_lazy("invitation not delivered"),
}
# What was changed of a login, and how somebody came in; parts of "password+app" stand alone.
CODES = {
    "password": gettext_lazy("password"),
    "code": gettext_lazy("code by e-mail"),
    "app": gettext_lazy("app"),
    "passkey": gettext_lazy("passkey"),
    "recovery_code": gettext_lazy("recovery code"),
    "second_factor": gettext_lazy("second factor"),
    "second_factor_setup": gettext_lazy("setting up a second factor"),
    "reauthentication": gettext_lazy("password asked for again"),
    "password_change": gettext_lazy("change of the password"),
    "password_changed": gettext_lazy("new password"),
    "password_reset": gettext_lazy("new password by e-mail"),
    "password_set": gettext_lazy("new password"),
    "email_confirmed": gettext_lazy("e-mail address confirmed"),
    "email_change_asked": gettext_lazy("another e-mail address entered"),
    "email_changed": gettext_lazy("other e-mail address"),
    "email_removed": gettext_lazy("e-mail address removed"),
    "app_added": gettext_lazy("app added"),
    "app_removed": gettext_lazy("app removed"),
    "passkey_added": gettext_lazy("passkey added"),
    "passkey_removed": gettext_lazy("passkey removed"),
    "passkey_renamed": gettext_lazy("passkey renamed"),
    "recovery_codes_made": gettext_lazy("new recovery codes"),
    "recovery_code_used": gettext_lazy("recovery code used"),
    "sessions_ended": gettext_lazy("other sessions ended"),
}


def line(entry: Entry, people: dict) -> dict:
    """One line: what, about whom, how, by whom in which role, when. `people` by their access."""
    about = people.get(entry.data.get("membership"))
    return {
        "what": VERBS[entry.verb],
        "about": _name(about) if about and about != entry.user else "",
        "how": _how(entry),
        "who": _name(entry.user) if entry.user else "",
        "role": roles.name(entry.role) if entry.role else "",
        "at": entry.at,
    }


def _name(user) -> str:
    return user.get_full_name() or user.get_username()


def _how(entry: Entry) -> str:
    data = entry.data
    if entry.verb == "role_changed":
        return _changed(data)
    if entry.verb == "second_factor_required":
        day = data.get("day")
        return _("from {day} on").format(day=_day(day)) if day else _("no longer")
    if entry.verb == "second_factor_forgotten":
        return _elsewhere(entry)
    if codes := data.get("how") or data.get("what"):
        return _coded(codes, data.get("times", 1))
    return roles.name(data.get("role") or data.get("old") or "")


def _coded(codes: str, times: int) -> str:
    known = " + ".join(str(CODES[code]) for code in codes.split("+") if code in CODES)
    return _("{what}, {number} times").format(what=known, number=times) if times > 1 else known


def _elsewhere(entry: Entry) -> str:
    """The district that did it, where it was another one."""
    office = str(entry.data.get("office") or "")
    return "" if office == entry.district.name else office


def _changed(data: dict) -> str:
    """ "Editor → Deputy, until 31 December 2026"."""
    old, new = roles.name(data["old"]), roles.name(data["new"])
    said = new if old == new else f"{old} → {new}"
    if until := data.get("ends_on"):
        return _("{role}, until {day}").format(role=said, day=_day(until))
    return said


def _day(text: str) -> str:
    return date_format(date.fromisoformat(text))
