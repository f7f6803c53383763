"""Which field of the page a finding of the checks is about."""

from programme.drafts.fields import FIELDS, of

_EVENT = {field.path: field.typed_as for field in FIELDS} | {"organisers.0": "organiser"}
_DATE = {field.name: field.typed_as for field in of("whens")}
_DATE |= {field.path: field.typed_as for field in of("place")}


def field_of(forms, path: str):
    """The form and the name of the field that shows `path` of the draft.

    What no field shows stands with the form as a whole (None).
    """
    first, _, rest = path.partition(".")
    if first == "languages":
        return forms.event, rest
    if first in ("whens", "rule") and path != "rule.until":
        return _of_date(forms, rest if first == "whens" else f"0.{rest}")
    if first == "translations":
        number, _, name = rest.partition(".")
        return forms.texts.filled[int(number)], name
    if first == "organisers" and path not in _EVENT:
        return forms.event, "more_organisers"
    name = _EVENT.get(path, path)
    return forms.event, name if name in forms.event.fields else None


def _of_date(forms, rest):
    """A date of a series is shown by the first row."""
    number, _, name = rest.partition(".")
    rows = forms.dates.filled or forms.dates.forms
    is_row = number.isdecimal() and int(number) < len(rows) and not forms.event["repeat"].data
    row = rows[int(number)] if is_row else rows[0]
    name = _DATE.get(name) or name.removeprefix("languages.")
    return row, name if name in row.fields else "day"
