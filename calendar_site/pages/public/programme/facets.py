"""The options of the filter, each with the number of events it finds beside what is chosen."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from django.utils.translation import get_language

from calendar_site.pages.public.programme.asked import Asked
from programme import register
from programme.languages import name
from programme.models.vocabulary import Audience, Category

COUNTED = ("town", "category", "audience", "language", "interpretation", "partner", "has")


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


def facets(asked: Asked) -> Facets:
    """The options that lead to events besides the selection, and those that are chosen.

    No query, and one where a town or an organisation without events is chosen.
    """
    selection, sets, of = asked.selection, asked.index.facets, asked.programme.district
    counts = {facet: sets.counted(facet, selection, asked.found) for facet in COUNTED}
    towns = _names(sets.names["town"], selection.town, partial(register.told_towns, of))
    partners = _names(sets.names["partner"], selection.partner, partial(register.told_partners, of))
    return Facets(
        town=_named(counts["town"], towns, selection.town),
        partner=_named(counts["partner"], partners, selection.partner),
        category=_terms(_words(Category, asked), counts["category"], selection.category),
        audience=_terms(_words(Audience, asked), counts["audience"], selection.audience),
        language=_languages(counts["language"], selection.language),
        interpretation=_languages(counts["interpretation"], selection.interpretation),
        of_any=bool(sets.groups.every),
        flags=counts["has"],
    )


def _words(model: type[Category] | type[Audience], asked: Asked) -> dict[str, str]:
    """{code: label} in the order of the vocabulary."""
    language, words = get_language(), asked.index.facets.words[str(model._meta.model_name)]
    return {code: _label(model, code, labels, language) for code, labels in words.items()}


@lru_cache(1000)
def _label(
    model: type[Category] | type[Audience], code: str, labels: str, language: str | None
) -> str:
    return model(code=code, labels=json.loads(labels)).label(language)


def _offered(counts: dict[str, int], chosen) -> dict[str, int]:
    """{code: count} of what leads to events, and of what is chosen."""
    every = dict.fromkeys(chosen, 0) | counts
    return {code: count for code, count in every.items() if count or code in chosen}


def _names(known: Mapping[str, str], chosen, told) -> Mapping[str, str]:
    """`known`, and what is chosen besides; what may not be named is called as in the address."""
    others = {code: code for code in chosen if code not in known}
    if not others:
        return known
    return {**others, **dict(told().filter(slug__in=others).values_list("slug", "name")), **known}


def _named(counts, names, chosen) -> list[Option]:
    offered = _offered(counts, chosen)
    options = [Option(code, names[code], n) for code, n in offered.items()]
    return sorted(options, key=lambda option: (option.label, option.code))


def _terms(words, counts, chosen) -> list[Option]:
    offered = _offered(counts, chosen)
    named = words | {code: code for code in offered if code not in words}
    return [Option(code, label, offered[code]) for code, label in named.items() if code in offered]


def _languages(counts, chosen) -> list[Option]:
    offered = _offered(counts, chosen)
    options = [Option(code, name(code), n) for code, n in offered.items()]
    return sorted(options, key=lambda option: (-option.count, option.label))
