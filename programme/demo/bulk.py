"""Many varied events at once, for measuring: the same rows that publishing writes, in bulk.

They pass no submitting and no moderation: only measurements and tests use them. The same call makes
the same events, with the same UIDs.
"""

from dataclasses import replace

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from programme import register
from programme.demo import bulk_drafts, bulk_rows
from programme.drafts import dates
from programme.events import rows
from programme.models.event import Event, EventText, Occurrence, OccurrenceLanguage
from programme.models.submission import Revision, Submission
from programme.models.vocabulary import Audience, Category, Feature
from programme.states import State

BATCH = 500


@transaction.atomic
def make_events(district, programme, count: int, *, at) -> QuerySet:
    """`count` public events in the programme, as if accepted at `at`; bumps the district's stamp.

    Writes no journal line: a measurement of the worker touches the events. IntegrityError where
    the programme has such events already.
    """
    towns = list(district.towns.values_list("name", flat=True)) or ["Neustadt"]
    drafts = [
        replace(draft, whens=dates.keyed(draft.whens))
        for draft in bulk_drafts.drafts(towns, programme.starts_on, programme.ends_on, count)
    ]
    partners = _remembering(lambda names: register.partners(district, names))
    submissions = _submit(programme, drafts, partners, at)
    events = _publish(district, programme, drafts, submissions, at)
    _link(events, drafts, partners)
    _date(events, drafts)
    district.bump(at)
    mine = {"programme": programme, "submission__origin": bulk_rows.ORIGIN}
    return Event.objects.filter(**mine).order_by("pk")


def _submit(programme, drafts, partners, at):
    made = [
        bulk_rows.submission(programme, draft, partners(draft.organisers)[0], n, at)
        for n, draft in enumerate(drafts)
    ]
    submissions = _bulk(Submission, made)
    pairs = zip(submissions, drafts, strict=True)
    _bulk(Revision, (bulk_rows.revision(row, draft, at) for row, draft in pairs))
    said = Subquery(Revision.objects.filter(submission=OuterRef("pk")).values("pk")[:1])
    mine = Submission.objects.filter(programme=programme, origin=bulk_rows.ORIGIN)
    mine.update(state=State.ACCEPTED, latest=said, accepted=said)
    return submissions


def _publish(district, programme, drafts, submissions, at):
    categories = {row.code: row for row in Category.objects.all()}
    venues = _remembering(lambda place: register.venue(district, place))
    made = [
        bulk_rows.event(
            programme, submission, draft, categories[draft.category], venues(draft.place), at
        )
        for submission, draft in zip(submissions, drafts, strict=True)
    ]
    events = _bulk(Event.everything, made)
    pairs = zip(events, drafts, strict=True)
    _bulk(EventText, (row for event, draft in pairs for row in bulk_rows.texts(event, draft)))
    return events


def _link(events, drafts, partners):
    """Organisers, audiences and features, through their tables."""
    audiences = {row.code: row.pk for row in Audience.objects.all()}
    features = {row.code: row.pk for row in Feature.objects.all()}
    pairs = list(zip(events, drafts, strict=True))
    for name, keys in (
        ("organisers", lambda draft: [row.pk for row in partners(draft.organisers)]),
        ("audiences", lambda draft: [audiences[code] for code in draft.audiences]),
        ("features", lambda draft: [features[code] for code in draft.features]),
    ):
        through = getattr(Event, name).through
        other = f"{getattr(Event, name).rel.model._meta.model_name}_id"
        _bulk(
            through,
            (through(event_id=e.pk, **{other: key}) for e, draft in pairs for key in keys(draft)),
        )


def _date(events, drafts):
    dated = [
        (event, row)
        for event, draft in zip(events, drafts, strict=True)
        for row in rows.occurrence_rows(draft, event.district, event.venue)
    ]
    stored = _bulk(Occurrence, (bulk_rows.occurrence(event, row) for event, row in dated))
    pairs = zip(stored, dated, strict=True)
    spoken = (item for one, (_, row) in pairs for item in bulk_rows.languages(one, row))
    _bulk(OccurrenceLanguage, spoken)


def _bulk(model, made):
    manager = getattr(model, "objects", model)
    return manager.bulk_create(list(made), BATCH)


def _remembering(function):
    """`function`, called once per argument: further calls give the first result."""
    known = {}

    def ask(question):
        if question not in known:
            known[question] = function(question)
        return known[question]

    return ask
