"""Pages with forms: asked for anew each time, and still there when one goes back to them."""

from functools import wraps

from django.utils.cache import patch_cache_control


def always_fresh(view):
    """No shared cache keeps the answer, and a browser asks again before it shows it anew.

    Without `no-store`: with it browsers forget what was typed when a line breaks and one goes back.
    """

    @wraps(view)
    def inside(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_cache=True, max_age=0)
        return response

    return inside
