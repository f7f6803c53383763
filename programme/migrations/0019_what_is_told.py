"""Which towns, places and partners are told only while a public event names them."""

import re

from django.db import migrations, models

NAMES = ("venue", "town", "partner")


def of_drafts(apps, schema_editor):
    """What a draft has named may have come from its words: public events alone tell it."""
    rows = apps.get_model("programme", "Revision").objects.values_list(
        "submission__programme__district", "data"
    )
    named = {}
    for district, data in rows.iterator(500):
        named.setdefault(district, set()).update(map(_plain, filter(None, _said(data))))
    for name in NAMES:
        model = apps.get_model("programme", name)
        rows = model.objects.all()
        found = [row.pk for row in rows if _words(row) & named.get(row.district_id, set())]
        model.objects.filter(pk__in=found).update(is_listed=False)


def _said(data):
    """Every name and slug by which a draft means a town, a place or an organisation."""
    places = [data.get("place"), *(when.get("place") for when in data.get("whens") or [])]
    for place in filter(None, places):
        town = place.get("town") or ""
        yield from (place.get("venue"), place.get("name"), place.get("street"), town)
        yield from re.split(r"[,()]|\bOT\b|\bOrtsteil\b", town)
    yield from data.get("organisers") or []


def _words(row):
    said = (row.name, row.slug, *row.aliases, getattr(row, "street", ""))
    return set(map(_plain, filter(None, said)))


def _plain(word):
    return "".join(filter(str.isalnum, word.casefold()))


def _column(name):
    field = models.BooleanField(default=True)
    return migrations.AddField(model_name=name, name="is_listed", field=field)


class Migration(migrations.Migration):
    dependencies = [("programme", "0018_time_to_be_announced")]

    operations = [
        *map(_column, NAMES),
        migrations.RunPython(of_drafts, migrations.RunPython.noop),
    ]
