"""The place in bad weather has a field of its own; until now it shared one with the meeting point.

A part of a note that plainly names such a place moves, every word of it, in stored revisions and in
events. Parts end at a semicolon, a dot in the middle, a bar, a line, or a sentence whose last word
is no abbreviation. What only speaks of rain ("findet auch bei Regen statt") stays: a note in two
places would be worse than one in the old place. No text grows. What a calendar last said (Brought)
stays as the calendar said it: with that its next word is compared.
"""

import re

from django.db import migrations, models

_END = re.compile(r"\s*[;·|\n]\s*|(?<=[a-zäöüß]{4}[.!?])(?<!str\.)\s+(?=[A-ZÄÖÜ])")
_LAST_END = re.compile(r"\s*[;·|\n]?\s*$")
_RAIN = r"(?:regen|regenwetter|schlecht(?:e[mr]?|en)? (?:wetter|witterung)|unwetter)"
_WEATHER = re.compile(
    rf"(?:bei|im falle? von|falls|wenn es) {_RAIN}\b\W*(?:\w+\s+){{0,3}}?(?:im|in|ins|auf|unter|an)\b"
    rf"|(?:bei|im fall von) {_RAIN}\s*[:–-]"
    r"|(?:ausweichort|schlechtwetterort|schlechtwettervariante|regenvariante)\b"
    r"|(?:in bad weather|if it rains|in case of rain)\b\W*(?:\w+\s+){0,3}?(?:in|at|inside)\b",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(r"\b(?:statt|entfällt|fällt|ausfall|abgesagt|verschoben)\b", re.IGNORECASE)


def parted(note) -> tuple[str, str]:
    """What stays in the note, and what names the place in bad weather."""
    if not isinstance(note, str) or not _WEATHER.search(note):
        return note, ""
    stays, moves, start = "", [], 0
    for match in [*_END.finditer(note), None]:
        part, end = note[start : match.start() if match else None], match.group() if match else ""
        start = match.end() if match else start
        if _WEATHER.match(part) and not _NO_PLACE.search(part):
            moves.append(part)
        else:
            stays += part + end
    return (_LAST_END.sub("", stays), " ".join(moves)) if moves else (note, "")


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
    """Both in the note again. What was parted fits; of more than that 300 characters are kept."""
    revisions = apps.get_model("programme", "Revision").objects
    for row in revisions.filter(data__has_key="bad_weather_place").only("pk", "data"):
        place, weather = row.data.get("place") or {}, row.data.pop("bad_weather_place")
        if weather:
            row.data["place"] = place | {"note": _joined(place.get("note"), weather)}
            revisions.filter(pk=row.pk).update(data=row.data)
    events = apps.get_model("programme", "Event")._base_manager
    for row in events.exclude(bad_weather_place="").only("pk", "place_note", "bad_weather_place"):
        note = _joined(row.place_note, row.bad_weather_place)
        events.filter(pk=row.pk).update(place_note=note, version=models.F("version") + 1)


def _joined(note: str | None, weather: str) -> str:
    return " ".join(filter(None, [note, weather]))[:300]


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
