"""Which folded sections of the page are open: those with a value or an error."""

from programme.drafts.fields import FIELDS
from programme.models.event import Openness

SECTIONS = {
    section: tuple(field.typed_as for field in FIELDS if field.section == section)
    for section in dict.fromkeys(field.section for field in FIELDS if field.section)
}
SECTIONS["people"] += ("more_organisers",)
PERSON = ("contact_name", "contact_phone", "invite_again")
ROWS = {"period": "hours", "texts": "texts"}
# Of one date: everything besides day and time.
ALWAYS = ("day", "start", "end", "key")
SILENT: tuple[object, ...] = (None, "", "unknown", "scheduled", "exact", [], (), False)


def open_sections(forms) -> set[str]:
    """Names of the sections of an EventForms to open."""
    found = {name for name, fields in SECTIONS.items() if _speaks(forms.event, fields)}
    for section, rows in ROWS.items():
        if any(_speaks(row, row.fields) for row in getattr(forms, rows).forms):
            found.add(section)
    if forms.contact and _speaks(forms.contact, PERSON):
        found.add("person")
    if forms.event["openness"].value() != Openness.PUBLIC or forms.event["openness"].errors:
        found.add("openness")
    return found


def is_special(row) -> bool:
    """Whether one date says something that only its own section shows."""
    return _speaks(row, [name for name in row.fields if name not in ALWAYS])


def _speaks(form, fields) -> bool:
    said = [form[name] for name in fields if name in form.fields]
    return any(field.errors or field.value() not in SILENT for field in said)
