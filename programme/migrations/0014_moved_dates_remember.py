"""A moved date remembers when and where it was before.

Of dates that moved until now the key says when they were first announced, and the event where.
"""

import re
from datetime import datetime

import django.db.models.deletion
from django.db import migrations, models

_KEY = re.compile(r"(\d{8})(?:T(\d{4}))?(?:-\d+)?")


def forwards(apps, schema_editor):
    occurrences = apps.get_model("programme", "Occurrence").objects
    for row in occurrences.filter(status="moved").select_related("event"):
        if row.is_elsewhere and row.venue_id != row.event.venue_id:
            row.previous_venue_id = row.event.venue_id
        day, clock = _announced(row.key)
        if day and (day, clock) != (row.starts_on, row.start_time):
            row.previous_on, row.previous_time = day, clock
        row.save(update_fields=["previous_on", "previous_time", "previous_venue"])


def _announced(key):
    """Day and time in a key; None where somebody else wrote it."""
    match = _KEY.fullmatch(key)
    try:
        day = datetime.strptime(match[1], "%Y%m%d").date() if match else None
        clock = datetime.strptime(match[2], "%H%M").time() if match and match[2] else None
    except ValueError:
        return None, None
    return day, clock


class Migration(migrations.Migration):
    dependencies = [("programme", "0013_place_of_a_date")]

    operations = [
        migrations.AddField("occurrence", "previous_on", models.DateField(null=True)),
        migrations.AddField("occurrence", "previous_time", models.TimeField(null=True)),
        migrations.AddField(
            "occurrence",
            "previous_venue",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="programme.venue",
            ),
        ),
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
