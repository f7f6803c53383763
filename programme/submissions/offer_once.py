"""A form that is sent twice is one event: after a second press, or when an answer got lost."""

import secrets
from datetime import datetime

from django.db import IntegrityError

from programme.actors import Actor
from programme.credentials import edit_links
from programme.drafts.event_draft import EventDraft
from programme.models.programme import Programme
from programme.models.submission import Submission
from programme.regular_expressions import expression
from programme.submissions import revising, submitting
from programme.submissions.contact import NO_CONTACT, Contact

ORIGIN = "form"
_KEY = expression(r"[A-Za-z0-9_-]{16,40}")


def fresh_key() -> str:
    """The key of a form that is drawn for the first time."""
    return secrets.token_urlsafe(12)


def offer_once(
    programme: Programme,
    draft: EventDraft,
    *,
    key: str,
    contact: Contact = NO_CONTACT,
    by: Actor,
    at: datetime,
    origin: str = ORIGIN,
    unsent: bool = False,
) -> tuple[Submission, str]:
    """`submitting.offer` for a form that carries `key`: the second time it gives the first one.

    `unsent`: `submitting.keep`, which counts for itself: what was kept is not sent by that.

    Each time gives an edit link of its own. Of two at the same time the second waits for the
    first: the database holds each key once in a programme. Another event under the same key, the
    same with another contact, and one without a well-formed key, gets a fresh key. Raises what
    `submitting.offer` raises.
    """
    verb, before = (submitting.keep, "keep ") if unsent else (submitting.offer, "")
    for chosen in (key if _KEY.fullmatch(key) else fresh_key(), fresh_key()):
        name = f"{before}{chosen}"
        try:
            return verb(
                programme, draft, contact=contact, by=by, at=at, origin=origin, origin_key=name
            )
        except IntegrityError:
            first = programme.submissions.filter(origin=origin, origin_key=name).first()
            if first and _is_same(first, draft, contact):
                return first, edit_links.to_submission(first, at=at)
    raise RuntimeError("A random key was taken.")


def sent_with(programme: Programme, key: str, *, origin: str = ORIGIN) -> Submission | None:
    """What this very form has sent already: it is no other event like it."""
    return programme.submissions.filter(origin=origin, origin_key=key).first() if key else None


def _is_same(first: Submission, draft: EventDraft, contact: Contact) -> bool:
    known = (first.contact_name, first.contact_email, first.contact_phone)
    is_known = known == (contact.name, contact.email, contact.phone)
    return is_known and revising.says(first.revisions.earliest("number"), draft)
