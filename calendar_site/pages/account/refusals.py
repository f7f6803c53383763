"""Too many attempts: a page that says so, or the form once more; each with when to come back."""

from django.template.response import TemplateResponse

# Seconds in which everything that was counted is forgotten (settings.ACCOUNT_RATE_LIMITS).
OF_PAGES, OF_FORMS = 60, 15 * 60
TOO_MANY = {"too_many_login_attempts", "rate_limited"}


def too_many(request):
    """allauth asks for it as `handler429`; its limits without a form count by the minute."""
    headers = {"Retry-After": str(OF_PAGES)}
    return TemplateResponse(request, "429.html", status=429, headers=headers)


def mark(response):
    """Say it in the status too, where a form says that it was too much."""
    form = (response.context_data or {}).get("form")
    if form is not None and form.is_bound and TOO_MANY & _codes(form):
        response.status_code = 429
        response["Retry-After"] = str(OF_FORMS)


def _codes(form) -> set[str]:
    return {error.code for errors in form.errors.as_data().values() for error in errors}
