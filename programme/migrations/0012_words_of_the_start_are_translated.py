from django.conf import settings
from django.db import migrations
from django.utils.translation import override

from programme.starting_vocabulary import WORDS


def forget_translations(apps, schema_editor):
    """What catalogues say is no label of its own; other words stay."""
    for (kind, code), word in WORDS.items():
        for row in apps.get_model("programme", kind).objects.filter(code=code):
            for language, _name in settings.LANGUAGES:
                with override(language):
                    if row.labels.get(language) == str(word):
                        del row.labels[language]
            row.save(update_fields=["labels"])


def write_translations(apps, schema_editor):
    """The code of before reads labels only: every language of the pages gets its words again."""
    for (kind, code), word in WORDS.items():
        for row in apps.get_model("programme", kind).objects.filter(code=code):
            for language, _name in settings.LANGUAGES:
                with override(language):
                    row.labels.setdefault(language, str(word))
            row.save(update_fields=["labels"])


class Migration(migrations.Migration):
    dependencies = [("programme", "0011_bad_weather_place")]
    operations = [migrations.RunPython(forget_translations, write_translations)]
