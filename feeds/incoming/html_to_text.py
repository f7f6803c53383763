"""Plain text of what calendars hold: entities, and HTML as Outlook, Google and WordPress write."""

import html
import re

import nh3

from programme.plain_text import tidy, tidy_lines

_MARKUP = re.compile(r"</?(?:p|br|div|span|b|i|u|a|ul|ol|li|strong|em|h[1-6]|html|body)\b", re.I)
_ITEM = re.compile(r"<li[^>]*>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>\n?|</(?:p|div|li|h[1-6]|tr|ul|ol)>\s*", re.IGNORECASE)


def line(text: str) -> str:
    """One line without entities: "Kaffee &amp; Kuchen" is "Kaffee & Kuchen"."""
    return tidy(html.unescape(text))


def lines(text: str) -> str:
    """A text in lines. Tags become line ends and dashes; scripts and styles go with all content."""
    if _MARKUP.search(text):
        text = _BREAK.sub("\n", _ITEM.sub("\n– ", text))
        text = nh3.clean(text, tags=set(), clean_content_tags={"script", "style", "title"})
    return tidy_lines(html.unescape(text))
