"""Who works in a district's office, in which role and until when; and who is invited to."""

from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from programme.models.district import District


class Role(models.TextChoices):
    """What each may do stands in programme/access.py."""

    ORGANISER = "organiser", pgettext_lazy("role", "Organiser")
    DEPUTY = "deputy", pgettext_lazy("role", "Deputy")
    EDITOR = "editor", pgettext_lazy("role", "Editor")
    READER = "reader", pgettext_lazy("role", "Reader")


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self, day: date) -> Self:
        """Those that count on this day: not ended, and of people who can sign in."""
        begun = self.filter(ended_at=None, user__is_active=True)
        return begun.filter(Q(ends_on=None) | Q(ends_on__gte=day))


class Membership(models.Model):
    """What a person may do in one district. One that has ended stays until retention drops it."""

    district = models.ForeignKey(District, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=12, choices=Role, default=Role.ORGANISER)
    since = models.DateTimeField(null=True)  # None: before it was noted
    ends_on = models.DateField(null=True, blank=True)  # the last day
    ended_at = models.DateTimeField(null=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["district", "user"], name="a_person_has_one_role_in_a_district"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.district_id}"


class OfficeInvitationQuerySet(models.QuerySet["OfficeInvitation"]):
    def open(self, at: datetime) -> Self:
        return self.filter(used_at=None, revoked_at=None, expires_at__gt=at)


class OfficeInvitation(models.Model):
    """A link by mail with which one person joins the office, once. Only its digest is kept."""

    district = models.ForeignKey(District, models.CASCADE, related_name="office_invitations")
    email = models.EmailField()
    role = models.CharField(max_length=12, choices=Role)
    ends_on = models.DateField(null=True, blank=True)  # the last day of the access
    language = models.CharField(max_length=12, default=settings.LANGUAGE_CODE)  # of the letter
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    by_system = models.BooleanField(default=False)  # nobody's: valid although nobody invited
    digest = models.CharField(max_length=64, unique=True, null=True)  # None: not mailed yet
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = OfficeInvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")),
                name="an_invitation_ends_after_it_was_made",
            )
        ]

    def __str__(self) -> str:
        return f"office invitation {self.pk}"
