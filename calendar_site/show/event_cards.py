"""Events as plain cards for templates, in the words of the active language.

Nothing here asks the database: `with_relations` names what has to be fetched before.
"""

from django.conf import settings
from django.db.models import Prefetch
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from calendar_site.show.own_words import naming
from calendar_site.show.past import looking_back, told_status
from programme.events.standing import standing
from programme.languages import direction, lang_attribute
from programme.languages import name as language_name
from programme.models.event import Occurrence, RegistrationNeed, Schedule, Status
from programme.wording import badges, moves, notes, places, registration, schedules, timing
from programme.wording.event_text import text_of
from programme.wording.lists import joined
from programme.wording.marks import MARKS, marks
from programme.wording.own_words import own_words
from programme.wording.unbroken import unbroken


def with_relations(events):
    """The queryset, fetching what a card reads: six queries, however many events."""
    occurrences = Occurrence.objects.select_related(
        "venue__town", "previous_venue__town"
    ).prefetch_related("languages")
    return (
        events.select_related("category", "venue__town")
        .defer("search")
        .prefetch_related("texts", "features", "audiences", Prefetch("occurrences", occurrences))
    )


def card(event, occurrences, base: str, *, dated=False) -> dict:
    """The context `event` of templates/parts/event_card.html for some dates of one event.

    `base` is the address of its programme's page. With `dated` the card says day and time itself,
    for lists that have no headings of days; of a series and an exhibition it tells all dates.
    """
    if dated and event.schedule != Schedule.DATES:
        occurrences = event.occurrences.all()
    occurrences = looking_back(occurrences)
    return line(event, occurrences, base) | {
        "when": named(event, occurrences, when(event, occurrences)) if dated else "",
        "place": named(event, occurrences, places.place(event, occurrences)),
        "summary": text_of(event, get_language()).summary,
        "category": event.category.label() if event.category else "",
        "marks": [*labelled_marks(event, occurrences), *_in_figures(event, occurrences)],
    }


def line(event, occurrences, base: str) -> dict:
    """As much of a card as stands in one line: title, address, time, status, what it was before."""
    occurrences = looking_back(occurrences)
    text, status = text_of(event, get_language()), common_status(occurrences)
    return {
        "title": text.title,
        "url": f"{base}{event.slug}/",
        "time": clocks(occurrences),
        "status": status,
        "status_label": badges.status(status),
        "instead": named(event, occurrences, moves.common(occurrences)),
        **spoken_as(text),
    }


def left(event, occurrences, base: str) -> dict:
    """The line of a day from which these dates have moved, with where to ("moved")."""
    days = timing.some_days([row.starts_on for row in occurrences])
    return line(event, occurrences, base) | {"moved": _("moved to {day}").format(day=days)}


def named(event, occurrences, words: str):
    """Words about these dates and their places for HTML: names in them say their language."""
    if not words:
        return ""
    return naming(words, own_words(event, occurrences), original_language(event))


def spoken_as(text) -> dict:
    """`language` and `direction` of a text, where it is not in the language of the page."""
    if text.language == get_language():
        return {}
    return {
        "language": lang_attribute(text.language),
        "direction": direction(text.language),
    }


def common_status(occurrences) -> str:
    """The status of all these dates, or "scheduled" where they differ."""
    found = {told_status(row) for row in occurrences}
    return found.pop() if len(found) == 1 else Status.SCHEDULED


def clocks(occurrences) -> str:
    """The times of the dates of one day: "9–12 Uhr, 14–18 Uhr"; a span says until when."""
    if not occurrences:
        return ""
    words = joined(dict.fromkeys(timing.times(row) for row in occurrences))
    last = max(map(timing.last_day, occurrences))
    return unbroken(joined([words, timing.until_day(occurrences[0].starts_on, last)]))


def when(event, occurrences) -> str:
    """Day and time in one line; a series and an exhibition in their own words."""
    if not occurrences:
        return ""
    if event.schedule != Schedule.DATES:
        occurrences = event.occurrences.all()
    occurrences = looking_back(occurrences)
    words = [schedules.dates(event, occurrences), schedules.shared_time(event, occurrences)]
    if event.schedule == Schedule.PERIOD:
        words += timing.opening_hours(event)
    if event.schedule == Schedule.SERIES:
        words.append(timing.span(event.starts_on, event.ends_on))
    return unbroken(" · ".join(filter(None, words)))


def labelled_marks(event, occurrences) -> list[dict]:
    """The signs of these dates as [{code, label}]; interpretation says into which languages."""
    labels = {code: _(label) for code, label in MARKS.items()}
    into = language_codes(occurrences, "interpreted")
    if into:
        names = joined(map(language_name, into))
        labels["interpretation"] = _("Interpretation: {languages}").format(languages=names)
    found = [{"code": code, "label": labels[code]} for code in marks(event, occurrences)]
    if _of_a_part(event):
        found.append({"code": "registration", "label": _("Registration for a part")})
    if occurrences and all(map(_is_off, occurrences)):
        found = [mark for mark in found if mark["code"] != "registration"]
    spoken = language_codes(occurrences, "spoken")
    if spoken and spoken != [settings.LANGUAGE_CODE]:
        found.append({"code": "language", "label": joined(map(language_name, spoken))})
    return found


def _in_figures(event, occurrences) -> list[dict]:
    """When doors open, and how many places there are, where that is so for everybody."""
    if not occurrences or all(map(_is_off, occurrences)):
        return []
    told = timing.shared_doors(standing(occurrences), notes.common(occurrences))
    room = "" if event.registration_only_for else registration.room(event)
    labels = {"clock": capfirst(told), "people": room}
    return [{"code": code, "label": label} for code, label in labels.items() if label]


def _of_a_part(event) -> bool:
    """Whether only a part of it asks for registration, which is no reason to stay away."""
    return bool(event.registration_only_for) and event.registration == RegistrationNeed.REQUIRED


def _is_off(row) -> bool:
    return row.is_over or row.status == Status.CANCELLED


def language_codes(occurrences, mode: str) -> list[str]:
    """Codes of the languages that are spoken, interpreted or signed on any of the dates."""
    items = [item for row in occurrences for item in row.languages.all()]
    return list(dict.fromkeys(item.language for item in items if item.mode == mode))


def original_language(event) -> str:
    """The language in which the event was announced, and its facts too."""
    return next((text.language for text in event.texts.all() if text.is_original), "")
