"""The folded parts of the page: which are open, and what is filled in inside each.

Open is what holds an error, and what is around it; everything else stays short and tells in its
summary what it holds.
"""

from dataclasses import dataclass

from django import forms
from django.utils.text import Truncator

from programme.drafts.fields import FIELDS, MADE_BY_FORM
from programme.models.event import Openness
from programme.regular_expressions import expression

SECTIONS = {
    section: tuple(field.typed_as for field in FIELDS if field.section == section)
    for section in dict.fromkeys(field.section for field in FIELDS if field.section)
}
SECTIONS["people"] += ("more_organisers",)
PERSON = ("contact_name", "contact_phone", "invite_again")
ROWS = {"period": "hours", "translations": "texts"}
# A fold in that of the place: what few events need.
ELSEWHERE = (
    *(field.name for field in MADE_BY_FORM if field.section == "place"),
    *("online", "to_follow"),
)
# Folds that lie in another one, and count there too.
INSIDE = {"translations": "texts", "wishes": "contact"}
# Of one date: everything besides day and time.
OF_A_DATE = {
    "times": ("clock", "doors", "last_day", "open_end", "end_about"),
    "state": ("status", "remark"),
    "elsewhere": (
        *("name", "town", "street", "room", "postcode", "locality"),
        *("directions", "online", "to_follow"),
    ),
    "languages": ("spoken", "interpreted", "signed"),
}
SHORT = 40  # characters of an answer
_SPEAKS_FOR_ITSELF = expression(r"[^\W\d_]|€")
SILENT: tuple[object, ...] = (None, "", "unknown", "scheduled", "exact", [], (), False)


@dataclass(frozen=True)
class Fold:
    """One folded part. `filled`: the answers in it, in short."""

    is_open: bool = False
    filled: tuple = ()

    def __or__(self, other: "Fold") -> "Fold":
        filled = dict.fromkeys((*self.filled, *other.filled))
        return Fold(is_open=self.is_open or other.is_open, filled=tuple(filled))


def folds(forms) -> dict[str, Fold]:
    """The folds of an EventForms, by the names of the sections."""
    found = {name: _fold(forms.event, fields) for name, fields in SECTIONS.items()}
    for section, rows in ROWS.items():
        for row in getattr(forms, rows).forms:
            found[section] = found.get(section, Fold()) | _fold(row, row.fields)
    found["elsewhere"] = _fold(forms.event, ELSEWHERE)
    openness = forms.event["openness"]
    # A choice that is taken is seen.
    found["openness"] = Fold(openness.value() != Openness.PUBLIC or bool(openness.errors))
    for name, around in INSIDE.items():
        found[around] |= found.setdefault(name, Fold())
    return found


def of_date(row) -> dict[str, Fold]:
    """The folds of one date; `all` lies around the others."""
    found = {name: _fold(row, fields) for name, fields in OF_A_DATE.items()}
    around = Fold()
    for fold in found.values():
        around |= fold
    return found | {"all": around}


def of_person(contact) -> Fold:
    """The fold of the contact: beside the address, which is asked for."""
    return _fold(contact, PERSON) if contact else Fold()


def _fold(form, fields) -> Fold:
    there = [form[name] for name in fields if name in form.fields]
    told = dict.fromkeys(_told(each) for each in there if each.value() not in SILENT)
    return Fold(any(field.errors for field in there), tuple(filter(None, told)))


def _told(field) -> str:
    """What was answered, a bare number or day with the name of its field (unfold.js: the same)."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return str(field.label)
    if isinstance(widget, forms.widgets.ChoiceWidget):
        chosen = [str(each.choice_label) for each in field.subwidgets if each.data["selected"]]
        return ", ".join(chosen)
    value = str(widget.format_value(field.value()) or "")
    words = Truncator(" ".join(value.split())).chars(SHORT)
    return words if _SPEAKS_FOR_ITSELF.search(words) else f"{field.label}: {words}"
