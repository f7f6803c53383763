"""A question of the checks, answered with one of its candidates."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, time
from typing import Any

from programme.checks import every_day, odd_dates, registration, unclear_place, values
from programme.checks.finding import Finding
from programme.checks.texts import costs, impossible_days, private, terms
from programme.drafts import dates, reports
from programme.drafts.event_draft import EventDraft
from programme.models.event import RegistrationNeed
from programme.stated import status_words


def answered(draft: EventDraft, finding: Finding, value: str) -> EventDraft:
    """The draft with the candidate `value` of `finding` in place of what was asked about.

    Raises ValueError where the finding does not offer that value.
    """
    if value not in {candidate.value for candidate in finding.candidates}:
        raise ValueError(finding.key)
    name = finding.field.rpartition(".")[2]
    if finding.code in _OWN_WAY:
        return _OWN_WAY[finding.code](draft, finding, value)
    changes = {name: _READ.get(name, str)(value)}
    if name == "starts_on":
        changes["stated_weekday"] = changes[name].weekday()
    said: EventDraft = _replaced(draft, finding.field.split(".")[:-1], changes)
    return said


def all_answered(
    draft: EventDraft,
    find: Callable[[EventDraft], Iterable[Finding]],
    given: Mapping[str, str],
) -> tuple[EventDraft, tuple[Finding, ...]]:
    """The draft with each of `given`, values by the key of a finding of `find`; and those findings.

    An answer may lead to a question that is answered too. What is not offered is left out.
    """
    left, done = dict(given), []
    while left and (fresh := in_turn(each for each in find(draft) if each.key in left)):
        finding = fresh[0]
        value = left.pop(finding.key)
        if value in {str(candidate.value) for candidate in finding.candidates}:
            draft = answered(draft, finding, value)
            done.append(finding)
    return draft, tuple(done)


def in_turn(found: Iterable[Finding]) -> list[Finding]:
    """Later dates first: an answer that takes a date away moves those behind it."""

    def number(finding: Finding) -> int:
        said = _number(finding.field)
        return int(said) if said.isdigit() else -1

    return sorted(found, key=number, reverse=True)


_READ: dict[str, Callable[[str], Any]] = {
    "starts_on": date.fromisoformat,
    "deadline": lambda value: None if value == odd_dates.NO_DEADLINE else date.fromisoformat(value),
    "end_time": lambda value: None if value == odd_dates.NO_END else time.fromisoformat(value),
    "age_min": int,
}


def _in_which_house(draft: EventDraft, finding: Finding, value: str) -> EventDraft:
    label = next(each.label for each in finding.candidates if each.value == value)
    return unclear_place.answered(draft, finding.field, value, label)


def _in_this_state(draft: EventDraft, finding: Finding, value: str) -> EventDraft:
    return _with_status(draft, _number(finding.field), value)


def _once(draft: EventDraft, finding: Finding, value: str) -> EventDraft:
    """Without the second of two dates that are the same."""
    number = int(_number(finding.field))
    return replace(draft, whens=(*draft.whens[:number], *draft.whens[number + 1 :]))


def _on_each_day(draft: EventDraft, finding: Finding, value: str) -> EventDraft:
    return every_day.answered(draft, int(_number(finding.field)))


def _free_or_paid(draft: EventDraft, finding: Finding, value: str) -> EventDraft:
    """The price is the one that is written, where one is."""
    if value == "true":
        return replace(draft, is_free=True, price="")
    written = "" if draft.is_free is None and costs.says_free(draft) else draft.price
    price = written or str(costs.prices(finding).get(value, ""))
    return replace(draft, is_free=False, price=price)


def _ages_in_order(draft: EventDraft, finding: Finding, value: str) -> EventDraft:
    return replace(draft, age_min=draft.age_max, age_max=draft.age_min)


def _ages_of_text(draft: EventDraft, finding: Finding, value: str) -> EventDraft:
    least, most = map(int, value.split("-"))
    return replace(draft, age_min=least, age_max=most)


def _registration_of_part(draft: EventDraft, finding: Finding, value: str) -> EventDraft:
    """Where none is needed, no part of it needs one."""
    part = "" if value == RegistrationNeed.NONE else draft.registration.only_for
    return replace(draft, registration=replace(draft.registration, need=value, only_for=part))


def _on_a_real_day(draft: EventDraft, finding: Finding, value: str) -> EventDraft:
    return impossible_days.answered(draft, finding.field, value)


def _without(draft: EventDraft, finding: Finding, value: str) -> EventDraft:
    """Of organisers one of whom nothing is left goes."""
    text, path = private.left_out(draft, finding), finding.field.split(".")
    if path[0] != "organisers":
        said: EventDraft = _replaced(draft, path[:-1], {path[-1]: text})
        return said
    number = int(path[1])
    rest = (*draft.organisers[:number], text, *draft.organisers[number + 1 :])
    return replace(draft, organisers=tuple(filter(None, rest)))


_OWN_WAY: dict[str, Callable[[EventDraft, Finding, str], EventDraft]] = {
    unclear_place.CODE: _in_which_house,
    "state_in_text": _in_this_state,
    odd_dates.TWICE: _once,
    every_day.CODE: _on_each_day,
    "free_or_paid": _free_or_paid,
    **dict.fromkeys(private.CODES, _without),
    values.AGES_REVERSED: _ages_in_order,
    terms.AGES: _ages_of_text,
    registration.CODE_OF_PART: _registration_of_part,
    impossible_days.CODE: _on_a_real_day,
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
