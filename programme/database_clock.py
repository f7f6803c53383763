"""The database's clock decides who may work: claims and leases are made and compared with it.

So two workers whose machines disagree about the time never both hold one lease. PostgreSQL tells
the time of its own machine (STATEMENT_TIMESTAMP). SQLite has no machine of its own: there it is the
clock of the one machine that everything runs on.
"""

from datetime import timedelta

from django.db.models import DateTimeField, ExpressionWrapper
from django.db.models.expressions import Combinable
from django.db.models.functions import Now


def now() -> Combinable:
    """This moment, for a filter or an update."""
    return Now()


def since(duration: timedelta) -> Combinable:
    """`duration` ago."""
    return ExpressionWrapper(Now() - duration, output_field=DateTimeField())


def until(duration: timedelta) -> Combinable:
    """`duration` from now on."""
    return ExpressionWrapper(Now() + duration, output_field=DateTimeField())
