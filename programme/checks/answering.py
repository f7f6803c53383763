"""A question of the checks, answered with one of its candidates."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

from programme.checks import unclear_place
from programme.checks.finding import Finding
from programme.drafts import dates, reports
from programme.drafts.event_draft import EventDraft
from programme.stated import status_words


def answered(draft: EventDraft, finding: Finding, value: str) -> EventDraft:
    """The draft with the candidate `value` of `finding` in place of what was asked about.

    Raises ValueError where the finding does not offer that value.
    """
    if value not in {candidate.value for candidate in finding.candidates}:
        raise ValueError(finding.key)
    name = finding.field.rpartition(".")[2]
    if finding.code == unclear_place.CODE:
        return unclear_place.answered(draft, finding.field, value)
    if finding.code == "state_in_text":
        return _with_status(draft, _number(finding.field), value)
    changes = {name: _READ.get(name, str)(value)}
    if name == "starts_on":
        changes["stated_weekday"] = changes[name].weekday()
    if name == "is_free" and changes[name]:
        changes["price"] = ""
    said: EventDraft = _replaced(draft, finding.field.split(".")[:-1], changes)
    return said


_READ: dict[str, Callable[[str], Any]] = {
    "starts_on": date.fromisoformat,
    "deadline": date.fromisoformat,
    "end_time": time.fromisoformat,
    "is_free": "true".__eq__,
}


def _number(field: str) -> str:
    """The number of a date in `whens.3.status`; empty for `whens`, which means all of them."""
    return field.split(".")[1] if "." in field else ""


def _with_status(draft: EventDraft, number: str, status: str) -> EventDraft:
    """The status of one date, or of all; titles need no word of it any more."""
    whens = dates.whens(draft)
    keys = {whens[int(number)].key} if number else reports.ALL
    said = reports.with_status(draft, status, keys)
    if keys != reports.ALL and len(whens) > 1:
        return said
    texts = tuple(replace(text, title=_title(text.title)) for text in said.translations)
    return replace(said, title=_title(said.title), translations=texts)


def _title(title: str) -> str:
    return status_words.read(title)[1]


def _replaced(said: Any, path: list[str], changes: dict[str, Any]) -> Any:
    """`said` with what `path` leads to changed; lists are walked by number."""
    if not path:
        return replace(said, **changes)
    step, rest = path[0], path[1:]
    if isinstance(said, tuple):
        n = int(step)
        return (*said[:n], _replaced(said[n], rest, changes), *said[n + 1 :])
    return replace(said, **{step: _replaced(getattr(said, step), rest, changes)})
