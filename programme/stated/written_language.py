"""In which language a text is written, by its letters and its commonest words."""

import re
from collections import Counter

_LATIN = {
    "de": "der die das und ist mit für im am auf von zum zur ein eine wir uhr nicht sie den "
    "dem des "
    "bei aus wird werden alle eintritt frei veranstalter ort anmeldung lädt laden herzlich auch",
    "en": "the and of to is with for on at our you we free admission entry please all are will by "
    "from no this registration join everyone venue welcome invite your organiser title",
    "tr": "ve bir için ile bu tarih saat yer giriş ücretsiz davet davetlisiniz gün katılım olarak",
    "fr": "le la les des et est pour avec une du au vous nous entrée gratuite sur dans heures",
    "es": "el la los las y es para con una del nos entrada gratuita en horas todos lugar fecha",
    "pl": "i w na z do jest się dla od oraz wstęp wolny zapraszamy godzina miejsce data przy",
    "ro": "și în la cu pentru este un o din intrarea liberă vă invităm ora data locul",
    "sq": "dhe në për me të një është hyrja falas ju ftojmë ora data vendi",
    "it": "il la gli e è per con una del ingresso libero gratuito vi invitiamo ore data luogo",
    "kmr": "û ji bo li di de ku em we dem cih roj belaş",
}
_WORDS = {code: frozenset(words.split()) for code, words in _LATIN.items()}
_SCRIPTS = {
    "arabic": r"[\u0600-\u06ff]",
    "cyrillic": r"[\u0400-\u04ff]",
    "el": r"[\u0370-\u03ff]",
    "ka": r"[\u10a0-\u10ff]",
    "hy": r"[\u0530-\u058f]",
    "hi": r"[\u0900-\u097f]",
    "zh": r"[\u4e00-\u9fff]",
    "latin": r"[a-zA-ZÀ-ɏ]",
}
# Letters that only some of the languages of a script have.
_ARABIC = (("ckb", r"[ڕڵێۆە]"), ("ps", r"[ټډړښځڅۍې]"), ("ur", r"[ٹڈڑےں]"), ("fa", r"[پچژگ]"))
_CYRILLIC = (("uk", r"[іїєґ]"), ("sr", r"[ђјљњћџ]"), ("ru", r"[ыэё]"))
_SURE = 2  # different words, or a lead of one language over the next
_FEW = 3  # letters that make a word of a script, and not only a name's


def of(text: str) -> str:
    """Its code (BCP 47), or nothing where the text does not tell."""
    counts = {name: len(re.findall(letters, text)) for name, letters in _SCRIPTS.items()}
    script = max(counts, key=lambda name: counts[name] * (1 if name == "latin" else 2))
    if counts[script] < _FEW:
        return ""
    if script == "latin":
        return _of_words(text)
    return {"arabic": _by_letters(text, _ARABIC, "ar"), "cyrillic": _cyrillic(text)}.get(
        script, script
    )


def _by_letters(text: str, told: tuple[tuple[str, str], ...], otherwise: str) -> str:
    folded = text.casefold()
    return next((code for code, letters in told if re.search(letters, folded)), otherwise)


def _cyrillic(text: str) -> str:
    """Russian, where its own letters stand; else it may be Bulgarian as well."""
    return _by_letters(text, _CYRILLIC, "")


def _of_words(text: str) -> str:
    words = set(re.findall(r"[^\W\d]+", text.casefold()))
    found = Counter({code: sum(map(known.__contains__, words)) for code, known in _WORDS.items()})
    (first, most), (_second, next_most) = found.most_common(2)
    return first if most >= _SURE and most - next_most >= _SURE else ""
