"""Where an e-mail address stands in words: in texts, and in JSON, whoever wrote it there."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_noop

from programme import mail_addresses
from programme.models.district import District
from programme.models.edition import Edition
from programme.models.event import Event, EventText, Occurrence
from programme.models.journal import Entry
from programme.models.partner import Partner
from programme.models.picture import Picture
from programme.models.programme import Programme
from programme.models.source import Brought, Intake, Source
from programme.models.submission import Revision, Submission
from programme.models.token import ApiToken, KeptAnswer
from programme.models.venue import Venue
from programme.models.vocabulary import Funding

PUBLISHED = gettext_noop(
    "It is part of the published programme: the office corrects it as a change of the event"
)
ACCEPTED = gettext_noop(
    "It is published: the office takes it off the website, or corrects it as a change of the event"
)
WAITING = gettext_noop("It is with the office: decide on it first, then erase what was declined")
PRINTED = gettext_noop("It is printed, and the list of changes since print needs the printed words")
OFFICE = gettext_noop("It is in the register of the office, or what the office says of itself")

AT = ("@", "%40", "&#64;", "&#x40;")  # as pages and links write it
LATIN = "0-9A-Za-z\u00c0-\u024f"


@dataclass(frozen=True)
class Stay:
    """What is not erased, and why; the reason in English, translated where it is shown."""

    kind: str  # the name of a model, or "login"
    row: str
    why: str

    def told(self) -> dict[str, str]:
        return {"where": f"{self.kind} {self.row}".strip(), "why": self.why}


@dataclass(frozen=True)
class Place:
    """Columns of a model in which words stand; `why` they stay, or empty where they go."""

    model: type[Model]
    words: str  # their names
    district: str  # the way to it, as a filter says it
    why: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.words.split())

    def rows(self, district: District) -> QuerySet[Any]:
        manager = getattr(self.model, "everything", self.model._default_manager)
        rows: QuerySet[Any] = manager.filter(**{self.district: district.pk})
        return rows


PUBLIC_WORDS = (
    "place_note room bad_weather_place end_place audience_text price reductions "
    "registration_only_for registration_text registration_url website public_contact "
    "date_text period search"
)
OF_OFFICE = (
    "name office street town phone email website responsible imprint privacy accessibility "
    "disclaimer"
)
PLACES = (
    Place(Submission, "contact_name contact_phone", "programme__district"),
    Place(User, "first_name last_name", "memberships__district"),
    Place(Revision, "data remark", "submission__programme__district"),
    Place(Entry, "reason data error", "district"),
    Place(Source, "name url defaults", "district"),
    Place(Brought, "data key", "source__district"),
    Place(Intake, "items problems chosen entered", "source__district"),
    Place(KeptAnswer, "body", "token__partner__district"),
    Place(ApiToken, "name", "partner__district"),
    Place(Picture, "alt author licence_text", "submission__programme__district", PUBLISHED),
    Place(Event, PUBLIC_WORDS, "district", PUBLISHED),
    Place(EventText, "title summary description", "event__district", PUBLISHED),
    Place(Occurrence, "note room place_note", "event__district", PUBLISHED),
    Place(Edition, "snapshots", "programme__district", PRINTED),
    Place(Programme, "title motto about greeting funding_note", "district", OFFICE),
    Place(Partner, "name aliases website", "district", OFFICE),
    Place(Venue, "name aliases street locality", "district", OFFICE),
    Place(Funding, "name sentence", "district", OFFICE),
    Place(District, OF_OFFICE, "pk", OFFICE),
)


@dataclass(frozen=True)
class Mention:
    """One row that holds the address, in these columns."""

    address: str  # as mail_addresses.key writes it
    place: Place
    row: Any
    columns: tuple[str, ...]
    why: str

    def told(self) -> dict[str, Any]:
        """The row and what stands there."""
        said = {column: getattr(self.row, column) for column in self.columns}
        return {"where": self.stays().told()["where"], "said": said}

    def stays(self) -> Stay:
        kind = str(self.place.model._meta.model_name)
        return Stay(kind, f"{self.row.pk} ({self.row})", self.why)

    def erase(self) -> bool:
        """Take the address out; False for what stays."""
        if self.why:
            return False
        without = {
            column: _without(getattr(self.row, column), self.address) for column in self.columns
        }
        type(self.row)._base_manager.filter(pk=self.row.pk).update(**without)
        return True


def found(address: str, district: District) -> Iterator[Mention]:
    """Every row of the district in whose words the address stands, not as part of a longer one."""
    address = mail_addresses.key(address)
    if "@" not in address:
        return
    for place in PLACES:
        for row in _coarsely(place, address, district).iterator(500):
            columns = tuple(name for name in place.columns if _holds(getattr(row, name), address))
            if columns:
                yield Mention(address, place, row, columns, place.why or _published(row))


def quoted(said: dict[str, Any], address: str) -> list[str]:
    """Each text of a row in which the address stands, as it was written."""
    address = mail_addresses.key(address)
    return [text for text in _texts(said) if _holds(text, address)]


def _coarsely(place: Place, address: str, district: District) -> QuerySet[Any]:
    """What the database finds by the part before the @; SQLite stores JSON with escapes."""
    rows, any_column = place.rows(district), Q()
    name = address.rpartition("@")[0]
    for column in place.columns:
        rows = rows.annotate(**{f"words_of_{column}": Cast(column, TextField())})
        for written, sign in product({name, json.dumps(name)[1:-1]}, AT):
            any_column |= Q(**{f"words_of_{column}__icontains": f"{written}{sign}"})
    return rows.filter(any_column).order_by("pk")


def _published(row: Any) -> str:
    """The version of a public event says what the event says."""
    if not isinstance(row, Revision):
        return ""
    event = Event.everything.filter(submission__accepted=row, withdrawn_at=None)
    return PUBLISHED if event.exists() else ""


def _pattern(address: str) -> re.Pattern[str]:
    """Everything with this name before its @: whether it is the address, its `key` says.

    Dots, hyphens and underscores before it are those of a list or of an emphasis; with a letter
    before them they are of a longer name. A letter of another script may touch the address.
    """
    name, sign = re.escape(address.rpartition("@")[0]), "|".join(AT)
    label = r"\w(?:[\w-]*\w)?"
    return re.compile(
        rf"(?<![{LATIN}.+_-])(?P<before>[._-]*)(?P<name>{name})(?:{sign})"
        rf"(?P<domain>{label}(?:\.{label})*)",
        re.IGNORECASE,
    )


def _holds(said: Any, address: str) -> bool:
    if isinstance(said, dict):
        return any(_holds(each, address) for pair in said.items() for each in pair)
    if isinstance(said, list | tuple):
        return any(_holds(each, address) for each in said)
    return isinstance(said, str) and _without(said, address) != said


def _texts(said: Any) -> Iterator[str]:
    if isinstance(said, dict):
        for pair in said.items():
            yield from _texts(list(pair))
    elif isinstance(said, list | tuple):
        for each in said:
            yield from _texts(each)
    elif isinstance(said, str):
        yield said


def _without(said: Any, address: str) -> Any:
    if isinstance(said, dict):
        return {name: _without(each, address) for name, each in said.items()}
    if isinstance(said, list | tuple):
        return [_without(each, address) for each in said]
    if isinstance(said, str):
        return _pattern(address).sub(lambda found: _unless(found, address), said)
    return said


def _unless(found: re.Match[str], address: str) -> str:
    for domain in _domains(found["domain"]):
        if mail_addresses.key(f"{found['name']}@{domain}") == address:
            return found["before"] + found["domain"][len(domain) :]
    return found[0]


def _domains(written: str) -> Iterator[str]:
    """As it is written, and without what touches it: another script, an underscore, the first word
    of the next sentence."""
    yield written
    latin = re.match(rf"[{LATIN}._-]*", written)
    domain = latin[0].rstrip("._-") if latin else ""
    yield domain
    rest, _dot, last = domain.rpartition(".")
    if last[:1].isupper() and not rest.rpartition(".")[2][:1].isupper():
        yield rest
