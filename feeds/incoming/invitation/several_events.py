"""A text that plainly tells of several events, each with its own title, time and place.

Such are forms one below the other ("Titel: … Datum: … Titel: …"), paragraphs under headings of
their own, and lists of entries as gazettes print them. Everything else is one event.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from feeds.incoming.invitation import reading
from feeds.incoming.invitation.letter import labels, pasted_text
from feeds.incoming.invitation.letter import parts as parts_of_letter
from feeds.incoming.invitation.letter.line import Line
from feeds.incoming.invitation.reading import Reading
from feeds.incoming.invitation.who import signature, standing_alone
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft
from programme.drafts.fields import limit
from programme.models.programme import Programme
from programme.plain_text import fold
from programme.regular_expressions import expression

MOST = 40  # events of a text
LONGEST = 6_000  # characters of a text that is cut, for each part is read again
_HEADING = 90  # characters
_ENDS_A_SENTENCE = expression(r"(?<!\be\. V)[.;,]$|:$")
_DATED = expression(r"\d")
_DAY_AT_START = expression(r"\W*(?:[A-Z][a-z]{1,9}\.?,? )?\d{1,2}\.\s?(?:\d{1,2}\.|[A-Z][a-zä]+)")
# "lädt zu zwei Terminen ein:" and below "Am Montag, 27.9., 15 Uhr: Bastelnachmittag".
_ANNOUNCED = expression(
    r"\b(?:zwei|drei|vier|funf|sechs|mehrere[nr]?|folgende[nr]?) (?:\w+ )?"
    r"(?:termine|veranstaltungen|angebote|aktionen)n?\b"
)
_ANNOUNCES = expression(
    r"(?:[-–•*]\s*)?(?:Am )?[A-Z][a-z]{1,9}\.?,? (?:den |dem )?\d[^:]{3,60}: \S.*"
)
# A line that only parts what stands above from what stands below; "--" is a signature's.
_RULE = expression(r"\s*(?:[-–—=*_~#•·.+]\s*){3,}")
_NUMBERED = expression(
    r"(?:(?:Veranstaltung|Termin|Event|Nr\.)\s)?(?P<number>\d{1,2})[.):]\s+"
    r"(?!(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    r"Advent|Halbjahr|Quartal)\b)(?=[A-ZÄÖÜ„\"\u0600-\u06ff])"
)


def read(text: str, programme: Programme) -> list[Reading]:
    """One for each event; never empty, and never raises."""
    whole = reading.read(text, programme)
    lines = pasted_text.lines(text)
    if len(text) > LONGEST or not (_ruled(lines) or len(_moments(whole.draft)) > 1):
        return [whole]
    for cut in (_ruled, _numbered, _announced, _forms, _paragraphs, _titled, _entries):
        parts = cut(lines)
        if 1 < len(parts) <= MOST and (found := _each(parts, programme)):
            return found
    return [whole]


def _each(parts: list[str], programme: Programme) -> list[Reading]:
    """The parts read one by one, where each that is no remark is an event of its own."""
    texts: list[list[str]] = []
    for part in parts:
        one = reading.read(part, programme)
        if _is_event(one) or not texts:
            texts.append([part])
        elif _tells_when(one):
            return []  # another date of the event above, or of all
        else:
            texts[-1].append(part)
    if len(texts) < 2:
        return []
    found = [reading.read("\n\n".join(text), programme) for text in texts]
    if not _is_event(found[0]) and _tells_when(found[0]):
        return []
    signed = parts_of_letter.cut("\n\n".join(texts[-1]), lambda line: False).signed
    who = signature.organisations(signed)
    found = [_organised(one, who if _is_event(one) else ()) for one in found]
    return _apart(_without_preface(found, "\n".join(texts[0])))


def _without_preface(every: list[Reading], text: str) -> list[Reading]:
    """The words above the first event are not one; its long text keeps them.

    An organisation whose name stands there alone organises all of them.
    """
    if len(every) < 2 or _is_event(every[0]):
        return every
    above, *rest = every
    told = _told_lines(text, above.aside)
    who = above.draft.organisers or standing_alone.organisations(told)
    first, *others = [_organised(one, who) for one in rest]
    left = tuple(line.text for line in told if not (who and line.used))
    return [_with_words_above(first, left, above.aside), *others]


def _told_lines(text: str, aside: tuple[str, ...]) -> list[Line]:
    stripped = (line.strip() for line in text.split("\n"))
    return [Line("", line) for line in stripped if line and line not in aside]


def _organised(one: Reading, who: tuple[str, ...]) -> Reading:
    """With those who organise all, where the event names nobody."""
    if one.draft.organisers or not who:
        return one
    return replace(
        one, draft=replace(one.draft, organisers=who), filled=(*one.filled, "organisers")
    )


def _with_words_above(one: Reading, left: tuple[str, ...], aside: tuple[str, ...]) -> Reading:
    words = "\n".join(filter(None, (*left, one.draft.description)))
    draft = replace(one.draft, description=words[: limit("description")])
    filled = tuple(dict.fromkeys((*one.filled, *(["description"] if words else []))))
    return Reading(draft, filled, (*left, *one.left), aside + one.aside)


def _apart(found: list[Reading]) -> list[Reading]:
    """Only events with titles and moments of their own."""
    titles = {one.draft.title for one in found}
    moments = [moment for one in found for moment in _moments(one.draft)]
    is_apart = len(titles) == len(found) > 1 and len(set(moments)) == len(moments)
    return found if is_apart and all(_is_event(one) for one in found) else []


def _is_event(one: Reading) -> bool:
    place = one.draft.place
    is_somewhere = bool(place.venue or place.name or place.street or place.online)
    return bool(one.draft.title and is_somewhere and _tells_when(one))


def _tells_when(one: Reading) -> bool:
    return bool(_moments(one.draft))


def _moments(draft: EventDraft) -> list[tuple]:
    return [(when.starts_on, when.start_time) for when in dates.whens(draft)]


def _ruled(lines: list[str]) -> list[str]:
    """What stands between lines of dashes or stars; empty without any."""
    parts: list[list[str]] = [[]]
    for line in lines:
        if _RULE.fullmatch(line):
            parts.append([])
        else:
            parts[-1].append(line)
    told = ["\n".join(part) for part in parts if any(line.strip() for line in part)]
    return told if len(told) > 1 else []


def _numbered(lines: list[str]) -> list[str]:
    """From each number to the next one ("1. Lesung", "2. Konzert"), without the numbers."""
    numbers = {n: match for n, line in enumerate(lines) if (match := _NUMBERED.match(line))}
    if [int(match["number"]) for match in numbers.values()] != list(range(1, len(numbers) + 1)):
        return []
    plain = [line[numbers[n].end() :] if n in numbers else line for n, line in enumerate(lines)]
    return _cut(plain, lambda n: n in numbers)


def _announced(lines: list[str]) -> list[str]:
    """Each of the events that a sentence announces, with the place below that is that of all."""
    told = [line for line in lines if line.strip()]
    entries = [n for n, line in enumerate(told) if _ANNOUNCES.fullmatch(line)]
    if len(entries) < 2 or not _ANNOUNCED.search(fold(" ".join(told[: entries[0]]))):
        return []
    first, last = entries[0], entries[-1]
    parts = _cut(told[first : last + 1], lambda n: n + first in entries)
    of_all, besides = _of_all(told[last + 1 :])
    return ["\n".join((*told[:first], *besides)), *("\n".join((part, *of_all)) for part in parts)]


def _of_all(below: list[str]) -> tuple[list[str], list[str]]:
    """The lines that say where all of them are, and the others."""
    of_all = [line for line in below if labels.split(line)[0] == "where"]
    return of_all, [line for line in below if line not in of_all]


def _forms(lines: list[str]) -> list[str]:
    """From each label of a title to the next one."""
    said = [labels.split(line) for line in lines]
    names = Counter(label for kind, label, text in said if kind == "title" and text)
    first = next((label for label, count in names.most_common(1) if count > 1), None)
    return _cut(lines, lambda n: first is not None and said[n][1] == first)


def _paragraphs(lines: list[str]) -> list[str]:
    """From each heading behind an empty line to the next one."""

    def begins(n: int) -> bool:
        is_first = n == 0 or not lines[n - 1].strip()
        return is_first and bool(lines[n].strip()) and _is_heading(lines[n : n + 2])

    return _cut(lines, begins)


def _titled(lines: list[str]) -> list[str]:
    """From each line of words that stands right above a day to the next such line."""
    told = [line for line in lines if line.strip()]

    def begins(n: int) -> bool:
        line, below = told[n], " ".join(told[n + 1 : n + 2])
        is_title = line[:1].isupper() and len(line) <= _HEADING and not _DATED.search(line)
        return is_title and not _ENDS_A_SENTENCE.search(line) and bool(_DAY_AT_START.match(below))

    return _cut(told, begins)


def _entries(lines: list[str]) -> list[str]:
    """Line by line, in lists that name a day in each line."""
    told = [line for line in lines if line.strip()]
    dated = [line for line in told if _DATED.search(line)]
    return told if len(dated) > 1 and len(dated) + 1 >= len(told) else []


def _is_heading(lines: list[str]) -> bool:
    line, *below = lines
    is_alone = bool(below and below[0].strip()) and not _ENDS_A_SENTENCE.search(line)
    return len(line) <= _HEADING and (is_alone or bool(_DATED.search(line)))


def _cut(lines: Iterable[str], begins: Callable[[int], bool]) -> list[str]:
    parts: list[list[str]] = [[]]
    for n, line in enumerate(lines):
        if begins(n) and any(each.strip() for each in parts[-1]):
            parts.append([])
        parts[-1].append(line)
    return ["\n".join(part) for part in parts]
