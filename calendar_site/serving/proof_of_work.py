"""Signs that a person sends a form: a little work of their device, or one more press of a button.

The work is a challenge of the altcha library, solved by a script from this server while the form is
filled in. Without JavaScript a second button is pressed instead, some seconds later. Both slow
robots down without asking a person to read a picture; nothing is public before a decision.
"""

import base64
import json
import secrets
from datetime import timedelta
from hashlib import blake2b

import altcha
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.utils import timezone

from programme.drafts.event_draft import EventDraft, to_data

FIELD, CONFIRM = "altcha", "confirm"
LIFE = timedelta(hours=3)  # of a challenge: long enough for slow typing
PAUSE = timedelta(seconds=2)  # between the question and the second press
DAY = timedelta(days=1)
# A thousand rounds some hundred times: below a second on a phone, below a millisecond here.
ROUNDS, LEAST, MOST = 1_000, 200, 1_200


def challenge() -> dict:
    """A new challenge as the script expects it."""
    made = altcha.create_challenge(
        "PBKDF2/SHA-256",
        ROUNDS,
        counter=LEAST + secrets.randbelow(MOST - LEAST),
        expires_at=timezone.now() + LIFE,
        hmac_secret=_secret("challenge"),
        hmac_key_secret=_secret("solution"),
    )
    return made.to_dict()


def is_given(data, draft: EventDraft) -> bool:
    """Whether the form brings a solution that is still unused, or was confirmed."""
    return _is_solved(data.get(FIELD, ""), draft) or _is_confirmed(data.get(CONFIRM, ""), draft)


def confirmation(data, draft: EventDraft) -> dict:
    """The context of partner/confirm.html: what the second press sends along."""
    answers = {name: value for name, value in data.items() if name.startswith("answer-")}
    given = data.get(CONFIRM, "")
    fresh = given if _age(given, draft) is not None else _signer().sign(_digest(draft))
    return {"name": CONFIRM, "value": fresh, "answers": answers, "early": bool(given)}


def _is_solved(payload: str, draft) -> bool:
    if not payload or len(payload) > 4_000:
        return False
    found = altcha.verify_solution(
        payload, hmac_secret=_secret("challenge"), hmac_key_secret=_secret("solution")
    )
    return bool(found.verified) and _is_unused(payload, draft)


def _is_unused(payload, draft) -> bool:
    """Each challenge serves one event; the same form, sent twice, is still that event.

    A cache that is away has used none.
    """
    signature = json.loads(base64.b64decode(payload))["challenge"]["signature"]
    key, digest = f"proof-of-work:{_hash(signature)}", _digest(draft)
    return cache.add(key, digest, LIFE.total_seconds()) or cache.get(key) == digest


def _is_confirmed(value: str, draft) -> bool:
    age = _age(value, draft)
    return age is not None and age >= PAUSE


def _age(value: str, draft) -> timedelta | None:
    """How long ago this second press was asked for; None where it was not, for this event."""
    try:
        said = _signer().unsign(value, max_age=DAY)
    except signing.BadSignature:
        return None
    if said != _digest(draft):
        return None
    stamp = signing.b62_decode(value.rsplit(":", 2)[1])
    return timedelta(seconds=timezone.now().timestamp() - stamp)


def _signer():
    return signing.TimestampSigner(salt="confirm")


def _secret(use: str) -> str:
    return f"{use} {settings.SECRET_KEY}"


def _digest(draft: EventDraft) -> str:
    return _hash(json.dumps(to_data(draft), sort_keys=True))


def _hash(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()
