"""Where the events of a feed are read: in the store, or in the file of before where they stay."""

from collections.abc import Iterable, Iterator, Sequence

from feeds import feed_parts, pieces
from feeds.feed_files import Lying
from feeds.feed_parts import Parts, Run, State, Told
from feeds.ical import bearable, known_filters
from feeds.ical.bearable import Candidates, Near
from feeds.ical.vevent import VEVENT
from feeds.ical.without_cancelled import without_cancelled
from feeds.pieces import Piece
from programme.models.event import Event

AT_ONCE = 500  # events whose changed pieces are asked for by their keys
NOTHING = Told(Parts(), b"")


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


class File:
    """The file of before, of events that are in the same state; of others their stored pieces."""

    def __init__(self, language: str, before: Lying | None) -> None:
        self.language, self.made_by = language, pieces.cache_version(VEVENT)
        is_known = before is not None and before.parts.made_by == self.made_by
        self.before = Told(before.parts, before.packed.body) if before and is_known else NOTHING

    def all(self, among: Candidates) -> list[Run]:
        return list(feed_parts.runs(self._where(among.states())))

    def few(self, among: Candidates, most: int) -> list[Run] | None:
        states = among.states(most + 1)
        return None if len(states) > most else list(feed_parts.runs(self._where(states)))

    def measured(self, order: list[Near]) -> Iterator[Run]:
        most, states = bearable.MOST_ENTRIES, [near.state for near in order]
        told = [Run(told, n, n + 1) for told, n in self._where(states[:most])]
        yield from told
        if len(told) == most and len(states) > most:
            yield told[-1]  # stands for one more entry, which need not be read to be too many
        else:
            yield from (Run(told, n, n + 1) for told, n in self._where(states[most:]))

    def chosen(self, some: list[Run], order: list[Near]) -> list[Run]:
        days = {near.state.event_id: near.starts_on for near in order}
        in_order = sorted(some, key=lambda run: (days[run.event_id], run.event_id))
        return list(feed_parts.runs((run.told, run.begin) for run in in_order))

    def _where(self, states: Sequence[State]) -> Iterator[tuple[Told, int]]:
        """Where each of these events stands that can be told."""
        places = [self.before.place(state) for state in states]
        pairs = zip(states, places, strict=True)
        changed = self._stored([state for state, n in pairs if n is None])
        for state, n in zip(states, places, strict=True):
            if n is not None:
                yield self.before, n
            elif state in changed:
                yield changed[state]

    def _stored(self, states: Sequence[State]) -> dict[State, tuple[Told, int]]:
        found: dict[State, tuple[Told, int]] = {}
        for start in range(0, len(states), AT_ONCE):
            some = {state.event_id: state for state in states[start : start + AT_ONCE]}
            events = Event.everything.filter(pk__in=some)
            told = Told.of(some, pieces.pieces(events, self.language, VEVENT))
            found |= {some[pk]: (told, n) for n, pk in enumerate(told.parts.of.event_id)}
        return found
