"""The only writer of events. Called by the verbs of both parties, inside their transaction."""

from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from programme import journal, register
from programme.actors import Actor
from programme.drafts.event_draft import EventDraft, from_data
from programme.events import moves, past_facets, rows
from programme.events.forgetting import WORDS_OF_A_DATE, without_words
from programme.events.standing import spot
from programme.known_question import NUMBER, KnownQuestion
from programme.models.district import District
from programme.models.event import Event, EventText, Occurrence, OccurrenceLanguage, Openness
from programme.models.picture import Picture
from programme.models.submission import Revision, Submission
from programme.models.vocabulary import Audience, Category, Feature
from programme.pictures import storage

_of_submission = KnownQuestion(lambda pk: Event.everything.filter(submission=pk), NUMBER)
_categories = KnownQuestion(lambda code: Category.objects.filter(code=code), "a code")


def publish(
    submission: Submission, revision: Revision, *, is_report: bool = False, by: Actor, at: datetime
) -> Event:
    """Make the event say what `revision` says, bump the district's stamp, write a journal line.

    The event keeps its UID, its slug and the keys of its dates for ever. What filters found it by
    is remembered, where that changes.
    """
    draft = from_data(revision.data)
    district = submission.programme.district
    event = next(iter(_of_submission(submission.pk)), None)
    found_by = past_facets.of(event) if event and _is_public(event) else None
    fields = _fields(draft, district, at) | {"picture": _picture(submission, draft)}
    if event and draft.openness != Openness.PUBLIC:
        fields["left_at"] = at if found_by else event.left_at
    before = moves.announced(event, getattr(fields["venue"], "pk", None)) if event else {}
    occurrences = _occurrences(draft, district, fields["venue"], before, is_report)
    fields |= rows.of_its_places(draft, fields["venue"], occurrences)
    if event is None:
        event = Event(submission=submission, programme=submission.programme, district=district)
        event.created_at, event.slug = at, _slug(submission, draft)
        _write(event, fields)
        event.save(force_insert=True)
    else:
        _write(event, fields)
        event.version = F("version") + 1
        event.save(update_fields=[*fields, "version"])
        event.refresh_from_db(fields=["version"])
    _write_words(event, draft, district)
    _write_texts(event, draft, revision)
    _write_occurrences(event, occurrences)
    _remember(event, found_by, at)
    storage.settle_after_commit(submission)
    _announce("published", event, by=by, at=at)
    _forget_places(event, by=by, at=at)
    return event


def _forget_places(event: Event, *, by: Actor, at: datetime) -> None:
    """What `event` does not tell any more is no old place of another event either."""
    hidden = moves.hidden_places(event.district)
    if hidden:
        Occurrence.objects.filter(pk__in=hidden).update(previous_venue=None)
        others = Event.everything.filter(pk__in=hidden.values()).exclude(pk=event.pk)
        touch(others, district=event.district, by=by, at=at)


def _occurrences(
    draft: EventDraft, district: District, venue: Any, before: dict[str, Any], is_report: bool
) -> list[rows.OccurrenceRow]:
    """The dates, each with what was announced of it `before`."""
    here = rows.announced_spot(draft, venue)
    found = rows.occurrence_rows(draft, district, venue, register.venue)
    return [moves.remembering(row, spot(here, row), before, is_report=is_report) for row in found]


def _remember(event: Event, found_by: past_facets.Facets | None, at: datetime) -> None:
    if found_by and (not _is_public(event) or past_facets.of(event) != found_by):
        past_facets.end(event, found_by, at)


def take_back(submission: Submission, *, by: Actor, at: datetime) -> None:
    """The event, if there is one, leaves the public with all its words and its picture.

    Calendars keep a tombstone of it: its UID and its times.
    """
    event = Event.everything.filter(submission=submission, withdrawn_at=None).first()
    if event is None:
        return
    if _is_public(event):
        past_facets.end(event, past_facets.of(event), at)
        event.left_at = at
    gone = {"withdrawn_at": at, "changed_at": at, "picture": None} | without_words(event)
    _write(event, gone)
    event.version = F("version") + 1
    event.save(update_fields=[*gone, "left_at", "version"])
    event.refresh_from_db(fields=["version"])
    event.texts.all().delete()
    event.occurrences.update(**dict.fromkeys(WORDS_OF_A_DATE, ""))
    storage.settle_after_commit(submission)
    _announce("taken_back", event, by=by, at=at)
    _forget_places(event, by=by, at=at)


def _is_public(event: Event) -> bool:
    return event.openness == Openness.PUBLIC and event.withdrawn_at is None


def touch(events: Iterable[Event], *, district: District, by: Actor, at: datetime) -> None:
    """Something that these events show has changed (a venue's name): render them anew."""
    for event in events:
        Event.everything.filter(pk=event.pk).update(version=F("version") + 1, changed_at=at)
        event.refresh_from_db(fields=["version"])
        _announce("touched", event, by=by, at=at)
    district.bump(at)


def renew(district: District, *, by: Actor, at: datetime) -> None:
    """Write anew what follows from drafts and the register of places; for the nightly upkeep.

    So a corrected venue is found, and events of an older release read as this one writes them. Each
    is written with its version or not at all.
    """
    events = (
        Event.everything.filter(district=district, withdrawn_at=None)
        .exclude(submission__accepted=None)
        .select_related("venue__town", "submission__accepted", "district", "programme")
        .prefetch_related("occurrences__venue__town")
    )
    for event in [event for event in events.iterator(500) if _outdated(event)]:
        with transaction.atomic():
            if _renewed(event, at):
                touch([event], district=district, by=by, at=at)


def _outdated(event: Event) -> dict[str, Any]:
    """What follows for its columns, where they say anything else."""
    accepted = event.submission.accepted
    if accepted is None:
        return {}
    draft = from_data(accepted.data)
    wanted = rows.columns(draft)
    wanted |= rows.of_its_places(draft, event.venue, event.occurrences.all())
    return {} if all(getattr(event, name) == value for name, value in wanted.items()) else wanted


def _renewed(event: Event, at: datetime) -> bool:
    """Whether it was written: no newer version has been meanwhile."""
    wanted = _outdated(event)
    found_by = past_facets.of(event) if _is_public(event) else None
    same = Event.everything.filter(pk=event.pk, version=event.version)
    if not same.update(**wanted):
        return False
    _write(event, wanted)
    _remember(event, found_by, at)
    return True


def _announce(verb: str, event: Event, *, by: Actor, at: datetime) -> None:
    event.district.bump(at)
    journal.record(
        verb,
        district=event.district,
        programme=event.programme,
        submission=event.submission,
        event=event,
        data={"version": event.version},
        by=by,
        at=at,
    )


def _fields(draft: EventDraft, district: District, at: datetime) -> dict[str, Any]:
    return rows.columns(draft) | {
        "category": _category(draft.category),
        "venue": register.venue(district, draft.place),
        "changed_at": at,
        "withdrawn_at": None,
        "left_at": None,
    }


def _category(code: str) -> Category:
    for found in _categories(code):
        return found
    raise Category.DoesNotExist(code)


def _picture(submission: Submission, draft: EventDraft) -> Picture | None:
    """The picture of this version, once everything is said that its rights need."""
    found = submission.pictures.filter(uid=draft.picture).first() if draft.picture else None
    return found if found and not found.missing() else None


def _write(event: Event, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        setattr(event, name, value)


def _slug(submission: Submission, draft: EventDraft) -> str:
    plain = _slug_besides((), draft)
    alike = Event.everything.filter(programme=submission.programme, slug__startswith=plain)
    return _slug_besides({*alike.values_list("slug", flat=True), "print", "submit"}, draft)


def _slug_besides(taken: Collection[str], draft: EventDraft) -> str:
    return register.slug_for(draft.title, taken.__contains__, "veranstaltung")


def _has_rows(event: Event) -> bool:
    """Whether an earlier version of it was written."""
    return event.version > 1


def _write_words(event: Event, draft: EventDraft, district: District) -> None:
    lists: tuple[tuple[Any, Collection[Any]], ...] = (
        (event.organisers, register.partners(district, draft.organisers)),
        (event.audiences, Audience.objects.filter(code__in=draft.audiences)),
        (event.features, Feature.objects.filter(code__in=draft.features)),
        (event.fundings, district.fundings.filter(code__in=draft.fundings)),
    )
    for stored, named in lists:
        if _has_rows(event):
            stored.set(named)
        elif named:
            stored.add(*named)


def _write_texts(event: Event, draft: EventDraft, revision: Revision) -> None:
    if _has_rows(event):
        event.texts.exclude(origin=EventText.Origin.TRANSLATION, is_original=False).delete()
    said = {"origin": EventText.Origin.PARTNER, "revision": revision.number}
    EventText.objects.bulk_create(
        [EventText(event=event, **asdict(text), **said) for text in rows.text_rows(draft)],
        update_conflicts=True,
        unique_fields=["event", "language"],
        update_fields=["title", "summary", "description", "is_original", *said],
    )


def _write_occurrences(event: Event, wanted: list[rows.OccurrenceRow]) -> None:
    if _has_rows(event):
        event.occurrences.exclude(key__in=[row.key for row in wanted]).delete()
    changing = [field.name for field in Occurrence._meta.fields if field.name != "id"]
    stored = Occurrence.objects.bulk_create(
        [
            Occurrence(event=event, programme_id=event.programme_id, **rows.stored(row))
            for row in wanted
        ],
        update_conflicts=True,
        unique_fields=["event", "key"],
        update_fields=[name for name in changing if name not in ("event", "key")],
    )
    if _has_rows(event):
        OccurrenceLanguage.objects.filter(occurrence__event=event).delete()
    OccurrenceLanguage.objects.bulk_create(
        OccurrenceLanguage(occurrence=occurrence, language=spoken.language, mode=spoken.mode)
        for occurrence, row in zip(stored, wanted, strict=True)
        for spoken in row.languages
    )
