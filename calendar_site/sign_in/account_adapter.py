"""Where allauth meets the house: its words, its limits, its journal and its letters."""

from allauth.account.adapter import DefaultAccountAdapter
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from calendar_site.sign_in import limits
from programme import access

WRONG = _("User name or password is not right.")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
        "too_many_login_attempts": _(
            "Too many attempts with this name. Please wait a quarter of an hour, "
            "or let a code be mailed to you."
        ),
    }

    def get_client_ip(self, request):
        return limits.pseudonym(request)

    def _get_login_attempts_cache_key(self, request, **credentials):
        name = credentials.get("email") or credentials.get("username", "")
        return limits.by_name_and_address(request, name)

    def get_login_redirect_url(self, request):
        """One's own desk, or the front page where one has none."""
        desk = access.desks(request.user).first()
        if desk is None:
            return reverse("districts")
        spoken, lang = desk.page_languages, request.LANGUAGE_CODE
        return reverse("desk", args=[lang if lang in spoken else spoken[0], desk.slug])
