"""The word that stands before the last of several: "3. und 10. Oktober", "Deutsch and Arabic"."""

import re

from django.conf import settings
from django.utils.translation import gettext, override


def any_and() -> str:
    """A pattern of this word in each language of the pages."""
    words = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            words[gettext("{some} and {last}").format(some="", last="").strip()] = True
    return "|".join(re.escape(word) for word in words if word)
