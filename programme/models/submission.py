"""What a partner says: a submission, and every version of it as a revision."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from programme.models.partner import Partner
from programme.models.programme import Programme
from programme.states import WAITING, State


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def waiting(self) -> Self:
        return self.filter(state__in=WAITING)

    def switch(
        self, submission: "Submission", new_state: State, at: datetime, **fields: Any
    ) -> bool:
        """Move the row from the state it was read in; False where it was moved in the meantime."""
        rows = self.filter(pk=submission.pk, state=submission.state, version=submission.version)
        changed = rows.update(
            state=new_state,
            version=submission.version + 1,
            changed_at=at,
            forgotten_at=None,
            **fields,
        )
        if changed:
            submission.state, submission.version = new_state, submission.version + 1
            submission.changed_at, submission.forgotten_at = at, None
            for name, value in fields.items():
                setattr(submission, name, value)
        return bool(changed)


class Submission(models.Model):
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="submissions")
    partner = models.ForeignKey(
        Partner, models.SET_NULL, null=True, blank=True, related_name="submissions"
    )
    number = models.CharField(max_length=24, unique=True)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    # Counts every move and every revision: the WHERE clause of the next one.
    version = models.PositiveIntegerField(default=0)
    language = models.CharField(max_length=12, default=settings.LANGUAGE_CODE)
    contact_name = models.CharField(max_length=120, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    origin = models.CharField(max_length=12, default="form")
    # What the origin calls it, where it has a name of its own: found again, never taken twice.
    origin_key = models.CharField(max_length=80, blank=True)
    # A revision goes only together with its submission.
    latest = models.ForeignKey("Revision", models.RESTRICT, null=True, related_name="+")
    accepted = models.ForeignKey("Revision", models.RESTRICT, null=True, related_name="+")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    # When retention removed what is private in it; what is written afterwards waits for it again.
    forgotten_at = models.DateTimeField(null=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at", "-pk"]
        indexes = [
            models.Index(fields=["programme", "state"], name="submissions_by_state"),
            models.Index(
                fields=["programme"],
                condition=Q(forgotten_at=None),
                name="submissions_still_to_forget",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="a_submission_is_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.ACCEPTED, State.CHANGED]) | ~Q(accepted=None),
                name="an_accepted_submission_names_its_accepted_revision",
            ),
            models.UniqueConstraint(
                fields=["programme", "origin", "origin_key"],
                condition=~Q(origin_key=""),
                name="an_origin_brings_each_key_once_to_a_programme",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def latest_revision(self) -> "Revision":
        """`latest`, which is null only until the transaction that creates both has written it."""
        if self.latest is None:
            raise Revision.DoesNotExist(self.number)
        return self.latest


class Revision(models.Model):
    """One version of what the partner says. `data` is an EventDraft as plain JSON."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    data = models.JSONField()
    actor = models.CharField(max_length=12)
    remark = models.TextField(blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["submission", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "number"], name="revisions_of_a_submission_are_numbered"
            )
        ]

    def __str__(self) -> str:
        return f"{self.submission_id}/{self.number}"
