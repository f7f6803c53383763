"""A condition of few rows that the database looks up before it looks at anything else."""

from typing import Any

from django.db.models import F, QuerySet
from django.db.models.lookups import In


class AskedFirst(In):
    """`column IN (rows)`, where `rows` give one column and do not ask about the outer row.

    PostgreSQL, left to itself, takes few for many: it then walks all events in the order of the
    answer, hoping for an early end.
    """

    def __init__(self, column: str, rows: QuerySet[Any, Any]) -> None:
        super().__init__(F(column), rows.order_by().query)

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        wanted, of_wanted = self.process_lhs(compiler, connection)
        among, of_those = self.process_rhs(compiler, connection)
        return f"{wanted} = ANY(ARRAY{among})", [*of_wanted, *of_those]
