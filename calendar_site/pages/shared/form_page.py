"""The page with the form: the same for partners and the office, for new and for stored events."""

from functools import partial

from django.shortcuts import render

from calendar_site.forms.event.dates import DateRows
from calendar_site.forms.event.event_forms import EventForms
from calendar_site.forms.event.questions import ask
from calendar_site.forms.event.suggestions import Suggestions
from calendar_site.show.frame import frame
from calendar_site.show.office import reach
from programme.drafts.cleaning import tidied
from programme.wording import timing
from programme.wording.languages import NAMES, name

MORE, LESS, LATER = "add", "remove", "keep"


def take(
    request,
    known: Suggestions,
    *,
    opened,
    send,
    context,
    contact=False,
    read=None,
    besides=None,
    keep=None,
):
    """Show the form, or take what was sent: the road of every form of an event.

    `opened()` makes the form of a first visit. What is sent is read (`read(forms)` makes a draft
    of it), checked and asked about; only then it is sent by `send(draft, forms)`. Until then the
    form comes again with everything that was typed. `context()` is what the page shows besides.
    Where `keep(draft, forms)` is given, an unfinished form can be kept without being sent.
    """
    draw = partial(form_page, request, known)
    if request.method != "POST":
        return draw(opened(), **context())
    if MORE in request.POST or LESS in request.POST:
        forms = EventForms.extended(known, request.POST, contact=contact)
        return draw(forms, **context())
    later = keep is not None and LATER in request.POST
    forms = EventForms.sent(known, request.POST, contact=contact, unfinished=later)
    if not forms.is_valid():
        return draw(forms, **context())
    draft = tidied(read(forms) if read else forms.draft)
    if later:
        return keep(draft, forms)
    asked = ask(draft, known.programme, request.POST, besides=besides, insider=known.staff)
    if asked.errors or not asked.is_answered:
        forms.add_findings(asked.errors)
        return draw(forms, asked=asked, **context())
    return send(asked.draft, forms)


def form_page(request, known: Suggestions, forms, *, asked=None, status=200, **context):
    """Draw the form; `asked` (forms.questions.Asked) puts its questions on top."""
    around = frame(request, known.district, section="submit", programme=_shown(known))
    return render(
        request,
        "partner/form.html",
        {
            "frame": around,
            "programme": known.programme,
            "district": known.district,
            "known": known,
            "form": forms,
            "asked": asked,
            "language_names": list(map(name, NAMES)),
            "period": timing.span(known.programme.starts_on, known.programme.ends_on),
            "office": reach(known.district),
            "most_dates": DateRows.max_num,
            "form_key": request.POST.get("form_key", ""),
        }
        | context,
        status=status,
    )


def _shown(known):
    return known.programme if known.programme.is_public else None
