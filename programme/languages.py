"""Names of the languages of content and interpretation: the reader's, and each one's own.

Codes are BCP 47; `de-simple` is plain language, gsg is German Sign Language (ISO 639-3). Pages are
in the languages of settings.LANGUAGES, texts in any of WRITTEN.
"""

import unicodedata
from functools import cache

from django.conf import settings
from django.utils.translation import get_language, override, pgettext_lazy

from programme.plain_text import fold

SIGN_LANGUAGES = ("gsg",)
SEVERAL = "mul"  # ISO 639-2: held in several languages, whichever they are
# Each in its own words, and in English, which is what a catalogue translates.
PLAIN_GERMAN = "de-simple"
_KNOWN = {
    "de": ("Deutsch", pgettext_lazy("language", "German")),
    "de-simple": ("Einfache Sprache", pgettext_lazy("language", "Plain German")),
    "en": ("English", pgettext_lazy("language", "English")),
    "ar": ("العربية", pgettext_lazy("language", "Arabic")),
    "uk": ("Українська", pgettext_lazy("language", "Ukrainian")),
    "ru": ("Русский", pgettext_lazy("language", "Russian")),
    "fa": ("فارسی", pgettext_lazy("language", "Persian")),
    "prs": ("دری", pgettext_lazy("language", "Dari")),
    "ps": ("پښتو", pgettext_lazy("language", "Pashto")),
    "ckb": ("کوردیی ناوەندی", pgettext_lazy("language", "Kurdish (Sorani)")),
    "kmr": ("Kurmancî", pgettext_lazy("language", "Kurdish (Kurmanji)")),
    "tr": ("Türkçe", pgettext_lazy("language", "Turkish")),
    "fr": ("Français", pgettext_lazy("language", "French")),
    "es": ("Español", pgettext_lazy("language", "Spanish")),
    "pl": ("Polski", pgettext_lazy("language", "Polish")),
    "ro": ("Română", pgettext_lazy("language", "Romanian")),
    "bg": ("Български", pgettext_lazy("language", "Bulgarian")),
    "sq": ("Shqip", pgettext_lazy("language", "Albanian")),
    "sr": ("Српски", pgettext_lazy("language", "Serbian")),
    "hr": ("Hrvatski", pgettext_lazy("language", "Croatian")),
    "hu": ("Magyar", pgettext_lazy("language", "Hungarian")),
    "cs": ("Čeština", pgettext_lazy("language", "Czech")),
    "sk": ("Slovenčina", pgettext_lazy("language", "Slovak")),
    "it": ("Italiano", pgettext_lazy("language", "Italian")),
    "pt": ("Português", pgettext_lazy("language", "Portuguese")),
    "el": ("Ελληνικά", pgettext_lazy("language", "Greek")),
    "ka": ("ქართული", pgettext_lazy("language", "Georgian")),
    "hy": ("Հայերեն", pgettext_lazy("language", "Armenian")),
    "az": ("Azərbaycanca", pgettext_lazy("language", "Azerbaijani")),
    "ti": ("ትግርኛ", pgettext_lazy("language", "Tigrinya")),
    "am": ("አማርኛ", pgettext_lazy("language", "Amharic")),
    "so": ("Soomaali", pgettext_lazy("language", "Somali")),
    "ur": ("اردو", pgettext_lazy("language", "Urdu")),
    "hi": ("हिन्दी", pgettext_lazy("language", "Hindi")),
    "vi": ("Tiếng Việt", pgettext_lazy("language", "Vietnamese")),
    "zh": ("中文", pgettext_lazy("language", "Chinese")),
    "mul": ("mehrsprachig", pgettext_lazy("language", "multilingual")),
    "gsg": ("Deutsche Gebärdensprache", pgettext_lazy("language", "German Sign Language")),
}
_OWN = {code: own for code, (own, _translated) in _KNOWN.items()}
NAMES = _OWN | {code: name for code, name in settings.LANGUAGES if code not in _OWN}
WRITTEN = tuple(code for code in NAMES if code not in (*SIGN_LANGUAGES, SEVERAL))

# How people also call them in German, folded.
ALIASES = {
    "farsi": "fa",
    "dt.": "de",
    "dtsch.": "de",
    "gebardensprache": "gsg",
    "dgs": "gsg",
    "paschto": "ps",
    "sorani": "ckb",
    "kurmandschi": "kmr",
    "kurmanci": "kmr",
    "tigrinisch": "ti",
    "somalisch": "so",
    "mehrsprachige": "mul",
    "mehrere sprachen": "mul",
    "in mehreren sprachen": "mul",
    "verschiedene sprachen": "mul",
    "in verschiedenen sprachen": "mul",
    "viele sprachen": "mul",
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


def language_of(text: str, said: str) -> str:
    """The language of words in an announcement that is in `said`.

    A name of a house or a club in Latin letters stays one of settings.LANGUAGE_CODE among words
    of a language that has letters of its own.
    """
    return settings.LANGUAGE_CODE if _has_own_letters(said) and _is_latin(text) else said


@cache
def _has_own_letters(code: str) -> bool:
    return code in NAMES and not _is_latin(NAMES[code])


def _is_latin(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and all(unicodedata.name(char, "").startswith("LATIN") for char in letters)


def name(code: str) -> str:
    """The name in the active language; its own, where we know no other; else the code."""
    return str(_KNOWN[code][1]) if code in _KNOWN else NAMES.get(code, code)


def both_names(code: str) -> str:
    """ "Arabisch – العربية": for those who read the page, and for those who look for their own."""
    return _both_names(code, get_language())


@cache
def _both_names(code: str, _language: str | None) -> str:
    own, ours = NAMES.get(code, code), name(code)
    return ours if ours == own else f"{ours} – \u2068{own}\u2069"


def names_in(language: str) -> dict[str, str]:
    """The names for readers of `language`, by code."""
    with override(language):
        return {code: name(code) for code in NAMES}


def every_name(code: str) -> tuple[str, ...]:
    """Its own name, those in English and in the languages of the pages, and what people say."""
    return _every_name(code, _of_pages())


@cache
def _every_name(code: str, page_languages: tuple[str, ...]) -> tuple[str, ...]:
    said = (alias for alias, meant in ALIASES.items() if meant == code)
    names = (names_in(language).get(code, code) for language in page_languages)
    return tuple(dict.fromkeys((NAMES.get(code, code), *names, *said)))


def _of_pages() -> tuple[str, ...]:
    return ("en", *dict(settings.LANGUAGES))


def codes_by_name() -> dict[str, str]:
    """Codes by folded name: its own, those in English and the languages of pages, and the code."""
    return _codes_by_name(_of_pages())


@cache
def _codes_by_name(page_languages):
    named = [*map(names_in, page_languages), NAMES, {code: code for code in NAMES}]
    return {fold(word): code for names in named for code, word in names.items()}
