"""The last day of an access that has an end."""

from datetime import date, datetime

from django.utils import timezone


class Past(Exception):
    """This last day is over already."""


def require_ahead(ends_on: date | None, at: datetime) -> None:
    """Raise Past where the last day lies before the day of `at`."""
    if ends_on is not None and ends_on < timezone.localdate(at):
        raise Past(ends_on)
