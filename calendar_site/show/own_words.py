"""Words of somebody else inside a page: their language is told, and their direction kept apart."""

import re
from collections.abc import Collection

from django.conf import settings
from django.utils.html import escape, format_html, format_html_join, urlize
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programme import languages
from programme.languages import lang_attribute, language_of


def isolated(text: str, language: str = "", *, links=False):
    """`text` in a <bdi>, so that its direction does not stir the words around it.

    `language` is named where it is not the page's own; `links` makes addresses in it links.
    """
    if not text:
        return ""
    spoken = language_of(text, language)
    if links:
        text = mark_safe(urlize(text, nofollow=True, autoescape=True))  # noqa: S308
    return _in_bdi(text, foreign(spoken))


def _in_bdi(text: str, language: str):
    if language:
        return format_html('<bdi lang="{}">{}</bdi>', language, text)
    return format_html("<bdi>{}</bdi>", text)


def naming(text: str, names: Collection[str], language: str):
    """Words of ours, ready for HTML, in which `names` are the partner's own, in `language`."""
    if text in names or not text:
        return isolated(text, language)
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    if not known:
        return escape(text)
    parts = re.split(rf"(?<!\w)({known})(?!\w)", text)  # ours and theirs by turns
    return format_html_join(
        "",
        "{}",
        ((isolated(part, language) if n % 2 else part,) for n, part in enumerate(parts)),
    )


def of_office(text: str):
    """Words of a district or an authority: names, titles, mottos. They are in LANGUAGE_CODE."""
    return isolated(text, settings.LANGUAGE_CODE)


def both_names(code: str):
    """The same as `languages.both_names`, ready for HTML: its own name says its language."""
    ours, _isolate, own = languages.both_names(code).partition("\u2068")
    return format_html("{}{}", ours, _in_bdi(own[:-1], lang_attribute(code)) if own else "")


def foreign(language: str) -> str:
    """`language` for a `lang` attribute; empty where it is the page's own."""
    told = lang_attribute(language)
    return "" if told == get_language() else told


def motto(words: str):
    """A motto in the quotation marks of the page's language, ready for HTML."""
    return format_html(_("“{words}”"), words=of_office(words)) if words else ""
