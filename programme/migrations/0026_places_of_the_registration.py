"""How many places there are is told to everybody; until now the office alone read it."""

from django.db import migrations, models


def of_accepted(apps, schema_editor):
    """Public events get the number that their accepted version states."""
    events = apps.get_model("programme", "Event").objects
    rows = events.values_list("pk", "submission__accepted__data")
    for pk, data in rows.iterator(500):
        if places := ((data or {}).get("registration") or {}).get("places"):
            events.filter(pk=pk).update(registration_places=places)


class Migration(migrations.Migration):
    dependencies = [("programme", "0025_end_place_and_reductions")]

    operations = [
        migrations.AddField(
            model_name="event",
            name="registration_places",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.RunPython(of_accepted, migrations.RunPython.noop),
    ]
