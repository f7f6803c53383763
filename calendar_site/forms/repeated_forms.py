"""Rows of the same small form: dates, opening hours, translations. Empty rows are left out."""

from typing import Any

from django import forms
from django.forms.renderers import get_default_renderer
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


class Rows(forms.BaseFormSet):
    """A formset whose rows are equal: none is an old one, and an empty row is no row.

    Subclasses name `form`, and what to do when no more rows fit (`full`); `opened` fills rows,
    `sent` reads them.
    """

    full: Any = _("At most {most} fit here.")
    had_no_room = False

    min_num = extra = 0
    max_num = absolute_max = 40
    can_order = can_delete = can_delete_extra = edit_only = False
    validate_min, validate_max = False, True

    def __init__(self, *args, **kwargs):
        self.renderer = get_default_renderer()
        super().__init__(*args, **kwargs)

    @classmethod
    def opened(cls, prefix: str, rows, **form_kwargs):
        """Rows with these initial values, and an empty one where there is none."""
        rows = list(rows) or [{}]
        made = cls(prefix=prefix, initial=rows, form_kwargs=form_kwargs)
        made.extra = len(rows)
        made.had_no_room = len(rows) > cls.max_num
        return made

    @classmethod
    def sent(cls, prefix: str, data, **form_kwargs):
        return cls(data, prefix=prefix, form_kwargs=form_kwargs)

    def initial_form_count(self):
        """All rows are new, so that each of them may be emptied."""
        return 0

    @property
    def when_full(self) -> Any:
        """What is said where one more row has no room."""
        return format_lazy(self.full, most=self.max_num)

    @property
    def overflow(self) -> list[Any]:
        """The same as an error, where more rows were sent."""
        return [self.when_full] if self.is_bound and self.non_form_errors() else []

    @property
    def filled(self) -> list:
        """The rows in which something was typed; only of valid rows."""
        return [row for row in self.forms if row.is_filled]


def opened_or_sent(kind, sent, unsent, **arguments):
    """A form of this kind: with what was sent, or opened with what was typed and not taken."""
    form = kind(sent, **arguments)
    if unsent is not None:
        form.initial |= typed_values(form, unsent)
    return form


def typed_values(form: forms.Form, data) -> dict:
    """What was typed into `form`, unread: to show it again, with errors or without."""
    return {
        name: field.widget.value_from_datadict(data, {}, form.add_prefix(name))
        for name, field in form.fields.items()
    }
