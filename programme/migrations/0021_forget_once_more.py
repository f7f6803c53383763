"""What was forgotten by an older release kept words of a public event that the public never read.

The next night forgets it once more, with the rules of this one.
"""

from django.db import migrations


def once_more(apps, schema_editor):
    rows = apps.get_model("programme", "Submission").objects.exclude(accepted=None)
    rows.exclude(forgotten_at=None).update(forgotten_at=None)


class Migration(migrations.Migration):
    dependencies = [("programme", "0020_past_facets_by_date")]

    operations = [migrations.RunPython(once_more, migrations.RunPython.noop)]
