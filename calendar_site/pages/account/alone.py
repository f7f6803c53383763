"""One request of a person at a time, where two could each take what the other one leaves."""

from functools import wraps

from django.contrib.auth import get_user_model
from django.db import transaction


def alone(view):
    """`view`, with the row of who asks held until it is through."""

    @wraps(view)
    def inside(request, *args, **kwargs):
        with transaction.atomic():
            rows = get_user_model().objects.select_for_update(no_key=True)
            rows.filter(pk=request.user.pk).first()
            return view(request, *args, **kwargs)

    return inside
