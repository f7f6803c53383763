"""A text in another language than the one that is given for it, or in several."""

from collections.abc import Iterator

from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme import languages
from programme.checks.finding import HINT, QUESTION, Candidate, Finding
from programme.drafts.event_draft import EventDraft, Text
from programme.models.programme import Programme
from programme.stated import written_language

CODE, MIXED = "other_language", "mixed_languages"
_name = lazy(languages.name, str)


def written_in(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """Each of the texts of the draft once."""
    texts: list[tuple[str, EventDraft | Text]] = [("", draft)]
    texts += [(f"translations.{n}.", row) for n, row in enumerate(draft.translations)]
    for path, said in texts:
        words = "\n".join((said.title, said.summary, said.description))
        found = _asked(words, said.language)
        others = _others(words, said.language)
        if others:
            yield _hint(f"{path}language", others[0])
        elif found is not None:
            yield _question(f"{path}language", said.language, found)


def _asked(words: str, given: str) -> tuple[str, ...] | None:
    """The languages it may be in; None where nothing speaks against the one that is given."""
    sure = written_language.of(words)
    if sure:
        return (sure,) if written_language.are_apart(sure, given) else None
    likely = written_language.likely(words)
    if likely and given not in likely:
        return likely
    return None if likely or written_language.may_be(words, given) else ()


def _others(words: str, given: str) -> list[str]:
    """The languages of lines beside lines in the one that is given."""
    every = sorted(written_language.lines(words))
    others = [code for code in every if written_language.are_apart(code, given)]
    return others if len(others) < len(every) else []


def _question(field: str, given: str, found: tuple[str, ...]) -> Finding:
    message = _("The text does not look like {given}. In which language is it written?")
    known = [code for code in found if code in languages.WRITTEN]
    offered = tuple(Candidate(code, _name(code)) for code in (*known, given)) if known else ()
    return Finding(CODE, field, QUESTION, format_lazy(message, given=_name(given)), offered)


def _hint(field: str, other: str) -> Finding:
    message = _(
        "Part of the text is in {other}. Texts in further languages have fields of their own: "
        "there readers of that language find them."
    )
    return Finding(MIXED, field, HINT, format_lazy(message, other=_name(other)))
