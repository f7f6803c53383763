"""A page as somebody reads it: its text, its headings, its links, without the markup."""

from html.parser import HTMLParser

VOID = {"meta", "link", "img", "input", "br", "hr", "wbr"}
HIDDEN = {"script", "style", "head"}
INLINE = {"a", "span", "bdi", "strong", "b", "i", "abbr", "q", "s", "wbr"}


class Element:
    def __init__(self, tag, attrs, parent=None):
        self.tag, self.attrs, self.parent = tag, dict(attrs), parent
        self.children = []

    @property
    def text(self) -> str:
        """What it says aloud, with single blanks."""
        return " ".join("".join(self._pieces()).split())

    def _pieces(self):
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in HIDDEN and child.attrs.get("aria-hidden") != "true":
                # Words of two elements are never one word, except inside a line.
                inline = child.tag in INLINE
                yield from child._pieces() if inline else [" ", *child._pieces(), " "]

    def all(self, tag=None, **attrs):
        """Elements below this one with that tag and those attributes (class_ for one class)."""
        css = attrs.pop("class_", None)
        for child in self.children:
            if isinstance(child, Element):
                fits = tag in (None, child.tag) and attrs.items() <= child.attrs.items()
                if fits and (css is None or css in child.attrs.get("class", "").split()):
                    yield child
                yield from child.all(tag, **attrs, **({"class_": css} if css else {}))

    def one(self, tag=None, **attrs):
        """The only such element; anything else is an error of the page."""
        (found,) = self.all(tag, **attrs)
        return found

    def texts(self, tag=None, **attrs) -> list[str]:
        return [found.text for found in self.all(tag, **attrs)]

    def links(self) -> dict[str, str]:
        """Text of every link, and where it leads."""
        return {link.text: link.attrs["href"] for link in self.all("a")}


class _Builder(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("root", {})

    def handle_starttag(self, tag, attrs):
        element = Element(tag, attrs, self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag, attrs):
        self.here.children.append(Element(tag, attrs, self.here))

    def handle_endtag(self, tag):
        assert self.here.tag == tag, f"</{tag}> closes <{self.here.tag}>"
        self.here = self.here.parent

    def handle_data(self, data):
        self.here.children.append(data)


def page(html: str) -> Element:
    """The tree of a page; an element that is not closed is an error."""
    builder = _Builder()
    builder.feed(html)
    assert builder.here is builder.root, f"<{builder.here.tag}> is not closed"
    return builder.root


def facts(page) -> dict[str, list[str]]:
    """What the page says at a glance, by label."""
    return {
        row.one("dt").text: row.texts("dd") for row in page.one("dl", class_="facts").all("div")
    }
