"""A secret that is shown once: it waits in the session for the page after the redirect.

Reloading that page neither makes a second one nor shows the first again.
"""

KEY = "shown_once"


def put(request, kind: str, about: str, secret: str):
    """Keep the secret of this `kind` for the page `about` something; an older one goes."""
    request.session[KEY] = [kind, str(about), secret]


def take(request, kind: str, about: str) -> str:
    """The secret, or nothing; it is gone then."""
    if request.session.get(KEY, [])[:2] != [kind, str(about)]:
        return ""
    return request.session.pop(KEY)[2]
