"""What is folded away is open where it holds an error, and else tells in short what it holds."""

from datetime import date, time

import pytest
from django.template.loader import render_to_string

from calendar_site.forms.event import sections
from calendar_site.forms.event.dates import DateRow
from calendar_site.forms.event.event_forms import EventForms
from calendar_site.forms.event.suggestions import Suggestions
from programme.drafts.event_draft import EventDraft, Place, Registration, Text
from tests import cast
from tests.pages.public.reading import page as tree

PARTS = ("what", "when", "where", "who", "more", "contact")
OF_EVENT = [
    *(name for part in sections.SECTIONS.values() for name in part),
    "openness",
]
NOT_FOLDED = sections.SECTIONS["series"] + sections.SECTIONS["period"]  # rhythm.css shows them
OF_EVENT = [name for name in OF_EVENT if name not in NOT_FOLDED]
OF_DATE = [name for part in sections.OF_A_DATE.values() for name in part]
pytestmark = pytest.mark.django_db


@pytest.fixture
def suggestions(week):
    week.district.fundings.create(code="leben", name="Demokratie leben", sentence="x")
    return Suggestions(week)


def page(forms):
    district = forms.event.suggestions.district
    html = "".join(
        render_to_string(f"partner/{part}.html", {"form": forms, "district": district})
        for part in PARTS
    )
    return tree(html)


def around(element):
    """The folds in which an element lies, by their summaries."""
    found, here = [], element
    while here.parent is not None:
        here = here.parent
        if here.tag == "details":
            found.append(here)
    return found


def is_outside_templates(element):
    while element.parent is not None:
        element = element.parent
        if element.tag == "template":
            return False
    return True


def opened(read):
    return [each for each in read.all("details") if "open" in each.attrs]


def folds_of(read, name):
    control = next(
        each
        for tag in ("input", "select", "textarea")
        for each in read.all(tag, name=name)
        if is_outside_templates(each)
    )
    return around(control)


def names(folds):
    return sorted(next(fold.all("summary")).text for fold in folds)


def test_every_field_of_a_date_has_its_fold():
    always = {"day", "start", "end", "key"}
    assert set(OF_DATE) | always == set(DateRow.base_fields)
    assert len(OF_DATE) == len(set(OF_DATE))


@pytest.mark.parametrize("name", OF_EVENT)
def test_an_error_opens_what_it_is_in_and_nothing_else(suggestions, name):
    forms = EventForms.sent(suggestions, {"openness": "public"}, contact=True)
    forms.event.full_clean()
    forms.event.add_error(name, "Nein.")
    read = page(forms)
    # The choice that everybody may come stands before its fold.
    shown = (
        folds_of(read, name)
        if name != "openness"
        else around(list(read.all(id="id_openness_1"))[0])
    )
    assert shown != []
    assert names(opened(read)) == names(shown)


@pytest.mark.parametrize("name", OF_DATE)
def test_an_error_of_one_date_opens_its_part(suggestions, name):
    data = {"openness": "public", "dates-TOTAL_FORMS": "1", "dates-INITIAL_FORMS": "0"}
    forms = EventForms.sent(suggestions, data | {"dates-0-day": "28.9.2026"})
    row = forms.dates.forms[0]
    row.full_clean()
    row.add_error(name, "Nein.")
    read = tree(render_to_string("partner/date_row.html", {"row": row}))
    assert len(opened(read)) == 2
    assert names(opened(read)) == names(folds_of(read, f"dates-0-{name}"))


@pytest.mark.parametrize("name", sections.PERSON)
def test_an_error_in_the_contact_opens_it(suggestions, name):
    forms = EventForms.sent(suggestions, {"openness": "public"}, contact=True)
    forms.contact.full_clean()
    forms.contact.add_error(name, "Nein.")
    read = page(forms)
    assert names(opened(read)) == names(folds_of(read, name))


def test_an_error_in_a_translation_opens_it(suggestions):
    data = {"openness": "public", "texts-TOTAL_FORMS": "1", "texts-INITIAL_FORMS": "0"}
    forms = EventForms.sent(suggestions, data | {"texts-0-title": "Fest"})
    assert not forms.is_valid()
    read = page(forms)
    assert set(names(folds_of(read, "texts-0-language"))) <= set(names(opened(read)))


TOLD = {
    "a state": (
        {"whens": (cast.when(status="cancelled", note="Es regnet"),)},
        {"All day, open end, cancelled …", "Cancelled, fully booked, a note"},
        "cancelled · Es regnet",
    ),
    "an end that is about": (
        {"whens": (cast.when(end_about=True),)},
        {"All day, open end, cancelled …", "All day, open end, doors"},
        "The end is approximate",
    ),
    "doors": (
        {"whens": (cast.when(doors=time(18)),)},
        {"All day, open end, cancelled …", "All day, open end, doors"},
        "Doors open: 18:00",
    ),
    "a date elsewhere": (
        {"whens": (cast.when(place=Place(name="Saal")),)},
        {"All day, open end, cancelled …", "Another place on this date"},
        "Saal",
    ),
    "an address": (
        {"place": Place(name="Saal", street="Markt 1", postcode="99817")},
        {"Address, room, online, to follow …"},
        "Markt 1 · Postcode: 99817",
    ),
    "another end": (
        {"end_place": "Bahnhof"},
        {
            "Address, room, online, to follow …",
            "Bad weather, another end, online, to follow",
        },
        "Bahnhof",
    ),
    "costs": (
        {"price": "3 €", "reductions": "Kinder frei", "is_free": False},
        {"Costs"},
        "it costs something · 3 € · Kinder frei",
    ),
    "registration": (
        {"registration": Registration(need="required", phone="0361 5", deadline=date(2026, 9, 20))},
        {"Registration"},
        "required · By phone: 0361 5 · Until: 20.9.2026",
    ),
    "ages": (
        {"age_min": 6, "audiences": ("unknown code",)},
        {"For whom, age, more organisers"},
        "From age: 6",
    ),
    "a long text": (
        {"description": "Lang ist er.\n" * 9},
        {"Long text, more languages"},
        "Lang ist er. Lang ist er. Lang ist er. …",
    ),
    "a translation": (
        {"translations": (Text(language="ar", title="حفل", summary="", description=""),)},
        {"Long text, more languages", "The texts in another language"},
        "Arabic – \u2068العربية\u2069 · حفل",
    ),
    "wishes": (
        {"wishes": "Ein Raum"},
        {"Website, contact, wishes …", "Wishes to the office, funding"},
        "Ein Raum",
    ),
}


@pytest.mark.parametrize(("said", "wanted", "words"), TOLD.values(), ids=TOLD)
def test_what_was_read_is_told_by_its_fold_which_stays_closed(suggestions, said, wanted, words):
    draft = EventDraft(title="Fest", openness="public", **said)
    read = page(EventForms.opened(suggestions, draft, contact=True))
    assert opened(read) == []
    found = [name.partition(" Filled in: ") for name in names(read.all("details"))]
    told = {title: words for title, _, words in found if words}
    assert told == dict.fromkeys(wanted, words)


def test_who_may_come_is_seen_where_it_is_not_everybody(suggestions):
    read = page(EventForms.opened(suggestions, EventDraft(openness="invited"), contact=True))
    assert names(opened(read)) == ["Not for everybody: not published"]


def test_the_empty_form_has_everything_folded(suggestions):
    read = page(EventForms.opened(suggestions, contact=True))
    assert opened(read) == []
    hidden = [each for each in read.all("span", class_="quiet__said") if "hidden" in each.attrs]
    assert len(hidden) == len(list(read.all("span", class_="quiet__said")))
