"""Reads an invitation, pasted from a mail or a text, into a draft. Nothing is sent anywhere.

What was understood is listed; what was not stands in the description and is listed too: nothing is
dropped and nothing is decided, the person sees the filled form and corrects it.
"""

import re
from dataclasses import dataclass, replace

from feeds.incoming.invitation import costs, held_values, left_over, one_line_entries
from feeds.incoming.invitation.letter import (
    bad_weather,
    costs_behind,
    inner_labels,
    parts,
    times_at_places,
)
from feeds.incoming.invitation.places import end_place, online, place, place_per_date
from feeds.incoming.invitation.titles import event_title
from feeds.incoming.invitation.when import exhibition, schedule, series, single_dates, states
from feeds.incoming.invitation.who import organisers, people_and_access, registering
from programme.drafts.event_draft import EventDraft
from programme.drafts.fields import BY_PATH, NUMBER, READ_BY_LABEL, limit
from programme.models.programme import Programme
from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated import approximate, reduced_prices, written_language
from programme.stated.days_in_text import Calendar

_SENTENCE = expression(r"(?<=[^\d\s]{2}[.!?])\s+(?=[A-ZÄÖÜ„])")


@dataclass(frozen=True)
class Reading:
    """The draft; which fields were filled; the lines that no field holds, kept in the description;
    and the lines that are no invitation (salutations, signatures, older mails)."""

    draft: EventDraft
    filled: tuple[str, ...]
    left: tuple[str, ...]
    aside: tuple[str, ...] = ()


def read(text: str, programme: Programme) -> Reading:
    """Never raises: a text without any event gives an empty draft and all its lines."""
    calendar = Calendar(programme.starts_on, programme.ends_on)
    district = programme.district
    found = parts.cut(text, lambda line: schedule.mentions_day(fold(line), calendar))
    lines = end_place.split(inner_labels.split(bad_weather.split(found.lines)))
    lines, of_days = place_per_date.split(lines, calendar, district)
    lines = times_at_places.split(costs_behind.split(lines, one_line_entries.is_prose))
    lines = one_line_entries.split(lines, district)
    title = event_title.read(lines)
    language = written_language.of(text) or EventDraft.language
    dated = _in_words_of(language, when(lines, programme, calendar))
    registration = registering.registration(lines, calendar)
    price = costs.price(lines)
    where = online.told(lines, place.read(lines, district))
    who = organisers.organisers(lines, found.signed, district, title)
    where = place.at_home(where, who)
    if of_days and "whens" in dated:
        dated["whens"], where = place_per_date.onto(dated["whens"], where, of_days)
    languages = people_and_access.spoken(lines)
    said = people_and_access.people(lines, title) | people_and_access.contact(lines)
    said |= reduced_prices.with_reductions(price | _labelled(lines))
    wheelchair = people_and_access.wheelchair(lines)
    draft = EventDraft(
        language=language,
        title=title,
        category=people_and_access.category(title, _about(lines)),
        organisers=who,
        openness=people_and_access.openness(lines),
        place=where,
        registration=registration,
        languages=languages,
        wheelchair=wheelchair,
        **dated,
        **said,
    )
    draft, left = _with_texts(draft, lines, calendar)
    empty = EventDraft()
    names = [name for name in vars(empty) if getattr(draft, name) != getattr(empty, name)]
    return Reading(draft, tuple(names), left, found.aside)


def _labelled(lines) -> dict[str, str | int]:
    """Plain fields, from lines whose label is the name of the field."""
    found: dict[str, str | int] = {}
    for line in lines:
        field = BY_PATH.get(line.kind)
        if field in READ_BY_LABEL and field.name not in found:
            value = _number(field, line.text) if field.kind == NUMBER else line.text[: field.limit]
            if value is not None:
                found[field.name] = value
                line.whole = field.kind == NUMBER or len(line.text) <= field.limit
    return found


def _number(field, text: str) -> int | None:
    """The one number in the text, if it is one that the field takes."""
    numbers = re.findall(r"\d+", text)
    fits = (
        len(numbers) == 1 and len(numbers[0]) < 10 and field.least <= int(numbers[0]) <= field.most
    )
    return int(numbers[0]) if fits else None


def when(lines, programme, calendar) -> dict:
    """`whens`, `rule` or `period`."""
    said = schedule.read_lines(lines, calendar)
    found = (
        exhibition.read(lines, said, calendar)
        or series.read(said, programme, calendar)
        or {"whens": single_dates.read(said)}
    )
    return states.onto(found, lines, said, calendar)


def _in_words_of(language: str, dated: dict) -> dict:
    """What a date says of its approximate start, in the language of the text."""
    if language == EventDraft.language or "whens" not in dated:
        return dated
    whens = (
        replace(each, note=approximate.note(each.start_time, language)) if each.note else each
        for each in dated["whens"]
    )
    return {**dated, "whens": tuple(whens)}


def _about(lines) -> str:
    """What speaks of the event itself, not of its place or its organisers."""
    kinds = ("where", "organiser", "registration", "contact", "price", "web", "deadline")
    return " ".join(f"{line.about} {line.rest}" for line in lines if line.kind not in kinds)


def _with_texts(draft: EventDraft, lines, calendar) -> tuple[EventDraft, tuple]:
    """The draft with what no field holds as its texts, and the lines that were not understood."""
    held = held_values.of(draft)
    more = [(_whole_text(line), left_over.more(line, held, calendar)) for line in lines]
    kept = [text for text, words in more if words]
    asked = [(text, words) for text, words in more if left_over.is_asked(words)]
    described = "\n".join(kept)
    draft = replace(
        draft,
        summary=_summary([text for text, words in asked if left_over.is_prose(words)]),
        description=described[: limit("description")],
    )
    is_whole = len(described) <= limit("description")
    return draft, tuple(text for text, _words in asked) if is_whole else tuple(kept)


def _whole_text(line) -> str:
    return line.text if line.kind in ("", "text") else line.raw


def _summary(left) -> str:
    """The first sentences that fit in print, without the words that lead to the event."""
    prose = " ".join(text for text in left if len(text) > 30 and not text.endswith(":"))
    summary = ""
    for sentence in _SENTENCE.split(prose):
        if len(summary) + len(sentence) + 1 > limit("summary"):
            break
        summary = f"{summary} {sentence}".strip()
    return summary
