"""The district of an address: the one question that every public answer costs."""

import json
import uuid
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from functools import partial
from typing import Any

from django.db import DatabaseError, connection
from django.db.models import Exists, OuterRef, Q

from programme.database_faults import is_unavailable
from programme.known_question import NUMBER, KnownQuestion, prepared_cursor
from programme.models.district import District
from programme.models.event import Event
from programme.models.programme import Programme

TEXTS = ("imprint", "privacy", "accessibility", "disclaimer")
STATE = (NUMBER, NUMBER + 1, datetime(1900, 1, 1, tzinfo=UTC))  # examples of what `_state` takes
Value = str | uuid.UUID


class DistrictLookup:
    """Called with as many values as `condition` takes: the district of which it holds, or None.

    `examples` are those of a KnownQuestion. What stands in `without`, the long texts, stays in the
    database until it is read.

    It is asked once more where a connection from before the database's restart was broken. So this
    question is also the check of the connection for which Django asks one of its own at the first
    question of each request (CONN_HEALTH_CHECKS).

    A district that was found says with `found_by()` how to ask whether it would be found again in
    the state in which it was: with the smallest question there is, a tenth of the first one.
    """

    def __init__(
        self, condition: Callable[..., Q], *examples: Value, without: Collection[str] = TEXTS
    ) -> None:
        self._question = KnownQuestion(
            lambda *values: District.objects.filter(condition(*values)).order_by().defer(*without),
            *examples,
        )
        self._state: KnownQuestion[tuple[str]] = KnownQuestion(
            lambda pk, stamp, at, *values: (
                District.objects.filter(condition(*values), pk=pk, stamp=stamp, stamped_at=at)
                .order_by()
                .values_list("languages")
            ),
            *STATE,
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
        if not found:
            return None
        district = found[0]
        state = district.pk, district.stamp, district.stamped_at
        district.found_by = partial(self._unchanged, district.languages, *state, *values)
        return district

    def _unchanged(self, languages: list[str], *state: Any) -> Callable[[], bool]:
        return partial(_is_so, *self._state.statement(*state), languages)


def _is_so(sql: str, parameters: list[Any], languages: list[str]) -> bool:
    """Raises DatabaseError where a connection was broken, too: it is not asked twice."""
    connection.health_check_done = True  # type: ignore[attr-defined]
    with prepared_cursor() as asked:
        asked.execute(sql, parameters)
        row = asked.fetchone()
    return row is not None and json.loads(row[0]) == languages


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
