"""The texts of an event by language; they read the prefetched relation `texts`."""

from programme.plain_text import fold


def text_of(event, language):
    """The event's text in `language`, else the original."""
    texts = {text.language: text for text in event.texts.all()}
    original = next((text for text in texts.values() if text.is_original), None)
    return texts.get(language) or original


def lead(text) -> str:
    """The summary; empty where the description begins with it."""
    begins = fold(text.description).startswith(fold(text.summary).rstrip(".… "))
    return "" if begins else text.summary
