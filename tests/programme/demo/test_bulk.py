"""Events in bulk are the events that the verbs would have made."""

from datetime import date

import pytest

from programme.actors import PARTNER, organiser
from programme.checks import all_checks
from programme.demo import bulk, bulk_drafts
from programme.models.event import Event
from programme.models.submission import Submission
from programme.models.venue import Town
from programme.submissions import moderation, submitting
from tests import cast

COUNT = 48  # every kind of event with every kind of date
OWN = {"id", "uid", "slug", "programme_id", "submission_id", "event_id", "occurrence_id"}


@pytest.fixture
def towns(nord):
    return Town.objects.bulk_create(
        Town(district=nord, name=name, slug=name.lower()) for name in ("Neustadt", "Altdorf")
    )


def plain(row, *without):
    """The fields of a row, without its own keys."""
    names = [field.attname for field in row._meta.concrete_fields]
    return {name: getattr(row, name) for name in names if name not in OWN | set(without)}


def told(event):
    """Everything that the public and the office can read of an event."""
    dates = event.occurrences.order_by("key")
    return {
        "event": plain(event),
        "texts": [plain(text) for text in event.texts.order_by("language")],
        "dates": [plain(row) for row in dates],
        "languages": [[plain(item) for item in row.languages.all()] for row in dates],
        "organisers": sorted(event.organisers.values_list("slug", flat=True)),
        "audiences": sorted(event.audiences.values_list("code", flat=True)),
        "features": sorted(event.features.values_list("code", flat=True)),
        "submission": plain(
            event.submission, "number", "origin", "origin_key", "latest_id", "accepted_id"
        ),
        "said": plain(event.submission.accepted, "submission_id"),
        "latest": event.submission.latest_id == event.submission.accepted_id,
    }


def by_the_verbs(programme, person):
    towns = list(programme.district.towns.values_list("name", flat=True))
    for draft in bulk_drafts.drafts(towns, programme.starts_on, programme.ends_on, COUNT):
        submission, _ = submitting.offer(programme, draft, by=PARTNER, at=cast.AT)
        found = all_checks.findings(draft, programme, besides=submission, insider=True)
        despite = [finding.key for finding in found]
        moderation.accept(submission, by=organiser(person), at=cast.AT, despite=despite)


def test_bulk_and_verbs_write_the_same_rows(nord, week, aylin, towns):
    other = cast.programme(nord, slug="ikw-2026-b")
    fast = [told(event) for event in bulk.make_events(nord, other, COUNT, at=cast.AT)]
    by_the_verbs(week, aylin)
    slow = [told(event) for event in Event.objects.filter(programme=week).order_by("pk")]
    assert fast == slow
    kinds = {row["event"]["schedule"] for row in fast}
    assert kinds == {"dates", "series", "period"}


def test_the_same_call_makes_the_same_events(nord, week, towns):
    first = [(event.uid, told(event)) for event in bulk.make_events(nord, week, 20, at=cast.AT)]
    Submission.objects.all().delete()
    again = [(event.uid, told(event)) for event in bulk.make_events(nord, week, 20, at=cast.AT)]
    assert [uid for uid, _ in first] == [uid for uid, _ in again]
    assert [row["texts"] for _, row in first] == [row["texts"] for _, row in again]


def test_readers_learn_of_new_events(nord, week, towns):
    bulk.make_events(nord, week, 1, at=cast.AT)
    before = nord.stamp
    nord.refresh_from_db()
    assert nord.stamp == before + 1


def test_every_day_lies_in_the_programme(week, towns):
    drafts = bulk_drafts.drafts(["Neustadt"], date(2026, 9, 1), date(2026, 12, 1), 200)
    days = {when.starts_on for draft in drafts for when in draft.whens}
    assert min(days) >= date(2026, 9, 1)
    assert max(days) <= date(2026, 12, 1)
    assert len({draft.title for draft in drafts}) == 200
