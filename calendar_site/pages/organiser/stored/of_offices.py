"""What is stored of a person who signs in, in words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from calendar_site.pages.organiser.stored import words
from calendar_site.pages.organiser.stored.rows import day, fact, moment, role, row
from calendar_site.show import browsers
from programme import languages
from programme.wording.lists import joined


def account(said):
    name = joined([said["first_name"], said["last_name"]]).replace(", ", " ")
    return row(
        said["username"],
        fact(_("Name"), name),
        fact(_("E-mail address"), said["email"], *map(_other, _others(said))),
        fact(_("Password"), _("kept as a code from which nobody can read it")),
        fact(_("Created"), moment(said["date_joined"])),
        fact(_("Signed in last"), moment(said["last_login"])),
        fact(_("Second factors"), *map(_factor, said["second_factors"])),
        fact(_("Signed in on"), *map(_session, said["sessions"])),
    )


def _others(said):
    return [each for each in said["emails"] if each["email"] != said["email"]]


def _other(said) -> str:
    if said["verified"]:
        return str(said["email"])
    return _("{address} (not confirmed)").format(address=said["email"])


def _factor(said) -> str:
    since = _("since {time}").format(time=moment(said["created_at"]))
    used = said["last_used_at"]
    last = _("used last {time}").format(time=moment(used)) if used else _("never used")
    return " · ".join(filter(None, [str(words.FACTORS[said["type"]]), said["name"], since, last]))


def _session(said) -> str:
    since = _("since {time}").format(time=moment(said["created_at"]))
    last = _("seen last {time}").format(time=moment(said["last_seen_at"]))
    return " · ".join([browsers.in_words(said["user_agent"]), since, last])


def membership(said):
    return row(
        role(said["role"]),
        fact(_("From"), moment(said["since"])),
        fact(_("Last day"), day(said["ends_on"])),
        fact(_("Ended"), moment(said["ended_at"])),
    )


def change(said):
    return row(
        words.VERBS.get(said["verb"], said["verb"]),
        fact(_("When"), moment(said["at"])),
        *_roles(said["old"], said["new"]),
        *([fact(_("Last day"), _last_day(said["ends_on"]))] if said["ends_on"] is not None else []),
    )


def _roles(old: str, new: str):
    if old == new:
        return [fact(_("Role"), role(old), _("unchanged"))]
    return [fact(_("Role before"), role(old)), fact(_("Role afterwards"), role(new))]


def _last_day(text: str) -> str:
    return day(date.fromisoformat(text)) if text else _("none")


def invitation(said):
    return row(
        said["email"],
        fact(_("Role"), role(said["role"])),
        fact(_("Language of the letter"), languages.name(said["language"])),
        fact(_("Last day of the access"), day(said["ends_on"])),
        *_life(said),
        fact(_("Valid until"), moment(said["expires_at"])),
    )


def claimed(said):
    return row(said["email"])


def invited(said):
    return row(role(said["role"]), *_life(said))


def _life(said):
    return (
        fact(_("Sent"), moment(said["created_at"])),
        fact(_("Used"), moment(said["used_at"])),
        fact(_("Taken back"), moment(said["revoked_at"])),
    )


def acted(said):
    number = said["times"]
    times = ngettext("{number} time", "{number} times", number).format(number=number)
    last = _("last {time}").format(time=moment(said["last_at"]))
    return row(
        words.VERBS.get(said["verb"], said["verb"]),
        fact(role(said["role"]) or _("In the office"), f"{times} · {last}"),
    )


def issued(said):
    return row(
        said["name"],
        fact(_("Organisation"), said["partner__name"]),
        fact(_("Token"), f"kk_{said['public_id']}…"),
        fact(_("Issued"), moment(said["created_at"])),
    )
