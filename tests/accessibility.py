"""Look at a page as axe and a small screen do. Used with the `chromium` fixture.

`show` answers a browser page from strings and the static files, without a server; pages of a live
server can be given to `violations` and `overflow` just as well. A press that opens a page returns
when its answer begins, maybe before its first word has come; all of them wait for the rest.
"""

import mimetypes
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders

from calendar_site.serving.headers import content_security_policy

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
# WCAG 2.2 A and AA as axe can test them, and what its makers hold to be good practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]  # all that another colour scheme can break
SMALLEST = 320  # CSS pixels: WCAG 2.2, 1.4.10
ORIGIN = "http://kreis.example"


def complaints(page) -> list[str]:
    """What keeps somebody out of this page: by light and in the dark, sections closed and open, as
    wide as it is and at 320 pixels. An empty list is what a test wants.

    The page is loaded once and looked at again after each change; its sections stay open.
    """
    size = page.viewport_size
    found = overflow(page)  # waits for the page
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    found += violations(page) + overflow(page)
    page.emulate_media(color_scheme="dark")
    found += violations(page, COLOURS)
    page.set_viewport_size(size | {"width": SMALLEST})
    found += overflow(page)
    page.set_viewport_size(size)
    page.emulate_media(color_scheme="light")
    return found


def violations(page, rules: list[str] = RULES) -> list[str]:
    """Each broken rule with the elements that break it; an empty list is what a test wants."""
    page.wait_for_load_state()
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(AXE.read_text())
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", rules
    )
    return [
        f"{each['id']} ({each['impact']}): {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def overflow(page) -> list[str]:
    """The elements that stick out of the window sideways, when the page scrolls sideways.

    Measured in the page's own letters: until they have come others stand there, which are wider.
    """
    page.wait_for_load_state()
    page.evaluate("document.fonts.ready.then(() => null)")
    return page.evaluate(
        """() => {
          const wide = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= wide) return [];
          return [...document.body.querySelectorAll("*")]
            .filter((each) => {
              const box = each.getBoundingClientRect();
              return box.width && (box.right > wide + 0.5 || box.left < -0.5);
            })
            .map((each) => `${each.tagName.toLowerCase()}.${each.className}`);
        }"""
    )


def outline(page) -> list[str]:
    """What is wrong with the headings: another number of first ones than one, a level left out."""
    page.wait_for_load_state()
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        "found => found.map((each) => [Number(each.tagName[1]), each.textContent.trim()])"
    )
    first = [text for level, text in levels if level == 1]
    found = [] if len(first) == 1 else [f"first headings: {first}"]
    for (above, _), (level, text) in pairwise(levels):
        if level > above + 1:
            found.append(f"h{level} after h{above}: {text}")
    return found


def show(page, html: str, path: str = "/") -> list[str]:
    """Open `html` at `path` with the product's security policy; return what went wrong loading.

    Static files come from the finders. A missing file, a refused inline style, a request to
    another server and an error in a script are all in the list.
    """
    trouble = []
    policy = content_security_policy(settings.SECURE_CSP)
    page.on("console", lambda line: line.type == "error" and trouble.append(line.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))

    def answer(route, request):
        _, static, name = request.url.partition(ORIGIN + settings.STATIC_URL)
        file = finders.find(urlsplit(name).path) if static else None
        if request.url == ORIGIN + path:
            headers = {"Content-Security-Policy": policy}
            route.fulfill(body=html, content_type="text/html; charset=utf-8", headers=headers)
        elif file:
            route.fulfill(path=file, content_type=mimetypes.guess_type(file)[0])
        else:
            trouble.append(f"not found: {request.url}")
            route.fulfill(status=404, body="")

    page.route("**/*", answer)
    page.goto(ORIGIN + path, wait_until="networkidle")
    return trouble
