"""What is stored of one person, found by the e-mail address (Art. 15 and 17 GDPR).

Told: `stored`. Erased: `erase`, which names what stays, and why. Neither writes the address to the
journal or the log.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import QuerySet

from programme import forgetting, journal, mail_addresses, mentions
from programme.actors import SYSTEM
from programme.models.district import District
from programme.models.invitation import Invitation
from programme.models.link import Link
from programme.models.source import Source
from programme.models.submission import Submission
from programme.models.token import ApiToken
from programme.states import State

UNPUBLISHED = (State.DRAFT, State.DECLINED, State.WITHDRAWN)
LINK = ("purpose", "created_at", "expires_at", "revoked_at")
TOKEN = ("public_id", "name", "partner__name", "contact_email", "created_at", "last_used_on")
SOURCE = ("kind", "name", "url", "email", "state", "language", "defaults", "created_at")


def stored(address: str, districts: Iterable[District]) -> dict[str, Any]:
    """Everything under this address as plain data, by district; empty where nothing is stored."""
    found = {district.slug: _of_district(address, district) for district in districts}
    return {slug: said for slug, said in found.items() if said}


def accounts(address: str) -> QuerySet[Any]:
    """Logins of people of an office with this address, or under it."""
    people = get_user_model().objects.all()
    named = mail_addresses.rows_of(people, "username", address)
    return named | mail_addresses.rows_of(people, "email", address)


def _of_district(address: str, district: District) -> dict[str, Any]:
    said = {
        "submissions": [_submission(row) for row in _submissions(address, district)],
        "links": list(_links(address, district).values(*LINK)),
        "invited_again": list(_invitations(address, district).values("email", "language", "since")),
        "tokens": list(_tokens(address, district).values(*TOKEN)),
        "sources": list(_sources(address, district).values(*SOURCE)),
        "mentions": [each.told() for each in mentions.found(address, district)],
    }
    return {name: rows for name, rows in said.items() if rows}


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


@transaction.atomic
def erase(address: str, districts: Iterable[District], *, at: datetime) -> list[dict[str, str]]:
    """Remove it; gives what stays as [{where, why}]. Twice does nothing more."""
    stays: list[dict[str, str]] = []
    for district in districts:
        if _of_district(address, district):
            _erase(address, district, at)
        stays += [each.stays() for each in mentions.found(address, district)]
    return stays


def _erase(address: str, district: District, at: datetime) -> None:
    theirs = _submissions(address, district)
    keys = list(theirs.values_list("pk", flat=True))
    changed = len(keys)
    unpublished = theirs.filter(state__in=UNPUBLISHED).values_list("pk", flat=True)
    forgetting.forget(list(unpublished), at=at)
    forgetting.hush(keys)
    Submission.objects.filter(pk__in=keys).update(**forgetting.NO_CONTACT)
    changed += Link.objects.filter(submission__in=keys).delete()[0]
    changed += _links(address, district).delete()[0]
    changed += _invitations(address, district).delete()[0]
    changed += _tokens(address, district).update(contact_email="")
    changed += _sources(address, district).delete()[0]  # what they brought stays
    changed += sum(each.erase() for each in mentions.found(address, district))
    if changed:
        journal.record("person_erased", district=district, by=SYSTEM, at=at)


def erase_accounts(address: str) -> int:
    """The address and the name of a login; itself it stays, under its own, with what it decided."""
    return accounts(address).update(email="", first_name="", last_name="")
