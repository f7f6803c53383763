"""Programmes that run for years: there each event and each source ends by itself."""

from datetime import timedelta

from programme.models.programme import Programme

LASTING = timedelta(days=366)  # a programme that is longer


def keys() -> list[int]:
    """The keys of these programmes, of which there are few."""
    days = Programme.objects.values_list("pk", "starts_on", "ends_on")
    return [pk for pk, starts_on, ends_on in days if ends_on - starts_on > LASTING]
