"""An invitation that is written already: pasted, read, and shown as the filled form."""

from dataclasses import replace

from django.shortcuts import render
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from calendar_site.forms.contact import initial_contact
from calendar_site.forms.event.event_forms import EventForms
from calendar_site.forms.event.questions import STATE_READ
from calendar_site.forms.event.suggestions import Suggestions
from calendar_site.forms.paste import PasteForm
from calendar_site.forms.repeated_forms import opened_or_sent
from calendar_site.pages.partner.submit import further
from calendar_site.pages.partner.submit.offer_form import form_context, programme_or_404
from calendar_site.pages.shared.form_page import form_page
from calendar_site.serving import unsent
from calendar_site.serving.freshness import always_fresh
from calendar_site.show.frame import frame
from calendar_site.tenancy import of_district
from feeds.incoming.invitation import several_events
from programme.checks.texts import impossible_days
from programme.models.event import Status
from programme.wording.office_facts import office_facts

SHORT = 100  # characters of a fact
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
    """A field for the text; then the form with what was understood. Nothing is stored.

    `?further=1` fills it in with the second event of a text of which one was sent.
    """
    found = programme_or_404(district, programme)
    if request.method != "POST" and (rest := further.asked_for(request, found)):
        told, contact = rest
        return _filled(request, found, told, initial_contact(contact))
    form = opened_or_sent(PasteForm, request.POST or None, unsent.take(request))
    if request.method == "POST" and form.is_valid():
        return _filled(request, found, further.Text(text=form.cleaned_data["text"], titles=()))
    context = {
        "frame": frame(request, district, section="submit", programme=found),
        "programme": found,
        "form": form,
        "back_url": form_context(request, found)["action"],
    }
    return render(request, "partner/paste.html", context)


def _understood(read, district) -> list[dict]:
    """Each fact that was read, in short: one sees at once whether it is what the text says."""
    # The long text is what was not understood, and told as such.
    filled = {FACT_OF.get(name, name) for name in read.filled if name != "description"}
    return [
        *(
            {"label": fact.label, "words": _in_short(fact)}
            for fact in office_facts(read.draft, district)
            if fact.code in filled
        ),
        *({"label": _("Does it take place?"), "words": words} for words in _states(read.draft)),
    ]


def _in_short(fact) -> str:
    """Its lines in one; of a long text the beginning."""
    return Truncator(" · ".join(fact.text.split("\n"))).chars(SHORT)


def _states(draft) -> list:
    """What is read of the dates' state: it is public at once, so the person looks at it."""
    found = dict.fromkeys(when.status for when in draft.whens)
    return [Status(status).label for status in found if status != Status.SCHEDULED]


def _filled(request, programme, told: further.Text, people=None):
    suggestions = Suggestions(programme)
    every = several_events.read(told.text, programme)
    read = every[told.nth] if told.nth < len(every) else every[0]
    told = replace(told, titles=tuple(one.draft.title for one in every))
    context = {
        "understood": _understood(read, programme.district),
        "title": read.draft.title,
        "others": further.others(told),
        "asked": impossible_days.no_such_day(read.draft, programme),
        "left": read.left,
        "aside": read.aside,
    }
    forms = EventForms.opened(suggestions, read.draft, contact=True, people=people)
    around = form_context(request, programme) | {"further": further.sealed(told)}
    around |= {STATE_READ: "1" if _states(read.draft) else ""}
    return form_page(request, suggestions, forms, **around, pasted=context)
