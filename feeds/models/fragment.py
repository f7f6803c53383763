"""What readers need of one event in one language, rendered once: VEVENT bytes or JSON."""

from django.db import models

from programme.models.event import Event


class Fragment(models.Model):
    event = models.ForeignKey(Event, models.CASCADE, related_name="fragments")
    language = models.CharField(max_length=12)
    kind = models.CharField(max_length=8)
    body = models.BinaryField()
    # Of the body as it is stored: what a feed can take is chosen without reading bodies.
    # A process of the release before, which names none of the three, can go on storing.
    size = models.PositiveIntegerField(default=0, db_default=0)  # bytes
    entries = models.PositiveIntegerField(default=0, db_default=0)  # VEVENTs, or documents
    # CRC-32: a damaged body is made anew.
    checksum = models.PositiveBigIntegerField(default=0, db_default=0)
    # SHA-256 of the body without its stamps: the same text keeps its stamps.
    digest = models.CharField(max_length=64)
    sequence = models.PositiveIntegerField(default=0)  # RFC 5545 3.8.7.4
    modified = models.DateTimeField()  # RFC 5545 3.8.7.3, whole seconds
    event_version = models.PositiveIntegerField()
    format_version = models.PositiveBigIntegerField()  # feeds.pieces.cache_version

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "language", "kind"],
                name="one_fragment_per_event_language_and_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.event_id} {self.language}"
