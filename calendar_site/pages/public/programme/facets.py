"""The options of the filter, each with the number of events it finds."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from programme.events.standing import standing_rows, town_of_date
from programme.languages import name
from programme.models.event import Event, OccurrenceLanguage
from programme.models.programme import Programme
from programme.models.vocabulary import Audience, Category, Feature


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
    flags: dict[str, int]  # free, wheelchair, sign_language and each feature: number of events

    def label(self, name: str, code: str) -> str:
        """The label of one value of a list, or its code where no event has it."""
        return next((o.label for o in getattr(self, name) if o.code == code), code)


def facets(programme: Programme) -> Facets:
    """The facets of all public events of a programme, in seven queries."""
    events = Event.objects.filter(programme=programme)
    modes = _languages(events)
    everything: defaultdict[str, set[int]] = defaultdict(set)
    for found in modes.values():
        for code, ids in found.items():
            everything[code] |= ids
    counts = events.aggregate(
        free=Count("pk", filter=Q(is_free=True)),
        wheelchair=Count("pk", filter=Q(wheelchair__in=("yes", "partly"))),
    )
    features = Feature.objects.filter(events__in=events).annotate(n=Count("events"))
    return Facets(
        town=_towns(events),
        category=_terms(Category, events),
        audience=_terms(Audience, events),
        language=_named(everything),
        interpretation=_named(modes["interpreted"]),
        partner=_partners(programme.district, events),
        flags=counts
        | {row.code: row.n for row in features}
        | {"sign_language": len(set().union(*modes["signed"].values()))},
    )


def _towns(events):
    """Where the dates stand; an event that travels counts in each of its towns."""
    dates = standing_rows().filter(event__in=events)
    named = dates.values(slug=town_of_date("slug"), name=town_of_date("name"))
    found = named.exclude(slug=None).order_by("name").annotate(n=Count("event", distinct=True))
    return [Option(row["slug"], row["name"], row["n"]) for row in found]


def _partners(district, events):
    rows = district.partners.filter(events__in=events).annotate(n=Count("events"))
    return [Option(row.slug, row.name, row.n) for row in rows.order_by("name")]


def _terms(model, events):
    rows = model.objects.filter(events__in=events).annotate(n=Count("events"))
    return [Option(row.code, row.label(), row.n) for row in rows]


def _languages(events) -> Mapping[str, Mapping[str, set[int]]]:
    rows = OccurrenceLanguage.objects.filter(occurrence__event__in=events)
    found: defaultdict[str, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    triples = rows.order_by().values_list("mode", "language", "occurrence__event").distinct()
    for mode, code, event in triples:
        found[mode][code].add(event)
    return found


def _named(languages):
    options = [Option(code, name(code), len(ids)) for code, ids in languages.items()]
    return sorted(options, key=lambda option: (-option.count, option.label))
