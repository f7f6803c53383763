"""allauth's views where it has no hook for what the journal must know; only that is added."""

from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, EditWebAuthnView
from django.db import transaction
from django.utils import timezone
from django.views.generic import FormView

from calendar_site.pages.account.spoken import spoken
from programme.people import sign_ins


class _FirstFactor(FormView):
    """With the first factor there are recovery codes, of which allauth tells nobody."""

    did_generate_recovery_codes: bool

    def form_valid(self, form):
        response = super().form_valid(form)
        if self.did_generate_recovery_codes:
            transaction.on_commit(self._note)  # after what allauth tells then
        return response

    def _note(self):
        sign_ins.changed(self.request.user, "recovery_codes_made", at=timezone.now())


class ActivateApp(_FirstFactor, ActivateTOTPView):
    pass


class AddPasskey(_FirstFactor, AddWebAuthnView):
    pass


class RenamePasskey(EditWebAuthnView):
    def form_valid(self, form):
        response = super().form_valid(form)
        sign_ins.changed(self.request.user, "passkey_renamed", at=timezone.now())
        return response


NOTED = {
    "mfa_activate_totp": spoken(ActivateApp.as_view()),
}
