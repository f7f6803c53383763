"""Pieces know their size and number of entries; format versions rose, so all are made anew."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("feeds", "0003_cache_version_is_wider")]

    operations = [
        migrations.AddField("fragment", "size", models.PositiveIntegerField(default=0, db_default=0)),
        migrations.AddField("fragment", "entries", models.PositiveIntegerField(default=0, db_default=0)),
        migrations.AddField(
            "fragment", "checksum", models.PositiveBigIntegerField(default=0, db_default=0)
        ),
    ]
