"""Where allauth meets the house: its words, its limits, its journal and its letters."""

from allauth.account.adapter import DefaultAccountAdapter
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from calendar_site.sign_in import changes, letters, limits, people
from programme import access
from programme.credentials import sign_in_codes
from programme.people import sign_ins

WRONG = _("User name or password is not right.")
ERRORS = {
    "username_password_mismatch": WRONG,
    "email_password_mismatch": WRONG,
    "too_many_login_attempts": _(
        "Too many attempts. Please wait a quarter of an hour, or choose another way to log in."
    ),
    "rate_limited": _("Too many attempts. Please wait a quarter of an hour."),
    "incorrect_code": _("This is not the code of the letter. Please compare the two."),
    "incorrect_password": _("This is not your password."),
    "enter_current_password": _("This is not your present password."),
    "duplicate_email": _("This is your address already."),
    "email_taken": _("This address belongs to another account."),
}
# What is wrong with the present password, by the page that asks for it.
PRESENT = {"reauthentication": "incorrect_password", "password_change": "enter_current_password"}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | ERRORS

    def get_client_ip(self, request):
        return limits.pseudonym(request)

    def get_login_redirect_url(self, request):
        """One's own desk, or the front page where one has none."""
        desk = access.desks(request.user).first()
        if desk is None:
            return reverse("districts")
        spoken, lang = desk.page_languages, request.LANGUAGE_CODE
        return reverse("desk", args=[lang if lang in spoken else spoken[0], desk.slug])

    def add_message(self, *args, message=None, **kwargs):
        """In the language that is spoken now: messages are written down when it is not any more."""
        return super().add_message(*args, message=message and str(message), **kwargs)

    def get_password_change_redirect_url(self, request):
        return reverse("account")

    def get_email_verification_redirect_url(self, email_address):
        return reverse("account_email" if self.request.user.is_authenticated else "account_login")

    def can_delete_email(self, email_address):
        """What waits to be confirmed; the address one has is changed, not taken away."""
        is_present = email_address.email == email_address.user.email.lower()
        return not (email_address.verified or is_present)

    # --- Attempts: counted by address, and by name and address -------------------------------

    def pre_authenticate(self, request, **credentials):
        """`authenticate` counts."""

    def authenticate(self, request, **credentials):
        name = credentials.get("username") or credentials.get("email", "")
        meant = people.called(name)
        with limits.guess(request, people.key_of(meant) if meant else name, meant):
            if user := super().authenticate(request, **credentials):
                return user
            sign_ins.failed(meant, how="password", at=timezone.now())
            raise self.validation_error("username_password_mismatch")

    def reauthenticate(self, user, password):
        return self.is_present_password(user, password, how="reauthentication")

    def is_present_password(self, user, password: str, *, how: str) -> bool:
        """Counted by the person and the address: whoever has a session guesses like all others."""
        with limits.guess(self.request, people.key_of(user), user):
            if user.check_password(password):
                return True
            sign_ins.failed(user, how=how, at=timezone.now())
            raise self.validation_error(PRESENT[how])

    def _delete_login_attempts_cached_email(self, request, **credentials):
        """`changes.note` forgets them."""

    # --- What is asked ------------------------------------------------------------------------

    def is_safe_url(self, url):
        try:
            return super().is_safe_url(url)
        except ValueError:  # such as //[
            return False

    def is_ajax(self, request):
        """Only the script of passkeys asks for JSON; forms in JSON would hold what was typed."""
        match = request.resolver_match
        is_options = match is not None and match.url_name == "mfa_login_webauthn"
        return is_options and request.method == "GET" and super().is_ajax(request)

    # --- The journal --------------------------------------------------------------------------

    def post_login(self, request, user, **more):
        sign_ins.signed_in(user, how=people.way_in(request, user), at=timezone.now())
        return super().post_login(request, user, **more)

    def confirm_email(self, request, email_address):
        """A first address replaces none; of every other one `email_changed` tells."""
        is_first = not _has_others(email_address)
        confirmed = super().confirm_email(request, email_address)
        if confirmed and is_first:
            sign_ins.changed(email_address.user, "email_confirmed", at=timezone.now())
        return confirmed

    # --- Letters, by the outbox -----------------------------------------------------------------

    def generate_login_code(self):
        return sign_in_codes.fresh()

    def send_mail(self, template_prefix, email, context):
        """Only codes come this way; nothing is mailed to whom nobody knows."""
        if template_prefix == "account/email/login_code":
            letters.code(self.request, email, context["code"], context["reauthentication"])

    def send_password_reset_mail(self, user, email, context):
        """One at a time: the last one still holds good when somebody asks in haste."""
        if not letters.is_on_its_way(user, "reset_link"):
            letters.ask(user, "reset_link", email=email)

    def send_confirmation_mail(self, request, emailconfirmation, signup):
        letters.confirmation(emailconfirmation.email_address)

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """Every change is a line of the journal and a letter to the person."""
        if what := changes.NOTICES.get(template_prefix):
            changes.note(self.request, user, what)


def _has_others(address) -> bool:
    return address.user.emailaddress_set.exclude(pk=address.pk).exists()
