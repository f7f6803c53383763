import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F

WORDS = """room place_note bad_weather_place audience_text price registration_text registration_url
    website public_contact date_text search""".split()


def forget_words(apps, schema_editor):
    """Of events that are taken back already: their words go as `take_back` lets them go."""
    gone = apps.get_model("programme", "Event").objects.filter(withdrawn_at__isnull=False)
    gone.update(**dict.fromkeys(WORDS, ""))
    gone.filter(openness="public").update(left_at=F("withdrawn_at"))
    for event in gone.exclude(period={}):
        event.period = event.period | {"hours_note": ""}
        event.save(update_fields=["period"])
    apps.get_model("programme", "EventText").objects.filter(event__in=gone).delete()
    apps.get_model("programme", "Occurrence").objects.filter(event__in=gone).update(
        note="", room="", place_note=""
    )


class Migration(migrations.Migration):
    dependencies = [("programme", "0015_what_retention_ends")]
    operations = [
        migrations.AddField("event", "left_at", models.DateTimeField(null=True)),
        migrations.CreateModel(
            name="PastFacets",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("facets", models.JSONField()),
                ("ended_at", models.DateTimeField()),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="past_facets",
                        to="programme.event",
                    ),
                ),
            ],
            options={"verbose_name_plural": "past facets", "ordering": ["pk"]},
        ),
        migrations.RunPython(forget_words, migrations.RunPython.noop, elidable=True),
    ]
