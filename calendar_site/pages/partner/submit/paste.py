"""An invitation that is written already: pasted, read, and shown as the filled form."""

from django.shortcuts import render

from calendar_site.forms.event.event_forms import EventForms
from calendar_site.forms.event.suggestions import Suggestions
from calendar_site.forms.paste import PasteForm
from calendar_site.forms.repeated_forms import opened_or_sent
from calendar_site.pages.partner.submit.offer_form import form_context, programme_or_404
from calendar_site.pages.shared.form_page import form_page
from calendar_site.serving import unsent
from calendar_site.serving.freshness import always_fresh
from calendar_site.show.frame import frame
from calendar_site.tenancy import of_district
from feeds.incoming.invitation import several_events
from programme.models.event import Status
from programme.wording.office_facts import office_facts

# Fields of a draft that are told in the fact of another one.
FACT_OF = {
    **dict.fromkeys(("rule", "period"), "whens"),
    "is_free": "price",
    **dict.fromkeys(("age_min", "age_max", "audience_text"), "audiences"),
    "easy_language": "features",
}


@of_district
@always_fresh
def paste(request, district, programme):
    """A field for the text; then the form with what was understood. Nothing is stored."""
    found = programme_or_404(district, programme)
    form = opened_or_sent(PasteForm, request.POST or None, unsent.take(request))
    if request.method == "POST" and form.is_valid():
        return _filled(request, found, form.cleaned_data["text"])
    context = {
        "frame": frame(request, district, section="submit", programme=found),
        "programme": found,
        "form": form,
        "back_url": form_context(request, found)["action"],
    }
    return render(request, "partner/paste.html", context)


def _states(draft) -> list:
    """What is read of the dates' state: it is public at once, so the person looks at it."""
    found = dict.fromkeys(when.status for when in draft.whens)
    return [Status(status).label for status in found if status != Status.SCHEDULED]


def _filled(request, programme, text):
    suggestions = Suggestions(programme)
    read, *others = several_events.read(text, programme)
    said = office_facts(read.draft, programme.district)
    filled = {FACT_OF.get(name, name) for name in read.filled}
    context = {
        "understood": [
            *(fact.label for fact in said if fact.code in filled),
            *_states(read.draft),
        ],
        "title": read.draft.title,
        "others": [other.draft.title for other in others],
        "left": read.left,
        "aside": read.aside,
    }
    forms = EventForms.opened(suggestions, read.draft, contact=True)
    return form_page(
        request, suggestions, forms, **form_context(request, programme), pasted=context
    )
