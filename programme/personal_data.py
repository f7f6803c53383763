"""What is stored of one person, found by the e-mail address (Art. 15 and 17 GDPR).

Partners and people of an office alike. Told: `stored`. Erased: `erase`, which names what stays, and
why. Neither writes the address to the journal or the log.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from programme import access, forgetting, journal, mail_addresses, mentions
from programme.actors import Actor
from programme.mentions import Stay
from programme.models.district import District
from programme.models.event import Event
from programme.models.invitation import Invitation
from programme.models.link import Link
from programme.models.source import Source
from programme.models.submission import Submission
from programme.models.token import ApiToken
from programme.people import erasing, traces
from programme.people.holding import hold_all, hold_people
from programme.states import State

UNPUBLISHED = (State.DRAFT, State.DECLINED, State.WITHDRAWN)
LINK = ("purpose", "created_at", "expires_at", "revoked_at")
TOKEN = ("public_id", "name", "partner__name", "contact_email", "created_at", "last_used_on")
SOURCE = ("kind", "name", "url", "email", "state", "language", "defaults", "created_at")


def stored(address: str, districts: Iterable[District]) -> dict[str, Any]:
    """Everything under this address as plain data, by district; empty where nothing is stored."""
    found = {district.slug: _of_district(address, district) for district in districts}
    return {slug: said for slug, said in found.items() if said}


def _of_district(address: str, district: District) -> dict[str, Any]:
    return {name: rows for name, rows in _told(address, district).items() if rows}


def _told(address: str, district: District) -> dict[str, list[Any]]:
    return {
        "submissions": [_submission(row) for row in _submissions(address, district)],
        "links": list(_links(address, district).values(*LINK)),
        "invited_again": list(_invitations(address, district).values("email", "language", "since")),
        "tokens": list(_tokens(address, district).values(*TOKEN)),
        "sources": list(_sources(address, district).values(*SOURCE)),
        "mentions": [each.told() for each in mentions.found(address, district)],
        **traces.told(address, district),
    }


def _submission(row: Submission) -> dict[str, Any]:
    lines = row.entries.exclude(reason="", data={}).values("at", "verb", "reason", "data")
    return {
        "number": row.number,
        "state": row.state,
        "programme": row.programme.slug,
        "contact": {
            "name": row.contact_name,
            "email": row.contact_email,
            "phone": row.contact_phone,
        },
        "created_at": row.created_at,
        "links": list(row.links.values(*LINK)),
        "said": list(row.revisions.values("number", "created_at", "data", "remark")),
        "journal": list(lines),
    }


def _submissions(address: str, district: District) -> QuerySet[Submission]:
    theirs = Submission.objects.filter(programme__district=district)
    rows = mail_addresses.rows_of(theirs, "contact_email", address)
    return rows.select_related("programme").order_by("pk")


def _links(address: str, district: District) -> QuerySet[Link]:
    return mail_addresses.rows_of(Link.objects.filter(district=district), "email", address)


def _invitations(address: str, district: District) -> QuerySet[Invitation]:
    rows = Invitation.objects.filter(district=district)
    return mail_addresses.rows_of(rows, "email", address)


def _tokens(address: str, district: District) -> QuerySet[ApiToken]:
    rows = ApiToken.objects.filter(partner__district=district)
    return mail_addresses.rows_of(rows, "contact_email", address)


def _sources(address: str, district: District) -> QuerySet[Source]:
    return mail_addresses.rows_of(Source.objects.filter(district=district), "email", address)


@dataclass(frozen=True)
class Erased:
    """How many rows of each kind went, by district, and what stays."""

    gone: dict[str, dict[str, int]]
    stays: list[Stay]


def outlook(address: str, district: District, *, at: datetime) -> Erased:
    """What `erase` would remove now, and what it would leave."""
    kinds = counted(stored(address, [district])).get(district.slug, {})
    logins = erasing.staying(address, [district], at=at)
    words = [each.stays() for each in mentions.found(address, district) if each.why]
    left = erasing.kept(address, district, at=at) | Counter(mentions=len(words))
    gone = _less(kinds, left)
    return Erased({district.slug: gone} if gone else {}, logins + words)


def events_staying(address: str, district: District) -> list[Stay]:
    """The events of a partner that are public or wait: without the person, but with their words.

    To be asked before `erase`: afterwards nobody knows whose they were.
    """
    submissions = _submissions(address, district)
    public = Event.everything.filter(submission=OuterRef("pk"), withdrawn_at=None)
    rows = submissions.exclude(state__in=UNPUBLISHED).annotate(is_public=Exists(public))
    return [_event(row) for row in rows.select_related("accepted", "latest")]


def _event(row: Any) -> Stay:
    said = row.accepted if row.is_public else row.latest
    title = str(said.data.get("title") or "") if said else ""
    why = mentions.ACCEPTED if row.is_public else mentions.WAITING
    return Stay("submission", f"{row.number} ({title})", why)


@transaction.atomic
def erase(address: str, districts: Collection[District], *, by: Actor, at: datetime) -> Erased:
    """Remove it from these districts. Twice does nothing more; Forbidden for who may not."""
    hold_all(districts)
    for district in districts:
        access.require_in(district, by, "people")
    hold_people(traces.people(address))
    before = counted(stored(address, districts))
    stays = erasing.staying(address, districts, at=at)
    for district in districts:
        if district.slug in before:
            _erase(address, district, at)
    erasing.erase(address, districts, at=at)
    gone = _gone(before, counted(stored(address, districts)), kept=erasing.are_kept(stays))
    for district in _touched(districts, gone):
        journal.record("person_erased", district=district, by=by, at=at)
    named = [each.stays() for district in districts for each in mentions.found(address, district)]
    return Erased({slug: kinds for slug, kinds in gone.items() if kinds}, stays + named)


def _gone(
    before: dict[str, dict[str, int]], after: dict[str, dict[str, int]], *, kept: int
) -> dict[str, dict[str, int]]:
    """`kept`: logins that are not told here any more, but are there."""
    gone = {slug: _less(kinds, after.get(slug, {})) for slug, kinds in before.items()}
    return {slug: _less(kinds, {"accounts": kept}) for slug, kinds in gone.items()}


def _touched(
    districts: Collection[District], gone: dict[str, dict[str, int]]
) -> Iterator[District]:
    return (district for district in districts if gone.get(district.slug))


def counted(said: dict[str, dict[str, Any]]) -> dict[str, dict[str, int]]:
    """How many rows of each kind are told, by district."""
    return {slug: {name: len(rows) for name, rows in kinds.items()} for slug, kinds in said.items()}


def _less(kinds: dict[str, int], others: dict[str, int]) -> dict[str, int]:
    left = {name: number - others.get(name, 0) for name, number in kinds.items()}
    return {name: number for name, number in left.items() if number > 0}


def _erase(address: str, district: District, at: datetime) -> None:
    theirs = _submissions(address, district)
    keys = list(theirs.values_list("pk", flat=True))
    unpublished = theirs.filter(state__in=UNPUBLISHED).values_list("pk", flat=True)
    forgetting.forget(list(unpublished), at=at)
    forgetting.hush(keys)
    Submission.objects.filter(pk__in=keys).update(**forgetting.NO_CONTACT)
    Link.objects.filter(submission__in=keys).delete()
    _links(address, district).delete()
    _invitations(address, district).delete()
    traces.invitations(address, district).delete()
    traces.claims_in(address, district).delete()
    _tokens(address, district).update(contact_email="")
    _sources(address, district).delete()  # what they brought stays
    for each in mentions.found(address, district):
        each.erase()
