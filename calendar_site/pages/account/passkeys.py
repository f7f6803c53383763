"""Passkeys: log in with one alone, add one, and show with one who one is."""

from allauth.account.utils import passthrough_next_redirect_url
from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn import views
from allauth.mfa.webauthn.internal import auth
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView

from calendar_site.pages.account import entrance, noted
from calendar_site.pages.account.alone import alone
from calendar_site.pages.account.spoken import kept, spoken
from calendar_site.sign_in.mfa_adapter import ERRORS


class Refused(FormView):
    """A passkey that was not accepted: the page once more, which says so."""

    page = ""  # the name of its address

    def form_invalid(self, form):
        for message in form.errors.get("credential", []):
            messages.error(self.request, message)
        return redirect(passthrough_next_redirect_url(self.request, reverse(self.page), "next"))


class Login(Refused, views.LoginWebAuthnView):
    """Its button is on the login page, which comes again where the page was open for too long."""

    page = "account_login"

    def get(self, request, *args, **kwargs):
        if getattr(request, "unsent", None):
            return entrance.Login.as_view()(request)
        return super().get(request, *args, **kwargs)


class OnceMore(Refused, views.ReauthenticateWebAuthnView):
    page = "mfa_reauthenticate_webauthn"


class Add(noted.AddPasskey):
    """Each is made so that it logs in alone; a name can be given."""

    def get_initial(self):
        return super().get_initial() | kept(self.request, "name")

    def get_context_data(self, **kwargs):
        context = super(views.AddWebAuthnView, self).get_context_data(**kwargs)
        options = auth.begin_registration(self.request.user, True)
        return context | {"js_data": {"creation_options": options}}


class Remove(views.RemoveWebAuthnView):
    """Not the last second factor of somebody whose office requires one; allauth asks for apps."""

    def get(self, request, *args, **kwargs):
        return self._refusal() or super().get(request, *args, **kwargs)

    def form_valid(self, form):
        return self._refusal() or super().form_valid(form)

    def _refusal(self):
        if get_adapter().can_delete_authenticator(self.get_object()):
            return None
        messages.error(self.request, str(ERRORS["cannot_delete_authenticator"]))
        return redirect("mfa_list_webauthn")


class Rename(noted.RenamePasskey):
    def get_initial(self):
        return super().get_initial() | kept(self.request, "name")


login = spoken(Login.as_view())
once_more = spoken(OnceMore.as_view())
add = spoken(Add.as_view())
rename = spoken(Rename.as_view())
remove = spoken(alone(Remove.as_view()))
