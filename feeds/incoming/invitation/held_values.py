"""What the fields of a draft hold: their texts, days, weekdays and times.

A piece of a line that says one of them again, or that was read by another way, is understood.
"""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from programme.drafts import dates
from programme.drafts.event_draft import EventDraft
from programme.models.event import RegistrationNeed, Status
from programme.plain_text import fold
from programme.regular_expressions import expression

_SHORTEST = 3  # characters of a text that is looked for in lines
_MOST_DAYS = 400
_PARTS = expression(r"[,;|·•()]\s*|\s[–-]\s")
_TEXTS = (
    "title",
    "audience_text",
    "price",
    "reductions",
    "website",
    "public_contact",
    "bad_weather_place",
    "end_place",
)
_PLACE = ("name", "room", "street", "postcode", "town", "locality", "note")
_REGISTRATION = ("text", "only_for", "url", "phone", "email")
_NOTHING = r"frei\w*|kostenlos\w*|kostenfrei|gratis|umsonst|free|kein|startgeld|مجان\w*|مجاني"
_NO_NEED = (
    r"ohne|keine?|nicht|no|anmeldung|notig|notwendig|erforderlich|einfach|vorbeikommen|voranmeldung"
)
_ONLINE = (
    r"online|per|via|zoom|webex|jitsi|bigbluebutton|microsoft teams|videokonferenz|digital|"
    r"livestream|webinar|عبر|الانترنت|زوم|اونلاين"
)
_LATER = (
    r"wird|werden|noch|rechtzeitig|bekannt|gegeben|bekanntgegeben|mitgeteilt|folg(?:t|en)|offen"
)
_STATES = {
    Status.CANCELLED: r"abgesagt|entfallt|entfallen|fallt|fallen|aus|ausfallen|leider|cancell?ed",
    Status.POSTPONED: rf"verschoben|postponed|achtung|neuer?|termin|leider|{_LATER}",
    Status.TENTATIVE: r"voraussichtlich|vorbehalt|vorbehaltlich|geplant\w*",
    Status.FULL: r"ausgebucht|ausverkauft|leider|bereits|schon",
}


@dataclass(frozen=True)
class Held:
    """Folded texts, the longest first; days and times; words that say what a choice says."""

    texts: tuple[str, ...]
    days: frozenset[date]
    starts: tuple[date, ...]
    clocks: frozenset[time]  # of any day
    clocks_of: dict[date, frozenset[time]]
    words: re.Pattern[str] | None

    def has_text(self, piece: str) -> bool:
        """Whether one of the texts has this piece in it, as whole words."""
        whole = re.compile(rf"(?<!\w){re.escape(piece)}(?!\w)")
        return any(whole.search(text) for text in self.texts)


def of(draft: EventDraft) -> Held:
    """Of dates, series and exhibitions alike."""
    whens = dates.whens(draft)
    clocks_of = _clocks_of(whens)
    hours = draft.period.hours if draft.period else ()
    opening = frozenset(clock for each in hours for clock in (each.opens, each.closes))
    spans = [(when.starts_on, dates.last_day(when)) for when in whens]
    spans += [(day, day) for day in _single_days(draft)]
    return Held(
        texts=_texts(draft),
        days=frozenset(day for span in spans for day in _each_day(*span)),
        starts=tuple(sorted({when.starts_on for when in whens})),
        clocks=opening.union(*clocks_of.values()),
        clocks_of=clocks_of,
        words=_words(draft, whens),
    )


def _clocks_of(whens) -> dict[date, frozenset[time]]:
    """The times at which something begins or ends on each day."""
    found: dict[date, frozenset[time]] = {}
    for when in whens:
        told = frozenset(filter(None, [when.start_time, when.end_time, when.doors]))
        for day in {when.starts_on, dates.last_day(when)}:
            found[day] = found.get(day, frozenset()) | told
    return found


def _single_days(draft: EventDraft) -> list[date]:
    days: list[date | None] = [*(draft.rule.except_days if draft.rule else ())]
    period = draft.period
    days += [period.starts_on, period.ends_on, *period.closed_on] if period else []
    return [day for day in [*days, draft.registration.deadline] if day]


def _each_day(first: date, last: date) -> list[date]:
    return [first + timedelta(n) for n in range(min((last - first).days, _MOST_DAYS) + 1)]


def _texts(draft: EventDraft) -> tuple[str, ...]:
    said = [getattr(draft, name) for name in _TEXTS]
    said += [getattr(draft.place, name) for name in _PLACE]
    said += [getattr(draft.registration, name) for name in _REGISTRATION]
    said += draft.organisers
    parts = [part for text in said for part in (text, *_PARTS.split(text))]
    found = {fold(part).strip(" .,:;!") for part in parts}
    return tuple(sorted((each for each in found if len(each) >= _SHORTEST), key=len, reverse=True))


def _words(draft: EventDraft, whens) -> re.Pattern[str] | None:
    said = [_NOTHING] if draft.is_free else []
    said += [_NO_NEED] if draft.registration.need == RegistrationNeed.NONE else []
    said += [_ONLINE] if draft.place.online else []
    said += [_LATER] if draft.place.to_follow or any(w.clock == "to_follow" for w in whens) else []
    said += [_STATES[state] for state in {when.status for when in whens} & set(_STATES)]
    return re.compile(rf"\b(?:{'|'.join(said)})\b") if said else None
