"""The list of checks, in the order in which people would ask."""

from programme import (
    checks,
    checks_dates,
    checks_feasts,
    checks_neighbours,
    checks_picture,
    checks_required,
    checks_text,
    checks_values,
)
from programme.models.submission import Submission

CHECKS = (
    checks_required.required,
    checks_required.known_words,
    checks_required.lengths,
    checks_required.words,
    checks_required.addresses,
    checks_values.languages,
    checks_values.codes,
    checks_values.bounds,
    checks_values.mail,
    checks_values.keys,
    checks_dates.possible,
    checks_dates.order,
    checks_values.spans,
    checks_required.too_many_dates,
    checks_dates.weekday,
    checks_dates.inside_programme,
    checks_dates.registration,
    checks_text.private_things,
    checks_text.times_in_text,
    checks_text.days_in_text,
    checks_text.town_in_text,
    checks_feasts.feast_days,
    checks_picture.picture_rights,
)

MISSING = "missing"  # the code of everything that must be said


def findings(
    draft, programme, *, besides: Submission | None = None, insider=False
) -> tuple[checks.Finding, ...]:
    """Everything there is to ask about a draft, errors first.

    `besides` is the submission the draft belongs to (it is no duplicate of itself); `insider`
    compares with closed events too, for the office alone.
    """
    found = list(checks.findings(draft, programme, CHECKS))
    if not any(finding.severity == checks.ERROR for finding in found):
        found += checks_neighbours.findings(draft, programme, besides=besides, insider=insider)
    return checks.ordered(found)


def so_far(draft, programme) -> tuple[checks.Finding, ...]:
    """What there is to say while somebody still types: nothing about what is missing."""
    found = [each for each in checks.findings(draft, programme, CHECKS) if each.code != MISSING]
    if not any(finding.severity == checks.ERROR for finding in found):
        found += checks_neighbours.findings(draft, programme)
    return checks.ordered(found)


def refuse_errors(draft, programme):
    """Raise checks.Refused where the draft has errors."""
    refuse(checks.findings(draft, programme, CHECKS))


def refuse(found):
    """Raise checks.Refused where there are errors among the findings."""
    errors = [finding for finding in found if finding.severity == checks.ERROR]
    if errors:
        raise checks.Refused(errors)
