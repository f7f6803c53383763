"""From when till when, in every form of a span and wherever it stands beside its day."""

from datetime import date, time

import pytest

from feeds.incoming.invitation.reading import read

SPANS = {
    "9 bis 14.30 Uhr": ("09:00", "14:30"),
    "16 bis 17.30 Uhr": ("16:00", "17:30"),
    "9–14:30 Uhr": ("09:00", "14:30"),
    "9.00-14.30 Uhr": ("09:00", "14:30"),
    "9.30 bis 12 Uhr": ("09:30", "12:00"),
    "von 9 bis 14.30 Uhr": ("09:00", "14:30"),
    "zwischen 9 und 14.30 Uhr": ("09:00", "14:30"),
    "9 Uhr bis 14.30 Uhr": ("09:00", "14:30"),
    "10 Uhr - 12.15 Uhr": ("10:00", "12:15"),
    "9h-14h30": ("09:00", "14:30"),
    "18 - ca. 21.30 Uhr": ("18:00", "21:30"),
    "17:00 - 01:00Uhr": ("17:00", "01:00"),
    "07:30 Uhr bis 22:00 Uhr": ("07:30", "22:00"),
}
PLACES = {
    "same line": "Herbstfest\n{day}, {span}\nMehrgenerationenhaus\nNeustadt",
    "same line, no comma": "Herbstfest\n{day} {span}\nMehrgenerationenhaus\nNeustadt",
    "next line": "Herbstfest\n{day}\n{span}\nMehrgenerationenhaus\nNeustadt",
    "line above": "Herbstfest\n{span}\n{day}\nMehrgenerationenhaus\nNeustadt",
    "labels": "Herbstfest\nDatum: {day}\nUhrzeit: {span}\nOrt: Mehrgenerationenhaus",
    "one label": "Herbstfest\nWann: {day}, {span}\nWo: Mehrgenerationenhaus",
    "entry": "{day}, {span}: Herbstfest, Mehrgenerationenhaus Neustadt",
    "entry, title first": "Herbstfest, {day}, {span}, Mehrgenerationenhaus Neustadt",
}
DAYS = ("Dienstag, 22. September 2026", "Di, 22.9.")


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("span", SPANS)
def test_a_span_is_read_and_nothing_is_left_of_it(neustadt, place, span, day):
    found = read(PLACES[place].format(day=day, span=span), neustadt)
    assert _said(found) == (date(2026, 9, 22), *map(time.fromisoformat, SPANS[span]))
    assert not [line for line in found.left if any(map(str.isdigit, line))]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("span", SPANS)
def test_a_span_in_a_sentence(neustadt, span, day):
    text = f"wir laden Sie zum Herbstfest am {day}, {span} in das Mehrgenerationenhaus ein."
    found = read(f"Liebe Gäste,\n\n{text}\n\nViele Grüße\nDas Team", neustadt)
    assert _said(found) == (date(2026, 9, 22), *map(time.fromisoformat, SPANS[span]))


def _said(found) -> tuple[date, time | None, time | None]:
    (when,) = found.draft.whens
    return when.starts_on, when.start_time, when.end_time
