"""Days on which a series does not take place: "außer am 29.9.", "am 29.9. und 6.10. kein Treffen".

The words may stand before or behind the days, and around them ("fällt am 29.9. aus").
"""

from collections.abc import Iterator
from datetime import date, timedelta

from feeds.incoming.invitation.when import moved_days
from programme.regular_expressions import expression
from programme.stated.days_in_text import WEEKDAY, Day

_MEETING = (
    r"(?:\w*(?:treff\w*|termine?n?|kurse?|probe\w*|unterricht|angebot\w*|training\w*|stunden?|cafe|"
    r"gruppe|gottesdienste?|betreuung|abende?|yoga|betrieb|markt|fuhrung\w*|ubung\w*|spielen|"
    r"veranstaltung\w*|offnung\w*)\b)"
)
_NONE = rf"kein\w* (?:\w+ )?{_MEETING}"
_BEFORE = expression(
    rf"\b(?:ausser|ausgenommen|mit ausnahme|(?<!finde)nicht (?:(?:mehr )?wie \w+ )?"
    rf"(?=(?:am|vom|in|an|zwischen|von)\b|$)|"
    rf"entfallt|entfallen|fall(?:t|en)(?!\w)|{_NONE}|pausier\w*|sommerpause|"
    r"geschlossen(?=: | (?:am|vom|an|ist|zwischen|in)\b)|"
    r"winterpause|pausen?|unterbrechung|ohne (?=(?:de[nm]|am|vom)?\s?(?:\d|$)))"
    r"(?:[^.;!?\d|()]|\([^()]*\)|\((?=[^()]*$)|(?<=\b[a-z]{2})\.){0,60}$"
)
_BEHIND = expression(
    r"(?:,? (?:um )?\d{1,2}(?:[.:]\d\d)? uhr)?(?P<apart>[\s:]?[,(–-])?"
    r"[\s:]{0,2}(?:(?:leider|jedoch|aber|dann|feiertag\w*|"
    r"wegen \w+|ist|sind|bleibt|haben|machen|macht|der|die|das|wir|unser\w*)\s){0,4}"
    rf"(?:(?:\w+ )?(?:entfallt|entfallen|entfallend|pausier\w*)\b|"
    r"fall(?:t|en)\b[^.;!?\d]{0,40}\baus\b|"
    rf"(?:findet|finden|gibt es|trifft)[^.;!?\d]{{0,30}}\b(?:nicht|kein\w*)\b|{_NONE}|pause\b|"
    r"geschlossen|(?:ist|bleibt|bleiben|haben|hat)\b[^.;!?\d]{0,40}\b(?:geschlossen|"
    r"zu(?=\s*(?:[.,;!)]|$)))|nicht\b(?! (?:nur|wie|am|vom|in|an|zwischen|von|vergessen|"
    r"verpassen)\b)|frei\b|"
    r"\w*ferien\b)"
)
_KNOWN = expression(
    rf"\b(?:ausser|ausgenommen|mit ausnahme|nicht|entfall\w*|fall(?:t|en)|aus|kein\w*|"
    rf"wie (?:angekundigt|geplant|gemeldet)|{_MEETING}|"
    r"pausier\w*|\w*pausen?|unterbrechung|ohne|geschlossen|findet|finden|gibt es|trifft|statt|"
    r"leider|jedoch|aber|dann|feiertag\w*|\w*ferien|wegen|ist|sind|bleibt|haben|machen|macht|wir|unser\w*|"
    rf"frei|am|vom|von|bis|zum|den|dem|der|die|das|im|in|an|und|sowie|zwischen|{WEEKDAY})\b"
)
_FALLS = expression(r"\bfall(?:t|en)\b[^.;!?\d]*$")
_OUT = expression(r"[^.;!?\d]{0,40}\baus\b")
_STATE = expression(r"\W*(?:\w+ ){0,3}(?:entfallt|entfallen|fallt|fallen|aus)\b")
_BETWEEN = expression(
    rf"(?:[\s,;+&/()]|\b(?:und|sowie|oder|auch|am|den|dem|der|vom|{WEEKDAY})\b\.?)*"
)
_ANEW = expression(r"[\s)]*vom\b")  # "außer 11.10. vom 20.9. bis 25.10."
_MOST = 60  # days of a span
_NEAR = 120  # characters


def among(text: str, found: list[Day]) -> list[Day]:
    """Those of the days of a folded text on which it does not take place."""
    return [day for group, _words in _left_out(text, found) for day in group]


def untold(text: str, found: list[Day]) -> list[Day]:
    """Those of them that are no days of the event; "25.9. entfällt" is one that is cancelled."""
    every = _left_out(text, found)
    return [day for group, words in every if not _STATE.match(words[-1]) for day in group]


def words(text: str, found: list[Day]) -> list[str]:
    """What says so, and no more than that: an unknown word between them is kept."""
    said = (words for _group, words in _left_out(text, found))
    return [word[0] for words in said for piece in words for word in _KNOWN.finditer(piece)]


def stands_beside(before: str, behind: str) -> bool:
    """Whether the words before or behind days say that it does not take place then."""
    return bool(_said(before, behind, is_last=True))


def of_each(days: list[Day]) -> tuple[date, ...]:
    """Every single day, also of spans."""
    return tuple(
        day.day + timedelta(n)
        for day in days
        for n in range(min(((day.last or day.day) - day.day).days, _MOST) + 1)
    )


def _groups(text: str, found: list[Day]) -> list[list[Day]]:
    """Days with nothing but "und" and the like between them."""
    groups: list[list[Day]] = []
    for day in found:
        end = groups[-1][-1].end if groups else 0
        span = end, max(day.start, end)
        if groups and _BETWEEN.fullmatch(text, *span) and not _ANEW.match(text, end):
            groups[-1].append(day)
        else:
            groups.append([day])
    return groups


def _left_out(text: str, found: list[Day]) -> Iterator[tuple[list[Day], list[str]]]:
    groups, taken = _groups(text, found), 0
    follows = moved_days.new_ones(text, found)
    for n, group in enumerate(groups):
        begin, end = group[0].start, group[-1].end
        before = text[max(taken, begin - _NEAR) : begin]
        said = _said(before, text[end : end + _NEAR], is_last=n + 1 == len(groups))
        if said and not any(day in follows for day in group):
            yield group[-1:] if _in_brackets(said) else group, said
            taken = end + len(said[-1])


def _in_brackets(said: list[str]) -> bool:
    """ "5.10., 12.10. (Ferien), 19.10.": it is said of the one day before."""
    return len(said) == 1 and said[0].lstrip().startswith("(")


def _said(before: str, behind: str, *, is_last: bool) -> list[str]:
    """The words before, or those behind; behind a comma they may belong to the next days."""
    first, then = _BEFORE.search(before), _BEHIND.match(behind)
    if first and _FALLS.search(first[0]) and "aus" not in first[0].split():
        out = _OUT.match(behind)
        return [first[0], out[0]] if out else []
    if first:
        return [first[0], ""]
    return [then[0]] if then and (is_last or "(" in (then["apart"] or "(")) else []
