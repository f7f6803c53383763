"""The same event in another year: every day moves by full weeks, so that weekdays stay."""

import re
from dataclasses import replace
from datetime import date

from programme.demo.demo_files import read
from programme.drafts.dates import shifted
from programme.drafts.event_draft import EventDraft, from_data, to_data

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def moved(data, old: date, new: date):
    """Plain data with every day in it as far from the Sunday `new` as it was from `old`."""
    if isinstance(data, dict):
        return {name: moved(value, old, new) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [moved(value, old, new) for value in data]
    if isinstance(data, str) and _DAY.fullmatch(data):
        return shifted(date.fromisoformat(data), old, new).isoformat()
    return data


def moved_draft(draft: EventDraft, old: date, new: date) -> EventDraft:
    """The draft on its new days; the words of the old announcement are gone."""
    return from_data(moved(to_data(replace(draft, date_text="")), old, new))


def marked(draft: EventDraft) -> EventDraft:
    """Every text says that the event is an example, once."""
    return replace(
        draft,
        summary=_marked(draft.summary, draft.language),
        translations=tuple(
            replace(text, summary=_marked(text.summary, text.language))
            for text in draft.translations
        ),
    )


def _marked(summary, language):
    marker = read("texts")["markers"][language]
    return summary if summary.endswith(marker) else f"{summary} {marker}".strip()
