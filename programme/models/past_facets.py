"""By which filters a public event could be found, until it changed or was public no more.

Calendars that follow a filter are told that the event has left it.
"""

from django.db import models

from programme.models.event import Event


class PastFacets(models.Model):
    event = models.ForeignKey(Event, models.CASCADE, related_name="past_facets")
    # Codes, numbers of rows and days, no words: programme.events.past_facets.Facets.
    facets = models.JSONField()
    ended_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "past facets"

    def __str__(self) -> str:
        return f"{self.event_id} until {self.ended_at:%Y-%m-%d}"
