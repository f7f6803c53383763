"""Letters about an account are asked for in the journal; the worker makes and sends them.

No page waits for a mail server, and a line holds no secret and no address: it names the row of the
address (allauth's EmailAddress), and links and codes are made of it when the letter is sent.
"""

import logging
from datetime import datetime
from typing import Any

from django.db import transaction

from programme import access, journal
from programme.actors import organiser
from programme.people import nobody

log = logging.getLogger(__name__)
VERB = "letter_asked"


@transaction.atomic
def ask(
    user: Any,
    letter: str,
    *,
    address: int,
    language: str,
    at: datetime,
    nonce: str = "",
    office: str = "",
) -> None:
    """Ask for the letter `letter` (of worker/people_letters.py) to one of the person's addresses.

    `office` is the name of the district that did what the letter tells. The line stands in the
    person's first office. Without an office nothing is sent: nobody would
    answer for the letter, and the machine's own people have `manage.py regain_access`.
    """
    district = access.desks(user).first()
    if district is None:
        log.warning("%s: an account without an office gets no letters.", letter)
        nobody.as_long(VERB, at=at)
        return
    said = {"letter": letter, "language": language, "address": address}
    if nonce:
        said["nonce"] = nonce
    if office:
        said["office"] = office
    journal.record(VERB, district=district, by=organiser(user), at=at, data=said)


def ask_nobody(*, at: datetime) -> None:
    """Nobody has the address: nothing is sent, and it takes as long."""
    access.desks(None).first()
    nobody.as_long(VERB, at=at)
