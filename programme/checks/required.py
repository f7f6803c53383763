"""What must be said, and in words that can be read."""

import re
from collections.abc import Iterator

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme import known
from programme.checks.finding import ERROR, QUESTION, Finding
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft
from programme.models.event import Openness
from programme.models.programme import Programme
from programme.regular_expressions import expression

LONGEST_WORD = 60
_WEB = expression(r"https?://[^\s/$.?#][^\s<>\"']*", re.IGNORECASE)


def required(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    when = (draft.whens, draft.rule, draft.period)
    place = draft.place
    where = (place.venue, place.name, place.town, place.online, place.to_follow)
    texts = (draft.summary, draft.description)
    for field, said, severity, message in (
        ("title", (draft.title,), ERROR, _("Please give the event a title.")),
        ("whens", when, ERROR, _("Please say when the event takes place.")),
        ("place", where, ERROR, _("Please say where the event takes place.")),
        ("openness", (draft.openness,), ERROR, _("Please say who may come.")),
        (
            "summary",
            texts,
            QUESTION,
            _("A short text is missing. Please add one or two sentences."),
        ),
        (
            "organisers",
            (draft.organisers,),
            QUESTION,
            _("Nobody is named as organiser. Please say who organises it."),
        ),
    ):
        if not any(said):
            yield Finding("missing", field, severity, message)


def known_words(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    if draft.openness and draft.openness not in Openness.values:
        yield _unknown("openness", draft.openness)
    lists = known.of(programme)
    if not draft.category:
        yield Finding("missing", "category", ERROR, _("Please choose a kind of event."))
    elif draft.category not in lists.categories:
        yield _unknown("category", draft.category)
    for code in draft.audiences:
        if code not in lists.audiences:
            yield _unknown("audiences", code)


def _unknown(field: str, value: str) -> Finding:
    message = format_lazy(_("“{value}” is not on the list."), value=value[:40])
    return Finding("unknown", field, ERROR, message)


def words(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    for field in ("title", "summary"):
        longest = max(getattr(draft, field).split(), key=len, default="")
        if len(longest) > LONGEST_WORD and "://" not in longest:
            yield Finding(
                "long_word",
                field,
                QUESTION,
                format_lazy(_("“{word}…” is a very long word. Is it right?"), word=longest[:30]),
            )


def too_many_dates(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    if len(dates.whens(draft)) > dates.LONGEST_SERIES:
        yield Finding(
            "too_many",
            "whens",
            ERROR,
            format_lazy(
                _(
                    "These are more than {limit} dates; that is too many for one event. Please "
                    "check the last day, or divide them into several events."
                ),
                limit=dates.LONGEST_SERIES,
            ),
        )


def addresses(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    for field, url in (("website", draft.website), ("registration.url", draft.registration.url)):
        if url and not _WEB.fullmatch(url):
            message = _("Please write a web address as https://www.example.org.")
            yield Finding("not_an_address", field, ERROR, message)
