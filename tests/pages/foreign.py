"""Words of a page whose language is not told, or told wrongly."""

import re

from tests.pages.public.reading import HIDDEN

WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{3,}")
# Names that are the same in every language, addresses, and what is isolated inside an option.
NAMES = re.compile(
    r"\u2068.*?\u2069|\S+@\S+|https?://\S+|\S+\.(ics|example)\S*|[A-Z]{2,}(?![a-z])"
    r"|Kreiskalender|OpenStreetMap|Google|Outlook|iCal|Excel"
)
ARABIC = re.compile("[\u0621-\u064a]{2,}")


def foreign(element, language):
    """The words of a page whose language is not told, with the element they stand in."""
    here = element.attrs.get("lang", language)
    for child in element.children:
        if isinstance(child, str):
            if here == "ar" and WORD.search(NAMES.sub("", child)):
                yield f"<{element.tag} {element.attrs.get('class', '')}> {' '.join(child.split())}"
        elif child.tag not in HIDDEN:
            yield from foreign(child, here)


def misread(element, language):
    """Arabic words that are told to be German."""
    here = element.attrs.get("lang", language)
    for child in element.children:
        if isinstance(child, str):
            if here == "de" and ARABIC.search(child):
                yield f"<{element.tag} {element.attrs.get('class', '')}> {' '.join(child.split())}"
        elif child.tag not in HIDDEN:
            yield from misread(child, here)
