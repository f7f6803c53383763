"""A page as a browser without JavaScript has it: read it, type into it, send it."""

import secrets

from tests.forms.controls import controls

FORM = "/en/nord/submit/ikw-2026/"
_opened = {}

STAMMTISCH = {
    "language": "de",
    "title": "Offener Stammtisch",
    "summary": "Ein Abend zum Kennenlernen.",
    "category": "fest",
    "dates-0-day": "28.9.2026",
    "dates-0-start": "18",
    "name": "Mehrgenerationenhaus",
    "town": "Neustadt",
    "organiser": "Verein Miteinander",
    "openness": "public",
    "contact_email": "bruno@verein.example",
}


def typed(response, **changes):
    """What a browser sends for this page after `changes` (None empties a field)."""
    return filled(controls(response.content.decode()), **changes)


def filled(data, **changes):
    """`data` after `changes` (None empties a field)."""
    for name, value in changes.items():
        name = name.replace("__", "-")
        if value is None:
            data.pop(name, None)
        elif isinstance(value, (list, tuple)):
            data.setlist(name, value)
        else:
            data[name] = value
    return data


def blank(client, **changes):
    """What a browser sends for the empty form after `changes`.

    The page is read once: opened again it differs in its key only (test_submit.py).
    """
    if FORM not in _opened:
        _opened[FORM] = controls(client.get(FORM).content.decode())
    data = _opened[FORM].copy()
    data["form_key"] = secrets.token_urlsafe(12)
    return filled(data, **changes)


def send(client, address, **changes):
    """Open a page, type and press its button."""
    if address == FORM:
        return post(client, address, blank(client, **changes))
    return post(client, address, typed(client.get(address), **changes))


def post(client, address, data):
    """Send it; press the second button where a robot might have pressed the first."""
    answer = once(client, address, data)
    if answer.status_code == 200 and 'name="confirm"' in answer.content.decode():
        return once(client, address, typed(answer))
    return answer


def once(client, address, data):
    return client.post(address, data.urlencode(), content_type="application/x-www-form-urlencoded")
