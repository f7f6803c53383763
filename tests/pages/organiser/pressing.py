"""Press a button of a page of the desk, as a browser without JavaScript does."""

import re

from tests.forms.controls import controls


def page(client, submission, query=""):
    return client.get(f"/en/nord/desk/{submission.number}/{query}")


def press(client, response, action, **typed):
    """Send the form of `response` whose address ends in `action`, with what was typed."""
    html = response.content.decode()
    form = re.search(rf'<form[^>]*action="([^"]*/{action}/)".*?</form>', html, re.S)
    data = controls(form[0])
    for name, value in typed.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return client.post(form[1], data.urlencode(), content_type="application/x-www-form-urlencoded")


def buttons(response) -> set[str]:
    """The last words of the addresses to which the page has forms."""
    return set(re.findall(r'<form[^>]*action="[^"]*/([a-z-]+)/"', response.content.decode()))


def notice(response) -> str:
    """What the page says on top, where something was not done."""
    found = re.search(r'aria-labelledby="notice".*?</div>', response.content.decode(), re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", found[0].partition(">")[2]).split()) if found else ""
