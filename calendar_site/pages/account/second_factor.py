"""The second factor: what there is of it, and the codes for the day on which it is lost."""

from functools import wraps

from allauth.mfa.base import views
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp.views import DeactivateTOTPView
from cryptography.fernet import InvalidToken
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.generic import FormView

from calendar_site.pages.account.alone import alone
from calendar_site.pages.account.spoken import spoken
from calendar_site.serving.only_read import only_read
from calendar_site.show.second_factors import factors


class Index(views.IndexView):
    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"factors": factors(self.request.user)}


class Authenticate(views.AuthenticateView):
    """The second step of a login."""

    def get_context_data(self, **kwargs):
        theirs = factors(self.stage.login.user)
        return super().get_context_data(**kwargs) | {"factors": theirs}


class Generate(recovery_codes.GenerateRecoveryCodesView):
    def get_context_data(self, **kwargs):
        """Those that are left are counted without being read: their key may be lost."""
        left = factors(self.request.user).codes_left
        return FormView.get_context_data(self, **kwargs) | {"unused_code_count": left}


class Download(recovery_codes.DownloadRecoveryCodesView):
    def render_to_response(self, context, **response_kwargs):
        response = super().render_to_response(context, **response_kwargs)
        name = _("recovery-codes-kreiskalender.txt")
        response["Content-Disposition"] = content_disposition_header(True, name)
        return response


def _readable(view):
    """Codes that no SECRET_KEY of ours reads are replaced by new ones."""

    @wraps(view)
    def inside(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except InvalidToken:
            said = _("These codes cannot be read any more. Please make new ones.")
            messages.error(request, said)
            return redirect("mfa_generate_recovery_codes")

    return inside


index = only_read(spoken(Index.as_view()))
remove_app = spoken(alone(DeactivateTOTPView.as_view()))
authenticate = spoken(Authenticate.as_view())
codes = only_read(spoken(_readable(recovery_codes.view_recovery_codes)))
generate = spoken(Generate.as_view())
download = only_read(spoken(_readable(Download.as_view())))
