"""What differs from date to date is remembered by date.

Of earlier rows it is not known which date was where: each of their days keeps all they have.
"""

from django.db import migrations

BY_DATE = ("town", "language", "interpretation")


def by_date(apps, schema_editor):
    for row in apps.get_model("programme", "PastFacets").objects.all():
        names = [*BY_DATE, "days"]
        row.facets["dates"] = [{name: row.facets.pop(name) for name in names}]
        row.save(update_fields=["facets"])


def by_event(apps, schema_editor):
    for row in apps.get_model("programme", "PastFacets").objects.all():
        dates = row.facets.pop("dates")
        for name in BY_DATE:
            row.facets[name] = sorted({value for each in dates for value in each[name]})
        row.facets["days"] = sorted(day for each in dates for day in each["days"])
        row.save(update_fields=["facets"])


class Migration(migrations.Migration):
    dependencies = [("programme", "0019_what_is_told")]

    operations = [migrations.RunPython(by_date, by_event)]
