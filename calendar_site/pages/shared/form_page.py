"""The page with the form: the same for partners and the office, for new and for stored events."""

from functools import partial

from django.shortcuts import render

from calendar_site.forms.event.event_forms import EventForms
from calendar_site.forms.event.questions import check
from calendar_site.forms.event.suggestions import Suggestions
from calendar_site.serving import unsent
from calendar_site.show.frame import frame
from calendar_site.show.office import contact_details
from programme.drafts.cleaning import tidied
from programme.languages import NAMES, name
from programme.wording import timing

MORE, LESS, LATER = "add", "remove", "keep"


def handle(
    request,
    suggestions: Suggestions,
    *,
    opened,
    send,
    context,
    contact=False,
    read=None,
    besides=None,
    keep=None,
):
    """Show the form, or take what was sent: every form of an event comes here.

    `opened()` gives the form of a first visit. What is sent is read (`read(forms)` makes a draft of
    it) and checked; without errors and open questions it is sent by `send(draft, forms)`. Until
    then the form comes again with everything that was typed. `context()` is what the page shows
    besides. With `keep(draft, forms)` an unfinished form can be kept without being sent.
    """
    draw = partial(form_page, request, suggestions)
    if kept := unsent.take(request):
        forms = EventForms.extended(suggestions, kept, contact=contact)
        return draw(forms, seen=kept.get("version"), **context())
    if request.method != "POST":
        return draw(opened(), **context())
    # Until it is taken it stands on the version that was seen first.
    draw = partial(draw, seen=request.POST.get("version"))
    if MORE in request.POST or LESS in request.POST:
        forms = EventForms.extended(suggestions, request.POST, contact=contact)
        return draw(forms, **context())
    later = keep is not None and LATER in request.POST
    forms = EventForms.sent(suggestions, request.POST, contact=contact, unfinished=later)
    if not forms.is_valid():
        return draw(forms, **context())
    draft = tidied(read(forms) if read else forms.draft)
    if later:
        return keep(draft, forms)
    checked = check(
        draft, suggestions.programme, request.POST, besides=besides, insider=suggestions.staff
    )
    if checked.errors or not checked.is_answered:
        forms.add_findings(checked.errors)
        return draw(forms, checked=checked, **context())
    return send(checked.draft, forms)


def form_page(request, suggestions: Suggestions, forms, *, checked=None, status=200, **context):
    """Draw the form; `checked` (forms.event.questions.CheckedDraft) puts its questions on top."""
    around = frame(
        request, suggestions.district, section="submit", programme=_public_programme(suggestions)
    )
    return render(
        request,
        "partner/form.html",
        {
            "frame": around,
            "programme": suggestions.programme,
            "district": suggestions.district,
            "suggestions": suggestions,
            "form": forms,
            "checked": checked,
            "language_names": list(map(name, NAMES)),
            "period": timing.span(suggestions.programme.starts_on, suggestions.programme.ends_on),
            "office": contact_details(suggestions.district),
            "form_key": unsent.said(request).get("form_key", ""),
        }
        | context,
        status=status,
    )


def _public_programme(suggestions):
    return suggestions.programme if suggestions.programme.is_public else None
