"""The district of an address: the one question that every public answer costs."""

import uuid
from collections.abc import Callable, Collection

from django.db import DatabaseError, connection
from django.db.models import Exists, OuterRef, Q

from programme.database_faults import is_unavailable
from programme.known_question import KnownQuestion
from programme.models.district import District
from programme.models.event import Event
from programme.models.programme import Programme

TEXTS = ("imprint", "privacy", "accessibility", "disclaimer")
Value = str | uuid.UUID


class DistrictLookup:
    """Called with as many values as `condition` takes: the district of which it holds, or None.

    `examples` are those of a KnownQuestion. What stands in `without`, the long texts, stays in the
    database until it is read.

    It is asked once more where a connection from before the database's restart was broken. So this
    question is also the check of the connection for which Django asks one of its own at the first
    question of each request (CONN_HEALTH_CHECKS).
    """

    def __init__(
        self, condition: Callable[..., Q], *examples: Value, without: Collection[str] = TEXTS
    ) -> None:
        self._question = KnownQuestion(
            lambda *values: District.objects.filter(condition(*values)).order_by().defer(*without),
            *examples,
        )

    def __call__(self, *values: Value) -> District | None:
        connection.health_check_done = True  # type: ignore[attr-defined]
        try:
            found = self._question(*values)
        except DatabaseError as error:
            if connection.in_atomic_block or not is_unavailable(error) or connection.is_usable():
                raise
            connection.close()
            found = self._question(*values)
        return found[0] if found else None


every = KnownQuestion(lambda: District.objects.defer(*TEXTS))
by_slug = DistrictLookup(lambda slug: Q(slug=slug), "a district")
whole = DistrictLookup(lambda slug: Q(slug=slug), "a district", without=())
# Of one of its public programmes.
with_programme = DistrictLookup(
    lambda slug, programme: Q(
        Exists(Programme.objects.filter(district=OuterRef("pk"), slug=programme, is_public=True)),
        slug=slug,
    ),
    "a district",
    "a programme",
)
# Of one of its public events.
of_event = DistrictLookup(
    lambda uid: Q(pk__in=Event.objects.filter(uid=uid).values("district")), uuid.UUID(int=1)
)
