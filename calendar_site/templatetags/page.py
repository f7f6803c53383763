"""What the templates of the pages need beyond Django's own tags."""

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.formats import get_format, time_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from calendar_site.show import periods
from calendar_site.show.own_words import of_office
from programme import retention
from programme.wording import timing

register = template.Library()

# The symbols of static/icons.svg that stand for a mark of an event.
MARKS = {
    "free",
    "registration",
    "wheelchair",
    "interpretation",
    "sign-language",
    "childcare",
    "women-only",
    "families",
    "online",
    "language",
    "people",
    "clock",
}
# The look and the symbol of a badge, by the status of an occurrence or the state of a submission.
STATUS = {
    "cancelled": ("bad", "cancelled"),
    "postponed": ("warn", "moved"),
    "moved": ("warn", "moved"),
    "full": ("warn", "people"),
    "tentative": ("plain", "question"),
    "submitted": ("accent", "clock"),
    "changed": ("accent", "pencil"),
    "returned": ("warn", "arrow"),
    "accepted": ("good", "check"),
    "declined": ("bad", "close"),
    "withdrawn": ("plain", "close"),
}


@register.simple_tag
def icon(name, modifier=""):
    """A symbol of icons.svg, hidden from screen readers: the word always stands beside it."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        f" icon--{modifier}" if modifier else "",
        static("icons.svg"),
        name,
    )


@register.filter
def told_once(words, label: str):
    """ "nötig" beside "Anmeldung", where the words are "Anmeldung nötig"."""
    shown = words[len(label) + 1 :]
    if not shown or not words.startswith(f"{label} "):
        return words
    return SafeString(shown) if isinstance(words, SafeString) else shown


@register.simple_tag
def office_language():
    """The language in which districts and authorities write: for the `lang` of their own words."""
    return settings.LANGUAGE_CODE


@register.simple_tag
def thousands():
    """What the active language writes between the thousands and the hundreds of a number."""
    return get_format("THOUSAND_SEPARATOR")


@register.simple_tag
def kept_for(name):
    """A period of programme.retention in words, such as `kept_for "CONTACTS"`: half a year."""
    return periods.words(getattr(retention, name))


@register.filter
def office(words):
    """Words of a district or an authority, which say their language on a page in another."""
    return of_office(words)


@register.filter
def day_in_words(value):
    """ "Donnerstag, 28. September 2023"."""
    return timing.day(value)


@register.filter(expects_localtime=True)
def moment(value):
    """ "28. September 2023, 14:05"."""
    return _("{day}, {time}").format(day=timing.plain_day(value), time=time_format(value, "H:i"))


@register.filter
def mark_icon(code):
    """The symbol of a mark; a mark without a drawing of its own gets a plain ring."""
    name = str(code).replace("_", "-")
    return name if name in MARKS else "mark"


@register.filter
def breakable(address):
    """An e-mail address that may go on in a new line before its @, and nowhere in a word."""
    name, at, host = str(address).rpartition("@")
    return format_html("{}<wbr>{}{}", name, at, host)


@register.filter
def in_fours(code):
    """Four characters at a time, as one reads and types a long code."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


@register.filter
def status_look(status):
    """The modifier of a status badge: bad, warn, good, accent or plain."""
    return STATUS.get(str(status), ("plain", ""))[0]


@register.filter
def status_icon(status):
    """The symbol of a status badge, or nothing."""
    return STATUS.get(str(status), ("", ""))[1]


@register.filter
def error_target(field):
    """The id a link in the error summary leads to: the first input of a bound field."""
    if parts := getattr(field.field.widget, "widgets_names", []):
        return f"{field.auto_id}{parts[0]}"
    if field.id_for_label or not field.subwidgets:
        return field.id_for_label
    return field.subwidgets[0].id_for_label
