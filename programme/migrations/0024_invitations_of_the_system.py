"""Who made an invitation is known also after the login of that person is gone.

Of those that are there nobody is known as the system; one without an inviter opens no door.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programme", "0023_sessions_of_a_person")]

    operations = [
        migrations.AddField(
            model_name="officeinvitation",
            name="by_system",
            field=models.BooleanField(default=False),
        ),
    ]
