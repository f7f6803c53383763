"""The languages of an event in words, in the active language."""

from django.utils.translation import gettext as _

from programme.languages import name
from programme.wording.lists import groups, joined


def spoken(occurrences) -> str:
    """Languages of all dates in one line; what is interpreted or signed says so."""
    return told(item for row in occurrences for item in row.languages.all())


def told(items) -> str:
    """The same of languages with their modes, of whatever they are."""
    modes: dict[str, list[str]] = {"spoken": [], "interpreted": [], "signed": []}
    for item in items:
        if item.language not in modes[item.mode]:
            modes[item.mode].append(item.language)
    names = {mode: [name(code) for code in codes] for mode, codes in modes.items()}
    parts = [joined(names["spoken"])]
    if names["interpreted"]:
        parts.append(_("interpretation into {languages}").format(
            languages=joined(names["interpreted"])
        ))  # fmt: skip
    parts.append(joined(names["signed"]))
    return groups(parts)
