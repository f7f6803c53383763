"""A request that is sent twice, for example because its answer got lost, is done once."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from programme.credentials import secret_tokens
from programme.models.token import ApiToken, KeptAnswer

KEPT = timedelta(hours=48)


class KeyTaken(Exception):
    """The token has used this key for another request."""


@dataclass(frozen=True)
class Answer:
    """`is_replay`: it is the stored answer of the first request."""

    status: int
    data: dict[str, Any]
    is_replay: bool = False


@transaction.atomic
def answered_once(
    token: ApiToken, key: str, request: str, act: Callable[[], Answer], *, at: datetime
) -> Answer:
    """What `act()` answers, or what it answered in the last 48 hours to the same key.

    `request` is everything that was asked, as one text. Raises KeyTaken where the key belongs to
    another request. Of two at the same time the second waits for the first. When `act` raises,
    nothing is kept, and the key is free.
    """
    same_key = KeptAnswer.objects.filter(token=token, key_digest=secret_tokens.digest(key))
    same_key.filter(at__lt=at - KEPT).delete()
    request_digest = secret_tokens.digest(request)
    stored, is_new = KeptAnswer.objects.get_or_create(
        token=token,
        key_digest=secret_tokens.digest(key),
        defaults={"request_digest": request_digest, "at": at},
    )
    if is_new:
        answer = act()
        same_key.update(status=answer.status, body=json.dumps(answer.data))
        return answer
    if stored.request_digest != request_digest:
        raise KeyTaken
    return Answer(stored.status, json.loads(stored.body), is_replay=True)
