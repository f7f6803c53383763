"""What a browser would send: the successful controls of a page (HTML, 4.10.21)."""

from html.parser import HTMLParser

from django.http import QueryDict


class Controls(HTMLParser):
    """Reads inputs, selects and text areas outside of <template>; buttons are not pressed."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.found = []
        self._select = self._area = None
        self._chosen = self._options = None
        self._templates = 0
        self.feed(html)

    def handle_starttag(self, tag, pairs):
        attrs = dict(pairs)
        if tag == "template":
            self._templates += 1
        if self._templates:
            return
        if tag == "input":
            self._input(attrs)
        elif tag == "textarea" and "name" in attrs:
            self._area, self._text = attrs["name"], ""
        elif tag == "select":
            self._select, self._options, self._chosen = attrs["name"], [], []
            assert "multiple" not in attrs
        elif tag == "option":
            self._options.append(attrs.get("value", ""))
            if "selected" in attrs:
                self._chosen.append(attrs.get("value", ""))

    def _input(self, attrs):
        kind = attrs.get("type", "text")
        if kind in ("submit", "button", "file") or "name" not in attrs:
            return
        if kind in ("checkbox", "radio") and "checked" not in attrs:
            return
        self.found.append((attrs["name"], attrs.get("value", "on" if kind == "checkbox" else "")))

    def handle_data(self, data):
        if self._area is not None:
            self._text += data

    def handle_endtag(self, tag):
        if tag == "template":
            self._templates -= 1
        elif tag == "textarea" and self._area is not None:
            # A browser drops the first line break after the tag and sends CRLF.
            text = self._text.removeprefix("\r\n").removeprefix("\n")
            self.found.append((self._area, text.replace("\r\n", "\n").replace("\n", "\r\n")))
            self._area = None
        elif tag == "select" and self._select is not None:
            self.found.append((self._select, (self._chosen or self._options[:1] or [""])[-1]))
            self._select = None


def controls(html: str) -> QueryDict:
    """What a browser would send for this page, if nothing was typed."""
    data = QueryDict(mutable=True)
    for name, value in Controls(html).found:
        data.appendlist(name, value)
    return data
