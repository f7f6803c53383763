"""Dates by day, asked so that an index answers however many there are before and after."""

from datetime import date

from django.db.models import F, Q


def begun_before(day: date) -> Q:
    """Dates that began earlier and go on, of `Occurrence`: the index of long dates has them."""
    return Q(starts_on__lt=day, ends_on__gte=day, ends_on__gt=F("starts_on"))


def on_days(first: date, last: date) -> Q:
    """Dates that touch a day from `first` to `last`, of `Occurrence`."""
    return Q(starts_on__range=(first, last)) | begun_before(first)
