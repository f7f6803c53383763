"""One draft as the rows of an accepted submission and its event, not saved yet.

tests/programme/demo/test_bulk.py holds them against the rows that the verbs write.
"""

from dataclasses import asdict
from uuid import NAMESPACE_URL, uuid5

from programme.drafts.event_draft import to_data
from programme.events import rows
from programme.models.event import Event, EventText, Occurrence, OccurrenceLanguage
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
    name = f"{programme.district.slug}/{programme.slug}/{submission.origin_key}"
    dates = rows.occurrence_rows(draft, programme.district, venue)
    return Event(
        **rows.columns(draft) | rows.of_its_places(draft, venue, dates),
        uid=uuid5(NAMESPACE_URL, name),
        district=programme.district,
        programme=programme,
        submission=submission,
        slug=f"viele-{submission.origin_key}",
        category=category,
        venue=venue,
        created_at=at,
        changed_at=at,
    )


def texts(event, draft):
    for text in rows.text_rows(draft):
        yield EventText(event=event, **asdict(text))


def occurrence(event, row) -> Occurrence:
    return Occurrence(event=event, programme_id=event.programme_id, **rows.stored(row))


def languages(occurrence, row):
    for item in row.languages:
        yield OccurrenceLanguage(occurrence=occurrence, language=item.language, mode=item.mode)
