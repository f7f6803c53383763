"""The languages of an event in words, in the active language."""

from django.utils.translation import gettext as _

from programme.languages import name


def spoken(occurrences) -> str:
    """Languages of all dates in one line; what is interpreted or signed says so."""
    modes: dict[str, list[str]] = {"spoken": [], "interpreted": [], "signed": []}
    for row in occurrences:
        for item in row.languages.all():
            if item.language not in modes[item.mode]:
                modes[item.mode].append(item.language)
    names = {mode: [name(code) for code in codes] for mode, codes in modes.items()}
    parts = [", ".join(names["spoken"])]
    if names["interpreted"]:
        parts.append(_("interpretation into {languages}").format(
            languages=", ".join(names["interpreted"])
        ))  # fmt: skip
    parts.append(", ".join(names["signed"]))
    return "; ".join(filter(None, parts))
