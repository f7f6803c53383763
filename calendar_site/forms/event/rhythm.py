"""Which of the three ways to say when was chosen: single dates, a series, an exhibition."""

from django import forms
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.event.period import FIRST_DAY
from programme.drafts.event_draft import EventDraft

DATES, SERIES, PERIOD = "dates", "series", "period"
RHYTHMS = [(DATES, _("Single days")), (SERIES, _("It repeats")), (PERIOD, _("Exhibition"))]


class RhythmField(forms.Form):
    """What is filled in says when; the choice only asks for what belongs to it."""

    rhythm = forms.ChoiceField(
        label=_("How often does it take place?"),
        choices=RHYTHMS,
        initial=DATES,
        required=False,
        widget=forms.RadioSelect,
    )


def initial_rhythm(draft: EventDraft) -> dict:
    if draft.period:
        return {"rhythm": PERIOD}
    return {"rhythm": SERIES if draft.rule else DATES}


def missing(said: dict):
    """The field that the chosen way needs, and what to say; None where nothing is missing."""
    chosen = said.get("rhythm")
    if chosen == SERIES and "repeat" in said and not said["repeat"]:
        return "repeat", _("Please choose how often it repeats, or “Single days” above.")
    if chosen == PERIOD and "opens_on" in said and not said["opens_on"]:
        return "opens_on", FIRST_DAY
    return None
