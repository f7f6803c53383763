"""Reads a finished PDF the way a screen reader and a search engine do."""

import re
from contextlib import contextmanager
from typing import NamedTuple

import pikepdf
import pypdfium2


class Tag(NamedTuple):
    """One structure element: its type, its text in reading order, its alternative text."""

    kind: str
    text: str
    alt: str
    language: str


def pages(path):
    """The text of each page, blanks and line ends as one space, hyphenation undone."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [plain(page.get_textpage().get_text_bounded()) for page in pdf]


def plain(text):
    return re.sub(r"\s+", " ", re.sub(r"[\x02\xad]\s*|[\ufffe\u200b]", "", text)).strip()


def bookmarks(path):
    """(depth, title, page from 1) of every entry of the outline."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [
            (mark.level, plain(mark.get_title()), mark.get_dest().get_index() + 1)
            for mark in pdf.get_toc()
        ]


@contextmanager
def opened(path):
    with pikepdf.open(path) as pdf:
        yield pdf


def tags(path):
    """All structure elements of the document in reading order."""
    with pikepdf.open(path) as pdf:
        texts = {page.objgen: _marked_text(page) for page in pdf.pages}
        return list(_walk(pdf.Root.StructTreeRoot.K, None, texts))


def _walk(node, page, texts):
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _walk(child, page, texts)
    elif isinstance(node, pikepdf.Dictionary):
        page = node.Pg.objgen if "/Pg" in node else page
        if "/S" in node:
            text = "".join(_content(node.get("/K"), page, texts))
            yield Tag(str(node.S)[1:], plain(text), *(str(node.get(k, "")) for k in _KEYS))
        if "/K" in node:
            yield from _walk(node.K, page, texts)


_KEYS = ("/Alt", "/Lang")


def _content(node, page, texts):
    """The text below a structure element, piece by piece."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _content(child, page, texts)
    elif isinstance(node, pikepdf.Dictionary):
        page = node.Pg.objgen if "/Pg" in node else page
        if "/MCID" in node:
            yield texts[page].get(int(node.MCID), "")
        else:
            yield from _content(node.get("/K"), page, texts)
    elif node is not None:
        yield texts[page].get(int(node), "")


def _marked_text(page):
    """{marked content id: text} of one page."""
    maps = {name: _unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
    texts, stack, font = {}, [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                stack.append(_mark(operands))
            case "EMC":
                _number, said, spoken = stack.pop()
                _say(texts, stack, spoken if spoken is not None else said, _number)
            case "Tf":
                font = maps[str(operands[0])]
            case "Tj" | "TJ" if stack:
                stack[-1][1] += _decoded(operands[0], font)
    return texts


def _mark(operands):
    """[marked content id, text so far, text to be spoken instead]"""
    properties = operands[1] if len(operands) > 1 else {}
    if not isinstance(properties, pikepdf.Dictionary):
        properties = {}
    number = properties.get("/MCID")
    spoken = properties.get("/ActualText")
    return [number if number is None else int(number), "", spoken and str(spoken)]


def _say(texts, stack, text, number):
    if number is not None:
        texts[number] = texts.get(number, "") + text
    elif stack:
        stack[-1][1] += text


def _decoded(operand, font):
    strings = operand if isinstance(operand, pikepdf.Array) else [operand]
    data = b"".join(bytes(part) for part in strings if isinstance(part, pikepdf.String))
    return "".join(font.get(data[i : i + 2].hex(), "") for i in range(0, len(data), 2))


def _unicode(font):
    """{glyph in hexadecimal: text} of a font, from its ToUnicode map."""
    table = font.ToUnicode.read_bytes().decode("latin-1")
    pairs = re.findall(r"<([0-9a-fA-F]{4})> ?<([0-9a-fA-F]+)>", table)
    return {glyph.lower(): bytes.fromhex(text).decode("utf-16-be") for glyph, text in pairs}
