"""Names of the languages of content and interpretation: each one's own, and that in the catalogue.

Codes are BCP 47; `de-simple` is plain language, gsg is German Sign Language (ISO 639-3). Pages are
in the languages of settings.LANGUAGES, texts in any of WRITTEN.
"""

from functools import cache

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from programme.plain_text import fold

SIGN_LANGUAGES = ("gsg",)
# Each in its own words, which are what a catalogue translates; without one they stay.
_OWN = {
    "de": gettext_noop("Deutsch"),
    "de-simple": gettext_noop("Einfache Sprache"),
    "en": gettext_noop("English"),
    "ar": gettext_noop("العربية"),
    "uk": gettext_noop("Українська"),
    "ru": gettext_noop("Русский"),
    "fa": gettext_noop("فارسی"),
    "prs": gettext_noop("دری"),
    "ps": gettext_noop("پښتو"),
    "ckb": gettext_noop("کوردیی ناوەندی"),
    "kmr": gettext_noop("Kurmancî"),
    "tr": gettext_noop("Türkçe"),
    "fr": gettext_noop("Français"),
    "es": gettext_noop("Español"),
    "pl": gettext_noop("Polski"),
    "ro": gettext_noop("Română"),
    "bg": gettext_noop("Български"),
    "sq": gettext_noop("Shqip"),
    "sr": gettext_noop("Српски"),
    "hr": gettext_noop("Hrvatski"),
    "hu": gettext_noop("Magyar"),
    "cs": gettext_noop("Čeština"),
    "sk": gettext_noop("Slovenčina"),
    "it": gettext_noop("Italiano"),
    "pt": gettext_noop("Português"),
    "el": gettext_noop("Ελληνικά"),
    "ka": gettext_noop("ქართული"),
    "hy": gettext_noop("Հայերեն"),
    "az": gettext_noop("Azərbaycanca"),
    "ti": gettext_noop("ትግርኛ"),
    "am": gettext_noop("አማርኛ"),
    "so": gettext_noop("Soomaali"),
    "ur": gettext_noop("اردو"),
    "hi": gettext_noop("हिन्दी"),
    "vi": gettext_noop("Tiếng Việt"),
    "zh": gettext_noop("中文"),
    "gsg": gettext_noop("Deutsche Gebärdensprache"),
}
NAMES = _OWN | {code: name for code, name in settings.LANGUAGES if code not in _OWN}
WRITTEN = tuple(code for code in NAMES if code not in SIGN_LANGUAGES)

# How people also call them in German, folded.
ALIASES = {
    "farsi": "fa",
    "gebardensprache": "gsg",
    "dgs": "gsg",
    "paschto": "ps",
    "sorani": "ckb",
    "kurmandschi": "kmr",
    "kurmanci": "kmr",
    "tigrinisch": "ti",
    "somalisch": "so",
    "leichte sprache": "de-simple",
    "leichter sprache": "de-simple",
    "einfacher sprache": "de-simple",
}


def direction(code: str) -> str:
    """ "rtl" or "ltr", for the `dir` attribute."""
    return "rtl" if code.partition("-")[0] in settings.LANGUAGES_BIDI else "ltr"


def lang_attribute(code: str) -> str:
    """`code` as a screen reader understands it: plain language is read like any other text."""
    return code.removesuffix("-simple")


def name(code: str) -> str:
    """The name in the active language; without a translation, the language's own name."""
    return _(NAMES[code]) if code in NAMES else code


def names_in(language: str) -> dict[str, str]:
    """The names for readers of `language`, by code."""
    with override(language):
        return {code: _(own) for code, own in NAMES.items()}


def codes_by_name() -> dict[str, str]:
    """Codes by folded name: its own, that in every language of the pages, and the code itself."""
    return _codes_by_name(tuple(dict(settings.LANGUAGES)))


@cache
def _codes_by_name(page_languages):
    named = [*map(names_in, page_languages), NAMES, {code: code for code in NAMES}]
    return {fold(word): code for names in named for code, word in names.items()}
