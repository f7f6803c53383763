"""How a draft will look: as a card of the website, as a line of the programme, and in facts."""

from dataclasses import replace

from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from calendar_site.show import event_cards, event_facts
from calendar_site.show.own_words import isolated
from calendar_site.show.past import looking_back
from programme import known, register
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, Place
from programme.events.rows import columns, event_row, occurrence_row
from programme.events.standing import standing
from programme.models.event import Event
from programme.wording import badges, moves, places, schedules, timing
from programme.wording.facts import facts as all_facts
from programme.wording.lists import joined
from programme.wording.office_facts import FOR_THE_OFFICE, office_facts
from programme.wording.own_words import own_words

IN_CARD = ("title", "summary", "language")
BESIDE = ("bad_weather_place", "end_place")
LABELLED = (*BESIDE, "reductions")  # words that say nothing without their label
CONDITIONS = ("price", "reductions", "registration")


def card(draft: EventDraft, district) -> dict:
    """The context `event` of parts/event_card.html: the card that publishing would make."""
    row = event_row(draft, district)
    shown = event_cards.card(row, row.occurrences, "", dated=True) | {"url": "#details"}
    return shown | {"place": shown["place"] or _to_follow(draft.place)}


def line(draft: EventDraft, district) -> list[str]:
    """The event as one line of the printed programme, in its parts, ready for HTML."""
    row, spoken = event_row(draft, district), draft.language
    state = badges.status(event_cards.common_status(looking_back(row.occurrences)))
    parts = [
        isolated(state),
        isolated(when_line(draft)),
        event_cards.named(row, row.occurrences, moves.common(row.occurrences)),
        isolated(draft.title, spoken),
        event_cards.named(row, row.occurrences, place_line(draft, district)),
        *_told(row, spoken, BESIDE),
        isolated(_doors(draft)),
        *(isolated(name, spoken) for name in draft.organisers[:2]),
        *_told(row, spoken, CONDITIONS),
    ]
    return [part for part in parts if part]


def _doors(draft: EventDraft) -> str:
    """When doors open, where all dates say the same."""
    found = {when.doors for when in standing(draft.whens)}
    said = found.pop() if len(found) == 1 else None
    return timing.doors(said) if said else ""


def _told(row, spoken: str, codes: tuple[str, ...]) -> list[str]:
    """Facts as the booklet prints them: other places, what it costs, whether one registers."""
    said = [
        replace(fact, lines=tuple(replace(line, links=False) for line in fact.lines))
        for fact in all_facts(row, row.occurrences, get_language(), only=codes)
    ]
    names = own_words(row, row.occurrences)
    found = []
    for fact, shown in zip(said, event_facts.rows(said, spoken, names), strict=True):
        lines = [line for line in (shown["value"], *shown["lines"]) if line]
        if lines and fact.code in LABELLED:
            lines[0] = format_html("{}: {}", fact.label, lines[0])
        found += lines
    return found


def facts(draft: EventDraft, district, *, private=True) -> list[dict]:
    """Everything that was said, as rows of templates/parts/facts.html.

    Without `private` what was said to the office alone is left out.
    """
    left_out = {*IN_CARD} | (set() if private else FOR_THE_OFFICE)
    found = [fact for fact in office_facts(draft, district) if fact.code not in left_out]
    row = event_row(draft, district)
    return event_facts.rows(found, draft.language, own_words(row, row.occurrences))


def when_line(draft: EventDraft) -> str:
    """Day and time in one line; empty where no date is given."""
    rows = [occurrence_row(when, "UTC") for when in dates.whens(draft)]
    if not rows:
        return ""
    event = Event(**columns(draft))
    words, time = schedules.dates(event, rows), schedules.shared_time(event, rows)
    if time:
        return _("{day}, {time}").format(day=words, time=time)
    return joined([words, *(timing.opening_hours(event) if draft.period else ())])


def place_line(draft: EventDraft, district) -> str:
    """Name and town of every place at which it stands."""
    said = dict.fromkeys(when.place or draft.place for when in standing(draft.whens))
    words = (place_words(place, district) for place in said or [draft.place])
    return " · ".join(dict.fromkeys(filter(None, words)))


def place_words(said: Place, district) -> str:
    """Name and town of one place."""
    registered = known.of_district(district).venue(said.venue) if said.venue else None
    venue = registered or register.new_venue(said)
    if venue is None:
        return _("online") if said.online else _to_follow(said)
    return places.name_and_town(venue)


def _to_follow(place: Place) -> str:
    return _("place to be announced") if place.to_follow else ""
