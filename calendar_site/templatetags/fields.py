"""Parts of fields, for a template that draws a field of its own kind."""

from django import template
from django.utils.safestring import mark_safe

from calendar_site.forms import field_html
from calendar_site.forms.widget_html import text

register = template.Library()
register.filter("mark", field_html.mark)
register.filter("hint_and_errors", field_html.hint_and_errors)


@register.filter
def options(words):
    """What a field suggests, inside a <datalist>."""
    drawn = (f'<option value="{text(word)}"></option>' for word in words)
    return mark_safe("".join(drawn))  # noqa: S308
