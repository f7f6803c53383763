"""A journal line: who moved what, when and why. It is also the outbox of the worker."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from programme import database_clock
from programme.models.district import District

LONGEST_WAIT = timedelta(hours=1)  # of a line that failed, until it is tried again


class EntryQuerySet(models.QuerySet["Entry"]):
    def open(self) -> Self:
        return self.filter(handled_at=None)

    def claimable(self) -> Self:
        """Open lines that nobody holds, by the database's clock.

        One that is held for longer than ever happens was claimed before that clock was set back.
        """
        ended = Q(claimed_until__lt=database_clock.now())
        unreal = Q(claimed_until__gt=database_clock.until(2 * LONGEST_WAIT))
        return self.open().filter(Q(claimed_until=None) | ended | unreal)


class Entry(models.Model):
    district = models.ForeignKey(District, models.CASCADE, related_name="entries")
    programme = models.ForeignKey(
        "programme.Programme", models.CASCADE, null=True, related_name="entries"
    )
    submission = models.ForeignKey(
        "programme.Submission", models.CASCADE, null=True, related_name="entries"
    )
    event = models.ForeignKey("programme.Event", models.CASCADE, null=True, related_name="entries")
    at = models.DateTimeField()
    verb = models.CharField(max_length=24)
    old_state = models.CharField(max_length=12, blank=True)
    new_state = models.CharField(max_length=12, blank=True)
    revision = models.PositiveIntegerField(null=True)
    actor = models.CharField(max_length=12)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    # That of the person at that moment (Role); it stays when the person goes.
    role = models.CharField(max_length=12, blank=True)
    reason = models.TextField(blank=True)
    data = models.JSONField(default=dict)
    claimed_until = models.DateTimeField(null=True)
    handled_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "entries"
        indexes = [
            models.Index(
                fields=["id"], condition=Q(handled_at=None), name="entries_still_to_handle"
            ),
            models.Index(fields=["submission", "id"], name="entries_of_a_submission"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb}"
