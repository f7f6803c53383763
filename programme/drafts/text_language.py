"""The language of texts for which none is stated."""

from programme import languages
from programme.drafts.event_draft import EventDraft
from programme.stated import written_language


def text_language(title: str, summary: str, description: str, otherwise: str) -> str:
    """As it is written, where that is sure and a language of texts; else `otherwise`."""
    found = written_language.of("\n".join((title, summary, description)))
    if found not in languages.WRITTEN or not written_language.are_apart(found, otherwise):
        return otherwise
    return found


def of_draft(draft: EventDraft) -> str:
    """That of the draft's own texts, whose `language` is a guess."""
    return text_language(draft.title, draft.summary, draft.description, draft.language)
