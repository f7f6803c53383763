"""Start and end of a date as people write them: "20-22", "ca. 22 Uhr", "open end", "ganztägig".

What is more than one time is read as in a table's cell and spread over the fields of the row.
"""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.form_fields import TimeField
from feeds.incoming.table import cells
from programme.models.event import Clock
from programme.stated.written_dates import StatedTime, Unclear

TWICE = _("The end stands in both fields. Please write it once.")


@dataclass(frozen=True)
class Told:
    """What was read as more than one time, as fields of a `When`."""

    said: dict


class StartField(TimeField):
    """A StatedTime; or Told: with an end, an open end, or a word in place of a time."""

    def read(self, text):
        try:
            return super().read(text)
        except Unclear:
            return Told(cells.start(text))


class EndField(TimeField):
    """A StatedTime; or Told: an open end, or a day with or without a time."""

    year: int | None = None

    def read(self, text):
        try:
            return super().read(text)
        except Unclear:
            return Told(cells.end(text, year=self.year))


def spread(form: forms.BaseForm) -> None:
    """Put what was read from `start` and `end` into the fields where it belongs."""
    said = form.cleaned_data
    told = [value.said for name in ("start", "end") if isinstance(value := said.get(name), Told)]
    if isinstance(said.get("start"), Told):
        first = told[0]
        if said.get("end") and {"end_time", "open_end"} & first.keys():
            form.add_error("end", TWICE)
        said["start"] = _time(first.get("start_time"))
    if isinstance(said.get("end"), Told):
        said["end"] = None
    for each in told:
        _spread(each, said)


def _spread(told: dict, said: dict) -> None:
    if "end_time" in told:
        said["end"] = StatedTime(told["end_time"], about=told.get("end_about", False))
    if told.get("doors"):
        said["doors"] = said.get("doors") or _time(told["doors"])
    if told.get("ends_on"):
        said["last_day"] = said.get("last_day") or told["ends_on"]
    said["open_end"] = said.get("open_end") or told.get("open_end", False)
    if told.get("clock") and said.get("clock") == Clock.EXACT:
        said["clock"] = told["clock"]


def _time(value) -> StatedTime | None:
    return value and StatedTime(value)
