"""The programme of one festival by day, filtered by a Selection."""

from dataclasses import replace

from django.core.paginator import EmptyPage, PageNotAnInteger
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from calendar_site.pages.public import errors
from calendar_site.pages.public.conditional_page import public_page
from calendar_site.pages.public.programme import day_html, overview
from calendar_site.pages.public.programme.asked import ask
from calendar_site.pages.public.programme.days import LONG_OFFERS, Plan, paginated
from calendar_site.pages.public.programme.facets import facets
from calendar_site.pages.public.programme.filter import address, filter_context, in_html
from calendar_site.pieces import cards
from calendar_site.show import current_programme, feed_addresses, own_words
from calendar_site.show.frame import frame
from calendar_site.show.own_words import of_office
from programme.events.selection import BadSelection, parse
from programme.wording import selection_words, timing
from programme.wording.lists import comma, joined

# shape of calendar_site.pieces.cards -> which events of a day have it
SHAPES = {"card": "cards", "line": "along", "left": "left"}


@public_page
def show(request, district, programme):
    """All events, or those of the Selection in the query string; a wrong value is 400."""
    programme = public_programme(district, programme)
    base = reverse("programme", args=[request.LANGUAGE_CODE, district.slug, programme.slug])
    try:
        selection = _selection(request, district, programme)
    except BadSelection as problem:
        return errors.bad_selection(request, district, programme, problem)
    if any(not value for value in request.GET.values()):
        return redirect(address(selection, base))
    return render(request, "public/programme.html", _context(request, programme, selection, base))


def public_programme(district, slug):
    """The district's public programme of that name, or 404."""
    found = get_object_or_404(district.programmes, slug=slug, is_public=True)
    found.district = district
    return found


def _selection(request, district, programme):
    selection = parse(request.GET, district, also=("page",))
    if selection.programme not in ("", programme.slug):
        raise BadSelection("programme", _("This page is about another programme."))
    return replace(selection, programme=programme.slug)


def _context(request, programme, selection, base):
    district, today = programme.district, timezone.localdate()
    asked = ask(programme, selection)
    found, offered = Plan(asked), facets(asked)
    pages = paginated(found.days)
    page = _page(pages, request.GET.get("page", 1))
    shown = {day: found.on(day) for day in page.object_list[0]}
    offers = found.offers if page.number == 1 else {}
    drawn = _cards(offers, shown, programme, request.LANGUAGE_CODE)
    days = _days(shown, drawn, programme, today)
    over = _is_over(programme, found.counts, today)
    around = frame(request, district, section="programme", programme=programme, subscribes=not over)
    instead = _instead(programme, today, request.LANGUAGE_CODE)
    query = _lasting(selection).to_query()
    if over and query and instead and not instead["over"]:
        around["subscribe_url"] = f"{instead['url']}?{query}#subscribe"
    past, coming = _folded(days, selection, programme, today)
    return {
        "frame": around,
        "programme": programme,
        "base": base,
        "canonical": feed_addresses.absolute(base),
        # One address for search engines, however many filters there are.
        "robots": "noindex, follow" if request.GET else "",
        "head": _head(programme, base, over),
        "over": over,
        "instead": instead,
        "filter": filter_context(selection, offered, programme, base, found.event_count),
        "offers": [drawn[look] for look in _offers(offers) if look in drawn],
        "more_offers": max(0, found.offer_count - LONG_OFFERS),
        "past_days": past,
        "days": coming,
        "page_obj": page,
        "strip": overview.strip(pages, programme, selection, base, today),
        "months": overview.months(found.counts, programme, selection, base, today),
        "weekdays": overview.weekdays(),
        "subscribe": {}
        if over
        else _subscribe(programme, selection, offered, request.LANGUAGE_CODE),
        "empty": _empty(offered.of_any, over, base, around["submit_url"]),
    }


def _folded(days, selection, programme, today) -> tuple[list, list]:
    """Days that are over, which a running programme folds away, and those that are shown."""
    is_running = current_programme.phase(programme, today) == current_programme.RUNNING
    if selection.day or selection.since or not is_running:
        return [], days
    return [day for day in days if day["past"]], [day for day in days if not day["past"]]


def _is_over(programme, counts, today) -> bool:
    """Whether its span is over and nothing of what is shown comes after it."""
    past = current_programme.phase(programme, today) == current_programme.PAST
    return past and not any(day >= today for day in counts)


def _page(pages, number):
    try:
        return pages.page(number)
    except (EmptyPage, PageNotAnInteger):
        raise Http404("page") from None


def _cards(offers, days, programme, lang) -> dict:
    """The HTML of everything the page shows, by look."""
    looks = _offers(offers)
    for day in days.values():
        looks += [look for shape in SHAPES for look in _looks(day, shape)]
    return cards.made(looks, lang, programme)


def _offers(found) -> list[cards.Look]:
    return [cards.look(pk, "offer", dates) for pk, dates in found.items()]


def _looks(day, shape) -> list[cards.Look]:
    """Of one day; what has left the public since the index was made has no HTML."""
    rows = getattr(day, SHAPES[shape])
    return [cards.look(pk, shape, dates) for pk, dates in rows.items()]


def _days(days, drawn, programme, today):
    return [
        {
            "iso": day.isoformat(),
            "past": day < today,
            "national": overview.is_national(programme, day),
            "heading": day_html.heading(day, overview.note(programme, day)),
            **{
                shape: [drawn[look] for look in _looks(shown, shape) if look in drawn]
                for shape in SHAPES
            },
        }
        for day, shown in days.items()
    ]


def _head(programme, base, over):
    subscribe = {
        "url": "#subscribe",
        "label": _("Subscribe to the calendar"),
        "icon": "subscribe",
        "wide": True,  # the menu says it too
    }
    return {
        "kicker": timing.span(programme.starts_on, programme.ends_on),
        "lead": own_words.motto(programme.motto),
        "note": national_week(programme),
        "actions": [
            *([] if over else [subscribe]),
            {"url": f"{base}print/", "label": _("Programme to print"), "icon": "print"},
        ],
    }


def _instead(programme, today, lang):
    """The programme that runs or comes, else the last one, where this one is over."""
    if current_programme.phase(programme, today) != current_programme.PAST:
        return None
    current = current_programme.current(programme.district.programmes.filter(is_public=True), today)
    if current is None or current.programme.pk == programme.pk:
        return None
    place = [lang, programme.district.slug, current.programme.slug]
    return {
        "title": current.programme.title,
        "url": reverse("programme", args=place),
        "over": current.phase == current_programme.PAST,
    }


def _lasting(selection):
    """What can be asked of another programme too: the days of this one are none of that."""
    return replace(selection, programme="", day=None, since=None, until=None)


def national_week(programme) -> str:
    """The national week and Tag des Flüchtlings in one line."""
    first, last = programme.national_starts_on, programme.national_ends_on
    if not first:
        return ""
    words = _("National week {span}").format(span=timing.span(first, last))
    friday = current_programme.refugee_day(programme)
    if friday:
        day = timing.day(friday, year=False)
        words += " · " + _("Refugee Day: {day}").format(day=day)
    return words


def _subscribe(programme, selection, offered, lang):
    """The feed of exactly this selection."""
    query = replace(selection, programme="").to_query()
    slugs = (programme.district.slug, programme.slug)
    path = feed_addresses.feed_path(*slugs, lang=lang, query=query)
    names, chosen = (
        (str(programme), programme.district.name),
        selection_words.in_words(selection, offered.label),
    )
    name = joined(names)
    links = feed_addresses.subscribe_links(path, name=f"{name}: {chosen}" if chosen else name)
    scope = format_html_join(comma(), "{}", ((of_office(each),) for each in names))
    if chosen:
        scope = format_html("{}: {}", scope, in_html(selection, offered))
    return links | {"scope": scope}


def _empty(has_events, over, base, submit_url):
    """Why nothing is shown, and where to go on."""
    if has_events:
        return {
            "title": _("Nothing takes place with these filters"),
            "text": _("Try fewer filters, or another day."),
            "links": [{"url": base, "label": _("Show everything"), "primary": True}],
        }
    if over:
        return {"title": _("No events are known of this programme")}
    return {
        "title": _("The programme is still being made"),
        "text": _("Events appear here as soon as they are confirmed."),
        "links": [{"url": submit_url, "label": _("Submit an event"), "primary": True}],
    }
