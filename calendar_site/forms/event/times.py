"""Day, start and end of a date as people write them: "28.-30.9.", "20-22", "ca. 22", "open end".

What is more than one day or time is read as in a table's cell and spread over the fields of the
row; the row remarks what it made of words that can be meant otherwise.
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.form_fields import DayField, TimeField
from feeds.incoming import problems
from feeds.incoming.items import hint
from feeds.incoming.table import cells
from programme.drafts.event_draft import When
from programme.drafts.fields import limit
from programme.models.event import Clock
from programme.plain_text import fold
from programme.stated import worded_times
from programme.stated.written_dates import StatedDay, StatedTime, Unclear

TOLD = ("day", "start", "end")
TWICE = _("The end stands in both fields. Please write it once.")
SEVERAL_TIMES = _(
    "“{text}” are several times. Please write {first} here; then choose “Another date” below, and "
    "write the same day with the next time there."
)
SEVERAL_DAYS = _(
    "“{text}” are several days. Please write {first} here; then choose “Another date” below, and "
    "write the next day there."
)
PERIOD = _(
    "“{text}” is taken as one event from {first} to {last}. If it takes place anew on each day, "
    "please write the first day only, and choose “Another date” for the others."
)
IN_WORDS = _("“{text}” is taken as {time}.")


@dataclass(frozen=True)
class Told:
    """What was read as more than one day or time, as fields of a `When`; `remark` says how."""

    said: dict
    remark: Any = ""


class FirstDayField(DayField):
    """A StatedDay; or Told: with the last day, or with a time."""

    def read(self, text):
        try:
            return super().read(text)
        except Unclear:
            with suppress(Unclear):
                return self._told(text, cells.days(text, year=self.year))
            raise

    def _told(self, text: str, found: tuple[When, ...]) -> Told:
        first = StatedDay(found[0].starts_on, found[0].stated_weekday)
        if len(found) > 1:
            raise forms.ValidationError(
                format_lazy(SEVERAL_DAYS, text=text[:40], first=first), code="several"
            )
        said = {"day": first} | {
            name: value
            for name in ("ends_on", "start_time", "end_time", "doors", "open_end")
            if (value := getattr(found[0], name))
        }
        if found[0].ends_on is None:
            return Told(said)
        last = StatedDay(found[0].ends_on)
        return Told(said, format_lazy(PERIOD, text=text[:40], first=first, last=last))


class StartField(TimeField):
    """A StatedTime; or Told: with an end, an open end, or a word in place of a time."""

    around = ""  # what may tell whether "halb acht" is in the evening

    def read(self, text):
        try:
            return super().read(text)
        except Unclear:
            found, *more = cells.starts(text, around=self.around)
        if more:
            first = f"{found['start_time']:%H:%M}"
            raise Unclear(format_lazy(SEVERAL_TIMES, text=text[:30], first=first))
        return Told(found, _remark(text, found))


def _remark(text: str, said: dict):
    """What is to be said of an approximate time, and of one in words."""
    if not said.get("start_time"):
        return ""
    time = f"{said['start_time']:%H:%M}"
    if "note" in said:
        return problems.text(hint("about", words=text[:30], time=time))
    is_worded = worded_times.find(fold(text), around=fold(text))
    return format_lazy(IN_WORDS, text=text[:30], time=time) if is_worded else ""


class EndField(TimeField):
    """A StatedTime; or Told: an open end, or a day with or without a time."""

    year: int | None = None
    around = ""

    def read(self, text):
        try:
            return super().read(text)
        except Unclear:
            found = cells.end(text, year=self.year, around=self.around)
            return Told(found, _remark(text, {"start_time": found.get("end_time")}))


def spread(form: forms.BaseForm) -> None:
    """Put what was read from `start` and `end` into the fields where it belongs."""
    said = form.cleaned_data
    told = {name: value.said for name in TOLD if isinstance(value := said.get(name), Told)}
    for first in (told.get("day", {}), told.get("start", {})):
        if said.get("end") and {"end_time", "open_end"} & first.keys():
            form.add_error("end", TWICE)
    if "day" in told:
        said["day"] = told["day"]["day"]
        said["start"] = said.get("start") or _time(told["day"].get("start_time"))
    if "start" in told:
        said["start"] = _time(told["start"].get("start_time"))
    if "end" in told:
        said["end"] = None
    for each in told.values():
        _spread(each, said)


def remarks(form: forms.BaseForm) -> list[tuple[str, Any]]:
    """How words were understood that can be meant otherwise: the name of the field, and a sentence.

    To be asked before `spread`.
    """
    values = ((name, form.cleaned_data.get(name)) for name in TOLD)
    return [(name, told.remark) for name, told in values if isinstance(told, Told) and told.remark]


def _spread(told: dict, said: dict) -> None:
    if "end_time" in told:
        said["end"] = StatedTime(told["end_time"], about=told.get("end_about", False))
    if told.get("doors"):
        said["doors"] = said.get("doors") or _time(told["doors"])
    if told.get("ends_on"):
        said["last_day"] = said.get("last_day") or told["ends_on"]
    said["open_end"] = said.get("open_end") or told.get("open_end", False)
    if told.get("note") and told["note"] not in said.get("remark", ""):
        note = " · ".join(filter(None, (told["note"], said.get("remark"))))
        said["remark"] = note[: limit("whens.note")]
    if told.get("clock") and said.get("clock") == Clock.EXACT:
        said["clock"] = told["clock"]


def _time(value) -> StatedTime | None:
    return value and StatedTime(value)
