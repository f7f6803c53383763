"""The only writer of events. Called by the verbs of both parties, inside their transaction."""

from django.db.models import F

from programme import journal, register, texts
from programme.actors import Actor
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, Languages, Text, from_data, to_data
from programme.models.event import Event, EventText, Occurrence, OccurrenceLanguage, Schedule
from programme.models.picture import Picture
from programme.models.submission import Revision, Submission
from programme.models.venue import Access
from programme.models.vocabulary import Audience, Category, Feature

ALREADY_PLAIN = ("openness", "audience_text", "age_min", "age_max", "is_free", "price")


def publish(submission: Submission, revision: Revision, *, by: Actor, at) -> Event:
    """Make the event say what `revision` says, bump the district's stamp, write a journal line.

    The event keeps its UID, its slug and the keys of its dates for ever.
    """
    draft = from_data(revision.data)
    district = submission.programme.district
    event = Event.everything.filter(submission=submission).first()
    fields = _fields(draft, district, at) | {"picture": _picture(submission, draft)}
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
    _write_occurrences(event, draft, district)
    _announce("published", event, by=by, at=at)
    return event


def take_back(submission: Submission, *, by: Actor, at):
    """The event, if there is one, leaves the public; calendars keep a tombstone of it."""
    event = Event.everything.filter(submission=submission, withdrawn_at=None).first()
    if event:
        event.withdrawn_at = event.changed_at = at
        event.picture = None
        event.version = F("version") + 1
        event.save(update_fields=["withdrawn_at", "changed_at", "picture", "version"])
        event.refresh_from_db(fields=["version"])
        _announce("taken_back", event, by=by, at=at)


def touch(events, *, district, by: Actor, at):
    """Something that these events show has changed (a venue's name): render them anew."""
    for event in events:
        Event.everything.filter(pk=event.pk).update(version=F("version") + 1, changed_at=at)
        event.refresh_from_db(fields=["version"])
        _announce("touched", event, by=by, at=at)
    district.bump(at)


def _announce(verb, event, *, by, at):
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


def _fields(draft: EventDraft, district, at) -> dict:
    whens = dates.whens(draft)
    need = draft.registration
    venue = register.venue(district, draft.place)
    return {
        **{name: getattr(draft, name) for name in ALREADY_PLAIN},
        "category": Category.objects.get(code=draft.category),
        "venue": venue,
        "room": draft.place.room,
        "place_note": draft.place.note,
        "is_online": draft.place.online,
        "wheelchair": _wheelchair(draft, venue),
        "registration": need.need,
        "registration_text": " · ".join(filter(None, (need.text, need.phone, need.email))),
        "registration_url": need.url,
        "registration_deadline": need.deadline,
        "website": draft.website,
        "public_contact": draft.public_contact,
        "schedule": _schedule(draft),
        "rule": to_data(draft.rule) if draft.rule else {},
        "period": to_data(draft.period) if draft.period else {},
        "date_text": draft.date_text,
        "starts_on": min(when.starts_on for when in whens),
        "ends_on": max(dates.last_day(when) for when in whens),
        "search": _search_text(draft),
        "changed_at": at,
        "withdrawn_at": None,
    }


def _picture(submission, draft) -> Picture | None:
    """The picture of this version, once everything is said that its rights need."""
    found = submission.pictures.filter(uid=draft.picture).first() if draft.picture else None
    return found if found and not found.missing() else None


def _wheelchair(draft, venue) -> str:
    """What was said of the event, else what is known of the house."""
    unsaid = draft.wheelchair == Access.UNKNOWN and venue is not None
    return venue.wheelchair if unsaid else draft.wheelchair


def _schedule(draft) -> str:
    if draft.period:
        return Schedule.PERIOD
    return Schedule.SERIES if draft.rule else Schedule.DATES


def _write(event, fields):
    for name, value in fields.items():
        setattr(event, name, value)


def _slug(submission, draft) -> str:
    of_programme = Event.everything.filter(programme=submission.programme)
    taken = set(of_programme.values_list("slug", flat=True)) | {"print", "submit"}
    return register.slug_for(draft.title, taken.__contains__, "veranstaltung")


def _search_text(draft: EventDraft) -> str:
    place = draft.place
    parts = [place.name, place.town, place.locality, *draft.organisers]
    for text in _texts(draft):
        parts += [text.title, text.summary, text.description]
    return texts.folds(" ".join(filter(None, parts)))


def _texts(draft: EventDraft):
    yield Text(
        language=draft.language,
        title=draft.title,
        summary=draft.summary,
        description=draft.description,
    )
    yield from (text for text in draft.translations if text.language != draft.language)


def _write_words(event, draft, district):
    event.organisers.set(register.partners(district, draft.organisers))
    event.audiences.set(Audience.objects.filter(code__in=draft.audiences))
    event.features.set(Feature.objects.filter(code__in=draft.features))
    event.fundings.set(district.fundings.filter(code__in=draft.fundings))


def _write_texts(event, draft, revision):
    event.texts.exclude(origin=EventText.Origin.TRANSLATION, is_original=False).delete()
    for text in _texts(draft):
        EventText.objects.update_or_create(
            event=event,
            language=text.language,
            defaults={
                "title": text.title,
                "summary": text.summary,
                "description": text.description,
                "is_original": text.language == draft.language,
                "origin": EventText.Origin.PARTNER,
                "revision": revision.number,
            },
        )


def _write_occurrences(event, draft, district):
    wanted = {when.key: when for when in dates.whens(draft)}
    event.occurrences.exclude(key__in=wanted).delete()
    venues = {
        key: register.venue(district, when.place) for key, when in wanted.items() if when.place
    }
    rows = [_occurrence(event, when, venues.get(key)) for key, when in wanted.items()]
    changing = [field.name for field in Occurrence._meta.fields if field.name != "id"]
    Occurrence.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["event", "key"],
        update_fields=[name for name in changing if name not in ("event", "key")],
    )
    _write_languages(event, draft, wanted)


def _occurrence(event, when, venue) -> Occurrence:
    starts_at, ends_at = dates.instants(when, event.district.time_zone)
    return Occurrence(
        event=event,
        key=when.key,
        starts_on=when.starts_on,
        ends_on=dates.last_day(when),
        start_time=None if when.clock in ("all_day", "to_follow") else when.start_time,
        end_time=None if when.clock in ("all_day", "to_follow") else when.end_time,
        starts_at=starts_at,
        ends_at=ends_at,
        clock=when.clock,
        open_end=when.open_end,
        doors=when.doors,
        status=when.status,
        note=when.note,
        venue=venue,
    )


def _write_languages(event, draft, wanted):
    OccurrenceLanguage.objects.filter(occurrence__event=event).delete()
    rows = []
    for occurrence in event.occurrences.all():
        spoken = wanted[occurrence.key].languages or draft.languages
        rows += [
            OccurrenceLanguage(occurrence=occurrence, language=code, mode=mode)
            for mode, code in _modes(spoken)
        ]
    OccurrenceLanguage.objects.bulk_create(rows)


def _modes(languages: Languages):
    modes = OccurrenceLanguage.Mode
    for mode, codes in (
        (modes.SPOKEN, languages.spoken),
        (modes.INTERPRETED, languages.interpreted),
        (modes.SIGNED, languages.signed),
    ):
        for code in dict.fromkeys(codes):
            yield mode, code
