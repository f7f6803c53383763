"""What the public sees: an event, its texts by language, its dates. Only publishing writes it."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programme.models.asked_first import AskedFirst
from programme.models.district import District
from programme.models.partner import Partner
from programme.models.picture import Picture
from programme.models.programme import Programme
from programme.models.submission import Submission
from programme.models.venue import Access, Venue
from programme.models.vocabulary import Audience, Category, Feature, Funding


class Openness(models.TextChoices):
    PUBLIC = "public", _("open to everybody")
    RESIDENTS = "residents", _("only for residents of the house")
    INVITED = "invited", _("by invitation only")
    SCHOOL = "school", _("only for one school or day-care centre")


class Status(models.TextChoices):
    """Of one date. RFC 5545 3.8.1.11 and schema.org EventStatusType know most of them."""

    SCHEDULED = "scheduled", _("takes place")
    TENTATIVE = "tentative", _("not yet confirmed")
    CANCELLED = "cancelled", _("cancelled")
    POSTPONED = "postponed", _("postponed")
    MOVED = "moved", _("moved")
    FULL = "full", _("fully booked")


class Clock(models.TextChoices):
    EXACT = "exact", _("at a time")
    FROM = "from", _("from a time on")
    ALL_DAY = "all_day", _("all day")
    TO_FOLLOW = "to_follow", _("time to be announced")
    HOURS = "hours", _("opening hours")


TIMED = (Clock.EXACT, Clock.FROM)  # a time of day is stated
TIMELESS = (Clock.ALL_DAY, Clock.TO_FOLLOW)  # none is, whatever stands in the fields


class Schedule(models.TextChoices):
    DATES = "dates", _("dates")
    SERIES = "series", _("series")
    PERIOD = "period", _("period")


class Frequency(models.TextChoices):
    """How often a series repeats: FREQ of RFC 5545 3.3.10 in lower case."""

    DAILY = "daily", _("daily")
    WEEKLY = "weekly", _("weekly")
    MONTHLY = "monthly", _("monthly")


class RegistrationNeed(models.TextChoices):
    UNKNOWN = "unknown", _("Not stated")
    NONE = "none", _("no registration needed")
    REQUESTED = "requested", _("registration requested")
    REQUIRED = "required", _("registration required")


OPEN = Q(openness=Openness.PUBLIC, withdrawn_at=None)  # what the indexes of public events hold
PUBLIC_PROGRAMME = Q(programme__is_public=True)


class EventQuerySet(models.QuerySet["Event"]):
    def public(self, programmes: Q | AskedFirst = PUBLIC_PROGRAMME) -> Self:
        """The one place that says which events are public.

        `programmes` may name the public programmes that are asked about by their keys
        (`selection`): then no other table is read.
        """
        return self.filter(OPEN, programmes)

    def remembered(self) -> Self:
        """Public events, and those that were: calendars learn of both (feeds keep tombstones)."""
        return self.filter(OPEN | Q(left_at__isnull=False), PUBLIC_PROGRAMME)

    def closed(self) -> Self:
        return self.exclude(openness=Openness.PUBLIC).filter(withdrawn_at=None)


EventManager = models.Manager.from_queryset(EventQuerySet)


class PublicManager(EventManager["Event"]):
    def get_queryset(self) -> EventQuerySet:
        return EventQuerySet(self.model, using=self._db).public()


class Event(models.Model):
    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    district = models.ForeignKey(District, models.CASCADE, related_name="events")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="events")
    submission = models.OneToOneField(Submission, models.CASCADE, related_name="event")
    slug = models.SlugField(max_length=120)
    openness = models.CharField(max_length=10, choices=Openness)
    category = models.ForeignKey(Category, models.PROTECT, related_name="events")
    organisers = models.ManyToManyField(Partner, related_name="events")
    audiences = models.ManyToManyField(Audience, related_name="events", blank=True)
    features = models.ManyToManyField(Feature, related_name="events", blank=True)
    fundings = models.ManyToManyField(Funding, related_name="events", blank=True)
    # Only one whose rights are complete; it goes together with its submission.
    picture = models.ForeignKey(Picture, models.RESTRICT, null=True, related_name="+")
    venue = models.ForeignKey(Venue, models.PROTECT, null=True, related_name="events")
    room = models.CharField(max_length=120, blank=True)
    place_note = models.CharField(max_length=300, blank=True)
    bad_weather_place = models.CharField(max_length=300, blank=True)
    end_place = models.CharField(max_length=300, blank=True)  # of a walk from A to B
    is_online = models.BooleanField(default=False)
    wheelchair = models.CharField(max_length=8, choices=Access, default=Access.UNKNOWN)
    audience_text = models.CharField(max_length=200, blank=True)
    age_min = models.PositiveSmallIntegerField(null=True)
    age_max = models.PositiveSmallIntegerField(null=True)
    is_free = models.BooleanField(null=True)  # None: not stated
    price = models.CharField(max_length=300, blank=True)
    reductions = models.CharField(max_length=300, blank=True)
    registration = models.CharField(
        max_length=10, choices=RegistrationNeed, default=RegistrationNeed.UNKNOWN
    )
    registration_only_for = models.CharField(max_length=160, blank=True)  # a part of the event
    registration_text = models.CharField(max_length=300, blank=True)
    registration_url = models.URLField(max_length=500, blank=True)
    registration_deadline = models.DateField(null=True)
    registration_places = models.PositiveIntegerField(null=True)
    website = models.URLField(max_length=500, blank=True)
    public_contact = models.CharField(max_length=300, blank=True)
    schedule = models.CharField(max_length=8, choices=Schedule, default=Schedule.DATES)
    rule = models.JSONField(default=dict, blank=True)  # of a series: event_draft.Rule
    period = models.JSONField(default=dict, blank=True)  # of an exhibition: drafts.Period
    date_text = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    # Folded text of all languages for searching, see programme.events.rows.
    search = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    # Of an event that was public and is not: taken back, or not open to everybody any more.
    left_at = models.DateTimeField(null=True)

    objects = PublicManager()
    everything = EventQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        default_manager_name = "objects"
        base_manager_name = "everything"
        indexes = [
            # A feed tells of those that were public, too: the nearest to today, of either side.
            models.Index(
                fields=["district", "starts_on", "ends_on"], name="events_of_a_district_by_days"
            ),
            models.Index(
                fields=["district", "ends_on", "starts_on"], name="events_of_a_district_by_end"
            ),
            models.Index(
                fields=["district", "starts_on", "id"],
                include=["programme", "version", "ends_on"],
                condition=OPEN,
                name="public_events_of_a_district",
            ),
            models.Index(
                fields=["programme", "starts_on", "id"],
                include=["version", "ends_on"],
                condition=OPEN,
                name="public_events_of_a_programme",
            ),
            models.Index(
                fields=["programme", "schedule", "ends_on"],
                condition=OPEN,
                name="public_events_by_last_day",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "slug"], name="an_event_slug_is_unique_in_its_programme"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="an_event_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(openness__in=Openness.values), name="an_event_says_who_may_come"
            ),
            models.CheckConstraint(
                condition=Q(registration__in=RegistrationNeed.values),
                name="an_event_knows_its_need_of_registration",
            ),
            models.CheckConstraint(
                condition=Q(schedule__in=Schedule.values), name="an_event_has_a_known_schedule"
            ),
            models.CheckConstraint(
                condition=Q(wheelchair__in=Access.values), name="an_event_has_a_known_access"
            ),
        ]

    def __str__(self) -> str:
        return self.slug


class EventText(models.Model):
    class Origin(models.TextChoices):
        PARTNER = "partner", _("written by the organiser")
        TRANSLATION = "translation", _("translated")

    event = models.ForeignKey(Event, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    summary = models.CharField(max_length=500, blank=True)
    description = models.TextField(blank=True)
    is_original = models.BooleanField(default=False)
    origin = models.CharField(max_length=12, choices=Origin, default=Origin.PARTNER)
    # Number of the revision this text was written for: older than the event's means stale.
    revision = models.PositiveIntegerField(default=1)
    reviewed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["event", "-is_original", "language"]
        indexes = [models.Index(fields=["language", "event"], name="texts_by_language")]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "language"], name="an_event_has_one_text_per_language"
            ),
            models.UniqueConstraint(
                fields=["event"], condition=Q(is_original=True), name="one_text_is_the_original"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Occurrence(models.Model):
    """One date of an event as it was stated: no 00:00 and no end is invented."""

    is_over = False  # no column: a page says it of the dates it tells

    event = models.ForeignKey(Event, models.CASCADE, related_name="occurrences")
    # That of the event: dates are found by day without a look at all events.
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+", db_index=False)
    # Where and when it was first announced; survives every move (RECURRENCE-ID).
    key = models.CharField(max_length=24)
    starts_on = models.DateField()
    ends_on = models.DateField()
    start_time = models.TimeField(null=True)
    end_time = models.TimeField(null=True)
    # The same instants in UTC, where a time is stated; for sorting and machines.
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    clock = models.CharField(max_length=10, choices=Clock, default=Clock.EXACT)
    open_end = models.BooleanField(default=False)
    end_about = models.BooleanField(default=False)  # the end is approximate
    doors = models.TimeField(null=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.SCHEDULED)
    note = models.CharField(max_length=610, blank=True)  # of the report, then of the date itself
    # Whether it has a place of its own, told by the four columns below; else that of the event.
    is_elsewhere = models.BooleanField(default=False)
    venue = models.ForeignKey(Venue, models.PROTECT, null=True, related_name="occurrences")
    room = models.CharField(max_length=120, blank=True)
    place_note = models.CharField(max_length=300, blank=True)
    is_online = models.BooleanField(default=False)
    # When and where it was announced before it moved; null where that is still so.
    previous_on = models.DateField(null=True)
    previous_time = models.TimeField(null=True)
    previous_venue = models.ForeignKey(Venue, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["starts_on", F("start_time").asc(nulls_first=True), "pk"]
        indexes = [
            models.Index(
                fields=["programme", "starts_on", "event"],
                include=["ends_on", "status"],
                name="dates_of_a_programme_by_day",
            ),
            # The few of several days: what began earlier and goes on is among them.
            models.Index(
                fields=["programme", "ends_on", "starts_on"],
                include=["event"],
                condition=Q(ends_on__gt=F("starts_on")),
                name="long_dates_of_a_programme",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["event", "key"], name="a_date_keeps_its_key"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="a_date_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(starts_at=None) | Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="a_date_ends_later_than_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(clock__in=TIMED) | ~Q(start_time=None), name="a_stated_time_is_there"
            ),
            models.CheckConstraint(
                condition=Q(clock__in=Clock.values), name="a_date_has_a_known_kind_of_time"
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="a_date_has_a_known_status"
            ),
        ]

    def __str__(self) -> str:
        return self.key


class OccurrenceLanguage(models.Model):
    """A language spoken, interpreted or signed on one date."""

    class Mode(models.TextChoices):
        SPOKEN = "spoken", _("spoken")
        INTERPRETED = "interpreted", _("interpreted")
        SIGNED = "signed", _("signed")

    occurrence = models.ForeignKey(Occurrence, models.CASCADE, related_name="languages")
    language = models.CharField(max_length=12)
    mode = models.CharField(max_length=12, choices=Mode)

    class Meta:
        ordering = ["mode", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["occurrence", "language", "mode"], name="a_language_is_named_once_per_mode"
            ),
            models.CheckConstraint(
                condition=Q(mode__in=["spoken", "interpreted", "signed"]),
                name="a_language_is_spoken_interpreted_or_signed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.mode}"
