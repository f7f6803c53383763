"""Take what is private out of submissions: used by the rules of every night and by a person's wish.

What the public reads stays. Of what was never published, or was taken back, no word is left; the
row stays with its number and its state, so that it can be counted.
"""

from collections.abc import Callable, Collection
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
Words = dict[str, Any]


@transaction.atomic
def forget(submissions: Collection[int], *, at: datetime) -> None:
    """Contacts, edit links, wishes, reasons and remarks, and words that are not public.

    `submissions` are keys, some hundreds at most. Twice does nothing more.
    """
    told = Event.everything.filter(submission__in=submissions, withdrawn_at=None)
    public = set(told.values_list("submission", flat=True))
    Link.objects.filter(submission__in=submissions).delete()
    hush(submissions)
    _say_what_is_public(public)
    _say_nothing(set(submissions) - public)
    Submission.objects.filter(pk__in=submissions).update(**NO_CONTACT, forgotten_at=at)


@transaction.atomic
def hush(submissions: Collection[int]) -> None:
    """Wishes, reasons and remarks go: what was said between partner and office.

    Who did what and when stays, and every word that is public or waits to be.
    """
    lines = Entry.objects.filter(submission__in=submissions)
    lines.exclude(reason="").update(reason="")
    lines.filter(verb="send_back").exclude(data={}).update(data={})
    Revision.objects.filter(submission__in=submissions).exclude(remark="").update(remark="")
    for model in (Revision, Brought):
        _rewrite(model.objects.filter(submission__in=submissions), _without_the_private)


def _say_what_is_public(submissions: Collection[int]) -> None:
    """A version that the public never read, or reads no more, says what the accepted one says.

    (No version is empty, so a report on one, or its undoing, publishes nothing that was forgotten.)
    """
    versions = Revision.objects.filter(submission__in=submissions)
    rows = versions.exclude(submission__accepted=None).select_related("submission__accepted")
    _rewrite(rows, lambda row: row.submission.accepted.data)


def _say_nothing(submissions: Collection[int]) -> None:
    for model in (Revision, Brought):
        _rewrite(model.objects.filter(submission__in=submissions), _language_alone)
    for submission in Submission.objects.filter(pk__in=submissions):
        picture_verbs.drop_all(submission)


def _without_the_private(row: Any) -> Words:
    return {name: value for name, value in row.data.items() if name not in PRIVATE}


def _language_alone(row: Any) -> Words:
    return {name: value for name, value in row.data.items() if name == "language"}


def _rewrite(rows: Any, words: Callable[[Any], Words]) -> None:
    changed = []
    for row in rows.iterator(AT_ONCE):
        said, row.data = row.data, words(row)
        if row.data != said:
            changed.append(row)
    rows.model.objects.bulk_update(changed, ["data"], batch_size=AT_ONCE)
