"""Where the events of a feed are read: in the store, or in the file of before where they stay."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from feeds import feed_parts, pieces
from feeds.feed_files import Lying
from feeds.feed_parts import Parts, Run, State, Told
from feeds.ical import bearable, known_filters
from feeds.ical.candidates import Candidates, Near
from feeds.ical.vevent import VEVENT
from feeds.ical.without_cancelled import without_cancelled
from feeds.pieces import Piece
from programme.models.event import Event

AT_ONCE = 500  # events whose changed pieces are asked for by their keys
FEW = 100  # of which those in other languages are read, too, for the files that come next
STEP = 8  # events of which a piece is read because there is room
NOTHING = Told(Parts(), b"")
Place = tuple[Told, int]


class Store:
    """Stored pieces, by one question; chosen by their sizes before any is read."""

    def __init__(self, language: str, *, hides_cancelled: bool = False) -> None:
        self.language, self.hides_cancelled = language, hides_cancelled

    def all(self, among: Candidates) -> list[Piece]:
        return self._pieces(known_filters.rows(among.contents, self.language))

    def few(self, among: Candidates, most: int) -> list[Piece] | None:
        rows = list(known_filters.rows(among.contents, self.language, most + 1))
        return None if len(rows) > most else self._pieces(rows)

    def _pieces(self, rows: Iterable[pieces.Row]) -> list[Piece]:
        return self._as_asked(pieces.of_rows(rows, self.language, VEVENT))

    def measured(self, order: list[Near]) -> Iterator[Piece]:
        """By their stored sizes; where entries are hidden, by their bytes."""
        keys = [near.state.event_id for near in order]
        step = pieces.TOGETHER if self.hides_cancelled else len(keys)
        for start in range(0, len(keys), max(step, 1)):
            some = keys[start : start + step]
            rows = Event.everything.filter(pk__in=some)
            found = pieces.by_event(rows, self.language, VEVENT, with_bodies=self.hides_cancelled)
            yield from self._as_asked(piece for pk in some if (piece := found.get(pk)))

    def chosen(self, some: list[Piece], order: list[Near]) -> list[Piece]:
        kept = Event.everything.filter(pk__in=[piece.event_id for piece in some])
        return self._as_asked(pieces.pieces(kept, self.language, VEVENT))

    def _as_asked(self, found: Iterable[Piece]) -> list[Piece]:
        return [_without_cancelled(piece) if self.hides_cancelled else piece for piece in found]


def _without_cancelled(piece: Piece) -> Piece:
    body = without_cancelled(piece.body)
    return piece._replace(body=body, size=len(body), entries=VEVENT.entries(body))


class Changed:
    """Stored pieces of events that stand in no file as they are now: of few, in all languages by
    one question."""

    def __init__(self, languages: Collection[str]) -> None:
        self.languages = languages
        self._asked: set[State] = set()
        self._found: dict[str, dict[State, Place]] = {code: {} for code in languages}

    def of(self, states: Sequence[State], language: str) -> Mapping[State, Place]:
        """Where at least these stand that can be told."""
        new = [state for state in states if state not in self._asked]
        if len(new) > FEW:
            return self._found[language] | _stored(new, [language])[language]
        for code, found in (_stored(new, self.languages) if new else {}).items():
            self._found[code] |= found
        self._asked.update(new)
        return self._found[language]


def _run(told: Told, n: int) -> Run:
    return Run(told, n, n + 1)


def _stored(states: Sequence[State], languages: Collection[str]) -> dict[str, dict[State, Place]]:
    found: dict[str, dict[State, Place]] = {code: {} for code in languages}
    for start in range(0, len(states), AT_ONCE):
        some = {state.event_id: state for state in states[start : start + AT_ONCE]}
        for code, stored in pieces.in_languages(some, languages, VEVENT).items():
            told = Told.of(some, stored)
            found[code] |= {some[pk]: (told, n) for n, pk in enumerate(told.parts.of.event_id)}
    return found


class File:
    """The file of before, of events that are in the same state; of others their stored pieces."""

    def __init__(self, language: str, before: Lying | None, changed: Changed) -> None:
        self.language, self.made_by = language, pieces.cache_version(VEVENT)
        self.changed = changed
        is_known = before is not None and before.parts.made_by == self.made_by
        self.before = Told(before.parts, before.packed.body) if before and is_known else NOTHING

    def all(self, among: Candidates) -> list[Run]:
        """Mostly one event has changed: those before it and those after it stay as they lie."""
        states, known = among.all(), self.before.states
        first = feed_parts.same(states, known)
        last = feed_parts.same(states[first:][::-1], known[first:][::-1])
        between = self._where(states[first : len(states) - last])
        found = [
            Run(self.before, 0, first),
            *feed_parts.runs(between),
            Run(self.before, len(known) - last, len(known)),
        ]
        return [run for run in found if run.begin < run.end]

    def few(self, among: Candidates, most: int) -> None:
        """What the file knows is measured already."""

    def measured(self, order: list[Near]) -> Iterator[Run]:
        """What did not fit before is not read beyond the first of it, unless that fits now."""
        most, states = bearable.MOST_ENTRIES, [near.state for near in order]
        found = []
        for some in self._steps(states[:most]):
            for place in self._where(some):
                found.append(_run(*place))
                yield found[-1]
        if len(found) == most and len(states) > most:
            yield found[-1]  # stands for one more, which need not be read to be too many
        else:
            yield from (_run(*place) for place in self._where(states[most:]))

    def _steps(self, states: Sequence[State]) -> Iterator[Sequence[State]]:
        """All that the file knows and one besides; then more each time, for what got room."""
        last = len(states)
        while last and self.before.place(states[last - 1]) is None:
            last -= 1
        begin, end, more = 0, (last or len(states)) + 1, STEP
        while begin < len(states):
            yield states[begin:end]
            begin, end, more = end, end + more, 2 * more

    def chosen(self, some: list[Run], order: list[Near]) -> list[Run]:
        days = {near.state.event_id: near.starts_on for near in order}
        in_order = sorted(some, key=lambda run: (days[run.event_id], run.event_id))
        return list(feed_parts.runs((run.told, run.begin) for run in in_order))

    def _where(self, states: Sequence[State]) -> Iterator[Place]:
        """Where each of these events stands that can be told."""
        places = [self.before.place(state) for state in states]
        changed = [state for state, n in zip(states, places, strict=True) if n is None]
        stored = self.changed.of(changed, self.language) if changed else {}
        for state, n in zip(states, places, strict=True):
            if n is not None:
                yield self.before, n
            elif state in stored:
                yield stored[state]
