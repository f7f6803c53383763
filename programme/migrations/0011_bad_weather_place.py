"""The place in bad weather has a field of its own; until now it shared one with the meeting point.

Notes of stored revisions and of events are cut into their parts; a part that speaks of the weather
moves, every word of it. What stays keeps its order. What a calendar last said (Brought) stays as
the calendar said it: with that its next word is compared.
"""

import re

from django.db import migrations, models

_CUT = re.compile(r"\s*(?:[;·|\n]|(?<=[.!?])\s)\s*")
_WEATHER = re.compile(
    r"\b(?:bei|wenn|falls|im falle von)\b.{0,40}\b(?:regen|regnet|schlechte[mr]? wetter|unwetter)"
    r"|\bschlechtwetter|\bregenvariante|\bausweichort|\bbei schlechter witterung"
    r"|\bin bad weather|\bif it rains|\bin case of rain",
    re.IGNORECASE,
)


def parted(note: str) -> tuple[str, str]:
    """What stays in the note, and what speaks of the place in bad weather."""
    if not _WEATHER.search(note):
        return note, ""
    parts = [part for part in _CUT.split(note) if part]
    weather = [part for part in parts if _WEATHER.search(part)]
    return " · ".join(part for part in parts if part not in weather), " · ".join(weather)


def _move(data: dict) -> bool:
    """Move it inside the data of a draft; whether something moved."""
    place = data.get("place") or {}
    stays, weather = parted(place.get("note") or "")
    if not weather or data.get("bad_weather_place"):
        return False
    data["place"] = place | {"note": stays}
    data["bad_weather_place"] = weather
    return True


def forwards(apps, schema_editor):
    revisions = apps.get_model("programme", "Revision").objects
    for row in revisions.only("pk", "data").iterator(500):
        if _move(row.data):
            revisions.filter(pk=row.pk).update(data=row.data)
    events = apps.get_model("programme", "Event")._base_manager
    for pk, note in events.exclude(place_note="").values_list("pk", "place_note"):
        stays, weather = parted(note)
        if weather:
            moved = {"place_note": stays, "bad_weather_place": weather}
            events.filter(pk=pk).update(**moved, version=models.F("version") + 1)


def backwards(apps, schema_editor):
    """Both in the note again; at most 300 characters of it, as ever."""
    revisions = apps.get_model("programme", "Revision").objects
    for row in revisions.filter(data__has_key="bad_weather_place").only("pk", "data"):
        place, weather = row.data.get("place") or {}, row.data.pop("bad_weather_place")
        if weather:
            row.data["place"] = place | {"note": _joined(place.get("note"), weather)}
            revisions.filter(pk=row.pk).update(data=row.data)
    events = apps.get_model("programme", "Event")._base_manager
    for row in events.exclude(bad_weather_place="").only("pk", "place_note", "bad_weather_place"):
        events.filter(pk=row.pk).update(place_note=_joined(row.place_note, row.bad_weather_place))


def _joined(note: str | None, weather: str) -> str:
    return " · ".join(filter(None, [note, weather]))[:300]


class Migration(migrations.Migration):
    dependencies = [("programme", "0010_enumerations")]

    operations = [
        migrations.AddField(
            model_name="event",
            name="bad_weather_place",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.RunPython(forwards, backwards),
    ]
