"""Words of a title that say the state of its dates: "ABGESAGT: Lesung", "Fest (fällt leider aus)".

Only a word that stands by itself says a state: "Der abgesagte Krieg" is a title.
"""

import re
from functools import lru_cache

from programme.models.event import Status
from programme.regular_expressions import expression

LONGEST = 400  # characters of a title that are read; a longer one is no title
_STATES = {
    Status.CANCELLED: r"abgesagt|gecancelt|storniert|entf(?:ä|ae)llt|entfallen|"
    r"f(?:ä|ae)llt(?: leider| heute| ersatzlos| \w{1,30}bedingt){0,2} aus|"
    r"find(?:et|en)(?: leider| heute)? nicht statt|cancell?ed|"
    r"(?:تم )?(?:إلغاء|الغاء)\w*|[أا]لغي\w*|ملغ\w+|لغو شد\w*|"
    r"(?:i|İ)ptal(?: edildi)?|скасован\w+|отмен[её]н\w*|отмена|odwołan\w+|anulowan\w+|"
    r"annul(?:é|at|lat)\w*|cancelad[oa]s?",
    Status.POSTPONED: r"verschoben|vertagt|postponed|ertelendi|перенесен\w*|przełożon\w+|"
    r"مؤجل\w*|تأجل\w*|(?:تم )?تأجيل\w*",
    Status.MOVED: r"verlegt|relocated",
    Status.FULL: r"ausgebucht|ausverkauft|keine (?:freien )?pl(?:ä|ae)tze(?: mehr)?(?: frei)?|"
    r"sold out|fully booked|booked out|مكتمل\w*|اكتمل العدد|نفدت التذاكر",
}
_STATE = "|".join(rf"(?P<{status.name}>\b(?:{words})\b)" for status, words in _STATES.items())
_BESIDE = (  # says nothing more than the state does
    r"(?:leider|achtung|wichtig|hinweis|info|update|neu|heute|kurzfristig|komplett|restlos|bereits|"
    r"schon|ersatzlos|endgültig|\w{1,30}bedingt|bis auf weiteres|auf unbestimmte zeit|"
    r"(?:the )?event|(?:die )?veranstaltungen?|(?:der )?termine?|wird|werden|ist|sind|wurden?|"
    r"muss|is|are|(?:has |have )?been|was|unfortunately)"
)
# Why, or to when: more than a state, so that the title keeps it.
_SEASONS = (
    r"jan\w*|feb\w*|märz|april|mai|jun[ie]|jul[iy]|aug\w*|sep\w*|o[kc]t\w*|nov\w*|de[zc]\w*|"
    r"frühjahr|frühling|sommer|herbst|winter|spring|summer|autumn|ostern|weihnachten|morgen|"
    r"montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
)
_WHY_OR_WHEN = (
    rf"\b(?:(?:auf|ins?|bis|to|until)\s+(?:\w+\s+){{0,2}}(?:{_SEASONS})\b|"
    r"wegen|aufgrund|krankheitshalber|due to|until|(?:auf|to|bis)\s+(?:\S+\s+){0,3}?\d|"
    r"(?:auf|bis)\s+(?:nächst|kommend|weiteres|unbestimmte)|in (?:den|die|das)\b)"
)
_MORE = expression(_WHY_OR_WHEN, re.IGNORECASE)
_GAP = r"[\s,!]+"
_ALONE = expression(
    rf"[\s!.]*(?:{_BESIDE}{_GAP})*(?:{_STATE}|(?P<noun>absage))(?:{_GAP}{_BESIDE})*[\s!.]*",
    re.IGNORECASE,
)
_AT_THE_END = expression(
    rf"(?P<rest>.*?\w\W*?)\s(?:{_BESIDE}{_GAP})*(?:{_STATE})(?P<more>\s+{_WHY_OR_WHEN}.*)?[\s!.]*",
    re.IGNORECASE,
)
_IN_FRONT = expression(rf"(?:{_BESIDE}{_GAP})*(?:{_STATE})\s+(?P<rest>\S.*)", re.IGNORECASE)
_OTHERWISE = expression(
    r"\b(?:evtl|eventuell|vielleicht|möglicherweise|ggf|gegebenenfalls|vsl|voraussichtlich|maybe|"
    r"possibly|probably|nicht|nie|niemals|fast|beinahe|ob|wenn|falls|weil|warum|wie|was|wer|als|"
    r"dass|bevor|"
    r"meist|oft|immer|stets|war|waren|stolpersteine?n?|leitung(?:en)?|gleise|kabel|"
    r"not|never|almost|if|when|why|how|usually|often|always|was|were)\b",
    re.IGNORECASE,
)
# "ausgefallen" is also said of a hat: only in brackets, behind a dash or in capitals is it a state.
_DID_NOT = expression(
    r"\s*[(\[]\s*(?:(?:ist|leider|heute)\s+)*ausgefallen[\s!.]*[)\]]\s*"
    r"|\s+[–—-]+\s+(?:(?:ist|leider|heute)\s+)*ausgefallen[\s!.]*$"
    r"|^(?-i:AUSGEFALLEN)\b[\s!:–—-]+(?=\S)",
    re.IGNORECASE,
)
_GENRE = (
    r"\w{0,20}(?:komödie|stück|schauspiel|lustspiel|farce|posse|satire|film|roman|krimi|musical|"
    r"tragödie|schwank|comedy|play)"
)
_SUBTITLE = expression(
    rf"(?:eine?|die|das|der|an?|the)\s(?:\w+\s){{0,2}}{_GENRE}\b.*|{_GENRE}\s(?:von|by)\s.*",
    re.IGNORECASE,
)
_VOWEL_SIGNS = expression("[\u064b-\u0652]")
_SAID_IN_ARABIC = expression(r"تم |[أا]لغي")  # not "إلغاء …", the abolition of something
_CLOSING = {"(": ")", "[": "]", "{": "}", "<": ">"}
_MARKS = (
    r"\s*!*[)\]}>]\s*|\s*[(\[{<|/]\s*|(?<!\d):\s*|:\s+|\s+[-–—•·]+\s*|[-–—]+\s+|\s*[+*_~#]+\s*|!+\s*|"
    r"(?<=[^\W\d]{2})(?<!\bevtl)(?<!\bggf)(?<!\bvsl)\.\s+|[^\w\s,.;:!?()'&%€§°„“”»«‚‘’\"-]+\s+"
)
_BETWEEN = expression(f"({_MARKS})")
_BETWEEN_ALSO_COMMAS = expression(rf"({_MARKS}|,\s+)")


def read(title: str) -> tuple[str, str]:
    """The status that the title says (models.event.Status; "" for none), and the title without it.

    The title stays whole where more is said with the state ("verschoben auf 12.10."), and where
    nothing else would remain.
    """
    bare = _VOWEL_SIGNS.sub("", title)
    told, rest = _read(bare)
    return told, title if rest == bare else rest


@lru_cache(maxsize=64)
def _read(title: str) -> tuple[str, str]:
    if len(title) > LONGEST or title.rstrip().endswith("?"):
        return "", title
    if match := _DID_NOT.search(title):
        rest = f"{title[: match.start()]} {title[match.end() :]}".strip()
        return Status.CANCELLED.value, rest or title
    for between in (_BETWEEN, _BETWEEN_ALSO_COMMAS):
        parts = _parts(between, title)
        for n in range(1, len(parts), 2):
            match = _ALONE.fullmatch(parts[n])
            if match and not _is_name_of_a_play(parts, n):
                return _status(match), _without(parts, n) or title
    parts = _parts(_BETWEEN, title)
    every = (_with_more(parts, n) for n in range(1, len(parts), 2))
    return next(filter(None, every), ("", title))


def _is_name_of_a_play(parts: list[str], n: int) -> bool:
    """ "Ausverkauft! Eine Komödie", "Abgesagt – ein Film von heute"."""
    mark, behind = parts[n + 1].strip(), "".join(parts[n + 2 :]).strip()
    is_loud = parts[n].isupper() or mark.startswith(":")
    return not is_loud and not parts[n - 1].strip() and bool(_SUBTITLE.fullmatch(behind))


def surely(title: str) -> tuple[str, str]:
    """The same, as far as a calendar or a table says it: "Verschoben auf 12.10." may stand at
    either of the two days."""
    told, rest = read(title)
    is_sure = rest != title or told in (Status.CANCELLED, Status.FULL)
    return (told if is_sure else ""), rest


def _parts(between: re.Pattern[str], title: str) -> list[str]:
    """What stands between the texts, and the texts: mark, text, mark, text … mark."""
    return ["", *between.split(title), ""]


def _status(match: re.Match[str]) -> str:
    found = (status.value for status in _STATES if match[status.name])
    return next(found, Status.CANCELLED.value)


def _with_more(parts: list[str], n: int) -> tuple[str, str] | None:
    """A state at the end of a text or in front of it, without a mark between them."""
    text, title = parts[n].strip(), "".join(parts)
    match = _IN_FRONT.fullmatch(text)
    if match and (_MORE.match(match["rest"]) or _is_told_apart(match)):
        return _beside(match, parts, n, title)
    match = _AT_THE_END.fullmatch(text)
    if match and not _OTHERWISE.search(match["rest"]):
        return _beside(match, parts, n, title)
    return None


def _beside(match: re.Match[str], parts: list[str], n: int, title: str) -> tuple[str, str]:
    if match.groupdict().get("more") or _MORE.search(match["rest"]):
        return _status(match), title
    rest, after = match["rest"].strip(" ,;.…"), "".join(parts[n + 1 :])
    return _status(match), "".join([*parts[:n], rest, after]).rstrip(" !")


def _is_told_apart(match: re.Match[str]) -> bool:
    """ "ABGESAGT Lesung", "Abgesagt Lesung"; not "Verschoben ist nicht aufgehoben"."""
    word, rest = match[_status(match).upper()], match["rest"]
    if _OTHERWISE.search(rest):
        return False
    return (
        word.isupper()
        or bool(_SAID_IN_ARABIC.match(word))
        or (bool(match["CANCELLED"]) and rest[0].isupper())
    )


def _without(parts: list[str], n: int) -> str:
    """The title without the text `n` and the marks that set it apart; empty if nothing is left."""
    before, mark = "".join(parts[: n - 1]).strip(), parts[n - 1].strip()
    after = "".join(parts[n + 2 :]).strip()
    closing = _CLOSING.get(mark)
    if closing and parts[n + 1].strip(" !") != closing:
        return ""  # more is said in the same brackets
    if not before or not after:
        return before or after
    if closing or not mark.strip("+*_~#"):
        return f"{before}{'' if after[0] in ',;.:!' else ' '}{after}"
    return f"{before}{parts[n - 1]}{after}"
