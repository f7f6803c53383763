"""Take what is private out of submissions: used by the rules of every night and by a person's wish.

What the public reads stays. Of what was never published, or was taken back, no word is left; the
row stays with its number and its state, so that it can be counted.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from programme.drafts.fields import TOP
from programme.models.event import Event
from programme.models.journal import Entry
from programme.models.link import Link
from programme.models.source import Brought
from programme.models.submission import Revision, Submission
from programme.pictures import picture_verbs

PRIVATE = frozenset(field.name for field in TOP if not field.is_public)
NO_CONTACT = {"contact_name": "", "contact_email": "", "contact_phone": ""}
AT_ONCE = 500  # rows of one statement


@transaction.atomic
def forget(submissions: Collection[int], *, at: datetime) -> None:
    """Contacts, edit links, wishes, reasons and remarks, and words that are not public.

    `submissions` are keys, some hundreds at most. Twice does nothing more.
    """
    told = Event.everything.filter(submission__in=submissions, withdrawn_at=None)
    public = set(told.values_list("submission", flat=True))
    Link.objects.filter(submission__in=submissions).delete()
    _silence(Entry.objects.filter(submission__in=submissions))
    _strip(Revision.objects.filter(submission__in=submissions), public, ["data", "remark"])
    _strip(Brought.objects.filter(submission__in=submissions), public, ["data"])
    for submission in Submission.objects.filter(pk__in=set(submissions) - public):
        picture_verbs.drop_all(submission)
    Submission.objects.filter(pk__in=submissions).update(**NO_CONTACT, forgotten_at=at)


def _silence(lines: Any) -> None:
    """Reasons, and remarks on single fields; who did what and when stays."""
    lines.exclude(reason="").update(reason="")
    lines.filter(verb="send_back").exclude(data={}).update(data={})


def _strip(rows: Any, public: Collection[int], fields: list[str]) -> None:
    changed = [row for row in rows.iterator(AT_ONCE) if _stripped(row, row.submission_id in public)]
    rows.model.objects.bulk_update(changed, fields, batch_size=AT_ONCE)


def _stripped(row: Any, is_public: bool) -> bool:
    """Take the words out of this row in memory; False where none was left to take."""
    said = row.data
    if is_public:
        row.data = {name: value for name, value in said.items() if name not in PRIVATE}
    else:
        row.data = _only(said, ("language",))
    had_remark = bool(getattr(row, "remark", ""))
    if had_remark:
        row.remark = ""
    return had_remark or row.data != said


def _only(said: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: said[name] for name in names if name in said}
