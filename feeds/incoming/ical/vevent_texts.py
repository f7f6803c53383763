"""What an entry of a calendar says besides its dates: texts, place, keywords, as a draft."""

from dataclasses import replace

from feeds.incoming import address_line, html_to_text, keywords
from feeds.incoming.ical.recurrence import listed
from feeds.incoming.ical.vevent import Entry, text, value
from feeds.incoming.items import Problem, hint
from feeds.incoming.lookup import Lookup
from programme.drafts import dates, fields
from programme.drafts.event_draft import EventDraft, Place, Rule, When

# Properties that no draft reads: the partner is not warned of a broken line of theirs.
UNREAD = set("DTSTAMP CREATED LAST-MODIFIED PRIORITY ATTACH ORGANIZER ATTENDEE TRANSP GEO".split())


def title(entry: Entry) -> str:
    return html_to_text.line(text(entry.component, "SUMMARY"))


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
        website=_website(entry),
        public_contact=html_to_text.line(text(entry.component, "CONTACT")),
        # Nothing is lost: the office reads the words for which we have none.
        wishes=f"CATEGORIES: {', '.join(words.kept)}" if words.kept else "",
    )
    return said, list(_problems(entry, words))


def _problems(entry, words):
    if words.unknown:
        yield hint("unknown_words", words=", ".join(words.unknown))
    for name in sorted(_zones(entry) & entry.clocks.unknown):
        yield hint("unknown_zone", zone=name)
    skipped = [name for name, _ in entry.component.errors if str(name).upper() not in UNREAD]
    if skipped:
        yield hint("lines_skipped", count=str(len(skipped)))


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
    """A text that fits is the short text; a longer one is the description."""
    said = html_to_text.lines(text(entry.component, "DESCRIPTION"))
    said = said or html_to_text.lines(text(entry.component, "X-ALT-DESC"))
    if said == title(entry):
        return "", ""
    short = len(said) <= fields.limit("summary")
    return (html_to_text.line(said), "") if short else ("", said)


def _website(entry: Entry) -> str:
    address = text(entry.component, "URL")
    return address if address.startswith(("https://", "http://")) else ""


def _place(entry: Entry, lookup: Lookup) -> Place:
    spot = value(entry.component, "GEO")
    spot = spot and (float(spot.latitude), float(spot.longitude))
    place = address_line.read(_location(entry), lookup, spot)
    online = "CONFERENCE" in entry.component and place == Place()
    return replace(place, online=True) if online else place


def _location(entry: Entry) -> str:
    return html_to_text.lines(text(entry.component, "LOCATION"))


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
