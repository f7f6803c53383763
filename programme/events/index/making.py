"""Makes the index of a programme out of the rows of its public events, in six queries."""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Model, Q, QuerySet

from programme.events.index.date_groups import DateGroups
from programme.events.index.facet_sets import FacetSets
from programme.events.index.grouping import Group, Grouping, Languages, ToldOfDates
from programme.events.index.named_rows import Named, NamedRows
from programme.events.index.programme_index import Details, ProgrammeIndex
from programme.events.selection import BY_DATE
from programme.models.event import Event, Occurrence, OccurrenceLanguage
from programme.models.programme import Programme
from programme.models.venue import Access

EVENTS = ("pk", "version", "category", "is_free", "wheelchair", "schedule", "venue")
DATES = (
    "pk",
    "event_id",
    "starts_on",
    "ends_on",
    "start_time",
    "clock",
    "status",
    "previous_on",
    "is_elsewhere",
    "venue_id",
)
Mode = OccurrenceLanguage.Mode
Keys = dict[str, list[int]]  # keys of events by option


def make_index(
    programme: Programme, named: NamedRows, keys: Collection[int] | None = None
) -> ProgrammeIndex:
    """Of all public events of a programme, or of those with these keys."""
    mine = Q(programme=programme) if keys is None else Q(event__in=keys)
    linked = Q(event__programme=programme) if keys is None else mine
    rows = list(_events(programme, keys))
    spoken, signed = _languages(keys, programme)
    dated = _groups(rows, mine, Grouping(named.town_of_venue, spoken))
    groups = _numbered([row.pk for row in rows], dated)
    of_events = _of_events(rows, linked, named)
    of_events["has"] |= _signed(dated, signed)
    facets = {name: _sets(keys, groups) for name, keys in of_events.items()}
    told = ToldOfDates()
    for layer, count in enumerate(groups.layers):
        for key in groups.events[:count]:
            told.add(dated[key][layer])
    options, versions = told.options(), {row.pk: row.version for row in rows}
    details = Details(
        rows=told.rows(),
        versions=array("i", [versions[key] for key in groups.events]),
        named=named.checksums,
    )
    return ProgrammeIndex(
        facets=FacetSets(
            groups=groups,
            days=told.days(),
            dates={name: options[name] for name in BY_DATE},
            fallen=options["fallen"],
            events=facets,
            names={"town": told.towns(), "partner": _names(facets["partner"], named.of("partner"))},
            words=named.words,
        ),
        long=told.long(),
        moved=dict(told.moved),
        read=lambda: details,
    )


def _events(programme: Programme, keys: Collection[int] | None) -> QuerySet[Event, Any]:
    events = Event.objects.filter(programme=programme).order_by()
    among = events if keys is None else events.filter(pk__in=keys)
    return among.values_list(*EVENTS, named=True)


def _groups(rows: list[Any], mine: Q, grouping: Grouping) -> dict[int, list[Group]]:
    """The groups of each event that has dates."""
    dates = Occurrence.objects.filter(mine).order_by("event", "pk")
    by_event = groupby(dates.values_list(*DATES, named=True), itemgetter(1))
    places = {row.pk: (row.schedule, row.venue) for row in rows}
    return {
        key: grouping.grouped(list(of_event), *places[key])
        for key, of_event in by_event
        if key in places
    }


def _numbered(keys: Iterable[int], dated: dict[int, list[Group]]) -> DateGroups:
    sizes = {key: len(dated.get(key, ())) for key in keys}
    events = array("q", sorted(sizes, key=lambda key: (-sizes[key], key)))
    most = max(sizes.values(), default=0)
    return DateGroups(events, [sum(size > n for size in sizes.values()) for n in range(most)])


def _sets(options: Keys, groups: DateGroups) -> dict[str, int]:
    """Of what a public event has at least; keys of others stand for nothing."""
    found = ((code, groups.numbered(options[code])) for code in sorted(options))
    return {code: events for code, events in found if events}


def _names(options: dict[str, int], rows: dict[int, Named]) -> dict[str, str]:
    return {row.slug: row.name for row in rows.values() if row.slug in options}


def _of_events(rows: list[Any], linked: Q, named: NamedRows) -> dict[str, Keys]:
    """The events of each option, by facet."""
    categories, category = named.of("category"), defaultdict(list)
    for row in rows:
        category[categories[row.category].slug].append(row.pk)
    has = {
        "free": [row.pk for row in rows if row.is_free],
        "wheelchair": [row.pk for row in rows if row.wheelchair in (Access.YES, Access.PARTLY)],
    }
    return {
        "partner": _linked(Event.organisers.through, linked, named),
        "audience": _linked(Event.audiences.through, linked, named),
        "category": category,
        "has": has | _linked(Event.features.through, linked, named),
    }


def _linked(through: type[Model], linked: Q, named: NamedRows) -> Keys:
    """The events by the slug or code of what they are linked with."""
    kind = through._meta.fields[-1].name
    found: defaultdict[int, list[int]] = defaultdict(list)
    pairs = through._default_manager.filter(linked).values_list(f"{kind}_id", "event_id")
    for number, event in pairs:
        found[number].append(event)
    rows = named.of(kind)
    return {rows[number].slug: events for number, events in found.items()}


def _languages(
    keys: Collection[int] | None, programme: Programme
) -> tuple[dict[int, Languages], set[int]]:
    """The languages of each date, and the dates that are signed."""
    mine = Q(occurrence__programme=programme) if keys is None else Q(occurrence__event__in=keys)
    rows = OccurrenceLanguage.objects.filter(mine).order_by("occurrence", "mode", "language")
    known: dict[tuple[Any, ...], Languages] = {}  # few, however many dates there are
    spoken: dict[int, Languages] = {}
    signed = set()
    columns = rows.values_list("occurrence", "mode", "language")
    for number, of_date in groupby(columns, itemgetter(0)):
        held = tuple([row[1:] for row in of_date])
        if held not in known:
            known[held] = _of_date(held)
        spoken[number] = known[held]
        if any(mode == Mode.SIGNED for mode, _code in held):
            signed.add(number)
    return spoken, signed


def _of_date(held: Iterable[tuple[str, str]]) -> Languages:
    into = (code for mode, code in held if mode == Mode.INTERPRETED)
    return Languages(frozenset(code for _mode, code in held), frozenset(into))


def _signed(dated: dict[int, list[Group]], signed: set[int]) -> Keys:
    """The events with a date that is signed."""
    found = [
        key
        for key, groups in dated.items()
        if any(row.pk in signed for group in groups for row in group.rows)
    ]
    return {"sign_language": found} if found else {}
