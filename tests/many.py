"""Events by the thousand, copied from one in the database: for the plans of questions."""

from django.db import connection

from programme.models.event import Event, EventText, Occurrence
from programme.models.submission import Submission

COPIES = "programme_submission WHERE origin = 'copy'"


def copies(event: Event, number: int) -> None:
    """So many copies of an event on PostgreSQL: each a day after the one before, for a year."""
    _copy(
        Submission,
        event.submission_id,
        f"(SELECT k FROM generate_series(1, {number}) AS k)",  # noqa: S608
        number="'COPY-' || k",
        origin_key="k::text",
        origin="'copy'",
    )
    _copy(
        Event,
        event.pk,
        f"(SELECT id AS made, origin_key::int AS k FROM {COPIES})",  # noqa: S608
        uid="gen_random_uuid()",
        slug="slug || k",
        submission_id="made",
        search="search || ' nummer' || k",
        starts_on="starts_on + k % 365",
        ends_on="ends_on + k % 365",
    )
    copied = f"submission_id IN (SELECT id FROM {COPIES})"  # noqa: S608
    made = f"(SELECT id AS made, starts_on AS day FROM programme_event WHERE {copied})"  # noqa: S608
    _copy(EventText, event.texts.get().pk, made, event_id="made")
    date = event.occurrences.get().pk
    _copy(Occurrence, date, made, event_id="made", starts_on="day", ends_on="day")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _copy(model, key: int, times: str, **changes: str) -> None:
    """Copy the row `key` once for each row of `times`, with these expressions for columns."""
    columns = [field.column for field in model._meta.concrete_fields if field.column != "id"]
    values = ", ".join(changes.get(column, column) for column in columns)
    rows = f"{model._meta.db_table} CROSS JOIN {times} AS each WHERE id = {key}"
    names = f"{model._meta.db_table} ({', '.join(columns)})"
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {names} SELECT {values} FROM {rows}")  # noqa: S608
