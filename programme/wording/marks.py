"""The signs at an event (free, interpretation, wheelchair …), in the order of the legend."""

from django.utils.translation import gettext_noop

from programme.events.standing import all_cancelled, spots
from programme.models.event import RegistrationNeed
from programme.models.venue import Access

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


def _needs_registration(event, occurrences) -> bool:
    """Of all of it: a part alone keeps nobody from coming."""
    needed = event.registration == RegistrationNeed.REQUIRED and not event.registration_only_for
    return needed and not all_cancelled(occurrences)


def marks(event, occurrences) -> list[str]:
    """Codes of the signs at an event, in the order of the legend."""
    features = {row.code for row in event.features.all()}
    modes = {item.mode for row in occurrences for item in row.languages.all()}
    facts = {
        "free": event.is_free is True,
        "registration": _needs_registration(event, occurrences),
        "wheelchair": event.wheelchair == Access.YES,
        "interpretation": "interpreted" in modes,
        "sign_language": "signed" in modes,
        "childcare": "childcare" in features,
        "women_only": "women_only" in features,
        "families": any(row.code == "familien" for row in event.audiences.all()),
        "online": any(spot.is_online for spot in spots(event, occurrences)),
    }
    return [code for code in MARKS if facts[code]]
