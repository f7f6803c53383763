"""Facts of an event as every format tells them: its text, its languages, its signs.

The functions read prefetched relations (texts, features, audiences, occurrences with languages).
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from programme.languages import name as language_name

MARKS = {
    "free": gettext_noop("Free of charge"),
    "registration": gettext_noop("Registration needed"),
    "wheelchair": gettext_noop("Wheelchair access"),
    "interpretation": gettext_noop("Interpretation"),
    "sign_language": gettext_noop("Sign language"),
    "childcare": gettext_noop("Childcare"),
    "women_only": gettext_noop("Women only"),
    "families": gettext_noop("For families"),
    "online": gettext_noop("Online"),
}


def text_of(event, language):
    """The event's text in `language`, else the original."""
    texts = {text.language: text for text in event.texts.all()}
    original = next((text for text in texts.values() if text.is_original), None)
    return texts.get(language) or original


def spoken(occurrences, language) -> str:
    """Languages of all dates in one line; what is interpreted or signed says so."""
    modes = {"spoken": [], "interpreted": [], "signed": []}
    for row in occurrences:
        for item in row.languages.all():
            if item.language not in modes[item.mode]:
                modes[item.mode].append(item.language)
    names = {mode: [language_name(c, language) for c in codes] for mode, codes in modes.items()}
    parts = [", ".join(names["spoken"])]
    if names["interpreted"]:
        parts.append(_("interpretation into {languages}").format(
            languages=", ".join(names["interpreted"])
        ))  # fmt: skip
    parts.append(", ".join(names["signed"]))
    return "; ".join(filter(None, parts))


def marks(event, occurrences) -> list[str]:
    """Codes of the signs at an event, in the order of the legend."""
    features = {row.code for row in event.features.all()}
    modes = {item.mode for row in occurrences for item in row.languages.all()}
    facts = {
        "free": event.is_free is True,
        "registration": event.registration == "required",
        "wheelchair": event.wheelchair == "yes",
        "interpretation": "interpreted" in modes,
        "sign_language": "signed" in modes,
        "childcare": "childcare" in features,
        "women_only": "women_only" in features,
        "families": any(row.code == "familien" for row in event.audiences.all()),
        "online": event.is_online,
    }
    return [code for code in MARKS if facts[code]]
