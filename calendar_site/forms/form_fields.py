"""Fields which take what people write: days, times, several days, languages, names per line.

Each shows a stored value in the way in which it would be typed, so that a form can be opened again.
"""

import difflib
import re

from django import forms
from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme import languages
from programme.plain_text import fold, tidy, tidy_lines
from programme.stated import written_dates
from programme.stated.conjunctions import any_and
from programme.stated.written_dates import StatedDay, StatedTime, Unclear
from programme.stated.written_numbers import without_groups
from programme.wording.timing import weekdays
from programme.wording.too_long import too_long

# A browser shows no file again, whatever else comes back into its field.
FILE_AGAIN = _("Only the file could not be kept. Please choose it again.")
LONGEST_TYPED = 500  # of a day or a list of days; more is not read at all


class NamesSelect(forms.Select):
    """Its options are names from the registers of the district."""

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if value:
            option["attrs"]["lang"] = settings.LANGUAGE_CODE
        return option


class _Fits(MaxLengthValidator):
    """Says how long the text is and what fits."""

    def __call__(self, value):
        if len(value) > self.limit_value:
            raise forms.ValidationError(too_long(len(value), self.limit_value), code="max_length")


def _limited(field: forms.CharField):
    """Let the field say in our words that a text is too long."""
    field.validators = [
        _Fits(each.limit_value) if isinstance(each, MaxLengthValidator) else each
        for each in field.validators
    ]


class TextField(forms.CharField):
    """One line, or several with `lines=True`, without control and direction characters."""

    def __init__(self, *, lines=False, rows=4, missing=None, **kwargs):
        self.lines = lines
        if lines:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows, "dir": "auto"}))
        else:
            kwargs.setdefault("widget", forms.TextInput(attrs={"dir": "auto"}))
        if missing:
            kwargs["error_messages"] = {"required": missing}
        super().__init__(**kwargs)
        _limited(self)

    def to_python(self, value):
        """Tidied before anything is counted; a null character is no reason to refuse a text."""
        text = super().to_python(value) or ""
        return tidy_lines(text) if self.lines else tidy(text)


class NumberField(forms.IntegerField):
    """A whole number from `least` to `most`."""

    def __init__(self, *, least, most, **kwargs):
        message = format_lazy(
            _("Please write a number from {least} to {most}."), least=least, most=most
        )
        self.least, self.most = least, most
        attrs = {"inputmode": "numeric", "size": "5", "autocomplete": "off", "dir": "ltr"}
        super().__init__(
            widget=forms.TextInput(attrs=attrs), error_messages={"invalid": message}, **kwargs
        )

    def to_python(self, value):
        """ "1.000" and "1 000" are a thousand; "1.5" is no whole number."""
        said = "" if value is None else without_groups(str(value).strip())
        if said and not said.lstrip("-").isdecimal():
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(said)

    def validate(self, value):
        super().validate(value)
        if value is not None and not self.least <= value <= self.most:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")


def plain_choices(fields):
    """Replace Django's message for a choice that is not offered by one that says what to do."""
    for field in fields.values():
        if isinstance(field, forms.ChoiceField):
            field.error_messages["invalid_choice"] = _("Please choose from the list.")


def choice_field(form: forms.BaseForm, name: str) -> forms.ChoiceField:
    """The field `name` of a form, of which one knows that it offers choices."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(name)
    return field


class _Typed(forms.CharField):
    """A text that is read into a value by `read`; Unclear becomes the field's error."""

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", LONGEST_TYPED)
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}))
        super().__init__(**kwargs)
        _limited(self)

    def clean(self, value):
        text = super().clean(value.replace("\x00", "") if isinstance(value, str) else value)
        if not text:
            return self.nothing
        try:
            return self.read(text)
        except Unclear as unclear:
            raise forms.ValidationError(unclear.message, code="unclear") from None

    def prepare_value(self, value):
        return value if isinstance(value, str) or value is None else self.as_typed(value)

    nothing: tuple | None = None

    def read(self, text: str):
        raise NotImplementedError

    def as_typed(self, value) -> str:
        return str(value)


class DayField(_Typed):
    """A day as written_dates.StatedDay; `agreeing=True` gives a date whose weekday is right."""

    year: int | None = None  # completes "28.9."; `complete_days` sets it from the programme

    def __init__(self, *, agreeing=False, **kwargs):
        self.agreeing = agreeing
        # The placeholder is empty: css/rhythm.css sees by it whether something was written.
        attrs = {"autocomplete": "off", "dir": "auto", "data-day": "", "placeholder": " "}
        super().__init__(widget=forms.TextInput(attrs=attrs), **kwargs)

    def read(self, text):
        read = written_dates.read_agreeing_day if self.agreeing else written_dates.read_day
        return read(text, year=self.year)

    def as_typed(self, value):
        """With the weekday in the language of the page, as `read` takes it in each."""
        said = value if isinstance(value, StatedDay) else StatedDay(value)
        day = str(StatedDay(said.day))
        return day if said.weekday is None else f"{weekdays([said.weekday])} {day}"


class DaysField(_Typed):
    """Several days, as a tuple of dates."""

    nothing = ()
    year: int | None = None

    def __init__(self, **kwargs):
        super().__init__(**({"max_length": 6000} | kwargs))

    def read(self, text):
        return written_dates.read_days(text, year=self.year)

    def as_typed(self, value):
        return ", ".join(str(StatedDay(day)) for day in value)


def complete_days(form: forms.BaseForm, year: int | None):
    """Let `year` complete the days of a form that are written without one."""
    for field in form.fields.values():
        if isinstance(field, DayField | DaysField):
            field.year = year


class TimeField(_Typed):
    """A time as written_dates.StatedTime; `about` lets it be approximate."""

    def __init__(self, *, about=False, **kwargs):
        self.about = about
        # "decimal" opens the digits with a comma on phones: 18 or 18,30 is two to five taps.
        attrs = {"inputmode": "decimal", "autocomplete": "off", "dir": "auto", "size": "7"}
        super().__init__(widget=forms.TextInput(attrs=attrs), **kwargs)

    def read(self, text):
        return written_dates.read_time(text, about=self.about)

    def as_typed(self, value):
        return str(value if isinstance(value, StatedTime) else StatedTime(value))


class LanguagesField(_Typed):
    """Names of languages in any language of the pages or their own words, as a tuple of codes."""

    nothing = ()

    def __init__(self, **kwargs):
        attrs = {"list": "languages", "autocomplete": "off", "dir": "auto"}
        super().__init__(widget=forms.TextInput(attrs=attrs), **kwargs)

    def read(self, text):
        names = [tidy(part) for part in re.split(rf"[,;/،\n]|\s(?:{any_and()})\s", text)]
        return tuple(dict.fromkeys(self._code(name) for name in names if name))

    def _code(self, name):
        known = languages.ALIASES | languages.codes_by_name()
        code = known.get(fold(name))
        if code:
            return code
        if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", name):
            return name  # a language of the world that has no name here yet
        near = difflib.get_close_matches(fold(name), known, n=1, cutoff=0.75)
        if near:
            suggestion = languages.name(known[near[0]])
            message = _("“{name}” is not a language we know. Do you mean {suggestion}?")
            raise Unclear(format_lazy(message, name=name[:40], suggestion=suggestion))
        message = _("“{name}” is not a language we know. Please part names by commas.")
        raise Unclear(format_lazy(message, name=name[:40]))

    def as_typed(self, value):
        return ", ".join(map(languages.name, value))


class NamesField(TextField):
    """Names, one per line, as a tuple."""

    def __init__(self, **kwargs):
        super().__init__(lines=True, rows=3, **kwargs)

    def clean(self, value):
        return tuple(name for name in map(tidy, super().clean(value).split("\n")) if name)

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, (tuple, list)) else value
