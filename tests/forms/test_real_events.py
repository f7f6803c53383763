"""Every real announcement, and every example of the demo, can be said with the form."""

from dataclasses import fields, replace

import pytest

from calendar_site.forms.event.drafting import LISTS
from calendar_site.forms.event.event_forms import EventForms
from calendar_site.forms.event.suggestions import Suggestions
from programme.demo import districts, repertoire
from programme.demo.demo_files import DISTRICTS
from programme.drafts.cleaning import tidied
from programme.drafts.event_draft import EventDraft
from tests.forms.controls import controls
from tests.forms.test_round_trip import html

# What a source does not say and the form asks for.
ASKED = {"ikw-021": ["openness"], "noch-offen": ["openness"]}


def lost(draft, suggestions) -> list[str]:
    """What the form cannot say of a draft, or asks for: nothing, one hopes."""
    forms = EventForms.sent(suggestions, controls(html(EventForms.opened(suggestions, draft))))
    if not forms.is_valid():
        return [name for form in forms.forms for name in form.errors]
    if "easy_language" in draft.features:  # one tick says both
        draft = replace(draft, easy_language=True)
    pairs = [
        (field.name, getattr(draft, field.name), getattr(forms.draft, field.name))
        for field in fields(EventDraft)
    ]
    return [
        name
        for name, meant, said in pairs
        if (set(meant) != set(said) if name in LISTS else meant != said)
    ]


@pytest.mark.parametrize("slug", DISTRICTS)
def test_what_was_really_announced_can_be_entered_without_loss(db, slug):
    """By the office: some sources do not name an organiser, which a partner is asked for."""
    found, count = {}, 0
    for programme in districts.programmes(districts.district(slug)):
        suggestions = Suggestions(programme, staff=True)
        for story in repertoire.of_programme(programme):
            count += 1
            if names := lost(tidied(story.draft), suggestions):
                found[story.key] = names
    assert found == {key: names for key, names in ASKED.items() if key in found}
    assert count > 0
