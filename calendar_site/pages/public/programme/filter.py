"""The filter of a programme's page: one-tap links, a GET form, and what is chosen now."""

from dataclasses import fields, replace

from django import forms
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from calendar_site.forms.form_fields import NamesSelect, choice_field
from calendar_site.forms.renderer import KernRenderer
from calendar_site.pages.public.programme.facets import Facets
from calendar_site.show.own_words import of_office
from programme.events.selection import FLAGS, Selection
from programme.languages import both_names
from programme.models.programme import Programme
from programme.wording import selection_words
from programme.wording.lists import comma, joined
from programme.wording.marks import MARKS
from programme.wording.selection_words import ACCESS_LABELS, LISTS


class SelectionForm(forms.Form):
    """Asks for a Selection; `programme.events.selection.parse` reads the answer."""

    default_renderer = KernRenderer
    use_required_attribute = False

    q = forms.CharField(label=gettext_lazy("Search for words"), widget=forms.TextInput())
    town = forms.ChoiceField(label=gettext_lazy("Town"), widget=NamesSelect)
    since = forms.DateField(label=gettext_lazy("From day"))
    until = forms.DateField(label=gettext_lazy("To day"))
    category = forms.ChoiceField(label=gettext_lazy("Kind of event"))
    audience = forms.ChoiceField(label=gettext_lazy("For whom"))
    language = forms.ChoiceField(label=gettext_lazy("Language"))
    interpretation = forms.ChoiceField(label=gettext_lazy("Interpretation into"))
    partner = forms.ChoiceField(label=gettext_lazy("Organiser"), widget=NamesSelect)
    access = forms.MultipleChoiceField(
        label=gettext_lazy("Access"), widget=forms.CheckboxSelectMultiple
    )
    free = forms.BooleanField(label=gettext_lazy("Free of charge"))
    women_only = forms.BooleanField(label=gettext_lazy("Women only"))
    childcare = forms.BooleanField(label=gettext_lazy("Childcare"))

    def __init__(self, selection: Selection, facets: Facets, programme: Programme):
        super().__init__(initial=_initial(selection), auto_id="filter-%s")
        offered = {name: _choices(selection, facets, name) for name in LISTS}
        offered["access"] = [
            (code, label)
            for code, label in ACCESS_LABELS.items()
            if facets.flags.get(code) or code in selection.access
        ]
        for name, choices in offered.items():
            choice_field(self, name).choices = choices
        for name in ("since", "until"):
            self.fields[name].widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
            self.fields[name].widget.attrs |= {
                "min": f"{programme.starts_on}",
                "max": f"{programme.ends_on}",
            }
        self._leave_out_empty(selection, facets, offered)

    def _leave_out_empty(self, selection, facets, offered):
        """Leave out a field whose every choice finds no event."""
        for name, choices in offered.items():
            if len(choices) < (1 if name == "access" else 2):
                del self.fields[name]
        for name in FLAGS:
            if facets.flags.get(name) or getattr(selection, name):
                self.fields[name].widget.attrs["value"] = "1"
            else:
                del self.fields[name]


def _initial(selection):
    values = {field.name: getattr(selection, field.name) for field in fields(selection)}
    values |= {name: ",".join(values[name]) for name in LISTS}
    if selection.day:
        values["since"] = values["until"] = selection.day
    return values


def _choices(selection, facets, name):
    """Several chosen values, or one that no event has, stay as a choice of their own."""
    shown = both_names if name in ("language", "interpretation") else None
    options = [
        (o.code, f"{shown(o.code) if shown else o.label} ({o.count})")
        for o in getattr(facets, name)
    ]
    chosen = getattr(selection, name)
    value = ",".join(chosen)
    if chosen and value not in dict(options):
        options.append((value, joined(facets.label(name, code) for code in chosen)))
    return [("", _("any")), *options]


def filter_context(selection: Selection, facets: Facets, programme: Programme, base: str, count):
    """The context `filter` of templates/parts/filter_form.html."""
    active = list(_active(selection, facets, base))
    return {
        "quick": list(_quick(selection, facets, programme, base)),
        "form": SelectionForm(selection, facets, programme),
        "action": base,
        "active": active,
        "reset_url": base if active else "",
        "result": ngettext("{count} event", "{count} events", count).format(count=count),
    }


def address(selection: Selection, base: str) -> str:
    """The programme's page with this selection."""
    query = replace(selection, programme="").to_query()
    return f"{base}?{query}" if query else base


def _quick(selection, facets, programme, base):
    for code, field, value, icon in (
        ("free", "free", True, "free"),
        ("families", "audience", "familien", "families"),
        ("women_only", "women_only", True, "women-only"),
        ("childcare", "childcare", True, "childcare"),
        ("wheelchair", "access", "wheelchair", "wheelchair"),
        ("sign_language", "access", "sign_language", "sign-language"),
    ):
        active, toggled = _toggled(selection, field, value)
        there = facets.flags.get(code) or code == "families" and _has(facets.audience, value)
        if there or active:
            yield {
                "label": _(MARKS[code]),
                "url": address(toggled, base),
                "active": active,
                "icon": icon,
            }
    yield from _national_week(selection, programme, base)


def _national_week(selection, programme, base):
    first, last = programme.national_starts_on, programme.national_ends_on
    if first and (first, last) != (programme.starts_on, programme.ends_on):
        active = (selection.since, selection.until) == (first, last)
        days = {"since": None, "until": None} if active else {"since": first, "until": last}
        yield {
            "label": _("National week"),
            "url": address(replace(selection, day=None, **days), base),
            "active": active,
            "icon": "calendar",
        }


def _has(options, code):
    return any(option.code == code for option in options)


def _toggled(selection, field, value) -> tuple[bool, Selection]:
    """Whether the value is chosen, and the selection with that turned round."""
    if value is True:
        active = getattr(selection, field)
        return active, replace(selection, **{field: not active})
    chosen = getattr(selection, field)
    if value in chosen:
        return True, replace(selection, **{field: tuple(c for c in chosen if c != value)})
    return False, replace(selection, **{field: (*chosen, value)})


def _active(selection, facets, base):
    """One chip per chosen value, each with the address without it."""
    for label, without in selection_words.chosen(selection, facets.label):
        yield {
            "label": label,
            "of_office": not {"town", "partner"}.isdisjoint(without),
            "remove_url": address(replace(selection, **without), base),
        }


def in_html(selection: Selection, facets: Facets):
    """What is chosen, in words that tell the language of names."""
    chips = _active(selection, facets, "")
    labels = (of_office(chip["label"]) if chip["of_office"] else chip["label"] for chip in chips)
    return format_html_join(comma(), "{}", ((label,) for label in labels))
