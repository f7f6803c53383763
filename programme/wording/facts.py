"""What is said of an event: the one list, in the order in which people ask.

Page, preview, differences, API, calendar entries and booklet choose from it; none has words of its
own for a fact. It reads an event with its relations prefetched, or the rows of a draft
(`programme.events.rows`), in the active language, and asks no database.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from programme.events.standing import Spot, all_cancelled, spots, standing
from programme.models.event import Schedule
from programme.models.venue import Access
from programme.wording import (
    costs,
    moves,
    notes,
    places,
    registration,
    schedules,
    spoken_languages,
    timing,
)
from programme.wording.ages import ages
from programme.wording.lists import joined
from programme.wording.said_once import once, says
from programme.wording.web_addresses import shown_address, web_address


@dataclass(frozen=True)
class Line:
    """One line of a fact. What shows words of the partner isolates and escapes them."""

    text: str
    own_words: bool = False  # the partner's
    language: str = ""  # of the partner's words, where it is not that of the event
    links: bool = False  # addresses in it may become links
    is_address: bool = False  # of the web: no words of any language


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing that is said, or not said although people ask for it (no lines).

    `code` is the field of the draft that says it (`programme.drafts.fields`), or the name of an
    access fact of the venue. `short` is the fact in one line, for tight places.
    """

    code: str
    label: str
    lines: tuple[Line, ...] = ()
    note: Line | None = None  # in small print
    url: str = ""  # where the first line leads
    short: str = ""
    holds: bool | None = field(default=None, compare=False)  # of a yes/no fact

    @property
    def text(self) -> str:
        """Every line, the note last."""
        return "\n".join(line.text for line in (*self.lines, *filter(None, [self.note])))


def facts(event, occurrences, language: str, *, only: Iterable[str] = ()) -> tuple[Fact, ...]:
    """The facts of some dates of the event; `only` names those that are wanted, by their code."""
    wanted = set(only) or set(FACTS)
    found = (FACTS[code](event, occurrences, language) for code in FACTS if code in wanted)
    return tuple(fact for fact in found if fact)


def own(text: str, *, links=False) -> tuple[Line, ...]:
    """Words of the partner as a line; none where nothing is said."""
    return (Line(text, own_words=True, links=links),) if text else ()


def _new(text: str, *said: Line) -> tuple[Line, ...]:
    """The partner's words as a line; none where one of these lines says them."""
    return () if any(says(line.text, text) for line in said) else own(text)


def _ours(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(text) for text in texts if text)


def _whens(event, occurrences, language):
    rows = standing(occurrences)
    words = schedules.dates(event, occurrences)
    lines = [schedules.shared_time(event, rows)]
    if event.schedule == Schedule.PERIOD:
        lines = timing.opening_hours(event)
    elif event.schedule == Schedule.SERIES and event.starts_on:
        lines.append(timing.span(event.starts_on, event.ends_on))
    lines.append(moves.common_time(rows))
    said = notes.common(occurrences)
    lines.append(timing.shared_doors(rows, said))
    told = _ours(words, *lines)
    note = _new(said, *told)
    return Fact(
        code="whens",
        label=_("When"),
        lines=told,
        note=note[0] if note else None,
        short=words,
    )


def _place(event, occurrences, language):
    found = spots(event, occurrences)
    lines = _at(found[0])
    note = own(places.way(found[0], event.bad_weather_place))
    if len(found) > 1:
        lines = tuple(_on_one_line(spot) for spot in found)
        note = ()
    shown = lines or note
    before = _ours(moves.common_place(standing(occurrences))) if shown else ()
    return Fact(
        code="place",
        label=_("Where"),
        lines=shown + before,
        note=note[0] if lines and note else None,
        short=places.place(event, occurrences),
    )


def _at(spot: Spot) -> tuple[Line, ...]:
    if spot.venue is None:
        return _ours(places.at(spot) if spot.is_online or spot.follows else "")
    online = _ours(_("and online")) if spot.is_online else ()
    return once([line for text in places.lines(spot) for line in own(text)]) + online


def _on_one_line(spot: Spot) -> Line:
    """One of several places."""
    way = places.way(spot)
    parts = [line.text for line in _at(spot)] + [way]
    is_own = bool(spot.venue or way) and not spot.is_online
    return Line(", ".join(filter(None, parts)), own_words=is_own)


def _bad_weather_place(event, occurrences, language):
    return _said("bad_weather_place", _("Place in bad weather"), event)


def _end_place(event, occurrences, language):
    return _said("end_place", _("Ends at"), event)


def _reductions(event, occurrences, language):
    is_told = says(event.price, event.reductions)
    return None if is_told else _said("reductions", _("Reductions"), event)


def _said(code: str, label: str, event) -> Fact | None:
    """A fact that is all in the partner's words; none where nothing is said."""
    said = getattr(event, code)
    return Fact(code=code, label=label, lines=own(said), short=said) if said else None


def _audiences(event, occurrences, language):
    labels = [row.label(language) for row in event.audiences.all()]
    groups = joined(labels)
    new = joined(label for label in labels if not says(event.audience_text, label))
    said = own(event.audience_text) + _ours(new, ages(event.age_min, event.age_max))
    return Fact(
        code="audiences",
        label=_("For whom"),
        lines=once(said) or _ours(_("open to everybody")),
        short=event.audience_text or groups,
    )


def _price(event, occurrences, language):
    short = costs.price(event)
    lines = _ours(short)
    if event.price:
        said = event.is_free and not costs.says_free(event.price)
        lines = _ours(_("free of charge") if said else "") + own(event.price)
    return Fact(code="price", label=_("Cost"), lines=lines, short=short)


def _registration(event, occurrences, language):
    if all_cancelled(occurrences):
        return None
    need, text, *more = registration.parts(event)
    # The first answer may become a link itself, and links do not stand in links.
    lines = _ours(need) + own(text, links=bool(need)) + _ours(*more)
    url = web_address(event.registration_url)
    return Fact(
        code="registration",
        label=_("Registration"),
        lines=lines or _address(url),
        url=url,
        short=registration.registration(event),
    )


def _address(url: str) -> tuple[Line, ...]:
    return (Line(shown_address(url), is_address=True),) if url else ()


def _languages(event, occurrences, language):
    spoken = spoken_languages.spoken(occurrences)
    return Fact(code="languages", label=_("Languages"), lines=_ours(spoken), short=spoken)


def _wheelchair(event, occurrences, language):
    known = event.wheelchair
    if known == Access.UNKNOWN:
        known = _of_houses("wheelchair", event, occurrences)
    return _access("wheelchair", _("Wheelchair access"), known)


def _accessible_toilet(event, occurrences, language):
    known = _there("accessible_toilet", event, occurrences)
    return _where_known("accessible_toilet", _("Accessible toilet"), known)


def _hearing_loop(event, occurrences, language):
    known = _there("hearing_loop", event, occurrences)
    return _where_known("hearing_loop", _("Hearing loop"), known)


def _there(code, event, occurrences) -> str:
    """What was said of the event, else what is registered of its houses."""
    if any(row.code == code for row in event.features.all()):
        return Access.YES
    return _of_houses(code, event, occurrences)


def _of_houses(code, event, occurrences) -> str:
    """What is registered of the houses in which the standing dates are."""
    venues = (spot.venue for spot in spots(event, occurrences))
    return Access.together(getattr(venue, code, Access.UNKNOWN) for venue in venues)


def _where_known(code, label, known):
    return None if known == Access.UNKNOWN else _access(code, label, known)


def _access(code, label, known):
    words = "" if known == Access.UNKNOWN else str(Access(known).label)
    lines = _ours(words)
    return Fact(code=code, label=label, lines=lines, short=words, holds=known == Access.YES)


def _features(event, occurrences, language):
    # Those that are a fact of their own stand there.
    labels = [row.label(language) for row in event.features.all() if row.code not in FACTS]
    if not labels:
        return None
    short = joined(labels)
    return Fact(code="features", label=_("Good to know"), lines=_ours(*labels), short=short)


def _organisers(event, occurrences, language):
    partners = list(event.organisers.all())
    if not partners:
        return None
    return Fact(
        code="organisers",
        label=_("Organised by"),
        lines=once([line for partner in partners for line in own(partner.name)]),
        url=web_address(partners[0].website),
        short=joined(partner.name for partner in partners),
    )


def _website(event, occurrences, language):
    """The website with the contact below it; the contact alone where there is no website."""
    url = web_address(event.website)
    if not url:
        return None
    lines = _address(url) + (
        ()
        if says(shown_address(url), event.public_contact)
        else own(event.public_contact, links=True)
    )
    return Fact(code="website", label=_("Website"), lines=lines, url=url, short=url)


def _public_contact(event, occurrences, language):
    contact = own(event.public_contact, links=True)
    if not contact or web_address(event.website):
        return None
    return Fact(
        code="public_contact", label=_("Contact"), lines=contact, short=event.public_contact
    )


FACTS: dict[str, Callable] = {
    "whens": _whens,
    "place": _place,
    "bad_weather_place": _bad_weather_place,
    "end_place": _end_place,
    "audiences": _audiences,
    "price": _price,
    "reductions": _reductions,
    "registration": _registration,
    "languages": _languages,
    "wheelchair": _wheelchair,
    "accessible_toilet": _accessible_toilet,
    "hearing_loop": _hearing_loop,
    "features": _features,
    "organisers": _organisers,
    "website": _website,
    "public_contact": _public_contact,
}
