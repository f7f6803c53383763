"""The public JSON document of an event in one language: stored as a piece, joined into lists.

Names are those of schema.org and iCalendar in snake_case. Texts are plain text. What is not
stated is null or "unknown"; nothing is invented. `feeds.api.serializers` declares the same shape.
"""

from datetime import UTC, datetime

import orjson
from django.conf import settings
from django.utils import translation

from feeds import feed_files
from feeds.documents.dates import (
    OCCURRENCES_NEED,
    languages,
    last_day,
    occurrence,
    opening_hours,
    overall,
    rule,
)
from feeds.documents.picture import image
from feeds.documents.place import location
from feeds.pieces import Kind
from programme.drafts.fields import MADE_BY_FORM
from programme.events.standing import main_spot
from programme.models.event import Event
from programme.wording.event_text import text_of
from programme.wording.facts import facts
from programme.wording.web_addresses import web_address


def render(event: Event, language: str) -> bytes:
    """The document without its stamps, in the words of `language`; none of what is not public."""
    if event.left_at:
        return b""
    with translation.override(worded_in(language)):
        return orjson.dumps(_document(event, language))


def stamp(body: bytes, sequence: int, modified: datetime) -> bytes:
    """The document with RFC 5545's SEQUENCE and LAST-MODIFIED as its last two fields."""
    stamps = orjson.dumps({"modified": _instant(modified), "sequence": sequence})
    return body[:-1] + b"," + stamps[1:]


IN_WORDS = ("whens", "audiences", "price", "registration")  # beside the plain values

DOCUMENT = Kind(
    "json",
    format_version=7,  # raise it when the shape or the words of a document change
    render=render,
    stamp=stamp,
    needs=(
        "category",
        "venue__town",
        "organisers",
        "audiences",
        "features",
        "fundings",
        "picture",
        "texts",
        *OCCURRENCES_NEED,
    ),
)


def worded_in(language: str) -> str:
    """The language of dates, times and labels: `language`, its base, or the product's own."""
    spoken = dict(settings.LANGUAGES)
    tried = (language, language.split("-")[0])
    return next((code for code in tried if code in spoken), settings.LANGUAGE_CODE)


def _document(event: Event, language: str) -> dict:
    occurrences = list(event.occurrences.all())
    usual = main_spot(event, occurrences)
    found = facts(event, occurrences, language, only=IN_WORDS)
    words = {fact.code: fact.short or None for fact in found}
    return {
        "uid": str(event.uid),
        "slug": event.slug,
        **_addresses(event, language),
        "district": event.district.slug,
        "programme": event.programme.slug,
        "status": overall(occurrences),
        **_words(event, language),
        **_people(event, language, words),
        "location": location(usual),
        **_times(event, occurrences, usual, words),
        **_conditions(event, words),
        "languages": languages(occurrences),
        "features": [_term(row, language) for row in event.features.all()],
        "fundings": [_funding(row) for row in event.fundings.all()],
        "website": web_address(event.website) or None,
        "public_contact": event.public_contact or None,
        **{row.name: getattr(event, row.name) or None for row in MADE_BY_FORM if row.is_public},
        "image": image(event, language),
        "licence": settings.DATA_LICENCE or None,
        "created": _instant(event.created_at),
    }


def _funding(row) -> dict:
    return {"code": row.code, "name": row.name, "sentence": row.sentence or None}


def _instant(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def page_language(district, language: str) -> str:
    """The language in which this district has pages that comes closest to `language`."""
    pages = district.page_languages
    tried = (worded_in(language), settings.LANGUAGE_CODE)
    return next((code for code in tried if code in pages), pages[0])


def _addresses(event, language) -> dict:
    spoken = page_language(event.district, language)
    own = f"{event.district.slug}/{event.programme.slug}/{event.slug}"
    return {
        "url": f"{settings.SITE_URL}/{spoken}/{own}/",
        "ics_url": f"{settings.SITE_URL}/feeds/{own}{feed_files.suffix(spoken)}.ics",
    }


def _words(event, language) -> dict:
    text = text_of(event, language)
    texts = list(event.texts.all())
    original = next((row for row in texts if row.is_original), text)
    return {
        "title": text.title,
        "summary": text.summary or None,
        "description": text.description or None,
        "language": text.language,
        "original_language": original.language,
        "is_outdated_translation": text.revision < original.revision,
        "available_languages": [row.language for row in texts],
    }


def _people(event, language, words) -> dict:
    ages = {"min": event.age_min, "max": event.age_max}
    return {
        "category": _term(event.category, language),
        "audiences": [_term(row, language) for row in event.audiences.all()],
        "audience": words["audiences"],
        "age_range": None if ages == {"min": None, "max": None} else ages,
        "organizers": [
            {"slug": row.slug, "name": row.name, "website": web_address(row.website) or None}
            for row in event.organisers.all()
        ],
    }


def _term(row, language) -> dict:
    return {"code": row.code, "label": row.label(language)}


def _times(event, occurrences, usual, words) -> dict:
    return {
        "schedule": event.schedule,
        "schedule_text": words["whens"],
        "start_date": event.starts_on.isoformat(),
        "end_date": last_day(event, event.ends_on),
        "opening_hours": opening_hours(event, occurrences),
        "rule": rule(event),
        "occurrences": [occurrence(event, row, usual) for row in occurrences],
    }


def _conditions(event, words) -> dict:
    deadline = event.registration_deadline
    return {
        "wheelchair": event.wheelchair,
        "is_free": event.is_free,
        "price": event.price or None,
        "price_text": words["price"],
        "registration": {
            "need": event.registration,
            "only_for": event.registration_only_for or None,
            "text": event.registration_text or None,
            "url": web_address(event.registration_url) or None,
            "deadline": deadline and deadline.isoformat(),
            "places": event.registration_places,
        },
        "registration_text": words.get("registration"),
    }
