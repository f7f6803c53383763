"""One draft as the rows of an accepted submission and its event, not saved yet.

tests/programme/test_many.py holds them against the rows that the verbs write.
"""

from uuid import NAMESPACE_URL, uuid5

from programme import texts as folding
from programme.drafts import dates
from programme.drafts.event_draft import to_data
from programme.models.event import Event, EventText, Occurrence, OccurrenceLanguage, Schedule
from programme.models.submission import Revision, Submission

ORIGIN = "many"


def submission(programme, draft, partner, number, at) -> Submission:
    return Submission(
        programme=programme,
        partner=partner,
        number=f"VIELE-{programme.pk}-{number}",
        origin=ORIGIN,
        origin_key=str(number),
        language=draft.language,
        version=3,
        created_at=at,
        changed_at=at,
        submitted_at=at,
    )


def revision(submission, draft, at) -> Revision:
    data = to_data(draft)
    return Revision(submission=submission, number=1, data=data, actor="partner", created_at=at)


def event(programme, submission, draft, category, venue, at) -> Event:
    whens = dates.whens(draft)
    name = f"{programme.district.slug}/{programme.slug}/{submission.origin_key}"
    return Event(
        uid=uuid5(NAMESPACE_URL, name),
        district=programme.district,
        programme=programme,
        submission=submission,
        slug=f"viele-{submission.origin_key}",
        openness=draft.openness,
        category=category,
        venue=venue,
        wheelchair=draft.wheelchair,
        is_free=draft.is_free,
        registration=draft.registration.need,
        schedule=_schedule(draft),
        rule=to_data(draft.rule) if draft.rule else {},
        period=to_data(draft.period) if draft.period else {},
        starts_on=min(when.starts_on for when in whens),
        ends_on=max(dates.last_day(when) for when in whens),
        search=_search(draft),
        created_at=at,
        changed_at=at,
    )


def _schedule(draft):
    if draft.period:
        return Schedule.PERIOD
    return Schedule.SERIES if draft.rule else Schedule.DATES


def _search(draft):
    words = [draft.place.name, draft.place.town, *draft.organisers]
    for text in (draft, *draft.translations):
        words += [text.title, text.summary, text.description]
    return folding.folds(" ".join(filter(None, words)))


def texts(event, draft):
    for text in (draft, *draft.translations):
        yield EventText(
            event=event,
            language=text.language,
            title=text.title,
            summary=text.summary,
            description=text.description,
            is_original=text is draft,
        )


def occurrence(event, when) -> Occurrence:
    starts_at, ends_at = dates.instants(when, event.district.time_zone)
    return Occurrence(
        event=event,
        key=when.key,
        starts_on=when.starts_on,
        ends_on=dates.last_day(when),
        start_time=when.start_time,
        end_time=when.end_time,
        starts_at=starts_at,
        ends_at=ends_at,
        clock=when.clock,
        status=when.status,
    )


def languages(occurrence, draft):
    for mode in ("spoken", "interpreted"):
        for code in getattr(draft.languages, mode):
            yield OccurrenceLanguage(occurrence=occurrence, language=code, mode=mode)
