"""What the site itself stores."""

from django.db import models


class WriteProof(models.Model):
    """One row that /healthz writes again and again; nobody reads it."""

    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.at.isoformat()
