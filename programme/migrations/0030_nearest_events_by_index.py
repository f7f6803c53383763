"""The nearest events of a big district, also those that were public, are found by indexes."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programme', '0029_words_by_index'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='event',
            name='events_of_a_district_by_day',
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['district', 'starts_on', 'ends_on'], name='events_of_a_district_by_days'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['district', 'ends_on', 'starts_on'], name='events_of_a_district_by_end'),
        ),
    ]
