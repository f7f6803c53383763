"""Where partners bring many events from at once: a file, or a calendar that we follow."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programme import database_clock, mail_addresses
from programme.models.district import District
from programme.models.programme import Programme
from programme.models.submission import Submission


class SourceQuerySet(models.QuerySet["Source"]):
    def due(self, at: datetime) -> Self:
        """What the clock looks at; of a programme that is over nothing is expected any more.

        `at` says the day; whether it is time says the database's clock.
        """
        running = self.filter(programme__ends_on__gte=at.date())
        return running.filter(kind="calendar", next_pull_at__lte=database_clock.now())

    def of_same_owner(self, source: "Source") -> Self:
        """The sources of the person who proved to have this mail address, and `source` itself."""
        own = self.filter(programme=source.programme_id)
        if not (source.is_verified and source.email):
            return own.filter(pk=source.pk)
        proved = mail_addresses.rows_of(own.filter(is_verified=True), "email", source.email)
        return own.filter(Q(pk=source.pk) | Q(pk__in=proved.values("pk")))


class Source(models.Model):
    class Kind(models.TextChoices):
        FILE = "file", _("file")
        CALENDAR = "calendar", _("calendar on the web")

    class State(models.TextChoices):
        ONCE = "once", _("looked at once")
        FOLLOWED = "followed", _("looked at regularly")
        PAUSED = "paused", _("paused")
        ENDED = "ended", _("ended")

    district = models.ForeignKey(District, models.CASCADE, related_name="sources")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="sources")
    kind = models.CharField(max_length=8, choices=Kind)
    state = models.CharField(max_length=8, choices=State, default=State.ONCE)
    name = models.CharField(max_length=120, blank=True)
    url = models.URLField(max_length=1000, blank=True)  # may hold a secret: never shown or logged
    email = models.EmailField(blank=True)  # empty: the office itself
    # Whether it came from a link in a mail to this address, or from the office.
    is_verified = models.BooleanField(default=False)
    digest = models.CharField(max_length=64, blank=True)  # of the link of a source without a letter
    language = models.CharField(max_length=12, default=settings.LANGUAGE_CODE)
    # What holds where the source says nothing: fields of event_draft.EventDraft as JSON.
    defaults = models.JSONField(default=dict, blank=True)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    content = models.CharField(max_length=64, blank=True)  # digest of what was read last
    pulled_at = models.DateTimeField(null=True)
    next_pull_at = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["next_pull_at"], name="sources_by_next_pull")]
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="calendar") & ~Q(url="")) | Q(kind="file", url=""),
                name="a_calendar_has_an_address_and_a_file_has_none",
            ),
            models.CheckConstraint(
                condition=~Q(state="followed") | Q(kind="calendar", is_verified=True),
                name="only_a_verified_calendar_is_followed",
            ),
            models.UniqueConstraint(
                fields=["digest"], condition=~Q(digest=""), name="a_link_leads_to_one_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class IntakeQuerySet(models.QuerySet["Intake"]):
    def open(self) -> Self:
        """Those which wait for a person or for a worker."""
        return self.filter(state__in=("waiting", "preview", "asks", "confirmed"))

    def to_enter(self) -> Self:
        """Confirmed ones that no process holds, by the database's clock."""
        free = Q(expires_at=None) | Q(expires_at__lt=database_clock.now())
        return self.filter(free, state="confirmed")


class Intake(models.Model):
    """One attempt: what was found, what the partner said to it, and what came of it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("is being fetched")
        PREVIEW = "preview", _("waits for your confirmation")
        ASKS = "asks", _("asks because much is missing")
        CONFIRMED = "confirmed", _("is being entered")
        DONE = "done", _("entered")
        FAILED = "failed", _("could not be read")
        DISCARDED = "discarded", _("discarded")

    source = models.ForeignKey(Source, models.CASCADE, related_name="intakes")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    items = models.JSONField(default=list, blank=True)  # until it is done: feeds.incoming.items
    problems = models.JSONField(default=list, blank=True)
    chosen = models.JSONField(default=dict, blank=True)  # {keys, gone, kinds, follow, begun}
    entered = models.JSONField(default=list, blank=True)  # [[number of the submission, title]]
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    objects = IntakeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["state", "at"], name="intakes_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["preview", "asks"]) | ~Q(expires_at=None),
                name="what_waits_for_a_person_does_not_wait_for_ever",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["done", "failed", "discarded"]) | Q(items=[]),
                name="what_is_over_keeps_no_items",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.state}"

    @property
    def result(self) -> str:
        """What came of it in a word: the first of these that there was; empty for nothing at all.

        New, changed and gone have entered; the same and refused have not.
        """
        counted = ("new", "changed", "gone", "same", "refused")
        return next((name for name in counted if getattr(self, name)), "")


class Brought(models.Model):
    """An event that a source brought: what it said last, and which submission it became."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="brought")
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="brought")
    key = models.CharField(max_length=255)  # its name in the source: the UID of a calendar
    data = models.JSONField()  # an event_draft.EventDraft as the source said it, without defaults
    # Withdrawn because the source has it no more (a withdrawal by a person leaves it empty).
    gone_at = models.DateTimeField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["source", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "key"], name="a_source_brings_each_key_once")
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.submission_id}"
