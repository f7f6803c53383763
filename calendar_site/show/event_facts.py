"""What one should know about an event, as the rows of templates/parts/facts.html.

What nobody has said is shown as not stated, so that nobody takes silence for a no.
"""

from functools import partial

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from calendar_site.show.event_cards import (
    isolated,
    original_language,
    shown_address,
    street_line,
    web_address,
)
from programme.models.event import Schedule
from programme.models.venue import Access
from programme.wording import costs, timing
from programme.wording.languages import spoken


def facts(event, occurrences) -> list[dict]:
    """In the order in which people ask: when, where, who, cost, registration, languages, access."""
    said = partial(isolated, language=original_language(event))
    found = [
        _when(event, occurrences, said),
        _where(event, said),
        _who(event, said),
        _cost(event, said),
        _registration(event, said),
        _languages(occurrences),
        _wheelchair(event),
        *_venue_access(event),
        _features(event),
        _organisers(event, said),
        _contact(event, said),
    ]
    return [fact for fact in found if fact]


def _fact(icon, label, value="", **more) -> dict:
    return {"icon": icon, "label": label, "value": value, "unknown": not value, **more}


def _when(event, occurrences, said):
    times = list(dict.fromkeys(timing.times(row) for row in occurrences))
    lines = times if len(times) == 1 else []
    if event.schedule == Schedule.PERIOD:
        lines = timing.opening_hours(event)
    elif event.schedule == Schedule.SERIES:
        lines.append(timing.span(event.starts_on, event.ends_on))
    doors = {row.doors for row in occurrences if row.doors}
    if len(doors) == 1:
        lines.append(_("doors open at {time}").format(time=f"{doors.pop():%H:%M}"))
    note = said(occurrences[0].note) if len(occurrences) == 1 else ""
    words = timing.dates(event, occurrences)
    return _fact("calendar", _("When"), words, lines=lines, note=note)


def _where(event, said):
    label, venue = _("Where"), event.venue
    if venue is None:
        value = _("online") if event.is_online else said(event.place_note)
        return _fact("place", label, value)
    name, street = ", ".join(filter(None, (venue.name, event.room))), street_line(venue)
    lines = [said(street)] if street and name else []
    if event.is_online:
        lines.append(_("and online"))
    return _fact("place", label, said(name or street), lines=lines, note=said(event.place_note))


def _who(event, said):
    groups = ", ".join(row.label() for row in event.audiences.all())
    words = [said(event.audience_text), groups, _ages(event.age_min, event.age_max)]
    first, *others = [*filter(None, words)] or [_("open to everybody")]
    return _fact("people", _("For whom"), first, lines=others)


def _ages(youngest, oldest) -> str:
    if youngest and oldest:
        words = _("from {youngest} to {oldest} years")
        return words.format(youngest=youngest, oldest=oldest)
    if youngest:
        return _("from {age} years on").format(age=youngest)
    return _("up to {age} years").format(age=oldest) if oldest else ""


def _cost(event, said):
    words = [costs.price(event)]
    if event.price:
        words = [_("free of charge")] * (event.is_free is True) + [said(event.price)]
    return _fact("euro", _("Cost"), words[0], lines=words[1:])


def _registration(event, said):
    needs = {
        "none": _("no registration needed"),
        "requested": _("registration requested"),
        "required": _("registration required"),
    }
    need = needs.get(event.registration, "")
    # The first answer may become a link itself, and links do not stand in links.
    words = [need, said(event.registration_text, links=bool(need))]
    if event.registration_deadline:
        day = timing.plain_day(event.registration_deadline)
        words.append(_("by {day}").format(day=day))
    url = web_address(event.registration_url)
    first, *others = [*filter(None, words)] or [isolated(shown_address(url))]
    return _fact("registration", _("Registration"), first, lines=others, url=url)


def _languages(occurrences):
    return _fact("language", _("Languages"), spoken(occurrences, get_language()))


def _wheelchair(event):
    known = event.wheelchair
    if known == Access.UNKNOWN and event.venue is not None:
        known = event.venue.wheelchair
    return _fact("wheelchair", _("Wheelchair access"), _access(known))


def _access(known) -> str:
    return "" if known == Access.UNKNOWN else Access(known).label


def _venue_access(event):
    """Of the house, where somebody has looked."""
    for name, label in (
        ("accessible_toilet", _("Accessible toilet")),
        ("hearing_loop", _("Hearing loop")),
    ):
        known = getattr(event.venue, name, Access.UNKNOWN)
        if known != Access.UNKNOWN:
            yield _fact("check" if known == Access.YES else "info", label, _access(known))


def _features(event):
    labels = [row.label() for row in event.features.all()]
    return _fact("check", _("Good to know"), labels[0], lines=labels[1:]) if labels else None


def _organisers(event, said):
    partners = list(event.organisers.all())
    if not partners:
        return None
    first, *others = partners
    return _fact(
        "people",
        _("Organised by"),
        said(first.name),
        url=web_address(first.website),
        lines=[said(partner.name) for partner in others],
    )


def _contact(event, said):
    site, contact = web_address(event.website), said(event.public_contact, links=True)
    if site:
        label = isolated(shown_address(site))
        return _fact("link", _("Website"), label, url=site, lines=[contact] if contact else [])
    return _fact("phone", _("Contact"), contact) if contact else None


def funding(event, day) -> list[str]:
    """The sentences that the funders of this event ask for on that day; nobody else is named."""
    rows = [row for row in event.fundings.all() if _valid(row, day)]
    return [row.sentence or row.name for row in rows]


def _valid(row, day) -> bool:
    begun = not row.valid_from or row.valid_from <= day
    return begun and (not row.valid_until or day <= row.valid_until)
