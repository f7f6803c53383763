"""The list of checks, in the order in which people would ask."""

from collections.abc import Iterable

from programme import known
from programme.actors import PARTNER, Actor
from programme.checks import (
    date_contradictions,
    every_day,
    feast_days,
    lengths,
    neighbours,
    odd_dates,
    picture_rights,
    place_contradictions,
    registration,
    required,
    unclear_place,
    values,
    waiting,
)
from programme.checks.finding import ERROR, Finding, Refused, errors_first, run_checks
from programme.checks.texts import (
    costs,
    days,
    impossible_days,
    private,
    states,
    terms,
    times,
    twice,
    who_may_come,
    written_in,
)
from programme.drafts.event_draft import EventDraft
from programme.models.programme import Programme
from programme.models.submission import Submission

CHECKS = (
    required.required,
    required.known_words,
    lengths.lengths,
    required.words,
    required.addresses,
    values.languages,
    values.codes,
    values.ages,
    values.ages_in_order,
    values.mail,
    values.keys,
    date_contradictions.possible,
    date_contradictions.order,
    values.spans,
    required.too_many_dates,
    date_contradictions.weekday,
    date_contradictions.inside_programme,
    odd_dates.same_date_twice,
    odd_dates.ends,
    odd_dates.long_spans,
    every_day.every_day,
    odd_dates.open_series,
    odd_dates.deadline,
    registration.without_way,
    registration.of_part,
    unclear_place.which_place,
    place_contradictions.postcodes,
    place_contradictions.towns,
    states.states_in_text,
    private.private_things,
    times.times_in_text,
    days.days_in_text,
    impossible_days.no_such_day,
    costs.price_in_text,
    terms.terms_in_text,
    who_may_come.who_may_come,
    twice.encoded_twice,
    written_in.written_in,
    feast_days.feast_days,
    picture_rights.picture_rights,
)

_ASK_THE_DATABASE = (
    required.known_words,
    values.codes,
    unclear_place.which_place,
    place_contradictions.towns,
    feast_days.feast_days,
    picture_rights.picture_rights,
)
WITHOUT_QUERIES = tuple(check for check in CHECKS if check not in _ASK_THE_DATABASE)
MISSING = "missing"  # the code of everything that must be said


def findings(
    draft: EventDraft,
    programme: Programme,
    *,
    besides: Submission | None = None,
    insider: bool = False,
) -> tuple[Finding, ...]:
    """Everything there is to ask about a draft, errors first.

    `besides` is the submission the draft belongs to (it is no duplicate of itself); `insider`
    compares with closed events too and may name their places, for the office alone.
    """
    with known.once():
        found = [*run_checks(draft, programme, CHECKS)]
        found += values.places(draft, programme, besides=besides, insider=insider)
        if not any(finding.severity == ERROR for finding in found):
            found += _others(draft, programme, besides, insider)
    return errors_first(found)


def so_far(draft: EventDraft, programme: Programme) -> tuple[Finding, ...]:
    """What there is to say while a form is still being typed: nothing about what is missing."""
    with known.once():
        found = [each for each in run_checks(draft, programme, CHECKS) if each.code != MISSING]
        if not any(finding.severity == ERROR for finding in found):
            found += _others(draft, programme, None, False)
    return errors_first(found)


def _others(
    draft: EventDraft, programme: Programme, besides: Submission | None, insider: bool
) -> Iterable[Finding]:
    yield from waiting.findings(draft, programme, besides=besides, insider=insider)
    yield from neighbours.findings(draft, programme, besides=besides, insider=insider)


def refuse_errors(
    draft: EventDraft, programme: Programme, *, of: Submission | None = None, by: Actor
) -> None:
    """Raise Refused where the draft, of the submission `of`, has errors."""
    refuse([*run_checks(draft, programme, CHECKS), *_places(draft, programme, of, by)])


def refuse_places(
    draft: EventDraft, programme: Programme, *, of: Submission | None = None, by: Actor
) -> None:
    """Raise Refused where the draft, which may be incomplete, names a place that `by` may not."""
    refuse(_places(draft, programme, of, by))


def _places(
    draft: EventDraft, programme: Programme, of: Submission | None, by: Actor
) -> Iterable[Finding]:
    return values.places(draft, programme, besides=of, insider=by.kind != PARTNER.kind)


def refuse(found: Iterable[Finding]) -> None:
    """Raise Refused where there are errors among the findings."""
    errors = [finding for finding in found if finding.severity == ERROR]
    if errors:
        raise Refused(errors)
