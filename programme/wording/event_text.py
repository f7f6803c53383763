"""The texts of an event by language; they read the prefetched relation `texts`."""


def text_of(event, language):
    """The event's text in `language`, else the original."""
    texts = {text.language: text for text in event.texts.all()}
    original = next((text for text in texts.values() if text.is_original), None)
    return texts.get(language) or original
