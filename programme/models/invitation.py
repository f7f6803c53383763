"""Who wants to be invited again next year: one row for each mail address in a district."""

from django.conf import settings
from django.db import models

from programme.models.district import District


class Invitation(models.Model):
    """Kept with the consent of the person (Art. 6(1)(a) GDPR), until a no or retention ends it."""

    district = models.ForeignKey(District, models.CASCADE, related_name="invitations")
    email = models.EmailField()  # as mail_addresses.key writes it
    language = models.CharField(max_length=12, default=settings.LANGUAGE_CODE)
    since = models.DateTimeField()  # the last yes

    class Meta:
        ordering = ["email"]
        indexes = [models.Index(fields=["since"], name="invitations_by_age")]
        constraints = [
            models.UniqueConstraint(
                fields=["district", "email"], name="an_address_is_invited_once_by_a_district"
            )
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"
