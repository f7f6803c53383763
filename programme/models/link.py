"""A secret address in a letter. Only its digest is kept; it can end and be revoked."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from programme.models.district import District
from programme.models.submission import Submission


class LinkQuerySet(models.QuerySet["Link"]):
    def valid(self, at: datetime) -> Self:
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=at), revoked_at=None)


class Link(models.Model):
    class Purpose(models.TextChoices):
        EDIT = "edit"  # one submission, for its whole life
        PARTNER = "partner"  # everything that came from one mail address

    district = models.ForeignKey(District, models.CASCADE, related_name="links")
    submission = models.ForeignKey(Submission, models.CASCADE, null=True, related_name="links")
    email = models.EmailField(blank=True)
    purpose = models.CharField(max_length=8, choices=Purpose)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(purpose="edit") & ~Q(submission=None))
                | (Q(purpose="partner") & ~Q(email="")),
                name="a_link_leads_to_what_it_is_for",
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"
