"""A date that is elsewhere says all of its place: online, its room and its way too.

Until now a date stored a venue alone, so one that had gone online was told at the event's place.
"""

from django.db import migrations, models


def forwards(apps, schema_editor):
    occurrences = apps.get_model("programme", "Occurrence").objects
    occurrences.exclude(venue=None).exclude(venue=models.F("event__venue")).update(is_elsewhere=True)
    occurrences.filter(is_elsewhere=False).exclude(venue=None).update(venue=None)
    events = apps.get_model("programme", "Event")._base_manager
    said = events.exclude(submission__accepted=None).values_list("pk", "submission__accepted__data")
    for event, data in said.iterator(500):
        _write(occurrences.filter(event=event), data.get("whens") or [])


def _write(occurrences, whens):
    for when in whens:
        place = when.get("place") or {}
        said = {
            "room": place.get("room") or "",
            "place_note": place.get("note") or "",
            "is_online": bool(place.get("online")),
        }
        if any(said.values()):
            found = occurrences.filter(key=when.get("key"))
            found.update(**said, is_elsewhere=True)
            if not (said["is_online"] or place.get("to_follow")):
                for row in found.filter(venue=None).select_related("event"):
                    occurrences.filter(pk=row.pk).update(venue=row.event.venue_id)


class Migration(migrations.Migration):
    dependencies = [("programme", "0012_words_of_the_start_are_translated")]

    operations = [
        migrations.AddField("occurrence", "is_elsewhere", models.BooleanField(default=False)),
        migrations.AddField("occurrence", "is_online", models.BooleanField(default=False)),
        migrations.AddField(
            "occurrence", "place_note", models.CharField(blank=True, max_length=300)
        ),
        migrations.AddField("occurrence", "room", models.CharField(blank=True, max_length=120)),
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
