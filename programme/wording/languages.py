"""Names of the languages of content and interpretation, each in its own words.

Codes are BCP 47; `de-simple` is plain language, gsg is German Sign Language (ISO 639-3).
"""

from django.utils.translation import gettext as _

NAMES = {
    "de": "Deutsch",
    "de-simple": "Einfache Sprache",
    "en": "English",
    "ar": "العربية",
    "uk": "Українська",
    "ru": "Русский",
    "fa": "فارسی",
    "prs": "دری",
    "ps": "پښتو",
    "ckb": "کوردیی ناوەندی",
    "kmr": "Kurmancî",
    "tr": "Türkçe",
    "fr": "Français",
    "es": "Español",
    "pl": "Polski",
    "ro": "Română",
    "bg": "Български",
    "sq": "Shqip",
    "sr": "Српски",
    "hr": "Hrvatski",
    "hu": "Magyar",
    "cs": "Čeština",
    "sk": "Slovenčina",
    "it": "Italiano",
    "pt": "Português",
    "el": "Ελληνικά",
    "ka": "ქართული",
    "hy": "Հայերեն",
    "az": "Azərbaycanca",
    "ti": "ትግርኛ",
    "am": "አማርኛ",
    "so": "Soomaali",
    "ur": "اردو",
    "hi": "हिन्दी",
    "vi": "Tiếng Việt",
    "zh": "中文",
    "gsg": "Deutsche Gebärdensprache",
}

# How each is called in German.
GERMAN = {
    "de": "Deutsch",
    "de-simple": "Einfache Sprache",
    "en": "Englisch",
    "ar": "Arabisch",
    "uk": "Ukrainisch",
    "ru": "Russisch",
    "fa": "Persisch",
    "prs": "Dari",
    "ps": "Paschtu",
    "ckb": "Kurdisch (Sorani)",
    "kmr": "Kurdisch (Kurmandschi)",
    "tr": "Türkisch",
    "fr": "Französisch",
    "es": "Spanisch",
    "pl": "Polnisch",
    "ro": "Rumänisch",
    "bg": "Bulgarisch",
    "sq": "Albanisch",
    "sr": "Serbisch",
    "hr": "Kroatisch",
    "hu": "Ungarisch",
    "cs": "Tschechisch",
    "sk": "Slowakisch",
    "it": "Italienisch",
    "pt": "Portugiesisch",
    "el": "Griechisch",
    "ka": "Georgisch",
    "hy": "Armenisch",
    "az": "Aserbaidschanisch",
    "ti": "Tigrinya",
    "am": "Amharisch",
    "so": "Somali",
    "ur": "Urdu",
    "hi": "Hindi",
    "vi": "Vietnamesisch",
    "zh": "Chinesisch",
    "gsg": "Deutsche Gebärdensprache",
}

# And in Arabic: a page loads no other script for the name of a language.
ARABIC = {
    "de": "الألمانية",
    "de-simple": "لغة بسيطة",
    "en": "الإنجليزية",
    "ar": "العربية",
    "uk": "الأوكرانية",
    "ru": "الروسية",
    "fa": "الفارسية",
    "prs": "الدرية",
    "ps": "البشتوية",
    "ckb": "الكردية (السورانية)",
    "kmr": "الكردية (الكرمانجية)",
    "tr": "التركية",
    "fr": "الفرنسية",
    "es": "الإسبانية",
    "pl": "البولندية",
    "ro": "الرومانية",
    "bg": "البلغارية",
    "sq": "الألبانية",
    "sr": "الصربية",
    "hr": "الكرواتية",
    "hu": "المجرية",
    "cs": "التشيكية",
    "sk": "السلوفاكية",
    "it": "الإيطالية",
    "pt": "البرتغالية",
    "el": "اليونانية",
    "ka": "الجورجية",
    "hy": "الأرمنية",
    "az": "الأذربيجانية",
    "ti": "التغرينية",
    "am": "الأمهرية",
    "so": "الصومالية",
    "ur": "الأردية",
    "hi": "الهندية",
    "vi": "الفيتنامية",
    "zh": "الصينية",
    "gsg": "لغة الإشارة الألمانية",
}

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

RIGHT_TO_LEFT = frozenset(("ar", "fa", "prs", "ps", "ckb", "ur", "he"))


def direction(code: str) -> str:
    """ "rtl" or "ltr", for the `dir` attribute."""
    return "rtl" if code.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def name(code: str, language: str = "de") -> str:
    """The name for a reader of `language`: in German, in Arabic, else its own name."""
    names = {"de": GERMAN, "ar": ARABIC}.get(language.partition("-")[0], NAMES)
    return names.get(code, code)


def spoken(occurrences, language) -> str:
    """Languages of all dates in one line; what is interpreted or signed says so."""
    modes: dict[str, list[str]] = {"spoken": [], "interpreted": [], "signed": []}
    for row in occurrences:
        for item in row.languages.all():
            if item.language not in modes[item.mode]:
                modes[item.mode].append(item.language)
    names = {mode: [name(c, language) for c in codes] for mode, codes in modes.items()}
    parts = [", ".join(names["spoken"])]
    if names["interpreted"]:
        parts.append(_("interpretation into {languages}").format(
            languages=", ".join(names["interpreted"])
        ))  # fmt: skip
    parts.append(", ".join(names["signed"]))
    return "; ".join(filter(None, parts))
