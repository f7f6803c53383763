"""What a reading has filled in, for comparing all of it at once."""

from programme.drafts.event_draft import EventDraft

TEXTS = ("summary", "description")  # made of the lines that are left


def facts(draft: EventDraft) -> dict:
    empty = EventDraft()
    names = [name for name in vars(draft) if name not in TEXTS]
    return {
        name: getattr(draft, name) for name in names if getattr(draft, name) != getattr(empty, name)
    }
