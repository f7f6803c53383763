"""Which quiet sections of the page are open: those in which something is said or wrong."""

SECTIONS = {
    "series": ("repeat", "until", "not_on", "weekdays", "nth"),
    "period": ("opens_on", "closes_on", "closed_on", "hours_note", "by_arrangement"),
    "place": ("street", "room", "postcode", "locality", "directions", "online", "to_follow"),
    "people": ("audiences", "audience_text", "age_min", "age_max", "more_organisers"),
    "costs": (
        "is_free",
        "price",
        "registration",
        "registration_text",
        "registration_phone",
        "registration_email",
        "registration_url",
        "deadline",
        "places",
    ),
    "languages": ("spoken", "interpreted", "signed"),
    "access": ("wheelchair", "features"),
    "texts": ("description",),
    "fundings": ("fundings",),
    "contact": ("website", "public_contact", "date_text"),
    "wishes": ("wishes",),
}
ROWS = {"period": "hours", "texts": "texts"}
# Of one date: everything besides day, time and kind of time.
ALWAYS = ("day", "start", "end", "clock", "key")
SILENT = (None, "", "unknown", [], (), False)


def opened(forms) -> set[str]:
    """Names of the sections of an EventForms to open."""
    found = {name for name, fields in SECTIONS.items() if _speaks(forms.event, fields)}
    for section, rows in ROWS.items():
        if any(_speaks(row, row.fields) for row in getattr(forms, rows).forms):
            found.add(section)
    if forms.contact and _speaks(forms.contact, ("contact_name", "contact_phone")):
        found.add("person")
    return found


def is_special(row) -> bool:
    """Whether one date says something that only its own section shows."""
    return _speaks(row, [name for name in row.fields if name not in ALWAYS])


def _speaks(form, fields) -> bool:
    return any(form[name].errors or form[name].value() not in SILENT for name in fields)
