"""What events name by number and an index calls by its slug or code: the register and the lists."""

import zlib
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.db.models import CharField, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat

from programme.known_question import NUMBER, KnownQuestion
from programme.models.partner import Partner
from programme.models.venue import Town, Venue
from programme.models.vocabulary import Audience, Category, Feature


class Named(NamedTuple):
    slug: str
    name: str = ""


@dataclass(frozen=True)
class NamedRows:
    """Of one district; `rows` are (kind, number, slug or code or number of the town, name).

    In place of a name, words of the lists have their position and their labels as JSON.
    """

    rows: list[tuple[str, int, str, str]]

    def of(self, kind: str) -> dict[int, Named]:
        """Those of a kind ("town", "partner", "category", "audience", "feature") by number."""
        return {number: Named(slug, name) for each, number, slug, name in self.rows if each == kind}

    @cached_property
    def town_of_venue(self) -> dict[int, Named]:
        """{number of a place: its town}, without places that are in none."""
        towns = {str(number): town for number, town in self.of("town").items()}
        venues = ((number, town) for kind, number, town, _ in self.rows if kind == "venue" and town)
        return {number: towns[town] for number, town in venues}

    @cached_property
    def words(self) -> dict[str, dict[str, str]]:
        """Words that a filter offers: labels as JSON by code, in the order of their lists."""
        return {kind: self._words(kind) for kind in ("category", "audience")}

    def _words(self, kind: str) -> dict[str, str]:
        listed = [row.name.split(" ", 1) + [row.slug] for row in self.of(kind).values()]
        ordered = sorted(listed, key=lambda row: (int(row[0]), row[2]))
        return {code: labels for _, labels, code in ordered}

    @cached_property
    def checksums(self) -> Set[int]:
        """A number for each row, which is another one when the row is changed."""
        return frozenset(row[1] << 32 | zlib.crc32(repr(row).encode()) for row in self.rows)


def named_rows(district: int) -> NamedRows:
    """One query."""
    return NamedRows(_rows(district))


def _every(district: int) -> QuerySet[Town, tuple[str, int, str, str]]:
    town = Coalesce(Cast("town", CharField()), Value(""))
    parts = [
        Partner.objects.filter(district=district).values_list(
            Value("partner"), "pk", "slug", "name"
        ),
        Venue.objects.filter(district=district).values_list(Value("venue"), "pk", town, Value("")),
    ]
    for model in (Category, Audience, Feature):
        kind = Value(str(model._meta.model_name))
        position, labels = Cast("position", TextField()), Cast("labels", TextField())
        words = Concat(position, Value(" "), labels, output_field=TextField())
        parts.append(model.objects.values_list(kind, "pk", "code", words))
    towns = Town.objects.filter(district=district).values_list(Value("town"), "pk", "slug", "name")
    return towns.order_by().union(*(part.order_by() for part in parts), all=True)


_rows = KnownQuestion(_every, NUMBER)
