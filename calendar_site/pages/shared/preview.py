"""How a draft will look: as a card of the website, as a line of the programme, and in facts."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from calendar_site.show.event_cards import named
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, to_data
from programme.models.event import Event
from programme.models.vocabulary import Category
from programme.wording import badges, costs, timing
from programme.wording.draft_dates import occurrence
from programme.wording.draft_facts import described, place_lines
from programme.wording.languages import direction
from programme.wording.marks import MARKS

ICONS = {
    "whens": "calendar",
    "date_text": "calendar",
    "place": "place",
    "category": "category",
    "organisers": "people",
    "openness": "people",
    "audiences": "people",
    "age": "people",
    "languages": "language",
    "price": "euro",
    "registration": "registration",
    "wheelchair": "wheelchair",
    "website": "link",
    "public_contact": "mail",
    "wishes": "info",
}
FEW = 4  # dates of which each may stand with a time of its own
IN_CARD = ("title", "summary", "language")


def card(draft: EventDraft, district) -> dict:
    """The context `event` of templates/parts/event_card.html."""
    rows = [occurrence(when) for when in dates.whens(draft)]
    statuses = {row.status for row in rows}
    status = statuses.pop() if len(statuses) == 1 else "scheduled"
    return {
        "title": draft.title,
        "url": "#details",
        "when": when_line(draft),
        "place": place_line(draft, district),
        "summary": draft.summary,
        "category": _category(draft.category),
        "marks": [{"code": code, "label": _mark(code, draft)} for code in _marks(draft)],
        "status": status,
        "status_label": badges.status(status),
        **spoken_as(draft),
    }


def spoken_as(draft: EventDraft) -> dict:
    """`language` and `direction` of the texts, where they are not in the language of the page."""
    if draft.language == get_language():
        return {}
    # Plain language is German for a screen reader.
    code = "de" if draft.language == "de-simple" else draft.language
    return {"language": code, "direction": direction(code)}


def line(draft: EventDraft, district) -> list[str]:
    """The event as one line of the printed programme, in its parts."""
    parts = [when_line(draft), draft.title, place_line(draft, district), *draft.organisers[:2]]
    event = Event(is_free=draft.is_free, price=draft.price)
    return [part for part in (*parts, costs.price(event)) if part]


def facts(draft: EventDraft, district) -> list[dict]:
    """Everything that was said, as rows of templates/parts/facts.html."""
    return [
        {
            "icon": ICONS.get(said.field, "mark"),
            "label": said.label,
            "value": said.lines[0],
            "lines": said.lines[1:],
        }
        for said in described(draft, district)
        if said.field not in IN_CARD
    ]


def when_line(draft: EventDraft) -> str:
    """Day and time in one line; empty where nobody has said when."""
    rows = [occurrence(when) for when in dates.whens(draft)]
    if not rows:
        return ""
    event = Event(
        schedule="period" if draft.period else "series" if draft.rule else "dates",
        rule=to_data(draft.rule) if draft.rule else {},
        period=to_data(draft.period) if draft.period else {},
        starts_on=min(row.starts_on for row in rows),
        ends_on=max(row.ends_on for row in rows),
    )
    words, times = [timing.dates(event, rows)], {timing.times(row) for row in rows}
    if draft.period:
        words += timing.opening_hours(event)
    elif len(times) == 1:
        return _("{day}, {time}").format(day=words[0], time=times.pop())
    elif event.schedule == "dates" and len(rows) <= FEW:
        return " · ".join(
            _("{day}, {time}").format(day=timing.short_day(row.starts_on), time=timing.times(row))
            for row in rows
        )
    return ", ".join(words)


def place_line(draft: EventDraft, district) -> str:
    """Name and town of the place."""
    place = draft.place
    if place.venue:
        return place_lines(place, district)[0]
    words = ", ".join(filter(None, [place.name or place.street, place.town]))
    if not words:
        return _("online") if place.online else _("place to follow") if place.to_follow else ""
    return words


def _category(code):
    row = Category.objects.filter(code=code).first()
    return row.label() if row else ""


def _marks(draft):
    facts = {
        "free": draft.is_free is True,
        "registration": draft.registration.need == "required",
        "wheelchair": draft.wheelchair == "yes",
        "interpretation": bool(draft.languages.interpreted),
        "sign_language": bool(draft.languages.signed),
        "childcare": "childcare" in draft.features,
        "women_only": "women_only" in draft.features,
        "families": "familien" in draft.audiences,
        "online": draft.place.online,
    }
    return [code for code in MARKS if facts[code]]


def _mark(code, draft):
    if code == "interpretation":
        names = ", ".join(map(named, draft.languages.interpreted))
        return _("Interpretation: {languages}").format(languages=names)
    return _(MARKS[code])
