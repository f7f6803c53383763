"""Every word of a draft that the public will read, with the path of its field."""

from collections.abc import Iterator
from typing import Any

from programme.drafts import fields
from programme.drafts.event_draft import EventDraft
from programme.plain_text import fold
from programme.regular_expressions import expression

# "Am 28.9. um", "z. B." and "Anmeldung? Nicht nötig." go on.
_SENTENCE_ENDS = expression(
    r"(?<!\d)(?<!\b\w)[.!;](?=\s|$)|(?<=\d)\.(?=\s(?:d(?:as|er|ie)|wir|es)\b)"
)
LONGEST = 6000  # longer texts are refused by their length
LONG_LINE = 600  # letters; what belongs together stands closer
SAYING = ("title", "summary", "description")


def public_words(draft: EventDraft) -> Iterator[tuple[str, str]]:
    """(path, text) of each text that is filled in and not for the office alone."""
    parts: list[tuple[str, Any, str]] = [
        ("", draft, ""),
        ("place.", draft.place, "place"),
        ("registration.", draft.registration, "registration"),
    ]
    for n, when in enumerate(draft.whens):
        parts += [(f"whens.{n}.", when, "whens")]
        parts += [(f"whens.{n}.place.", when.place, "place")] if when.place else []
    parts += [("period.", draft.period, "period")] if draft.period else []
    for n, text in enumerate(draft.translations):
        parts += [(f"translations.{n}.", text, "translations")]
    for path, said, part in parts:
        for field in fields.texts(part):
            if field.is_public and (text := getattr(said, field.name)):
                yield f"{path}{field.name}", text[:LONGEST]
    yield from ((f"organisers.{n}", name[:LONGEST]) for n, name in enumerate(draft.organisers))


def sayings(draft: EventDraft) -> Iterator[tuple[str, list[str]]]:
    """Title, summary and description in every language: the path, and its lines, folded."""
    texts: list[tuple[str, Any]] = [("", draft)]
    texts += [(f"translations.{n}.", text) for n, text in enumerate(draft.translations)]
    for path, said in texts:
        for name in SAYING:
            lines = getattr(said, name)[:LONGEST].splitlines()
            if folded := [piece for line in map(fold, lines) for piece in _pieces(line)]:
                yield f"{path}{name}", folded


def _pieces(line: str) -> Iterator[str]:
    """A line; of a very long one the pieces between its sentences, else between its words.

    So that a text of one line takes no longer to look through than one of many.
    """
    while len(line) > LONG_LINE:
        ends = [found.end() for found in _SENTENCE_ENDS.finditer(line, 0, LONG_LINE)]
        at = ends[-1] if ends else line.rfind(" ", 1, LONG_LINE)
        at = at if at > 0 else LONG_LINE
        yield line[:at].strip()
        line = line[at:].strip()
    if line:
        yield line


def said_of_terms(draft: EventDraft) -> Iterator[tuple[str, list[str]]]:
    """The same, and what is said of registration, audience, whom to ask, place and each date."""
    yield from sayings(draft)
    told = {
        "registration.text": draft.registration.text,
        "audience_text": draft.audience_text,
        "public_contact": draft.public_contact,
        "place.note": draft.place.note,
    }
    told |= {f"whens.{n}.note": when.note for n, when in enumerate(draft.whens)}
    yield from ((field, [fold(text)]) for field, text in told.items() if text)


def sentences(line: str) -> list[str]:
    """Those of a folded line, without the mark at their end."""
    return list(filter(None, map(str.strip, _SENTENCE_ENDS.split(line))))
