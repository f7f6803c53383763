"""Values that a form cannot send and a program can: codes that are on no list, impossible ages."""

from collections.abc import Collection, Iterator
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme import known, register
from programme.checks.finding import ERROR, QUESTION, Candidate, Finding
from programme.drafts import dates, fields
from programme.drafts.event_draft import EventDraft, Languages, Place
from programme.known_question import NUMBER, KnownQuestion
from programme.languages import WRITTEN
from programme.models.district import District
from programme.models.event import TIMED, OccurrenceLanguage
from programme.models.programme import Programme
from programme.models.submission import Submission
from programme.models.venue import Venue
from programme.regular_expressions import expression

AGES_REVERSED = "ages_reversed"
_LANGUAGE = expression(r"(?=.{2,12}$)[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def languages(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """Each text is in a language of its own, and languages are codes."""
    texts = [("language", draft.language)]
    texts += [
        (f"translations.{n}.language", row.language) for n, row in enumerate(draft.translations)
    ]
    seen = set()
    for field, code in texts:
        if code not in WRITTEN:
            yield _unknown(field, code)
        elif code in seen:
            yield Finding(
                "twice", field, ERROR, _("This language is there already. Please choose another.")
            )
        seen.add(code)
    spoken: list[tuple[str, Languages | None]] = [("languages", draft.languages)]
    spoken += [(f"whens.{n}.languages", when.languages) for n, when in enumerate(draft.whens)]
    for field, said in spoken:
        for mode in OccurrenceLanguage.Mode.values:
            for code in getattr(said, mode, ()):
                if not _LANGUAGE.fullmatch(code):
                    yield _unknown(f"{field}.{mode}", code)


def codes(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """Features and fundings are on the lists of the district."""
    lists = known.of(programme)
    for field in ("features", "fundings"):
        for code in getattr(draft, field):
            if code not in getattr(lists, field):
                yield _unknown(field, code)


def places(
    draft: EventDraft,
    programme: Programme,
    *,
    besides: Submission | None = None,
    insider: bool = False,
) -> Iterator[Finding]:
    """Places that the writer may name; one that is not told reads like one that is not there."""
    said = [(f"{field}.venue", place.venue) for field, place in _places(draft) if place.venue]
    if said:
        # PostgreSQL cannot even be asked for a zero byte.
        slugs = sorted({slug for _field, slug in said if "\0" not in slug})
        standing = slugs if insider else register.standing_slugs(besides)
        namable = _namable(programme, slugs, standing)
        yield from (_unknown(field, slug) for field, slug in said if slug not in namable)


def _namable(programme: Programme, slugs: list[str], standing: Collection[str]) -> Collection[str]:
    """Those of `slugs` that the district knows and that are told, or among the `standing` ones."""
    may_stay = [slug if slug in standing else "" for slug in slugs]
    return _told(len(slugs))(programme.district_id, *slugs, *may_stay) if slugs else ()


@lru_cache(50)
def _told(count: int) -> KnownQuestion[str]:
    """Which of so many slugs are told, or are among as many others that may stay."""

    def build(pk: int, *slugs: str) -> QuerySet[Venue, str]:
        asked, may_stay = slugs[:count], slugs[count:]
        told = register.told_venues(District(pk=pk))
        others = Venue.objects.filter(district=pk, slug__in=may_stay)
        return (told | others).filter(slug__in=asked).order_by().values_list("slug", flat=True)

    return KnownQuestion(build, NUMBER, *map(str, range(2 * count)))


def ages(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """Ages that people have."""
    for field in (fields.BY_PATH["age_min"], fields.BY_PATH["age_max"]):
        if not field.takes(getattr(draft, field.name) or 0):
            yield Finding(
                "impossible_age",
                field.path,
                ERROR,
                _("Ages go from 0 to 120. Please check the age."),
            )


def ages_in_order(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """ "12 to 6 years"."""
    least, most = draft.age_min, draft.age_max
    if least is not None and most is not None and most < least:
        message = format_lazy(
            _("From {least} to {most} years: the younger age comes first. What is right?"),
            least=least,
            most=most,
        )
        label = format_lazy(_("From {least} to {most} years"), least=most, most=least)
        offered = (Candidate(f"{most}-{least}", label),)
        yield Finding(AGES_REVERSED, "age_max", QUESTION, message, offered)


def mail(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """An address to register at is one."""
    try:
        validate_email(draft.registration.email or "any@verein.example")
    except ValidationError:
        message = _("Please write a whole e-mail address, such as name@verein.example")
        yield Finding("not_an_address", "registration.email", ERROR, message)


def keys(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """A key names one date."""
    seen = set()
    for n, when in enumerate(draft.whens):
        if when.key and when.key in seen:
            message = _("Two dates have the same key. Please give each its own.")
            yield Finding("twice", f"whens.{n}.key", ERROR, message)
        seen.add(when.key)


def spans(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """A series has a time, an exhibition an open day, and some date is left."""
    rule = draft.rule
    if rule and rule.clock in TIMED and rule.start_time is None:
        message = _("Please give a time, or choose “time to be announced”.")
        yield Finding("missing", "rule.start_time", ERROR, message)
    if (draft.rule or draft.period) and not dates.whens(draft):
        message = _("No date is left: none fits, or all are excepted. Please check the days.")
        yield Finding("missing", "whens", ERROR, message)


def _places(draft: EventDraft) -> Iterator[tuple[str, Place]]:
    yield "place", draft.place
    yield from (
        (f"whens.{n}.place", when.place) for n, when in enumerate(draft.whens) if when.place
    )


def _unknown(field: str, value: str) -> Finding:
    message = format_lazy(_("“{value}” is not on the list."), value=value[:40])
    return Finding("unknown", field, ERROR, message)
