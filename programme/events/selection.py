"""Selection: one question to the programme, read from a query string and written back to one.

The same query gives the page, the feed, the API list, the booklet and the press text.
"""

from dataclasses import dataclass, fields
from datetime import date
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme import texts
from programme.models.district import District
from programme.models.event import Event, Occurrence, OccurrenceLanguage
from programme.models.venue import Access
from programme.models.vocabulary import Audience, Category
from programme.wording.languages import NAMES

ACCESS = ("wheelchair", "hearing_loop", "sign_language", "easy_language")
FLAGS = ("free", "women_only", "childcare")
# Added by links in mails and social networks; they ask nothing.
IGNORED = ("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "fbclid", "gclid")


class BadSelection(ValueError):
    """A value nobody can answer; `parameter` names it, `message` says what would do."""

    def __init__(self, parameter: str, message):
        self.parameter, self.message = parameter, message
        super().__init__(f"{parameter}: {message}")


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Lists are any-of; different fields all hold. `since` and `until` are days, both included."""

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

    def events(self, district: District, among=None):
        """Public events of the district that answer the question (or those of `among`)."""
        events = Event.objects.all() if among is None else among
        events = events.filter(district=district)
        if self.programme:
            events = events.filter(programme__slug=self.programme)
        for condition in self._conditions():
            events = events.filter(condition)
        return events

    def _conditions(self):
        first, last = self.day or self.since, self.day or self.until
        if first or last:
            yield self._on_days(first, last)
        if self.town:
            yield Q(venue__town__slug__in=self.town) | self._in_town()
        if self.category:
            yield Q(category__code__in=self.category)
        yield from self._people_conditions()
        yield from self._feature_conditions()
        for word in texts.fold(self.q).split():
            yield Q(search__contains=word)

    def _people_conditions(self):
        if self.audience:
            yield Exists(_through(Event.audiences, code__in=self.audience))
        if self.partner:
            yield Exists(_through(Event.organisers, slug__in=self.partner))
        if self.language:
            yield _heard(self.language, OccurrenceLanguage.Mode.values)
        if self.interpretation:
            yield _heard(self.interpretation, [OccurrenceLanguage.Mode.INTERPRETED])

    def _on_days(self, first, last):
        days = Occurrence.objects.filter(event=OuterRef("pk"))
        if last:
            days = days.filter(starts_on__lte=last)
        if first:
            days = days.filter(ends_on__gte=first)
        return Exists(days)

    def _in_town(self):
        return Exists(
            Occurrence.objects.filter(event=OuterRef("pk"), venue__town__slug__in=self.town)
        )

    def _feature_conditions(self):
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


def _through(relation, **conditions):
    """Rows of a many-to-many table of the outer event, by a field of the other side."""
    other = relation.rel.model._meta.model_name
    named = {f"{other}__{name}": value for name, value in conditions.items()}
    return relation.through.objects.filter(event=OuterRef("pk"), **named)


def _has_feature(code):
    return Exists(_through(Event.features, code=code))


def _heard(languages, modes):
    return Exists(
        OccurrenceLanguage.objects.filter(
            occurrence__event=OuterRef("pk"), language__in=languages, mode__in=modes
        )
    )


def parse(query, district: District, *, also=()) -> Selection:
    """The Selection in a QueryDict. `also` names parameters that mean something else to a caller.

    Raises BadSelection for a parameter or value nobody knows.
    """
    values = {}
    names = {field.name for field in fields(Selection)}
    for name in query:
        if name in also or name in IGNORED:
            continue
        if name not in names:
            raise BadSelection(name, _("This filter does not exist."))
        raw = [part.strip() for text in query.getlist(name) for part in text.split(",")]
        raw = [part for part in raw if part]
        if raw:
            values[name] = _value(name, raw, district)
    chosen = Selection(**values)
    if chosen.since and chosen.until and chosen.until < chosen.since:
        raise BadSelection("until", _("The last day lies before the first."))
    return chosen


def _value(name, raw, district):
    if name == "q":
        return " ".join(raw).replace("\0", "")[:200]
    if name in FLAGS:
        return _flag(name, raw[-1])
    if name in ("since", "until", "day"):
        return _day(name, raw[-1])
    known = _known(name, raw, district)
    for part in raw:
        if part not in known:
            raise BadSelection(
                name, format_lazy(_("“{value}” is not known here."), value=part[:60])
            )
    return raw[-1] if name == "programme" else tuple(dict.fromkeys(raw))


def _flag(name, raw):
    if raw.casefold() in ("1", "true", "yes", "on"):
        return True
    if raw.casefold() in ("0", "false", "no", "off"):
        return False
    raise BadSelection(name, _("Please say 1 or 0."))


def _day(name, raw):
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise BadSelection(name, _("Please write a day as 2026-09-27.")) from None


def _known(name, raw, district):
    if name in ("language", "interpretation"):
        return NAMES
    if name == "access":
        return ACCESS
    raw = {part for part in raw if "\0" not in part}  # PostgreSQL cannot even ask for it
    rows = {
        "programme": district.programmes.filter(slug__in=raw, is_public=True),
        "town": district.towns.filter(slug__in=raw),
        "partner": district.partners.filter(slug__in=raw),
        "category": Category.objects.filter(code__in=raw),
        "audience": Audience.objects.filter(code__in=raw),
    }[name]
    return set(rows.values_list("code" if name in ("category", "audience") else "slug", flat=True))
