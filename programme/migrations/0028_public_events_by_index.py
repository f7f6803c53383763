"""A date knows the programme of its event, and what the public asks is answered by indexes."""

import django.db.models.deletion
from django.db import migrations, models


def tell_dates(apps, schema_editor):
    dates = apps.get_model("programme", "Occurrence").objects
    events = apps.get_model("programme", "Event")._base_manager
    of_event = events.filter(pk=models.OuterRef("event")).values("programme")
    dates.update(programme=models.Subquery(of_event))


class Migration(migrations.Migration):
    dependencies = [("programme", "0027_stored_index")]

    operations = [
        migrations.AddField(
            model_name="occurrence",
            name="programme",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="programme.programme",
            ),
        ),
        migrations.RunPython(tell_dates, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="occurrence",
            name="programme",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="programme.programme",
            ),
        ),
        migrations.RemoveIndex(model_name="occurrence", name="occurrences_by_day"),
        migrations.AddIndex(
            model_name="occurrence",
            index=models.Index(
                fields=["programme", "starts_on", "event"],
                include=("ends_on", "status"),
                name="dates_of_a_programme_by_day",
            ),
        ),
        migrations.AddIndex(
            model_name="occurrence",
            index=models.Index(
                condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                fields=["programme", "ends_on", "starts_on"],
                include=("event",),
                name="long_dates_of_a_programme",
            ),
        ),
        migrations.RemoveIndex(model_name="event", name="events_of_a_programme_by_day"),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                condition=models.Q(("openness", "public"), ("withdrawn_at", None)),
                fields=["district", "starts_on", "id"],
                include=("programme", "version", "ends_on"),
                name="public_events_of_a_district",
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                condition=models.Q(("openness", "public"), ("withdrawn_at", None)),
                fields=["programme", "starts_on", "id"],
                include=("version", "ends_on"),
                name="public_events_of_a_programme",
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                condition=models.Q(("openness", "public"), ("withdrawn_at", None)),
                fields=["programme", "schedule", "ends_on"],
                name="public_events_by_last_day",
            ),
        ),
        migrations.AddIndex(
            model_name="eventtext",
            index=models.Index(fields=["language", "event"], name="texts_by_language"),
        ),
    ]
