"""The title of an event: labelled, invited to, in quotation marks, or the first fitting line."""

import itertools
import re

from feeds.incoming.invitation.titles import (
    first_line,
    framed,
    invited_to,
    posters,
    quoted,
    sentences,
    told,
)
from feeds.incoming.invitation.titles.candidates import is_above_title, may_be
from feeds.incoming.invitation.titles.ends import shortened
from programme.plain_text import fold, tidy
from programme.regular_expressions import expression
from programme.stated import status_words
from programme.stated.days_in_text import WEEKDAY

_KIND = expression(
    r"(?P<kind>(?!Online)[\w-]*(?:[Aa]ngebot|[Vv]ortrag|[Tt]urnier|[Ff]ilm|[Aa]usstellung|[Ll]esung|[Ss]tück|"
    r"[Ww]orkshop|[Kk]urs|[Ss]eminar|[Kk]onzert|[Dd]iskussion|[Ss]paziergang|[Ff]ührung|[Rr]undgang|"
    r"[Ww]anderung|[Gg]espräch|[Aa]ktion|[Pp]rojekt|[Tt]heater)):\s+(?P<title>\S.{3,120})"
)
# "Kurs: 8 Termine ab 5.10.": the label says what it is, and what follows how often.
_COUNTED = expression(
    r"\d{1,2}\s?(?:x|mal|Termine|Abende|Treffen|Einheiten|Kurstage|Vormittage|Nachmittage)\b"
)
_MOSTLY = 2  # labelled lines that make a text a form
# "Der für den 22.9. geplante Vortrag wird … verschoben".
_IS_CHANGED = expression(
    r"^(?:(?i:achtung|wichtig|hinweis)[:!]\s)?(?:(?P<article>Der|Die|Das|Unsere?)\s)?(?:(?:für|am|vom|ursprünglich)\s.{1,60}?\s)?"
    r"(?:(?:geplante|vorgesehene|angekündigte|angesetzte)[nrs]?\s)?"
    r"(?P<title>(?!Wir\b|Leider\b|[^.!?,:]*\b(?:geplant|vorgesehen|angekündigt|angesetzt)e)[A-ZÄÖÜ„][^.!?,:]{3,60}?)(?:\s(?:am|vom|im|"
    r"in|in der|auf de[rm]|bei[m]?)\s.{1,70}?)?\s(?:wird|wurde|ist|muss|musste|fällt|entfällt)\s"
    r"(?=.*(?:verschoben|verlegt|abgesagt|ausfallen|\baus\b|entfällt))"
)
# "Leider müssen wir den Chorabend am 28.9. absagen", "Leider fällt unser Chorabend aus"
_MUST_CHANGE = expression(
    r"(?:^|[.!?]\s)(?:(?:[Ll]eider|Wir|Wegen [^.!?,]{3,60}|Aus [^.!?,]{3,40}|\w+bedingt)\s){0,2}"
    r"(?:muss|müssen|mussten?|wird|wurde|haben|fällt)\s(?:(?:wir|leider|auch|daher)\s){0,3}"
    r"(?P<article>de[nr]|das|die|unser(?:en|e)?)\s(?P<title>[A-ZÄÖÜ„][^.!?,:]{3,60}?)"
    r"(?:,?\s(?:am|vom|im|in|auf|für|um|wegen)\s.{1,90}?)?(?:\s(?:leider|kurzfristig|auch|erneut))*\s"
    r"(?:absagen|verschieben|verlegen|abgesagt|verschoben|verlegt|ausfallen|entfallen|aus)\b"
)
_FORWARDED = expression(r"(?i)^(?:(?:wg|fwd?|aw|re)\s*:\s*)+")
_DAY_INSIDE = expression(rf"\d{{1,2}}\.\s?(?:\d|[A-ZÄÖÜ][a-zä]{{2,8}}\b)|\b(?i:{WEEKDAY})\b")
# What is said of places that are left, and of no event.
_SEATS_LEFT = expression(
    r"^(?:es gibt |nur |noch )*(?:\w+ )?(?:rest|einzel)(?:karten|platze|tickets)\b"
)
# Of a mail, or of who fills in a form: only where nothing else is called the title.
_SUBJECT = ("betreff", "subject", "name")


def read(lines) -> str:
    """Marks the line it took. A whole line stays as it is written, also in capitals."""
    named = [line for line in lines if line.kind == "title"]
    labelled = next((line for line in named if line.label not in _SUBJECT), *named[:1] or [None])
    if labelled and (kind := _counted_kind(labelled)):
        return kind
    if labelled:
        labelled.whole = True
        return shortened(_FORWARDED.sub("", labelled.text), labelled)
    own = [line for line in lines if not _is_state(line.text)]
    return _without_label(list(itertools.dropwhile(is_above_title, own)))


def _counted_kind(line) -> str:
    """ "Kurs" of "Kurs: 8 Termine ab 5.10."."""
    kind = tidy(re.split(r":\s", line.raw)[0]).strip() if _COUNTED.match(line.text) else ""
    return kind if fold(kind) == line.label else ""


def _without_label(lines) -> str:
    return (
        _of_kind(lines)
        or framed.read(lines)
        or invited_to.read(lines)
        or quoted.read(lines)
        or _changed(lines)
        or posters.read(_before_prose(lines))
        or first_line.read(_before_prose(lines))
        or told.plainest(lines)
        or sentences.read(lines)
        or first_line.read(lines)
    )


def _of_kind(lines) -> str:
    """ "Vortrag: Heimat" over labelled lines: what kind it is stands like a label."""
    match = None if not lines or lines[0].kind else _KIND.match(lines[0].text)
    if not match or sum(bool(line.label) for line in lines[1:]) < _MOSTLY:
        return ""
    lines[0].about, lines[0].whole = fold(match["kind"]), True
    return shortened(match["title"], lines[0])


def _before_prose(lines) -> list:
    """The lines above the first sentence that tells the day: below it stands no heading."""
    return list(itertools.takewhile(lambda line: not _is_dated_sentence(line), lines))


def _is_dated_sentence(line) -> bool:
    is_sentence = not line.kind and len(line.text) > 70 and line.text[-1] in ".!?"
    return is_sentence and bool(_DAY_INSIDE.search(line.text))


def _changed(lines) -> str:
    """What a sentence says is moved or called off."""
    for n, line in enumerate(lines[:4]):
        is_told = not line.kind or (line.kind == "text" and _is_announced(lines, n))
        match = _IS_CHANGED.match(line.text) or _MUST_CHANGE.search(line.text)
        if is_told and match and told.is_title(match["title"]):
            line.use(match["title"])
            return _named(match["article"] or "", match["title"])
    return ""


def _is_announced(lines, n: int) -> bool:
    """Whether line `n` is no remark on a day of what another line calls by its name."""
    return not any(map(may_be, lines[:n] or lines[1:]))


def _named(article: str, title: str) -> str:
    """ "Das Internationale Turnier" without its article: "Internationales Turnier"."""
    ending = {"Das": "es", "Der": "er"}.get(article)
    return (
        re.sub(r"^([A-ZÄÖÜ][a-zäöüß]+)e(?=\s[A-ZÄÖÜ])", rf"\1{ending}", title) if ending else title
    )


def _is_state(text: str) -> bool:
    """ "ABGESAGT!" in a line of its own; "Ausverkauft – nur noch Restkarten"."""
    status, rest = status_words.read(text)
    if _SEATS_LEFT.search(fold(rest)) and len(text) < 60:
        return True
    return bool(status) and rest == text and len(text) < 30
