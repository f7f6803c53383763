"""What somebody at a desk asked, for the page after the redirect: a quarter of an hour, encrypted.

Unlike a secret that is shown once it stays meanwhile: the page is read anew, in another language,
and printed. It stands in the session of whoever asked, never in an address or a log; nobody reads
it in the database, where a session stays longer.
"""

import json
from typing import Any

from cryptography.fernet import InvalidToken
from django.utils import timezone

from calendar_site.serving import sealed

KEY = "asked"
SECONDS = 15 * 60


def put(request, district, said: dict[str, Any]):
    """Keep it for this district's desk; what was asked before goes."""
    text, now = json.dumps([district.slug, said]), int(timezone.now().timestamp())
    made = sealed.cipher(__name__).encrypt_at_time(text.encode(), now)
    request.session[KEY] = made.decode()


def kept(request, district) -> dict[str, Any]:
    """What was asked at this desk, or nothing; what is too old is gone then."""
    made, now = request.session.get(KEY, ""), int(timezone.now().timestamp())
    try:
        text = sealed.cipher(__name__).decrypt_at_time(made.encode(), SECONDS, now)
    except InvalidToken:
        if made:
            forget(request)
        return {}
    slug, said = json.loads(text)
    return said if slug == district.slug else {}


def forget(request):
    request.session.pop(KEY, None)
