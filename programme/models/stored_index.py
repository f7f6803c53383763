"""What a programme's page asks of all its public events, made once for a state of its district."""

from django.db import models

from programme.models.programme import Programme


class StoredIndex(models.Model):
    programme = models.OneToOneField(
        Programme, models.CASCADE, primary_key=True, related_name="stored_index"
    )
    state = models.CharField(max_length=60)  # District.public_state
    format_version = models.PositiveIntegerField()  # programme.events.index.stored_bytes.FORMAT
    body = models.BinaryField()
    event_count = models.PositiveIntegerField()  # public events

    class Meta:
        verbose_name_plural = "stored indexes"

    def __str__(self) -> str:
        return f"{self.programme_id} at {self.state}"
