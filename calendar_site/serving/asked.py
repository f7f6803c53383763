"""What somebody at a desk asked, for the page after the redirect: a quarter of an hour, sealed.

Unlike a secret that is shown once it stays meanwhile: the page is read anew, in another language,
and printed. It stands in the session of whoever asked, never in an address or a log.
"""

from typing import Any

from django.core import signing

KEY, SALT = "asked", "calendar_site.asked"
SECONDS = 15 * 60


def put(request, district, said: dict[str, Any]):
    """Keep it for this district's desk; what was asked before goes."""
    request.session[KEY] = signing.dumps([district.slug, said], salt=SALT, compress=True)


def kept(request, district) -> dict[str, Any]:
    """What was asked at this desk, or nothing; what is too old is gone then."""
    sealed = request.session.get(KEY, "")
    try:
        slug, said = signing.loads(sealed, salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        if sealed:
            forget(request)
        return {}
    return said if slug == district.slug else {}


def forget(request):
    request.session.pop(KEY, None)
