from django.db import migrations

from programme.starting_vocabulary import (AUDIENCES, CATEGORIES, FEATURES)

TABLES = (("Category", CATEGORIES), ("Audience", AUDIENCES), ("Feature", FEATURES))


def add_words(apps, schema_editor):
    for name, words in TABLES:
        model = apps.get_model("programme", name)
        for position, code in enumerate(words, 1):
            model.objects.update_or_create(code=code, defaults={"position": position})


class Migration(migrations.Migration):
    dependencies = [("programme", "0001_initial")]
    operations = [migrations.RunPython(add_words, migrations.RunPython.noop)]
