"""What an entry of a calendar says besides its dates: texts, place, keywords, as a draft."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from itertools import islice
from urllib.parse import unquote

from feeds.incoming import address_line, html_to_text, keywords
from feeds.incoming.ical.property_lines import KEPT
from feeds.incoming.ical.recurrence import listed
from feeds.incoming.ical.vevent import Entry, text, value
from feeds.incoming.invitation.letter import bad_weather
from feeds.incoming.invitation.who.organisation_names import is_organisation
from feeds.incoming.items import Problem, hint
from feeds.incoming.lookup import Lookup
from programme.drafts import dates, fields
from programme.drafts.event_draft import EventDraft, Place, Rule, When
from programme.escaped_text import unescaped
from programme.plain_text import fold
from programme.stated import status_words
from programme.stated.meeting_addresses import is_meeting

MEETINGS = ("CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL")
MOST_COMMENTS = 10
LONGEST_SHOWN = 300  # characters of lines that are asked about
# Properties that no draft reads: the partner is not warned of a broken line of theirs.
UNREAD = set("DTSTAMP CREATED LAST-MODIFIED PRIORITY ATTACH ORGANIZER ATTENDEE TRANSP GEO".split())


def title(entry: Entry) -> str:
    """Without the words of state that `Entry.state` reads."""
    return status_words.surely(_whole_title(entry))[1]


def _whole_title(entry: Entry) -> str:
    return html_to_text.line(unescaped(text(entry.component, "SUMMARY")))


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]} …"


def draft(entry: Entry, lookup: Lookup) -> tuple[EventDraft, list[Problem]]:
    """The draft without its dates, and what could not be understood."""
    words = keywords.read(_words(entry), lookup)
    summary, description = _texts(entry)
    said = EventDraft(
        language=lookup.language,
        title=title(entry),
        summary=summary,
        description=description,
        category=words.category,
        audiences=words.audiences,
        features=words.features,
        place=_place(entry, lookup),
        bad_weather_place=bad_weather.beside(_location(entry))[1],
        website=_website(entry),
        organisers=_organisers(entry, lookup),
        public_contact=html_to_text.line(unescaped(text(entry.component, "CONTACT"))),
        wishes="\n".join(_for_the_office(entry, words)),
    )
    return said, list(_problems(entry, said, words))


def _for_the_office(entry: Entry, words) -> Iterator[str]:
    """Nothing is lost: the office reads the words for which we have no place."""
    if words.kept:
        yield f"CATEGORIES: {', '.join(words.kept)}"
    yield from (f"COMMENT: {comment}" for comment in _comments(entry))


def _comments(entry: Entry) -> list[str]:
    told = (html_to_text.line(unescaped(str(each))) for each in listed(entry.component, "COMMENT"))
    return list(dict.fromkeys(filter(None, islice(told, MOST_COMMENTS))))


def _organisers(entry: Entry, lookup: Lookup) -> tuple[str, ...]:
    """The owner of the calendar, where the district knows an organisation of that name."""
    owner = _owner(entry)
    return (owner,) if owner and fold(owner) in lookup.partners else ()


def _owner(entry: Entry) -> str:
    """The name in ORGANIZER (RFC 5545 3.8.4.3), which may be whoever wrote the entry."""
    found = value(entry.component, "ORGANIZER")
    name = "" if found is None else str(found.params.get("CN", ""))
    name = html_to_text.line(unquote(name) if re.search(r"%[0-9A-Fa-f]{2}", name) else name)
    return "" if "@" in name else name


def _problems(entry, said: EventDraft, words):
    if title(entry) != _whole_title(entry):
        yield hint("state_in_title", title=_whole_title(entry))
    if _begins_at_midnight(entry):
        yield hint("midnight")
    yield from _not_understood(entry, said)
    if words.unknown:
        yield hint("unknown_words", words=", ".join(words.unknown))
    for name in sorted(_zones(entry) & entry.clocks.unknown):
        yield hint("unknown_zone", zone=name)
    skipped = [name for name, _ in entry.component.errors if str(name).upper() not in UNREAD]
    if skipped:
        yield hint("lines_skipped", count=str(len(skipped)))


def _not_understood(entry: Entry, said: EventDraft) -> Iterator[Problem]:
    """Questions about words that may be meant otherwise."""
    if (owner := _owner(entry)) and is_organisation(owner) and not said.organisers:
        yield hint("calendar_owner", name=owner)
    yield from (hint("comment", words=comment) for comment in _comments(entry))
    if kept := text(entry.component, KEPT):
        yield hint("lines_as_text", words=shortened(unescaped(kept)))


def _begins_at_midnight(entry) -> bool:
    """Without an end: a day whose time nobody wrote down looks like that."""
    home = entry.clocks.at_home(entry.start)
    return isinstance(home, datetime) and entry.end is None and home.time() == time()


def _zones(entry: Entry) -> set[str]:
    names = ("DTSTART", "DTEND")
    values = (value(entry.component, name) for name in names)
    return {str(each.params.get("X-TZID", "")) for each in values if each is not None}


def _words(entry: Entry) -> list[str]:
    """All keywords, whether in one property, in several, or with commas inside."""
    found = []
    for line in listed(entry.component, "CATEGORIES"):
        found += [html_to_text.line(str(word)) for word in getattr(line, "cats", ())]
    return [word for word in dict.fromkeys(found) if word]


def _texts(entry: Entry) -> tuple[str, str]:
    """The short text and the description: a text that fits is short, one of several lines both."""
    said = _said(entry)
    if said == title(entry):
        return "", ""
    short = html_to_text.line(said)
    if len(said) > fields.limit("summary"):
        return "", said
    return short, said if said != short else ""


def _said(entry: Entry) -> str:
    """The plain text; that of the page beside it where it says the same and where links lead."""
    plain = html_to_text.lines(unescaped(text(entry.component, "DESCRIPTION")))
    rich = next(filter(None, map(html_to_text.lines, _pages(entry))), "")
    if not rich or not plain:
        return plain or rich
    ours, theirs = _words_in(plain), _words_in(rich)
    if ours <= theirs:
        return rich
    return plain if len(theirs & ours) * 2 > len(theirs) else f"{plain}\n\n{rich}"


def _pages(entry: Entry) -> Iterator[str]:
    """The same text as HTML, as Outlook and Thunderbird write it beside the plain one."""
    yield from (
        unescaped(text(entry.component, name)) for name in ("X-ALT-DESC", "STYLED-DESCRIPTION")
    )
    found = value(entry.component, "DESCRIPTION")
    page = str(found.params.get("ALTREP", "")) if found is not None else ""
    if page.lower().startswith("data:text/html,"):
        yield unquote(page[len("data:text/html,") :])


def _words_in(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text)))


def _website(entry: Entry) -> str:
    address = text(entry.component, "URL")
    return address if address.startswith(("https://", "http://")) else ""


def _place(entry: Entry, lookup: Lookup) -> Place:
    spot = value(entry.component, "GEO")
    spot = spot and (float(spot.latitude), float(spot.longitude))
    place = address_line.read(bad_weather.beside(_location(entry))[0], lookup, spot)
    meets = any(name in entry.component for name in MEETINGS) or is_meeting(_website(entry))
    return replace(place, online=True) if meets else place


def _location(entry: Entry) -> str:
    return html_to_text.lines(unescaped(text(entry.component, "LOCATION")))


def differing(when: When, entry: Entry, master: Entry, lookup: Lookup) -> When:
    """A date of a series with what is different on it: another place, another title."""
    note, place = "", None
    if title(entry) and title(entry) != title(master):
        note = title(entry)
    if _location(entry) and _location(entry) != _location(master):
        place = _place(entry, lookup)
    return replace(when, note=note, place=place)


def is_plain(rule: Rule, whens: tuple[When, ...]) -> bool:
    """Whether the rule alone says all of these dates."""
    return tuple(replace(when, key="") for when in whens) == dates.expand(rule)
