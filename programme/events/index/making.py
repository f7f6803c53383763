"""Makes the index of a programme out of the rows of its public events, in six queries."""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any

from programme.events.index.bit_sets import bit_set
from programme.events.index.date_groups import DateGroups
from programme.events.index.facet_sets import FacetSets
from programme.events.index.grouping import Group, Languages, ToldOfDates, grouped, sets
from programme.events.index.programme_index import ProgrammeIndex
from programme.events.selection import BY_DATE
from programme.events.standing import town_of_date
from programme.models.event import Event, EventQuerySet, Occurrence, OccurrenceLanguage
from programme.models.programme import Programme
from programme.models.venue import Access

COLUMNS = (
    "pk",
    "event_id",
    "event__schedule",
    "starts_on",
    "ends_on",
    "start_time",
    "clock",
    "status",
    "previous_on",
    "town_slug",
    "town_name",
)
Mode = OccurrenceLanguage.Mode
Keys = dict[str, set[int]]  # keys of events by option


def make_index(programme: Programme) -> ProgrammeIndex:
    public = Event.objects.filter(programme=programme)
    columns = list(public.order_by().values_list("pk", "category__code", "is_free", "wheelchair"))
    spoken, signed = _languages(public)
    dated = _groups(public, spoken)
    partners, partner_names = _partners(public)
    options = {
        "partner": partners,
        "audience": _pairs(public, "audiences"),
        "category": _category(columns),
        "has": _has(columns) | _pairs(public, "features") | signed,
    }
    groups = _numbered([key for key, *_ in columns], dated)
    told = ToldOfDates()
    for layer, count in enumerate(groups.layers):
        for key in groups.events[:count]:
            told.add(*dated[key][layer])
    return ProgrammeIndex(
        facets=FacetSets(
            groups=groups,
            days=told.days(),
            dates={name: sets(told.options[name]) for name in BY_DATE},
            fallen=sets(told.options["fallen"]),
            events={name: _sets(keys, groups) for name, keys in options.items()},
            names={"town": told.towns, "partner": partner_names},
        ),
        rows=told.rows(),
        long=bit_set(told.long),
        moved=dict(told.moved),
    )


def _groups(public: EventQuerySet, spoken: dict[int, Languages]) -> dict[int, list[Group]]:
    named = Occurrence.objects.filter(event__in=public).annotate(
        town_slug=town_of_date("slug"), town_name=town_of_date("name")
    )
    rows = named.order_by("event_id", "pk").values_list(*COLUMNS, named=True)
    by_event = groupby(rows, attrgetter("event_id"))
    return {key: grouped(list(dates), spoken) for key, dates in by_event}


def _numbered(keys: Iterable[int], dated: dict[int, list[Group]]) -> DateGroups:
    sizes = {key: len(dated.get(key, ())) for key in keys}
    events = array("q", sorted(sizes, key=lambda key: (-sizes[key], key)))
    most = max(sizes.values(), default=0)
    return DateGroups(events, [sum(size > n for size in sizes.values()) for n in range(most)])


def _sets(options: Keys, groups: DateGroups) -> dict[str, int]:
    return {code: groups.numbered(options[code]) for code in sorted(options) if options[code]}


def _category(columns: list[tuple[Any, ...]]) -> Keys:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for key, code, *_ in columns:
        found[code].add(key)
    return found


def _has(columns: list[tuple[Any, ...]]) -> Keys:
    """What an event is by its own columns."""
    return {
        "free": {key for key, _, is_free, _ in columns if is_free},
        "wheelchair": {key for key, *_, access in columns if access in (Access.YES, Access.PARTLY)},
    }


def _pairs(public: EventQuerySet, relation: str) -> Keys:
    found: defaultdict[str, set[int]] = defaultdict(set)
    rows = public.filter(**{f"{relation}__isnull": False}).order_by()
    for key, code in rows.values_list("pk", f"{relation}__code"):
        found[code].add(key)
    return found


def _partners(public: EventQuerySet) -> tuple[Keys, dict[str, str]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    names = {}
    rows = public.filter(organisers__isnull=False).order_by()
    for key, slug, name in rows.values_list("pk", "organisers__slug", "organisers__name"):
        found[slug].add(key)
        names[slug] = name
    return found, names


def _languages(public: EventQuerySet) -> tuple[dict[int, Languages], Keys]:
    """The languages of each date, and the events of which a date is signed."""
    rows = OccurrenceLanguage.objects.filter(occurrence__event__in=public).order_by("occurrence")
    columns = rows.values_list("occurrence", "mode", "language", "occurrence__event")
    known: dict[frozenset[tuple[str, str]], Languages] = {}  # few, however many dates there are
    spoken: dict[int, Languages] = {}
    signed = set()
    for number, of_date in groupby(columns, itemgetter(0)):
        held = set()
        for _, mode, code, event in of_date:
            held.add((mode, code))
            if mode == Mode.SIGNED:
                signed.add(event)
        same = frozenset(held)
        spoken[number] = known.get(same) or known.setdefault(same, _of_date(same))
    return spoken, {"sign_language": signed} if signed else {}


def _of_date(held: Iterable[tuple[str, str]]) -> Languages:
    into = (code for mode, code in held if mode == Mode.INTERPRETED)
    return frozenset(code for _mode, code in held), frozenset(into)
