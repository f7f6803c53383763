"""A programme as the booklet's plain data: public events only, already in words, in one language.

The shape is the contract of `feeds.print.snapshot`.
"""

from django.conf import settings
from django.db.models import F, Prefetch
from django.utils import translation
from django.utils.translation import gettext as _

from feeds.edition_dates import printed_dates
from programme.drafts.fields import MADE_BY_FORM
from programme.events.standing import Spot, main_spot
from programme.languages import direction
from programme.models.event import Event, Occurrence
from programme.models.programme import Programme
from programme.wording import places, timing
from programme.wording.event_text import text_of
from programme.wording.facts import facts
from programme.wording.marks import MARKS, marks

# Plain fields are printed after their label: behind the note of the place, the price or the
# registration.
MADE = {row.name: row.section for row in MADE_BY_FORM if row.is_public}
PARTS = ("place", "costs", "registration")
DOT = " · "
PRINTED = ("audiences", "price", "registration", "languages", *MADE)


def freeze(programme: Programme, language: str, *, number: int, released_on) -> dict:
    """The snapshot of the programme as it stands; `number` 0 is a proof."""
    with translation.override(language):
        events = [_event(event, language) for event in _events(programme)]
        used = {code for event in events for code in event["marks"]}
        return {
            "version": 1,
            "language": language,
            "direction": direction(language),
            "programme": _programme(programme, language),
            "district": _district(programme.district),
            "edition": {
                "number": number,
                "released_on": released_on.isoformat(),
                "released": timing.plain_day(released_on),
            },
            "imprint": _imprint(programme.district),
            "funding": _funding(programme),
            "partners": sorted({name for event in events for name in event["organisers"]}),
            "marks": [
                {"code": code, "label": _(label)} for code, label in MARKS.items() if code in used
            ],
            "events": events,
        }


def _events(programme):
    occurrences = Occurrence.objects.select_related(
        "venue__town", "previous_venue__town"
    ).prefetch_related("languages")
    return (
        Event.objects.filter(programme=programme)
        .select_related("category", "venue__town", "programme", "district")
        .prefetch_related(
            "texts",
            "organisers",
            "audiences",
            "features",
            "fundings",
            Prefetch("occurrences", occurrences),
        )
        .order_by("starts_on", F("pk"))
    )


def _programme(programme, language):
    national = ""
    if programme.national_starts_on:
        national = timing.span(programme.national_starts_on, programme.national_ends_on)
    about = programme.about.get(language) or programme.about.get(settings.LANGUAGE_CODE) or ""
    greeting = programme.greeting.get(language) or programme.greeting.get(settings.LANGUAGE_CODE)
    return {
        "title": programme.title,
        "motto": programme.motto,
        "starts_on": programme.starts_on.isoformat(),
        "ends_on": programme.ends_on.isoformat(),
        "national_starts_on": str(programme.national_starts_on or ""),
        "national_ends_on": str(programme.national_ends_on or ""),
        "period": timing.span(programme.starts_on, programme.ends_on),
        "national_period": national,
        "year": programme.year,
        "about": [part for part in about.split("\n\n") if part.strip()],
        "greeting": greeting or None,
        "url": f"{settings.SITE_URL}/{language}/{programme.district.slug}/{programme.slug}/",
    }


def _district(district):
    names = ("name", "office", "street", "postcode", "town", "phone", "email", "website", "colour")
    return {name: getattr(district, name) for name in names}


def _imprint(district):
    place = f"{district.postcode} {district.town}".strip()
    reach = " · ".join(filter(None, (district.phone, district.email, district.website)))
    lines = (district.name, district.office, district.street, place, reach)
    return {
        "publisher": [line for line in lines if line],
        "responsible": district.responsible,
        "disclaimer": district.disclaimer,
    }


def _funding(programme):
    """Only funders of events that are printed: a logo or sentence without funding is wrong."""
    paid = programme.district.fundings.filter(
        events__in=Event.objects.filter(programme=programme)
    ).distinct()
    return [{"name": row.name, "sentence": row.sentence} for row in paid]


def _event(event, language):
    text = text_of(event, language)
    occurrences = list(event.occurrences.all())
    usual = main_spot(event, occurrences)
    found = facts(event, occurrences, language, only=PRINTED)
    words = {fact.code: fact.short for fact in found}
    made = {part: [fact for fact in found if _part(fact) == part] for part in PARTS}
    return {
        "uid": str(event.uid),
        "slug": event.slug,
        "title": text.title,
        "language": text.language,
        "summary": text.summary,
        "description": text.description,
        "category": event.category.label(),
        "organisers": [partner.name for partner in event.organisers.all()],
        "url": _url(event, language),
        **printed_dates(event, occurrences, usual),
        "place": _place(usual) | {"note": _with(_way(usual, event), made["place"])},
        "price": _with(words["price"], made["costs"]),
        "registration": _with(words.get("registration", ""), made["registration"]),
        "audience": words["audiences"],
        "languages": words["languages"],
        "marks": marks(event, occurrences),
        "funding": [row.name for row in event.fundings.all()],
    }


def _part(fact) -> str:
    """Behind what a plain fact is printed; empty for what is no plain fact."""
    section = MADE.get(fact.code, "")
    return section if section in PARTS or not section else "registration"


def _with(words: str, plain) -> str:
    """The words, and behind them the plain facts, each after its label."""
    told = (f"{fact.label}: {_apart(fact.short)}" for fact in plain)
    return DOT.join(filter(None, [_apart(words), *told]))


def _apart(words: str) -> str:
    """Each part isolated (UAX 9) where the booklet runs against the partner's words."""
    if not (words and translation.get_language_bidi()):
        return words
    return DOT.join(f"\u2068{part}\u2069" for part in words.split(DOT))


def _url(event, language):
    path = f"{language}/{event.district.slug}/{event.programme.slug}/{event.slug}/"
    return f"{settings.SITE_URL}/{path}"


def _way(usual: Spot, event) -> str:
    return places.way(usual, event.bad_weather_place)


def _place(usual: Spot):
    venue = usual.venue
    if venue is None:
        name = places.at(usual) if usual.is_online or usual.follows else ""
        return {"name": name, "room": "", "street": "", "postcode": "", "town": ""}
    name, room = places.house(usual)
    return {
        "name": name,
        "room": room,
        "street": venue.street,
        "postcode": venue.postcode,
        "town": places.town(venue),
    }
