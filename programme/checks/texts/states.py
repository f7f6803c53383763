"""Words of state ("abgesagt", "fällt aus", "ausgebucht") against the status of the dates."""

import re
from collections.abc import Iterator
from itertools import chain

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme.checks.finding import QUESTION, Candidate, Finding
from programme.checks.texts.public_words import LONGEST
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, Text, When
from programme.models.event import Status
from programme.models.programme import Programme
from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated import status_words
from programme.stated.days_in_text import Calendar, days

_SENTENCES = expression(r"\n|(?<!\d)(?<!\b\w)[.!?;](?:\s+|$)")
_EVENT = (
    r"(?:(?:haupt|abend|gesamte |ganze )?veranstaltung|termin|treffen|konzert|lesung|kurs|workshop|"
    r"vortrag|film\w*|fest|feier|fuhrung|wanderung|ausflug|turnier|spiel|abend|auffuhrung|event|"
    r"vorstellung|reihe|seminar|cafe|stammtisch|tour|rundgang|spaziergang|fahrt|party|brunch|"
    r"picknick|fruhstuck|gesprach|diskussion|premiere|show|markt|basar|training|\w{3,20}(?:abend|fest|"
    r"konzert|kurs|treffen|lesung|fuhrung|cafe|veranstaltung|termin|tag|feier|gang|fahrt|fruhstuck|"
    r"gesprach|markt))(?:e|en|s)?\b"
)
_OUT = (
    r"(?:fallt|mussen?|muss)\b[^,;:]{0,80}\b(?:aus(?:fallen)?|entfallen|abgesagt werden|absagen)$"
)
_MORE = {
    Status.CANCELLED: expression(
        rf"{_OUT}|\bfall(?:t|en)\b[^,;:]{{0,60}}\b{_EVENT}[^,;:]{{0,40}}\baus\b"
        rf"|\b{_EVENT}[^,;:]{{0,60}}\b(?:entfallt|entfallen|abgesagt|ausfallen|gestrichen|"
        r"storniert|abgeblasen|fallt\b[^,;:]{0,40}\baus|nicht statt(?:finden)?)\b"
        r"|\bfindet\b[^,;:]{0,60}\bnicht statt\b"
        r"|\babsagen zu mussen\b|\b(?:mussten?|mussen) wir\b[^,;:]{0,80}\b(?:abgesagt|absagen)\b"
        r"|\b(?:wird|wurden?|ist|sind) (?:(?:leider|ersatzlos|heute) )+(?:gestrichen|abgesagt)\b"
        rf"|^\W*(?:(?:heute|diesmal) )?leider (?:(?:heute|diesmal) )?kein\w* (?:\w+ )?{_EVENT}"
        rf"|^\W*kein\w* {_EVENT} (?:am|heute)\b"
        rf"|\bentfall(?:t|en)\b[^,;:]{{0,40}}\b{_EVENT}|\b(?:have|had) to cancel\b"
        r"|\b(?:will not|won't|does not) take place\b|\bلن (?:تقام|يقام|تعقد|يعقد)"
        r"|\bwir\b[^,;:]{0,80}\babgesagt\b|\bhas been cancell?ed\b|\bis cancell?ed\b"
        r"|\bتم الغا|\bالغيت|\bالغي\b|\bملغا|\bملغي"
    ),
    Status.POSTPONED: expression(
        rf"\b{_EVENT}[^,;:]{{0,60}}\b(?:ist|wird|wurde|werden|sind|muss)\b[^,;:]{{0,60}}\bverschoben\b"
        r"|\b(?:has been|is) postponed\b|\bتم تاجيل|\bتاجل|\bموجل"
    ),
    Status.FULL: expression(
        rf"\b{_EVENT} (?:ist|sind|is|are)(?: (?:schon|bereits|leider|komplett|already|"
        rf"now))* (?:voll|full)"
        r"\b(?! (?:von|mit|of|der|im)\b)|"
        rf"\b{_EVENT}(?: (?:ist|sind|leider|bereits|schon|voll))* belegt$|"
        r"\balle platze (?:sind )?(?:schon |bereits |leider )*(?:vergeben|belegt|ausgebucht)\b"
        rf"|\b{_EVENT}[^,;:]{{0,40}}\b(?:ausgebucht|ausverkauft|voll belegt)\b"
        r"|\b(?:karten|tickets?) sind (?:\w+ )?(?:ausverkauft|vergriffen|weg)\b|محجوز\w* بالكامل"
        r"|\bsold out\b|\bfully booked\b"
        r"|\bkeine (?:freien )?platze mehr\b|\bاكتمل العدد|\bنفدت التذاكر|\bلا توجد اماكن"
    ),
}
_STORY = (
    r"(?:\w{0,20}film|roman|buch|stuck|theaterstuck|krimi|komodie|geschichte|erzahlung|serie|oper|"
    r"musical|marchen)s?\b"
)
# What is said of something else, of another time, or in case of something.
_OTHERWISE = expression(
    r"\bnach (?:\w+ )?(?:tag|woche|monat|stunde)(?:e?n)?\b|\broman\w*|\bbuch\b|"
    r"\b(?:erst)?auflage\b|"
    rf"\b(?:im|in (?:de[mr]|diese[mr]|ihre[mr]|seine[mr]|eine[mr])) (?:\w+ )?{_STORY}"
    rf"|\b{_STORY} (?:\w+ )?(?:erzahlt|handelt|zeigt|schildert|folgt|beginnt damit)\b"
    r"|\berzahl\w*,|\b(?:erzahl\w*|handel\w*|schildern?) (?:\w+ )?von\b|\bes geht um\b|"
    r"\b(?:bei|sobald|falls|wenn|sollten?|sofern|sonst|andernfalls|oder|ob|nicht abgesagt|nie|fast|"
    r"beinahe|erfahrungsgemass|schnell|rasch|in der regel|gewohnlich|fallt\b[^,;]*\bnicht aus|"
    r"kein\w* (?:termin|treffen|veranstaltung|kurs|abend)\w* (?:ist|wird|wurde|fallt)|"
    r"damals|fruher|letzte[ns]?|"
    r"vergangene[ns]?|vorige[ns]?|nachdem|trotz|obwohl|"
    r"if|unless|when|in case|last year|never|usually|often|always|meist|oft|immer|اذا|في حال\w*|"
    r"يحكي|الفيلم|قصه|روايه|"
    r"\bin dieser woche\b[^.!?]*\b(?:dafur|stattdessen)|"
    r"(?:ein)?tritt\w*|gebuhr\w*|kosten\w*|beitrag\w*|pause\w*|anmeldung\w*|maskenpflicht|"
    r"parkplatz\w*|essen|steuer\w*|grenze\w*|halte\w*|fee|"
    r"schul\w*|unterricht\w*|sprechstunde\w*|buro|zug|bus|busse)\b"
    r"|\blange (?:\w+ )?verschoben\b|\bin den (?:hintergrund|vordergrund)\b"
    r"|\baus dem (?:rahmen|haus|bett)\b"
    # A year alone, and not that of a date.
    r"|(?<!auf )(?<!bis )(?<!\.)(?<!(?:nuar|ruar|marz|pril| mai|juni|juli|gust|mber|ober) )"
    r"\b(?:19|20)\d\d\b"
)
# Beside a state: the label of a line, and what one can do.
_BESIDE = expression(
    r"(?:(?:status|stand|achtung|hinweis|wichtig|info|warteliste\w*|anmeldung\w*|keine|nicht|mehr|"
    r"moglich|nur|noch|leider|bitte|waiting list|(?:rest|einzel)(?:karten|platze|tickets))\b\W*)+"
)
_AN_EVENT = expression(rf"\b{_EVENT}")
_UPDATED = expression(r"\b(?:update|stand|aktualisiert)\b[^:]{0,30}:")
FEW = 6  # words of a sentence that says a state and nothing else
_QUOTED = expression(r"[„“\"»«‚].{1,80}?[“”\"«»‘]")  # the name of a film
LONGEST_QUOTE = 80
_KIN = {Status.POSTPONED: (Status.POSTPONED, Status.MOVED)}
_KIN[Status.MOVED] = _KIN[Status.POSTPONED]


def states_in_text(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """One question, at the date or the dates that the words are about; it can be answered."""
    whens = dates.whens(draft)
    calendar = Calendar(programme.starts_on, programme.ends_on)
    for said, status, of in _said(draft):
        about = _about(said, status, whens, calendar) if of is None else [of]
        stated = whens if of is None else [whens[of]]
        if about and not any(when.status in _KIN.get(status, (status,)) for when in stated):
            field = f"whens.{about[0]}.status" if len(about) < len(whens) else "whens"
            message = _(
                "“{words}” is written, but the date says that it takes place. What is right?"
            )
            yield Finding(
                "state_in_text",
                field if len(whens) > 1 else "whens.0.status",
                QUESTION,
                format_lazy(message, words=_around(said, status)),
                tuple(Candidate(each.value, each.label) for each in _KIN.get(status, (status,))),
            )
            return


def _said(draft: EventDraft) -> Iterator[tuple[str, Status, int | None]]:
    """The words that say a state, and which; of a remark the number of its date."""
    for title in (draft.title, *(text.title for text in draft.translations)):
        status, _rest = status_words.read(title)
        if status:
            yield title, Status(status), None
    texts: tuple[EventDraft | Text, ...] = (draft, *draft.translations)
    titles = {word for said in texts for word in re.findall(r"\w{4,}", fold(said.title))}
    for text, of in _texts(draft):
        for sentence in filter(None, map(str.strip, _SENTENCES.split(text[:LONGEST]))):
            if status := _state(sentence, titles):
                yield sentence, Status(status), of


def _texts(draft: EventDraft) -> Iterator[tuple[str, int | None]]:
    """What else than a title may say one; of a remark with the number of its date."""
    texts: tuple[EventDraft | Text, ...] = (draft, *draft.translations)
    for text in chain.from_iterable((said.summary, said.description) for said in texts):
        yield text, None
    yield from ((text, None) for text in (draft.registration.text, draft.price))
    yield from ((when.note, n) for n, when in enumerate(draft.whens))


def _state(sentence: str, titles: set[str]) -> str:
    """Of what else than the event a sentence may speak: of a service, a book, paving stones."""
    sentence = _QUOTED.sub("", sentence)
    status, rest = status_words.read(sentence)
    if _BESIDE.fullmatch(fold(rest)):
        return status
    folded = fold(sentence)
    if _OTHERWISE.search(folded):
        return ""
    found = (status.value for status, pattern in _MORE.items() if pattern.search(folded))
    return next(found, "") or _apart(sentence, titles)


def _apart(sentence: str, titles: set[str]) -> str:
    """A state that stands alone, or beside a word for an event or a word of its title."""
    status, rest = status_words.read(sentence)
    words = set(re.findall(r"\w{4,}", fold(rest)))
    is_alone = rest == sentence and len(sentence.split()) <= FEW
    return status if is_alone or words & titles or _AN_EVENT.search(fold(rest)) else ""


def _around(said: str, status: Status) -> str:
    """The words that say the state with those beside them; the whole where it is short."""
    if len(said) <= LONGEST_QUOTE:
        return said
    words, match = said.split(), _MORE[status].search(fold(said)) if status in _MORE else None
    stated = (n for n, word in enumerate(words) if status_words.read(word.strip(".,;:()!"))[0])
    last = fold(said)[: match.end()].count(" ") if match else next(stated, 0)
    first, length = last, len(words[last])
    while first and length + len(words[first - 1]) < LONGEST_QUOTE:
        first -= 1
        length += len(words[first]) + 1
    quote = " ".join(words[first : last + 1])[:LONGEST_QUOTE]
    return f"{'… ' if first else ''}{quote}{' …' if last + 1 < len(words) else ''}"


def _about(said: str, status: Status, whens: tuple[When, ...], calendar: Calendar) -> list[int]:
    """The numbers of the dates that are meant: the one whose day is named, else all.

    None at all where only another day is named, unless it is the one to which it moves.
    """
    told = _UPDATED.sub("", fold(said))
    named = {(day.day.day, day.day.month) for day in days(told, calendar)}
    numbers = list(range(len(whens)))
    here = [n for n in numbers if (whens[n].starts_on.day, whens[n].starts_on.month) in named]
    return here[:1] or (numbers if not named or status in _KIN else [])
