"""Pages that take no form."""

from collections.abc import Callable
from typing import Any

from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe


def only_read(view: Callable[..., Any]) -> Callable[..., Any]:
    """`view` for GET and HEAD. What writes is answered 405 with Allow (RFC 9110 15.5.6).

    The method decides before a form's token does: without it a program, or a form of another site,
    would be told that the page was open for too long.
    """
    answer: Callable[..., Any] = csrf_exempt(require_safe(view))
    return answer
