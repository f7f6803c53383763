"""One print release of a programme: a frozen snapshot, so that later changes can be told."""

from django.conf import settings
from django.db import models

from programme.models.programme import Programme


class Edition(models.Model):
    REMOVED = 0

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField()
    # {language: the booklet's content as plain data, already in words}
    snapshots = models.JSONField()
    # {event uid: version}: what each printed event looked like then; or REMOVED
    versions = models.JSONField(default=dict)
    released_at = models.DateTimeField()
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "number"], name="editions_of_a_programme_are_numbered"
            )
        ]

    def __str__(self) -> str:
        return f"{self.programme} · {self.number}"
