"""Between the forms and the draft: what was typed as an EventDraft, and a draft as typed."""

from dataclasses import replace
from typing import Any

from django.utils.translation import get_language

from calendar_site.forms.event import schedule
from calendar_site.forms.event.dates import GERMAN_SIGNS
from calendar_site.forms.event.period import initial_period
from calendar_site.forms.event.place import initial_place
from calendar_site.forms.event.registration import initial_registration
from calendar_site.forms.event.rhythm import initial_rhythm
from calendar_site.forms.event.series import initial_series
from calendar_site.forms.event.suggestions import Suggestions
from programme.drafts import text_language
from programme.drafts.event_draft import EventDraft, Languages
from programme.drafts.fields import CODES, PLAIN, TOP

# Fields of the same name and meaning on both sides; lists of codes; what no form shows.
SAME = tuple(row.name for row in TOP if row.kind in PLAIN and row.typed_as == row.name)
LISTS = tuple(row.name for row in TOP if row.kind == CODES)
UNSEEN = tuple(row.name for row in TOP if not row.typed_as)
EASY = "easy_language"  # one tick for the feature and the field
FREE = {"": None, "yes": True, "no": False}


def initial_event(draft: EventDraft, suggestions: Suggestions) -> dict:
    """`draft` as initial values of the fields of the page."""
    free = next(word for word, value in FREE.items() if value is draft.is_free)
    return {
        **{name: getattr(draft, name) for name in SAME},
        **{name: list(getattr(draft, name)) for name in LISTS},
        **initial_place(draft.place, suggestions),
        **initial_registration(draft.registration),
        **initial_rhythm(draft),
        **(initial_series(draft.rule) if draft.rule else {}),
        **(initial_period(draft.period) if draft.period else {}),
        "organiser": draft.organisers[0] if draft.organisers else "",
        "more_organisers": draft.organisers[1:],
        "is_free": free,
        "spoken": draft.languages.spoken,
        "interpreted": draft.languages.interpreted,
        "signed": GERMAN_SIGNS in draft.languages.signed,
    }


def draft_of(event, dates, hours, texts) -> EventDraft:
    """The draft that was typed into valid forms."""
    said = event.cleaned_data
    whens = dates.whens()
    rule = event.rule(whens[0]) if whens else None
    plain: dict[str, Any] = {name: said[name] for name in SAME}
    plain |= {name: tuple(said[name]) for name in LISTS}
    draft = EventDraft(
        **plain,
        **schedule.scheduled(whens, rule, event.period(hours.hours())),
        organisers=tuple(filter(None, (said["organiser"], *said["more_organisers"]))),
        translations=texts.texts(),
        place=event.place(),
        languages=_languages(said),
        is_free=FREE[said["is_free"]],
        registration=event.stated_registration(),
        easy_language=EASY in said["features"],
    )
    if draft.language == get_language():  # of the page, which nobody may have looked at
        draft = replace(draft, language=text_language.of_draft(draft))
    return draft


def _languages(said) -> Languages:
    signed = (GERMAN_SIGNS,) if said["signed"] else ()
    return Languages(spoken=said["spoken"], interpreted=said["interpreted"], signed=signed)


def next_version(base: EventDraft, draft: EventDraft, *, announced: bool) -> EventDraft:
    """`draft` as the next version of `base`: what no form can show stays as it was."""
    said = {name: getattr(draft, name) for name in schedule.PARTS}
    signed = [code for code in base.languages.signed if code != GERMAN_SIGNS]
    if (EASY in base.features) == (EASY in draft.features):
        draft = replace(draft, easy_language=base.easy_language)
    languages = replace(draft.languages, signed=(*draft.languages.signed, *signed))
    return replace(
        draft,
        **schedule.next_schedule(base, said, announced=announced),
        languages=languages,
        **{name: getattr(base, name) for name in (*UNSEEN, *_reordered(base, draft))},
    )


def _reordered(base: EventDraft, draft: EventDraft) -> list[str]:
    """Lists with the same words in another order: ticks have no order, so nothing was changed."""
    return [name for name in LISTS if set(getattr(base, name)) == set(getattr(draft, name))]
