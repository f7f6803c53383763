"""Long work with visible progress: a page orders it, the worker does it, the page shows how far."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programme.models.edition import Edition
from programme.models.programme import Programme


class Job(models.Model):
    class Kind(models.TextChoices):
        BOOKLET = "booklet", _("Booklet")

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting")
        RUNNING = "running", _("in progress")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=12, choices=Kind)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="jobs")
    # A released edition; without one the job makes a proof of the programme as it stands.
    edition = models.ForeignKey(Edition, models.CASCADE, null=True, related_name="jobs")
    language = models.CharField(max_length=12, default=settings.LANGUAGE_CODE)
    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=300, blank=True)
    # Below PRINTS_ROOT; stays when a later attempt fails.
    path = models.CharField(max_length=300, blank=True)
    size = models.PositiveIntegerField(default=0)
    pages = models.PositiveSmallIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    # What the file does not say whole: [{"event": its uid, "kind": …}], see feeds.print.snapshot.
    findings = models.JSONField(default=list)
    attempts = models.PositiveSmallIntegerField(default=0)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "kind", "language"],
                condition=~Q(edition=None),
                name="one_job_per_file_of_an_edition",
            ),
            models.CheckConstraint(
                condition=Q(done__lte=F("total")), name="no_more_is_done_than_there_is"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.programme_id} {self.language} {self.state}"
