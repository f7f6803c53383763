"""One event: when, where, for whom, what it costs, how to get in, and into one's own calendar."""

from functools import partial
from urllib.parse import quote, urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _

from calendar_site.pages.public import errors
from calendar_site.pages.public.conditional_page import public_page
from calendar_site.pieces import html, release
from calendar_site.show import (
    calendar_links,
    event_cards,
    event_dates,
    event_facts,
    event_picture,
    feed_addresses,
    jsonld,
    maps,
)
from calendar_site.show.frame import frame, languages
from calendar_site.show.own_words import both_names, isolated, of_office
from calendar_site.show.past import is_over, looking_back
from programme.events.selection import BadSelection
from programme.events.standing import main_spot, standing
from programme.known_question import NUMBER, KnownQuestion
from programme.languages import lang_attribute, name
from programme.models.event import Event, Schedule, Status
from programme.wording import badges, notes, places, timing
from programme.wording.event_text import lead, text_of
from programme.wording.lists import listed

PAGE = "page"
RELATIONS = ("organisers", "fundings")


def _named(district: int, programme: str, slug: str, language: str, version: int):
    events = Event.everything.remembered().filter(
        programme__district=district, programme__slug=programme, slug=slug
    )
    stored = html.with_stored(events, PAGE, language, version)
    return stored.select_related("programme").only("version", "left_at", "programme").order_by()


_asked = KnownQuestion(_named, NUMBER, "a programme", "an event", "a language", NUMBER + 1)


@public_page
def show(request, district, programme, event):
    """200; 410 for an event that was public and is no more; 404 for all others.

    `?text=` chooses the language of the text where there are several; an unknown one is 400.
    """
    language = request.LANGUAGE_CODE
    rows = _asked(district.pk, programme, event, language, release.version())
    if not rows:
        raise Http404("event")
    [found] = rows
    programme = found.programme
    programme.district = district
    if found.left_at:
        around = frame(request, district, section="programme", programme=programme)
        return render(request, "public/gone.html", {"frame": around}, status=410)
    if "text" in request.GET:
        return _in_another_language(request, programme, found.pk)
    kind = html.Kind(PAGE, _with_relations, partial(_page, request))
    pages = html.html([found], kind, language, programme)
    return HttpResponse(_with_query(request, pages[found.pk]))


def _with_relations(events):
    return event_cards.with_relations(events).select_related("picture").prefetch_related(*RELATIONS)


def _page(request, event, _before) -> str:
    """The whole page, as its plain address gives it."""
    text = text_of(event, request.LANGUAGE_CODE)
    context = _context(request, event.programme, event, text)
    context["frame"]["languages"] = languages(
        request, event.district.page_languages, with_query=False
    )
    return render_to_string("public/event.html", context, request)


def _with_query(request, page: str) -> str:
    """Links to the page in other languages keep the query string of whoever linked to it."""
    _path, mark, query = request.get_full_path().partition("?")
    if not query:
        return page
    for each in languages(request, request.district.page_languages, with_query=False):
        plain, whole = escape(each["url"]), escape(f"{each['url']}{mark}{query}")
        page = page.replace(f'href="{plain}"', f'href="{whole}"')
    return page


def _in_another_language(request, programme, number):
    """The page with the text that was asked for: hardly anybody does, so it is not stored."""
    found = _with_relations(Event.everything.filter(pk=number)).get()
    try:
        text = _text(found, request)
    except BadSelection as problem:
        return errors.bad_selection(request, programme.district, programme, problem)
    return render(request, "public/event.html", _context(request, programme, found, text))


def _text(event, request):
    wanted = request.GET["text"]
    found = next((text for text in event.texts.all() if text.language == wanted), None)
    if found is None:
        raise BadSelection("text", _("There is no text in this language."))
    return found


def _context(request, programme, event, text):
    event.programme, event.district = programme, programme.district
    district, today = programme.district, timezone.localdate()
    base = reverse("programme", args=[request.LANGUAGE_CODE, district.slug, programme.slug])
    path = f"{base}{event.slug}/"
    occurrences = looking_back(event.occurrences.all())
    over = is_over(event, occurrences, today)
    status = event_cards.common_status(occurrences)
    status_note = _status_note(status, occurrences)
    rows = event_dates.dates(event, occurrences, today, said=status_note)
    when, place = event_cards.when(event, occurrences), places.place(event, occurrences)
    venue, told_in = main_spot(event, occurrences).venue, event_cards.original_language(event)
    return {
        "frame": frame(
            request, district, section="programme", programme=programme, subscribes=not over
        ),
        "programme": programme,
        "event": event,
        "text": text,
        "lead": lead(text),
        "spoken_as": event_cards.spoken_as(text),
        "texts": _texts(event, text),
        "only_in": _only_in(event, text, request),
        "category": event.category.label(),
        "status": status,
        "status_label": badges.status(status),
        "status_note": isolated(status_note, told_in),
        "over": over,
        "when": when,
        "shown_when": event_cards.named(event, occurrences, when),
        "place": place,
        "shown_place": event_cards.named(event, occurrences, place),
        "facts": event_facts.facts(event, occurrences, said=status_note, over=over),
        "ask_url": "" if over else _ask_url(district, text, request),
        "dates": rows if len(rows) > 1 else [],
        "fold_dates": event_dates.may_fold(rows),
        "figure": event_picture.figure(event),
        "marks": event_cards.labelled_marks(event, occurrences),
        "funding": event_facts.funding(event, event.starts_on),
        "map_url": maps.map_url(venue),
        "geo_url": maps.geo_url(venue),
        "subscribe": {}
        if over
        else _subscribe(programme, event, text, occurrences, request.LANGUAGE_CODE, base),
        "share_url": _share_url(text, feed_addresses.absolute(path)),
        "canonical": feed_addresses.absolute(path),
        "data": jsonld.script(event, text, occurrences, url=feed_addresses.absolute(path)),
        "breadcrumb": [
            {"label": of_office(district.name), "url": f"{base.rsplit('/', 2)[0]}/"},
            {"label": of_office(programme.title), "url": base},
            {"label": isolated(text.title, text.language)},
        ],
    }


def _status_note(status, occurrences) -> str:
    """Why it is cancelled, where it has moved: what was said with the report."""
    if status == Status.SCHEDULED:
        return ""
    return next(filter(None, map(notes.note, occurrences)), "")


def _texts(event, shown):
    """The other languages in which the event is described."""
    original = next((text.revision for text in event.texts.all() if text.is_original), 0)
    return [
        {
            "code": lang_attribute(text.language),
            "name": both_names(text.language),
            "url": f"?{urlencode({'text': text.language})}",
            "older": text.revision < original,
        }
        for text in event.texts.all()
        if text.language != shown.language
    ]


def _only_in(event, text, request) -> str:
    """A note for readers who get another language than that of the page."""
    if lang_attribute(text.language) == request.LANGUAGE_CODE or "text" in request.GET:
        return ""
    languages = listed([name(text.language) for text in event.texts.all()])
    return _("This event is described in {language} only.").format(language=languages)


def _ask_url(district, text, request) -> str:
    """Where to ask for details that are missing: the office's mail, else its imprint."""
    if district.email:
        subject = urlencode({"subject": text.title}, quote_via=quote)
        return f"mailto:{district.email}?{subject}"
    return reverse("imprint", args=[request.LANGUAGE_CODE, district.slug])


def _share_url(text, url) -> str:
    words = urlencode({"subject": text.title, "body": url}, quote_via=quote)
    return f"mailto:?{words}"


def _subscribe(programme, event, text, occurrences, lang, base):
    """The event itself to follow or to keep, its next date alone, and the whole programme."""
    path = feed_addresses.feed_path(programme.district.slug, programme.slug, event.slug, lang=lang)
    links = feed_addresses.subscribe_links(path, name=text.title)
    found = {
        "scope": _("This event with all its dates and changes."),
        "webcal_url": links["webcal_url"],
        "https_url": links["https_url"],
        "name": text.title,
        "download_url": f"{path}?download=1",
        "whole_url": f"{base}#subscribe",
    }
    today = timezone.localdate()
    coming = [row for row in standing(occurrences) if row.ends_on >= today]
    if coming and any(row.status != Status.CANCELLED for row in coming):
        row = coming[0]
        found |= calendar_links.of_date(event, row, text, lang)
        # An exhibition is put there with all its days.
        is_whole = len(occurrences) == 1 or event.schedule == Schedule.PERIOD
        found["once"] = "" if is_whole else timing.day(row.starts_on, year=False)
    return found
