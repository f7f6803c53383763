"""The options of the filter, each with the number of events it finds beside what is chosen."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.cache import caches

from feeds import stamps
from programme import register
from programme.events.facet_sets import FacetSets, facet_sets
from programme.events.selection import Selection
from programme.languages import name
from programme.models.event import Event
from programme.models.programme import Programme
from programme.models.vocabulary import Audience, Category


@dataclass(frozen=True)
class Option:
    code: str
    label: str
    count: int


@dataclass(frozen=True)
class Facets:
    town: list[Option]
    category: list[Option]
    audience: list[Option]
    language: list[Option]
    interpretation: list[Option]
    partner: list[Option]
    of_any: bool  # whether the programme has events at all
    flags: dict[str, int]  # free, wheelchair, sign_language and each feature: number of events

    def label(self, name: str, code: str) -> str:
        """The label of one value of a list that is chosen."""
        return next(o.label for o in getattr(self, name) if o.code == code)


def facets(programme: Programme, selection: Selection) -> Facets:
    """The options that lead to events besides `selection`, and those that are chosen.

    Two queries, one more where words are searched or a town or an organisation without events is
    chosen, six where the sets are not at hand.
    """
    sets = _sets(programme)
    found = _found(programme, selection) if selection.q else None
    counts = {
        facet: sets.counted(facet, selection, found)
        for facet in (
            "town",
            "category",
            "audience",
            "language",
            "interpretation",
            "partner",
            "has",
        )
    }
    of = programme.district
    towns = _names(sets.names["town"], selection.town, register.told_towns(of))
    partners = _names(sets.names["partner"], selection.partner, register.told_partners(of))
    return Facets(
        town=_named(counts["town"], towns, selection.town),
        partner=_named(counts["partner"], partners, selection.partner),
        category=_terms(Category, counts["category"], selection.category),
        audience=_terms(Audience, counts["audience"], selection.audience),
        language=_languages(counts["language"], selection.language),
        interpretation=_languages(counts["interpretation"], selection.interpretation),
        of_any=bool(sets.event_of),
        flags=counts["has"],
    )


def _sets(programme: Programme) -> FacetSets:
    """Kept by each process for a state of the district."""
    key = stamps.etag(programme.district, "facets", programme.pk)
    found: FacetSets | None = caches["pages"].get(key)
    if found is None:
        found = facet_sets(programme)
        caches["pages"].set(key, found)
    return found


def _found(programme: Programme, selection: Selection) -> set[int]:
    words = Selection(programme=programme.slug, q=selection.q)
    return set(words.events(programme.district, Event.objects.all()).values_list("pk", flat=True))


def _offered(counts: Mapping[str, int], chosen) -> dict[str, int]:
    return {code: count for code, count in counts.items() if count or code in chosen}


def _names(known: Mapping[str, str], chosen, told) -> Mapping[str, str]:
    """`known`, and what is chosen besides; what may not be named is called as in the address."""
    others = {code: code for code in chosen if code not in known}
    if not others:
        return known
    return {**others, **dict(told.filter(slug__in=others).values_list("slug", "name")), **known}


def _named(counts, names, chosen) -> list[Option]:
    offered = _offered(dict.fromkeys(chosen, 0) | counts, chosen)
    options = [Option(code, names[code], n) for code, n in offered.items()]
    return sorted(options, key=lambda option: (option.label, option.code))


def _terms(model, counts, chosen) -> list[Option]:
    offered = _offered(dict.fromkeys(chosen, 0) | counts, chosen)
    rows = model.objects.filter(code__in=offered)
    return [Option(row.code, row.label(), offered[row.code]) for row in rows]


def _languages(counts, chosen) -> list[Option]:
    offered = _offered(dict.fromkeys(chosen, 0) | counts, chosen)
    options = [Option(code, name(code), n) for code, n in offered.items()]
    return sorted(options, key=lambda option: (-option.count, option.label))
