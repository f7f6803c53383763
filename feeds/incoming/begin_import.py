"""Begin an import: a file is read and shown at once, a worker fetches an address."""

from dataclasses import dataclass

from django.db import transaction

from feeds.incoming import address_line, any_file, compare, completing, items, lookup
from feeds.incoming.items import Reading, Unreadable
from feeds.incoming.lookup import Lookup
from feeds.incoming.web import addresses
from programme.importing import sources
from programme.models.programme import Programme
from programme.models.source import Intake, Source
from programme.plain_text import tidy

MOST_WITHOUT_LINK = 100  # events of an owner who is not verified
LONGEST_NAME = 120
NO_ORGANISER = "no_organiser"


@dataclass(frozen=True, kw_only=True)
class Owner:
    """Who brings the events; `is_verified` by a link from a mail, or as the office."""

    email: str
    language: str
    is_verified: bool
    is_office: bool


@dataclass(frozen=True, kw_only=True)
class Usual:
    """What holds where an event says nothing; `place` is one line, as people write addresses."""

    organiser: str = ""
    openness: str = ""
    category: str = ""
    place: str = ""


def with_file(
    programme: Programme, name: str, data: bytes, usual: Usual, owner: Owner, *, at
) -> tuple[Intake, str]:
    """The attempt with what was found, waiting for a yes; and the token of its source's own link.

    The token is empty for a verified owner. Raises items.Unreadable, and changes nothing then.
    """
    facts = _lookup(programme, owner)
    found = any_file.read(data, facts)
    if not owner.is_verified and len(found.items) > MOST_WITHOUT_LINK:
        raise Unreadable("too_many_without_link", limit=str(MOST_WITHOUT_LINK))
    if not (usual.organiser or owner.is_office) and not _each_has_an_organiser(found):
        raise Unreadable(NO_ORGANISER)
    fields = {"kind": Source.Kind.FILE, "name": tidy(name)[-LONGEST_NAME:]}
    with transaction.atomic():
        source, token = _source(programme, usual, owner, facts, at=at, **fields)
        return _propose(source, found, at), token


@transaction.atomic
def with_address(
    programme: Programme, url: str, usual: Usual, owner: Owner, *, at
) -> tuple[Intake, str]:
    """The attempt that a worker makes as soon as it can; and the token, as in `with_file`."""
    fields = {"kind": Source.Kind.CALENDAR, "url": url}
    name = addresses.target(url).host[:LONGEST_NAME]
    facts = _lookup(programme, owner)
    source, token = _source(programme, usual, owner, facts, at=at, name=name, **fields)
    return sources.ask(source, at=at), token


def _each_has_an_organiser(found: Reading) -> bool:
    return all(item.draft.organisers for item in found.items if item.draft)


def _propose(source: Source, found: Reading, at) -> Intake:
    """Show what was found beside what is there already."""
    intake = source.intakes.create(at=at)
    counts = compare.compare(source, found.items, at=at).counts()
    stored = items.stored(found.items), items.stored(found.problems)
    sources.propose(intake, *stored, counts, at=at)
    return intake


def _lookup(programme, owner: Owner) -> Lookup:
    return lookup.of(programme, owner.language, insider=owner.is_office)


def _source(programme, usual: Usual, owner: Owner, facts: Lookup, *, at, **fields):
    place = address_line.read(usual.place, facts)
    defaults = completing.defaults(
        organiser=usual.organiser,
        openness=usual.openness,
        category=usual.category,
        place=place,
        town=facts.town_of(place.venue),
    )
    return sources.add(
        programme,
        email=owner.email,
        is_verified=owner.is_verified,
        language=owner.language,
        defaults=defaults,
        at=at,
        **fields,
    )
