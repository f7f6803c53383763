"""What is stored of a person who submitted events, or is named in a text, in words."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from calendar_site.pages.organiser.stored import outlook, words
from calendar_site.pages.organiser.stored.rows import day, fact, moment, row
from calendar_site.show import event_facts
from programme import languages, mentions
from programme.drafts.event_draft import from_data
from programme.events.rows import event_row
from programme.models.source import Source
from programme.states import State
from programme.wording.lists import joined
from programme.wording.office_facts import office_facts
from programme.wording.own_words import own_words


def submission(said, district):
    contact = said["contact"]
    newest = from_data(said["said"][-1]["data"])
    return row(
        newest.title or said["number"],
        fact(_("Number"), said["number"]),
        fact(_("State"), str(State(said["state"]).label)),
        fact(_("Name"), contact["name"]),
        fact(_("E-mail address"), contact["email"]),
        fact(_("Telephone"), contact["phone"]),
        fact(_("Begun"), moment(said["created_at"])),
        *map(_link, said["links"]),
        *map(_line, said["journal"]),
        versions=_versions(said["said"], district),
    )


def brief(said):
    """One of very many."""
    title = from_data(said["said"][-1]["data"]).title
    number, state = fact(_("Number"), said["number"]), fact(_("State"), State(said["state"]).label)
    return row(title or said["number"], number, state)


def _versions(said, district) -> list[dict[str, Any]]:
    """Newest first; of an older one what it says differently."""
    found: list[dict[str, Any]] = []
    newer: list[dict[str, Any]] = []
    for each in reversed(said):
        facts = _facts(each["data"], district)
        different = [one for one in facts if one not in newer]
        remark = [fact(_("Remark"), each["remark"])] if each["remark"] else []
        words = {"number": each["number"], "at": moment(each["created_at"]), "is_first": not found}
        found.append(words | {"facts": different + remark})
        newer = facts
    return found


def _facts(data, district) -> list[dict[str, Any]]:
    """The fields of a draft as everybody reads them, in the words that were written."""
    draft = from_data(data)
    known = event_row(draft, district)
    names = own_words(known, known.occurrences)
    rows = event_facts.rows(office_facts(draft, district), draft.language, names)
    return [fact(each["label"], each["value"], *each["lines"], each["note"]) for each in rows]


def _line(said):
    """What was asked, answered or noted."""
    label = words.VERBS.get(said["verb"], said["verb"])
    remarks = said["data"].get("fields") or {}
    return (
        fact(label, said["reason"], *remarks.values(), moment(said["at"]))
        if (said["reason"] or remarks)
        else fact(label)
    )


def _link(said):
    return fact(words.LINKS[said["purpose"]], *_life(said))


def _life(said) -> list[str]:
    lines = (
        (_("made {time}"), said["created_at"]),
        (_("valid until {time}"), said["expires_at"]),
        (_("ended {time}"), said["revoked_at"]),
    )
    return [text.format(time=moment(at)) for text, at in lines if at]


def link(said):
    return row(words.LINKS[said["purpose"]], fact(_("Dates"), *_life(said)))


def invited_again(said):
    return row(
        said["email"],
        fact(_("Language of the letter"), languages.name(said["language"])),
        fact(_("Said yes"), moment(said["since"])),
    )


def token(said):
    return row(
        said["name"],
        fact(_("Organisation"), said["partner__name"]),
        fact(_("E-mail address"), said["contact_email"]),
        fact(_("Token"), f"kk_{said['public_id']}…"),
        fact(_("Issued"), moment(said["created_at"])),
        fact(_("Used last"), day(said["last_used_on"])),
    )


def source(said, district):
    return row(
        said["name"] or str(Source.Kind(said["kind"]).label),
        fact(_("Kind"), str(Source.Kind(said["kind"]).label)),
        fact(_("State"), str(Source.State(said["state"]).label)),
        fact(_("Address"), said["url"]),
        fact(_("E-mail address"), said["email"]),
        fact(_("Language"), languages.name(said["language"])),
        fact(_("Begun"), moment(said["created_at"])),
        *(_facts(said["defaults"], district) if said["defaults"] else ()),
    )


def mention(said, address):
    kind, _space, name = said["where"].partition(" ")
    called = outlook.named(name)
    texts = mentions.quoted(said["said"], address)
    return row(
        words.PLACES.get(kind, kind), fact(_of_line(called) if kind == "entry" else called, *texts)
    )


def _of_line(called: str) -> str:
    """ "remark for the office, 1. August 2026, 11:00" of "2026-08-01 09:00 comment"."""
    day, time, verb = called.split(" ")
    at = moment(datetime.fromisoformat(f"{day}T{time}+00:00"))
    return joined([str(words.VERBS.get(verb, verb)), at])
