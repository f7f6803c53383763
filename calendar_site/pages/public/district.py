"""A district's front page: what is on, what is next, and how to take part."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from calendar_site.pages.public.conditional_page import public_page
from calendar_site.pages.public.districts import PHASES
from calendar_site.pages.public.programme.programme import national_week
from calendar_site.pieces import cards
from calendar_site.show import current_programme, feed_addresses, own_words
from calendar_site.show.frame import frame
from calendar_site.show.office import contact_details
from calendar_site.show.own_words import of_office
from programme.events.coming import next_events
from programme.events.index.stored_index import event_count
from programme.known_question import NUMBER, KnownQuestion
from programme.models.event import Event
from programme.models.programme import Programme
from programme.wording import timing

HIGHLIGHTS = 6
OFFERS = 4


def _public(district: int):
    has_events = Exists(Event.everything.public(Q(programme=OuterRef("pk"))))
    rows = Programme.objects.filter(district=district, is_public=True)
    return rows.annotate(has_events=has_events).order_by("-starts_on", "pk")


_programmes = KnownQuestion(_public, NUMBER)


@public_page
def show(request, district):
    today = timezone.localdate()
    programmes = _programmes(district.pk)
    for row in programmes:
        row.district = district
    current = current_programme.current(programmes, today)
    home = reverse("district", args=[request.LANGUAGE_CODE, district.slug])
    around = frame(
        request,
        district,
        programme=current.programme if current else None,
        subscribes=True,
    )
    context = {
        "frame": around,
        "district": district,
        "canonical": feed_addresses.absolute(home),
        "subscribe": _subscribe(district, request.LANGUAGE_CODE),
        "office": contact_details(district),
        "empty": _empty(current, around["submit_url"]),
        "programmes": [
            _tile(row, home)
            for row in programmes
            if row.has_events and (not current or row.pk != current.programme.pk)
        ],
    }
    if current:
        base = f"{home}{current.programme.slug}/"
        context |= _programme_context(current, today, base, request.LANGUAGE_CODE)
    return render(request, "public/district.html", context)


def _programme_context(current, today, base, lang):
    programme = current.programme
    looks = _next_events(programme, current.phase, today)
    drawn = cards.made(looks, lang, programme)
    own = programme.about.get(lang)
    return {
        "programme": programme,
        "base": base,
        "phase": current.phase,
        "kicker": f"{PHASES[current.phase]()} · {_period(programme)}",
        "motto": own_words.motto(programme.motto),
        "national": national_week(programme),
        "about": own or programme.about.get(settings.LANGUAGE_CODE, ""),
        # Said where it is not the page's own language.
        "about_language": "" if own or lang == settings.LANGUAGE_CODE else settings.LANGUAGE_CODE,
        "actions": _actions(base, event_count(programme)),
        "may_submit": _may_submit(programme, today),
        "highlights": [html for look, html in drawn.items() if look.shape == "next"],
        "offers": [html for look, html in drawn.items() if look.shape == "whole"],
    }


def _next_events(programme, phase, today) -> list[cards.Look]:
    """The next events of single dates, and the offers over weeks that go on."""
    first = programme.starts_on if phase == current_programme.PAST else today
    single, long = next_events(programme, first, single=HIGHLIGHTS, long=OFFERS)
    return [
        *(cards.look(pk, "next") for pk in single),
        *(cards.look(pk, "whole") for pk in long),
    ]


def _actions(base, total):
    label = ngettext("See {count} event", "See all {count} events", total).format(count=total)
    return [
        {"url": base, "label": label, "icon": "calendar", "primary": True},
        {
            "url": "#subscribe",
            "label": _("Subscribe to the calendar"),
            "icon": "subscribe",
            "wide": True,  # the menu says it too
        },
    ]


def _may_submit(programme, today) -> bool:
    """Until the end: what comes after the deadline is online, though not in print any more."""
    first = programme.submissions_from
    return today <= programme.ends_on and (not first or first <= today)


def _subscribe(district, lang):
    path = feed_addresses.feed_path(district.slug, lang=lang)
    words = _("Everything in {district}")
    links = feed_addresses.subscribe_links(path, name=words.format(district=district))
    return links | {"scope": format_html(words, district=of_office(district.name))}


def _period(programme):
    return timing.span(programme.starts_on, programme.ends_on)


def _empty(current, submit_url):
    """What is said in place of events."""
    if current is None:
        return {
            "title": _("No programme has been announced yet"),
            "text": _("As soon as the district announces one, you will find it here."),
        }
    if current.phase == current_programme.PAST:
        return {"title": _("No events are known of this programme")}
    return {
        "title": _("The programme is still being made"),
        "text": _("Events appear here as soon as they are confirmed."),
        "links": [{"url": submit_url, "label": _("Submit an event"), "primary": True}],
    }


def _tile(programme, home):
    return {
        "title": programme.title,
        "url": f"{home}{programme.slug}/",
        "text": programme.motto,
        "note": _period(programme),
    }
