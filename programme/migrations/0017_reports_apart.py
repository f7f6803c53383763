"""The word of a report has a field of its own, beside the note of a date; until now they shared one.

The journal knows the words that came with a report, and with which status. Where a date says such
a word it moves, and where the date has another status by now the word goes: it was left behind.
"""

from django.db import migrations, models


def _words(apps) -> dict[int, set[tuple[str, str]]]:
    """submission -> (word, status) of its reports."""
    found: dict[int, set[tuple[str, str]]] = {}
    rows = apps.get_model("programme", "Entry").objects.filter(verb="report").exclude(reason="")
    for submission, word, data in rows.values_list("submission", "reason", "data"):
        if submission and data.get("status"):
            found.setdefault(submission, set()).add((word, data["status"]))
    return found


def _part(whens, words) -> bool:
    """Take the words of reports out of the notes of these dates; whether one was there."""
    known, parted = {word for word, _status in words}, False
    for when in whens or ():
        note = when.get("note")
        if note in known:
            holds = (note, when.get("status")) in words
            when |= {"note": "", "status_note": note if holds else ""}
            parted = True
    return parted


def forwards(apps, schema_editor):
    revisions = apps.get_model("programme", "Revision").objects
    events = apps.get_model("programme", "Event")._base_manager
    dates = apps.get_model("programme", "Occurrence").objects
    for submission, words in _words(apps).items():
        for row in revisions.filter(submission=submission).only("pk", "data"):
            if _part(row.data.get("whens"), words):
                revisions.filter(pk=row.pk).update(data=row.data)
        for word in {word for word, _status in words}:
            left = dates.filter(event__submission=submission, note=word)
            left = left.exclude(status__in=[status for each, status in words if each == word])
            touched = set(left.values_list("event", flat=True))
            left.update(note="")
            events.filter(pk__in=touched).update(version=models.F("version") + 1)


def backwards(apps, schema_editor):
    """One field again: the word of a report, as it was read first, else the note."""
    revisions = apps.get_model("programme", "Revision").objects
    for row in revisions.filter(data__has_key="whens").only("pk", "data").iterator(500):
        words = [when.pop("status_note", "") for when in row.data["whens"]]
        if any(words):
            for when, word in zip(row.data["whens"], words, strict=True):
                when["note"] = word or when.get("note", "")
            revisions.filter(pk=row.pk).update(data=row.data)
    dates = apps.get_model("programme", "Occurrence").objects
    for row in dates.exclude(note="").only("pk", "note"):
        dates.filter(pk=row.pk).update(note=row.note[:300])


class Migration(migrations.Migration):
    dependencies = [("programme", "0016_taken_back_takes_back")]

    operations = [
        migrations.AddField(
            model_name="district",
            name="trusts_reports",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="occurrence",
            name="note",
            field=models.CharField(blank=True, max_length=610),
        ),
        migrations.RunPython(forwards, backwards),
    ]
