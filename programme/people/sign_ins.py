"""Sign-ins, failed ones and changes of an account: a line in each office where the person works.

A line names the person, the moment and a code, never an address or a browser. A name that nobody
has leaves no line; of an account without an office the log tells, without its name.
"""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from programme import access, journal
from programme.actors import organiser
from programme.models.district import District
from programme.models.journal import Entry
from programme.people import nobody

log = logging.getLogger(__name__)
LONGEST = timedelta(hours=1)  # that one line counts up


@transaction.atomic
def signed_in(user: Any, *, how: str, at: datetime) -> None:
    """Write that this person came in; `how` such as "password", "code+app" or "passkey"."""
    for district in _offices(user, "signed_in"):
        journal.record("signed_in", district=district, by=organiser(user), at=at, data={"how": how})


@transaction.atomic
def changed(user: Any, what: str, *, at: datetime) -> None:
    """Write that something of the account was changed, such as "password_changed"."""
    for district in _offices(user, "account_changed"):
        said = {"what": what}
        journal.record("account_changed", district=district, by=organiser(user), at=at, data=said)


@transaction.atomic
def failed(user: Any | None, *, how: str, at: datetime) -> None:
    """Write that a sign-in failed, or count it in the line of the last one.

    What fails again within a minute counts up `times` in that line, for an hour at most: a flood
    fills no table. `user` is None where nobody has the name.
    """
    get_user_model().objects.select_for_update(no_key=True).filter(
        pk=user.pk if user else 0
    ).first()
    offices = _offices(user, "sign_in_failed")
    for district in offices:
        if not _counted_up(district, user, how, at):
            said = {"how": how, "times": 1, "until": at.isoformat()}
            journal.record(
                "sign_in_failed", district=district, by=organiser(user), at=at, data=said
            )
    if not offices:
        nobody.as_long("sign_in_failed", at=at)


def _offices(user: Any | None, verb: str) -> list[District]:
    offices = list(access.desks(user))
    if not offices:
        log.info("%s: an account without an office, or none.", verb)
    return offices


def _counted_up(district: District, user: Any, how: str, at: datetime) -> bool:
    """Whether there is a line of a moment ago, which now counts this time too."""
    lines = Entry.objects.select_for_update(no_key=True).filter(
        district=district, user=user, verb="sign_in_failed", at__gt=at - LONGEST
    )
    last = lines.filter(data__how=how).last()
    if last is None or datetime.fromisoformat(last.data["until"]) <= at - journal.AGAIN:
        return False
    last.data |= {"times": last.data["times"] + 1, "until": at.isoformat()}
    last.save(update_fields=["data"])
    return True
