"""Words of reports that shared a field with the notes of dates move into their own, or go."""

from importlib import import_module

from django.apps import apps

from programme.actors import organiser
from programme.drafts import dates
from programme.drafts.event_draft import from_data
from programme.models.event import Event, Occurrence
from programme.models.submission import Submission
from programme.submissions import reporting
from tests import cast

migration = import_module("programme.migrations.0017_reports_apart")
KEYS = ("20260928T1800", "20260929T1800", "20260930T1800")


def shared(submission, *notes):
    """As it was stored before: one field for both."""
    for revision in submission.revisions.all():
        for when, note in zip(revision.data["whens"], notes, strict=True):
            del when["status_note"]
            when["note"] = note
        revision.save()
    for key, note in zip(KEYS, notes, strict=True):
        Occurrence.objects.filter(key=key).update(note=note)


def notes(submission):
    whens = dates.whens(from_data(Submission.objects.get(pk=submission.pk).accepted.data))
    return [(when.status_note, when.note) for when in whens]


def test_the_word_moves_or_goes_and_the_own_note_stays(week, aylin):
    whens = [cast.when(cast.when().starts_on.replace(day=day)) for day in (28, 29, 30)]
    submission = cast.accepted(week, aylin, whens=tuple(whens)).submission
    by = organiser(aylin)
    for status, keys in (("cancelled", KEYS[:2]), ("scheduled", KEYS[1:2])):
        note = "Überflutet" if status == "cancelled" else ""
        reporting.report(submission, status, keys=keys, note=note, by=by, at=cast.AT)
    shared(submission, "Überflutet", "Überflutet", "Eingang im Hof")
    version = Event.objects.get().version
    migration.forwards(apps, None)
    assert notes(submission) == [("Überflutet", ""), ("", ""), ("", "Eingang im Hof")]
    told = dict(Occurrence.objects.values_list("key", "note"))
    assert told == dict(zip(KEYS, ("Überflutet", "", "Eingang im Hof"), strict=True))
    assert Event.objects.get().version == version + 1
    migration.backwards(apps, None)
    assert [
        (when["note"], "status_note" in when)
        for when in Submission.objects.get().accepted.data["whens"]
    ] == [("Überflutet", False), ("", False), ("Eingang im Hof", False)]
