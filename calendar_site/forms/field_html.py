"""One field of a form as HTML: label, hint, errors and input, in this order.

So a screen reader and a magnifier meet the error before the input it is about.
"""

from django.forms import BoundField, CheckboxInput, Textarea
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from calendar_site.forms.widget_html import text
from calendar_site.templatetags.page import icon, thousands


def draw(field: BoundField) -> SafeString:
    """A widget of several inputs becomes a fieldset; a single box stands before its label."""
    if field.use_fieldset:
        html = _fieldset(field)
    elif isinstance(field.field.widget, CheckboxInput):
        html = _box(field)
    else:
        html = _line(field)
    return mark_safe(html)  # noqa: S308


def _fieldset(field) -> str:
    told = field.aria_describedby
    described = f' aria-describedby="{text(told)}"' if told else ""
    return f"""<fieldset class="field kern-fieldset{_wrong(field)}"{described}>
    <legend class="kern-label">{text(field.label)}{mark(field)}</legend>
    {hint_and_errors(field)}
    {field}
  </fieldset>"""


def _box(field) -> str:
    label = f'<label for="{text(field.id_for_label)}">{text(field.label)}{mark(field)}</label>'
    return f"""<div class="field{_wrong(field)}">
    {_errors(field)}
    <div class="choice">{field}{label}</div>
    {_hint(field)}
  </div>"""


def _line(field) -> str:
    at, label = text(field.id_for_label), f"{text(field.label)}{mark(field)}"
    return f"""<div class="field kern-form-input{_wrong(field)}">
    <label class="kern-label" for="{at}">{label}</label>
    {hint_and_errors(field)}
    {field}
    {_counter(field)}
  </div>"""


def mark(field: BoundField) -> SafeString:
    """Says of a field that it is needed, in a form that names those in `needed`; else what is not.

    With the end of its line.
    """
    needed = getattr(field.form, "needed", None)
    if needed is not None:
        word = _("needed") if field.name in needed else ""
    else:
        word = "" if field.field.required else _("optional")
    said = f' <span class="kern-label__optional">({text(word)})</span>' if word else ""
    return mark_safe(f"{said}\n")  # noqa: S308


def hint_and_errors(field: BoundField) -> SafeString:
    hint = f"\n  {_hint(field)}\n" if field.help_text else ""
    return mark_safe(f"{hint}\n{_errors(field)}\n")  # noqa: S308


def _hint(field) -> str:
    if not field.help_text:
        return ""
    return f'<div class="kern-hint" id="{field.auto_id}_helptext">{text(field.help_text)}</div>'


def _errors(field) -> str:
    if not field.errors:
        return "\n\n"
    before = f'{icon("warning")}<span><span class="sr">{text(_("Error:"))} </span>'
    lines = (f'<p class="kern-error">{before}{text(error)}</span></p>' for error in field.errors)
    return f'\n\n  <div id="{field.auto_id}_error">\n    {"".join(lines)}\n  </div>\n\n'


def _wrong(field) -> str:
    return " field--error" if field.errors else ""


def _counter(field) -> str:
    """How much room is left in a long text; js/counter.js fills it in."""
    most = isinstance(field.field.widget, Textarea) and field.field.max_length
    if not most:
        return ""
    told = {
        "counter": field.id_for_label,
        "max": most,
        "thousands": thousands(),
        "left": _("Characters left:"),
        "over": _("Characters too many:"),
    }
    data = "".join(f' data-{name}="{text(value)}"' for name, value in told.items())
    return f'\n      <p class="counter" hidden{data}></p>\n    '
