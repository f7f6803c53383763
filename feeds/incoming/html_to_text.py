"""Plain text of what calendars hold: entities, and HTML as Outlook, Google and WordPress write."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import nh3

from programme.plain_text import fold, tidy, tidy_lines
from programme.regular_expressions import expression

_MARKUP = expression(
    r"</?(?:p|br|div|span|b|i|u|a|ul|ol|li|strong|em|h[1-6]|html|body|head|meta|style|table|tr|td|"
    r"th|font|img|hr|pre|center|blockquote|section|article|o:p)\b[^<]*>",
    re.IGNORECASE,
)
_PAGE = expression(r"<(?:html|body)\b", re.IGNORECASE)
_ITEM = expression(r"<li\b[^>]*>", re.IGNORECASE)
_CELL = expression(r"</t[dh]>", re.IGNORECASE)
_BREAK = expression(
    r"<(?:br|hr)\b[^>]*>\n?|(?:</(?:p|div|li|h[1-6]|tr|ul|ol|blockquote|section|article)>\s*)+",
    re.IGNORECASE,
)
_BLOCK = expression(r"(?<=[^>\s])\s*(?=<(?:p|div|table|ul|ol|h[1-6]|blockquote)\b)", re.IGNORECASE)
_ANGLED = expression(
    r"[ ]?<((?:https?://|mailto:|tel:)[^<>\s]+|[^<>\s@:]+@[^<>\s@]+\.\w+)>", re.IGNORECASE
)
_LINK = expression(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_TARGET = expression(r"(?:https?://|mailto:|tel:)\S", re.IGNORECASE)
# Nested deeply, they would keep the parser busy for minutes.
_OTHER_TAG = expression(
    r"</?(?!(?:a|script|style|title)\b)[A-Za-z](?>[^<>\"']+|\"[^\"<]*\"|'[^'<]*'|[\"'])*+>"
)
# Builders of pages for WordPress leave their marks: "[vc_row]", "[et_pb_text …]", "[/caption]".
_BUILT = expression(
    r"\[/?(?:(?:vc|et|fusion|av|mk|cs|su|tp|mec|tribe)_[\w-]+|caption|gallery|embed|row|column)"
    r"(?:\s[^\[\]\n]{0,500})?\]",
    re.IGNORECASE,
)
_RULED = expression(r"^[ \t]*(?:_{5,}|-{10,}|={10,}|\*{10,}|~{10,})[ \t]*$", re.MULTILINE)
# Servers through which mail programs and calendars lead their links, and where the target stands.
_REDIRECT = expression(
    r"https?://(?:www\.google\.[a-z.]{2,6}/url|[\w.-]+\.safelinks\.protection\.outlook\.com/|"
    r"l\.facebook\.com/l\.php|lm\.facebook\.com/l\.php)\?[^\s<>\"')\]]+",
    re.IGNORECASE,
)
_TARGETS = ("q", "url", "u")
LONGEST = 200_000  # characters without those tags; no field holds as many
_ENTITY = expression(
    r"&(?:amp|lt|gt|quot|apos|nbsp|[aouAOU]uml|szlig|eacute|[nm]dash|[bl]dquo|rdquo|hellip|euro|"
    r"#\d{2,6}|#x[0-9a-fA-F]{2,5});"
)


def line(text: str) -> str:
    """One line without markup: "Kaffee &amp; Kuchen" is "Kaffee & Kuchen"."""
    return tidy(lines(text))


def lines(text: str) -> str:
    """A text in lines. Tags become line ends and dashes; scripts and styles go with all content.

    The target of a link stands in brackets behind its words.
    """
    text = _RULED.sub("", _BUILT.sub("", text))
    if not _MARKUP.search(text) and _ENTITY.search(text):
        text = html.unescape(text)  # some programs escape their tags
    text = _ANGLED.sub(lambda match: f" ({_shown(match[1])})", text)
    if _MARKUP.search(text):
        text = _without_tags(text)
    text = html.unescape(text)
    text = html.unescape(text) if _ENTITY.search(text) else text
    return tidy_lines(_REDIRECT.sub(lambda match: _led_to(match[0]), text))


def _without_tags(text: str) -> str:
    """With entities; the line ends of a whole page are mere blanks."""
    if _PAGE.search(text):
        text = re.sub(r"\s+", " ", text)
    text = _BREAK.sub("\n", _ITEM.sub("\n– ", _CELL.sub(" ", _BLOCK.sub("\n", text))))
    text = nh3.clean(
        _OTHER_TAG.sub("", text)[:LONGEST],
        tags={"a"},
        attributes={"a": {"href"}},
        clean_content_tags={"script", "style", "title"},
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
    )
    return re.sub("</?a[^>]*>", "", _LINK.sub(_with_target, text))


def _with_target(match: re.Match[str]) -> str:
    """ "hier (https://verein.example/)"; the words alone where they say the target themselves."""
    target, words = html.unescape(match[1]), tidy(html.unescape(match[2]))
    if not _TARGET.match(target):
        return match[2]
    shown = _shown(target)
    if not words or _is_beginning(words, shown):
        return html.escape(shown)
    return (
        match[2] if _says(words, shown, target) else f"{match[2].rstrip()} ({html.escape(shown)})"
    )


def _led_to(address: str) -> str:
    """The target of an address that only leads on; any other as it is."""
    if not _REDIRECT.fullmatch(address):
        return address
    said = parse_qs(urlsplit(address).query)
    found = (said[name][0] for name in _TARGETS if name in said)
    return next((each for each in found if _TARGET.match(each)), address)


def _says(words: str, shown: str, target: str) -> bool:
    """Whether the words of a link are its target, written in another way."""
    if target.lower().startswith("tel:"):
        return len(re.findall(r"\d", words)) > 4
    return _bare(words) == _bare(shown)


def _shown(target: str) -> str:
    """A mail address or number without its scheme, and without the subject of a letter."""
    target = _led_to(re.sub(r"\s", "%20", target.strip()))
    if target.lower().startswith("mailto:"):
        return target[7:].partition("?")[0]
    return target[4:] if target.lower().startswith("tel:") else target


def _is_beginning(words: str, shown: str) -> bool:
    """Long addresses are shown short: "https://verein.example/anm…"."""
    head = re.sub(r"(?:…|\.{3})$", "", words)
    return head != words and len(head) > 8 and _bare(shown).startswith(_bare(head))


def _bare(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|^www\.|[\s/]+$|[\s()/-]", "", fold(address))
