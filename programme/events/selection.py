"""Selection: one question to the programme, read from a query string and written back to one.

The same query gives the page, the feed, the API list, the booklet and the press text.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.datastructures import MultiValueDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme import plain_text
from programme.events import words
from programme.events.by_day import begun_before, on_days
from programme.events.standing import events_in_towns, in_towns, standing_rows
from programme.known_question import NUMBER, KnownQuestion
from programme.languages import NAMES
from programme.models.asked_first import AskedFirst
from programme.models.district import District
from programme.models.event import Event, EventQuerySet, Occurrence, OccurrenceLanguage
from programme.models.venue import Access
from programme.models.vocabulary import Audience, Category
from programme.wording.too_long import too_long

ACCESS = ("wheelchair", "hearing_loop", "sign_language", "easy_language")
BY_DATE = ("town", "language", "interpretation")  # what may differ from date to date
BY_EVENT = ("category", "audience", "partner")
WORDS: dict[str, type[Category | Audience]] = {"category": Category, "audience": Audience}
Condition = Q | Exists | AskedFirst
FEW_DAYS = timedelta(days=31)  # so few that the dates on them are asked before the events
FLAGS = ("free", "women_only", "childcare")
LONGEST_WORDS = 200  # characters of a search
# Added by links in mails and social networks; they ask nothing.
IGNORED = ("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "fbclid", "gclid")


class BadSelection(ValueError):
    """A value that cannot be answered; `parameter` names it, `message` says what can."""

    def __init__(self, parameter: str, message: Any) -> None:
        self.parameter, self.message = parameter, message
        super().__init__(f"{parameter}: {message}")


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Lists are any-of; different fields all hold, and what may differ by date holds of one date.

    `since` and `until` are days, both included.
    """

    programme: str = ""
    since: date | None = None
    until: date | None = None
    day: date | None = None
    town: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    interpretation: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    free: bool = False
    women_only: bool = False
    childcare: bool = False
    q: str = ""

    @property
    def asks_for_days(self) -> bool:
        return bool(self.day or self.since or self.until)

    def to_query(self) -> str:
        """The canonical query string: sorted, without defaults."""
        pairs = []
        for field in sorted(fields(self), key=lambda field: field.name):
            value = getattr(self, field.name)
            if value == field.default:
                continue
            if isinstance(value, tuple):
                value = ",".join(value)
            pairs.append((field.name, "1" if value is True else value))
        return urlencode(pairs)

    def events(self, district: District, among: EventQuerySet | None = None) -> EventQuerySet:
        """Public events of the district that answer the question (or those of `among`)."""
        programmes = self._programmes(district)
        events = Event.everything.public(programmes) if among is None else among.filter(programmes)
        return events.filter(*self._conditions(programmes), district=district)

    def _programmes(self, district: District) -> Q | AskedFirst:
        """The public programmes that are asked about, of an event or a date."""
        rows = district.programmes.filter(is_public=True).order_by().values("pk")
        if self.programme:
            return Q(programme=Subquery(rows.filter(slug=self.programme)))
        return AskedFirst("programme", rows)

    def dates(self) -> QuerySet[Occurrence]:
        """Dates on the days, in the towns and in the languages that are asked for.

        Where an event stands in a town, its cancelled dates there are told as well.
        """
        rows, (first, last) = self._dates_of_any_day(), self._days
        if first and last:
            return rows.filter(on_days(first, last))
        if last:
            rows = rows.filter(starts_on__lte=last)
        return rows.filter(ends_on__gte=first) if first else rows

    @property
    def _days(self) -> tuple[date | None, date | None]:
        return self.day or self.since, self.day or self.until

    def _dates_of_any_day(self) -> QuerySet[Occurrence]:
        rows = Occurrence.objects.all()
        if self.town:
            there = _standing_in(self.town).filter(event=OuterRef("event"))
            rows = rows.filter(in_towns(self.town), Exists(there))
        if self.language:
            rows = rows.filter(_in_languages(self.language, OccurrenceLanguage.Mode.values))
        if self.interpretation:
            rows = rows.filter(
                _in_languages(self.interpretation, [OccurrenceLanguage.Mode.INTERPRETED])
            )
        return rows

    def _conditions(self, programmes: Q | AskedFirst) -> Iterator[Condition]:
        yield from self._conditions_of_dates(programmes)
        if self.category:
            yield Q(category__code__in=self.category)
        if self.audience:
            yield Exists(_through(Event.audiences, code__in=self.audience))
        if self.partner:
            yield Exists(_through(Event.organisers, slug__in=self.partner))
        yield from self._feature_conditions()
        for word in plain_text.fold(self.q).split():
            yield words.having(word)

    def _conditions_of_dates(self, programmes: Q | AskedFirst) -> Iterator[Condition]:
        """Where one end is open, first and last day of the event say whether it has such a date."""
        first, last = self._days
        of_one = any(getattr(self, name) for name in BY_DATE)
        if first and last and last - first <= FEW_DAYS:
            rows = self._dates_of_any_day().filter(programmes).order_by().values("event")
            parts = rows.filter(starts_on__range=(first, last)), rows.filter(begun_before(first))
            yield AskedFirst("pk", parts[0].union(parts[1], all=True))
            return
        if first:
            yield Q(ends_on__gte=first)
        if last:
            yield Q(starts_on__lte=last)
        if self.town:
            yield events_in_towns(self.town)
        has_one = Exists(self._sought().filter(event=OuterRef("pk")))
        if of_one:
            yield has_one
        elif first and last:
            yield Q(starts_on__gte=first) | Q(has_one)

    def _sought(self) -> QuerySet[Occurrence]:
        """Of an event that has one of `dates` it has one of these, which are found with less.

        Where nothing but towns is asked, a date that stands in one of them will do.
        """
        is_of_towns_alone = not (self.asks_for_days or self.language or self.interpretation)
        return _standing_in(self.town) if self.town and is_of_towns_alone else self.dates()

    def _feature_conditions(self) -> Iterator[Condition]:
        if self.free:
            yield Q(is_free=True)
        for flag in ("women_only", "childcare"):
            if getattr(self, flag):
                yield _has_feature(flag)
        for need in self.access:
            if need == "wheelchair":
                yield Q(wheelchair__in=(Access.YES, Access.PARTLY))
            elif need == "sign_language":
                yield Exists(
                    OccurrenceLanguage.objects.filter(
                        occurrence__event=OuterRef("pk"), mode=OccurrenceLanguage.Mode.SIGNED
                    )
                )
            else:
                yield _has_feature(need)


def _through(relation: Any, **conditions: Any) -> QuerySet[Any]:
    """Rows of a many-to-many table of the outer event, by a field of the other side."""
    other = relation.rel.model._meta.model_name
    named = {f"{other}__{name}": value for name, value in conditions.items()}
    rows: QuerySet[Any] = relation.through.objects.filter(event=OuterRef("pk"), **named)
    return rows


def _has_feature(code: str) -> Exists:
    return Exists(_through(Event.features, code=code))


def _standing_in(towns: tuple[str, ...]) -> QuerySet[Occurrence]:
    return standing_rows().filter(in_towns(towns))


def _in_languages(languages: tuple[str, ...], modes: list[str]) -> Exists:
    """Dates held in one of `languages`, of `Occurrence`."""
    return Exists(
        OccurrenceLanguage.objects.filter(
            occurrence=OuterRef("pk"), language__in=languages, mode__in=modes
        )
    )


def parse(
    query: MultiValueDict[str, str], district: District, *, also: Collection[str] = ()
) -> Selection:
    """The Selection in a QueryDict. `also` names parameters that mean something else to a caller.

    Raises BadSelection for an unknown parameter or value.
    """
    values: dict[str, Any] = {}
    names = {field.name for field in fields(Selection)}
    for name in query:
        if name in also or name in IGNORED:
            continue
        if name not in names:
            raise BadSelection(name, _("This filter does not exist."))
        if raw := _parts(query.getlist(name)):
            values[name] = _value(name, raw, district)
    chosen = Selection(**values)
    if chosen.since and chosen.until and chosen.until < chosen.since:
        raise BadSelection("until", _("The last day lies before the first. Please check both."))
    return chosen


def _parts(texts: list[str]) -> list[str]:
    """`?town=a,b` and `?town=a&town=b` ask the same."""
    parts = (part.strip() for text in texts for part in text.split(","))
    return [part for part in parts if part]


def _words(text: str) -> str:
    if len(text) > LONGEST_WORDS:
        raise BadSelection("q", too_long(len(text), LONGEST_WORDS))
    return text


def _value(name: str, raw: list[str], district: District) -> Any:
    if name == "q":
        return _words(" ".join(raw).replace("\0", ""))
    if name in FLAGS:
        return _flag(name, raw[-1])
    if name in ("since", "until", "day"):
        return _day(name, raw[-1])
    known = _allowed_values(name, raw, district)
    for part in raw:
        if part not in known:
            raise BadSelection(
                name, format_lazy(_("“{value}” is not known here."), value=part[:60])
            )
    return raw[-1] if name == "programme" else tuple(dict.fromkeys(raw))


def _flag(name: str, raw: str) -> bool:
    if raw.casefold() in ("1", "true", "yes", "on"):
        return True
    if raw.casefold() in ("0", "false", "no", "off"):
        return False
    raise BadSelection(name, _("Please say 1 or 0."))


def _day(name: str, raw: str) -> date:
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise BadSelection(name, _("Please write a day as 2026-09-27.")) from None


def _allowed_values(name: str, raw: list[str], district: District) -> Collection[str]:
    if name in ("language", "interpretation"):
        return NAMES
    if name == "access":
        return ACCESS
    asked = {part for part in raw if "\0" not in part}  # PostgreSQL cannot even ask for it
    if name in WORDS:
        return set(WORDS[name].objects.filter(code__in=asked).values_list("code", flat=True))
    return set(_slugs(name, len(asked))(district.pk, *asked)) if asked else ()


@lru_cache(20)
def _slugs(name: str, count: int) -> KnownQuestion[str]:
    """Which of so many there are in a district; first comes its number."""

    def build(district: int, *asked: str) -> QuerySet[Any, str]:
        of = District(pk=district)
        rows: QuerySet[Any] = {
            "programme": of.programmes.filter(is_public=True),
            "town": of.towns.all(),
            "partner": of.partners.all(),
        }[name]
        return rows.filter(slug__in=asked).order_by().values_list("slug", flat=True)

    return KnownQuestion(build, NUMBER, *map(str, range(count)))
