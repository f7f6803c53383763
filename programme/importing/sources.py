"""Sources and attempts: who brings events, what waits for a confirmation, what is looked at again.

Every move of an attempt names the state it comes from in its WHERE clause: of two people, or of a
person and the worker, one wins, and the other one is told by states.Overtaken.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from programme import database_clock, journal, lasting, mail_addresses
from programme.actors import IMPORT
from programme.credentials import secret_tokens
from programme.models.programme import Programme
from programme.models.source import Intake, Source
from programme.states import Overtaken

PREVIEW_DAYS = timedelta(days=7)
KEEP_ATTEMPTS = timedelta(days=30)  # no longer than words of an event that was withdrawn
KEEP_OWNERS = timedelta(days=183)  # after the programme: mail and web addresses
EVERY = timedelta(hours=6)
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=15), timedelta(days=1)
MOST_FAILURES = 8  # then a person has to look; that is after about three days
S = Intake.State
JSONList = list[dict[str, Any]]


def add(
    programme: Programme,
    *,
    kind: str,
    at: datetime,
    url: str = "",
    name: str = "",
    email: str = "",
    is_verified: bool = False,
    **fields: Any,
) -> tuple[Source, str]:
    """A source, and the token of its own link, which is empty for a verified owner.

    A verified owner has one source for all files, and one for each address.
    """
    email = email.strip()
    if is_verified:
        proved = programme.sources.filter(kind=kind, url=url, is_verified=True)
        found = mail_addresses.rows_of(proved, "email", email)
        if source := found.exclude(state=Source.State.ENDED).first():
            Source.objects.filter(pk=source.pk).update(name=name, **fields)
            source.refresh_from_db()
            return source, ""
    token = "" if is_verified else secret_tokens.fresh()
    source = Source.objects.create(
        district=programme.district,
        programme=programme,
        kind=kind,
        url=url,
        name=name,
        email=email,
        is_verified=is_verified,
        digest=secret_tokens.digest(token) if token else "",
        created_at=at,
        **fields,
    )
    return source, token


def by_token(token: str, *, at: datetime) -> Source | None:
    """The source of a person who came without a link; its own link ends with its preview."""
    found = Source.objects.filter(
        digest=secret_tokens.digest(token), created_at__gt=at - PREVIEW_DAYS
    )
    return found.select_related("programme__district").first() if token else None


@transaction.atomic
def ask(source: Source, *, at: datetime) -> Intake:
    """An attempt that a worker makes as soon as it can: the address is fetched."""
    waiting = source.intakes.filter(state=S.WAITING).first()
    intake = waiting or source.intakes.create(at=at)
    Source.objects.filter(pk=source.pk).update(next_pull_at=database_clock.now(), failures=0)
    _tell("import_asked", source, intake, at)
    return intake


def propose(
    intake: Intake,
    items: JSONList,
    problems: JSONList,
    counts: dict[str, Any],
    *,
    at: datetime,
    asks: bool = False,
) -> None:
    """Show what was found: nothing enters before it is confirmed."""
    _move(
        intake,
        (S.WAITING,),
        S.ASKS if asks else S.PREVIEW,
        items=items,
        problems=problems,
        expires_at=at + PREVIEW_DAYS,
        **counts,
    )
    if asks:
        _tell("import_asks", intake.source, intake, at)


def take(
    intake: Intake,
    items: JSONList,
    problems: JSONList,
    *,
    at: datetime,
    without_gone: bool = False,
) -> None:
    """A followed calendar has changed: what was found enters without asking again.

    `without_gone` where a person is to say whether what is gone may leave.
    """
    chosen = {"all": True} | ({"without_gone": True} if without_gone else {})
    _move(intake, (S.WAITING,), S.CONFIRMED, items=items, problems=problems, chosen=chosen)


def confirm(intake: Intake, chosen: dict[str, Any], *, at: datetime) -> None:
    """The partner's yes to what was shown; `chosen` names what may enter and what may leave."""
    with transaction.atomic():
        _move(intake, (S.PREVIEW, S.ASKS), S.CONFIRMED, chosen=chosen, expires_at=None)
        if intake.source.kind == Source.Kind.CALENDAR and chosen.get("follow"):
            follow(intake.source, at=at)
        _tell("import_confirmed", intake.source, intake, at)


def finish(
    intake: Intake, counts: dict[str, Any], entered: list[list[str]], *, at: datetime
) -> None:
    """It is done; the partner hears of it in one letter."""
    with transaction.atomic():
        fields = {"items": [], "finished_at": at, "entered": entered, **counts}
        _move(intake, (S.CONFIRMED,), S.DONE, **fields)
        _tell("imported", intake.source, intake, at)


def fail(intake: Intake, problems: JSONList, *, at: datetime) -> None:
    _move(intake, (S.WAITING,), S.FAILED, items=[], problems=problems, finished_at=at)


def discard(intake: Intake, *, at: datetime) -> None:
    fields = {"items": [], "chosen": {}, "finished_at": at, "expires_at": None}
    _move(intake, (S.WAITING, S.PREVIEW, S.ASKS), S.DISCARDED, **fields)


def _move(intake: Intake, before: tuple[str, ...], after: str, **fields: Any) -> None:
    rows = Intake.objects.filter(pk=intake.pk, state__in=before)
    if not rows.update(state=after, **fields):
        raise Overtaken(f"intake {intake.pk}")
    for name, value in {"state": after, **fields}.items():
        setattr(intake, name, value)


def follow(source: Source, *, at: datetime) -> None:
    """Look at a calendar regularly from now on; only for an owner who is verified."""
    if source.is_verified:
        _set(source, state=Source.State.FOLLOWED, next_pull_at=at + EVERY, failures=0)


@transaction.atomic
def follow_as_owner(source: Source, *, at: datetime) -> None:
    """`follow` for an owner who came by a link from the mail: the source is verified by that.

    The source's own link, which was made without a mail, ends.
    """
    if not source.is_verified:
        _set(source, is_verified=True, digest="")
    follow(source, at=at)


def pause(source: Source) -> None:
    _set(source, state=Source.State.PAUSED, next_pull_at=None)


def end(source: Source) -> None:
    """Its events stay; nothing is looked at any more, and the address is forgotten with it."""
    source.intakes.open().update(state=S.DISCARDED, items=[], expires_at=None)
    _set(source, state=Source.State.ENDED, next_pull_at=None)


def pulled(
    source: Source,
    *,
    at: datetime,
    etag: str = "",
    last_modified: str = "",
    content: str = "",
) -> None:
    """A good answer: remember it, and look again in some hours if the calendar is followed."""
    again = at + EVERY if source.state == Source.State.FOLLOWED else None
    fields = {"etag": etag[:300], "last_modified": last_modified[:100], "content": content}
    _set(source, pulled_at=at, next_pull_at=again, failures=0, **fields)


@transaction.atomic
def stumbled(source: Source, *, at: datetime) -> None:
    """A bad answer: wait twice as long each time; after MOST_FAILURES a person has to look."""
    failures = source.failures + 1
    if source.state != Source.State.FOLLOWED:
        _set(source, failures=failures, next_pull_at=None)
    elif failures >= MOST_FAILURES:
        _set(source, failures=failures, state=Source.State.PAUSED, next_pull_at=None)
        _tell("import_paused", source, None, at)
    else:
        wait = min(FIRST_WAIT * 2**failures, LONGEST_WAIT)
        _set(source, failures=failures, next_pull_at=at + wait)


def _set(source: Source, **fields: Any) -> None:
    Source.objects.filter(pk=source.pk).update(**fields)
    for name, value in fields.items():
        setattr(source, name, value)


def _tell(verb: str, source: Source, intake: Intake | None, at: datetime) -> None:
    data = {"source": source.pk, "intake": intake.pk if intake else None}
    programme = source.programme
    journal.record(verb, district=source.district, programme=programme, data=data, by=IMPORT, at=at)


def forget(at: datetime) -> int:
    """What waited too long for a yes, old attempts, and sources that never brought anything."""
    Intake.objects.filter(expires_at__lt=at, state__in=(S.PREVIEW, S.ASKS)).update(
        state=S.DISCARDED, items=[], chosen={}, expires_at=None, finished_at=at
    )
    over = (S.DONE, S.FAILED, S.DISCARDED)
    gone, _ = Intake.objects.filter(state__in=over, at__lt=at - KEEP_ATTEMPTS).delete()
    idle = Source.objects.filter(
        intakes=None, brought=None, created_at__lt=at - PREVIEW_DAYS
    ).exclude(state=Source.State.FOLLOWED)
    return gone + idle.delete()[0] + _left(at - KEEP_OWNERS).delete()[0]


def _left(then: datetime) -> QuerySet[Source]:
    """Of programmes that are over; of lasting ones those that nobody used since `then`."""
    over = Q(programme__ends_on__lt=then.date())
    unseen = Q(pulled_at=None) | Q(pulled_at__lt=then)
    idle = Q(programme__in=lasting.keys(), intakes=None, created_at__lt=then) & unseen
    return Source.objects.filter(over | idle & ~Q(state=Source.State.FOLLOWED))
