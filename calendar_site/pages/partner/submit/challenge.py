"""A proof-of-work challenge for the device that fills in the form."""

from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from calendar_site.serving import client_address, proof_of_work
from calendar_site.serving.only_read import only_read
from calendar_site.tenancy import of_district
from programme import rate_limits

PER_MINUTE = 120


@only_read
@of_district
@never_cache
def challenge(request, district):
    """JSON for static/js/proof_of_work.js; 429 where a network asks for very many."""
    minute = f"{client_address.of(request)} {timezone.now():%H%M}"
    if not rate_limits.allow("challenge", minute, at_most=PER_MINUTE, seconds=60):
        return HttpResponse(status=429)
    return JsonResponse(proof_of_work.challenge())
