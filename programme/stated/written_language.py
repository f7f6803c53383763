"""In which language a text is written, by its letters and its commonest words."""

import re
from collections import Counter

from programme.regular_expressions import expression

_LATIN = {
    "de": "der die das und ist mit für im am auf von zum zur ein eine wir uhr nicht sie den "
    "dem des "
    "sich bis nach oder bitte kein keine jeden gibt wie unser unsere euch mehr ganz wer kommen "
    "bei aus wird werden alle eintritt frei veranstalter ort anmeldung lädt laden herzlich auch "
    "es geht los ab an als da dann dort du er ich ihr wenn wo was so um vor über unter durch nur "
    "noch schon sehr man hat haben kann können sind sein einen einem einer ohne gegen per seit zu "
    "ans beim in ins uns dich mich ja nein heute morgen abend nachmittag tag dabei "
    "findet statt beginnt beginn erforderlich",
    "en": "the and of to is with for on at our you we free admission entry please all are will by "
    "from no this registration join everyone venue welcome invite your organiser title "
    "a an in as be it or if do us me per via his her they there that have has can may who what "
    "when where how up out after before about into over day evening starts start",
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
_PLAIN = {
    code: frozenset(word for word in words if len(word) > 2) for code, words in _WORDS.items()
}
_ADDRESS = expression(r"://|@|www\.")
_LINE, _LONG = 8, 15  # words
_FEW = 3  # letters that make a word of a script, and not only a name's
_RELATED = ({"de", "de-simple"}, {"fa", "prs"}, {"sr", "hr", "bs"})


def _script(text: str) -> str:
    """The script of most of its letters; nothing where there are hardly any."""
    counts = {name: len(re.findall(letters, text)) for name, letters in _SCRIPTS.items()}
    script = max(counts, key=lambda name: counts[name] * (1 if name == "latin" else 2))
    return script if counts[script] >= _FEW else ""


def of(text: str) -> str:
    """Its code (BCP 47), or nothing where the text does not tell."""
    script = _script(text)
    if script == "latin":
        return _of_words(text)
    return {"arabic": _by_letters(text, _ARABIC, "ar"), "cyrillic": _cyrillic(text)}.get(
        script, script
    )


def likely(text: str) -> tuple[str, ...]:
    """What a text may be in that `of` is not sure of, the likeliest first; empty where it may be
    in any language, or where it says too little."""
    if of(text):
        return ()
    if _script(text) == "cyrillic":
        return ("ru", "uk", "bg", "sr")
    found = [(count, code) for code, count in _hits(text, _PLAIN).items() if count >= _SURE]
    return tuple(code for _count, code in sorted(found, reverse=True)[:_FEW])


def lines(text: str) -> set[str]:
    """The languages of its longer lines, as far as they are sure."""
    found = (of(line) for line in text.split("\n") if len(line.split()) >= _LINE)
    return set(filter(None, found))


def may_be(text: str, code: str) -> bool:
    """Whether nothing speaks against a language: one of its words stands there, the text is short,
    or the words of that language are unknown."""
    is_short = len(re.findall(r"[^\W\d]+", _ADDRESS.sub(" ", text))) < _LONG
    return is_short or code not in _WORDS or bool(_hits(text, _WORDS)[code])


def are_apart(one: str, other: str) -> bool:
    """Whether their texts look different."""
    return one != other and not any({one, other} <= related for related in _RELATED)


def _by_letters(text: str, told: tuple[tuple[str, str], ...], otherwise: str) -> str:
    folded = text.casefold()
    return next((code for code, letters in told if re.search(letters, folded)), otherwise)


def _cyrillic(text: str) -> str:
    """Russian, where its own letters stand; else it may be Bulgarian as well."""
    return _by_letters(text, _CYRILLIC, "")


def _of_words(text: str) -> str:
    found = _hits(text, _WORDS)
    (first, most), (_second, next_most) = found.most_common(2)
    return first if most >= _SURE and most - next_most >= _SURE else ""


def _hits(text: str, known: dict[str, frozenset[str]]) -> Counter[str]:
    """How many of the commonest words of each language stand in it."""
    plain = " ".join(word for word in text.casefold().split() if not _ADDRESS.search(word))
    words = set(re.findall(r"[^\W\d]+", plain))
    return Counter({code: len(words & common) for code, common in known.items()})
