"""The second factor: what there is of it, and the codes for the day on which it is lost."""

from allauth.mfa.base import views
from allauth.mfa.recovery_codes import views as recovery_codes
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

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


class Download(recovery_codes.DownloadRecoveryCodesView):
    def render_to_response(self, context, **response_kwargs):
        response = super().render_to_response(context, **response_kwargs)
        name = _("recovery-codes-kreiskalender.txt")
        response["Content-Disposition"] = content_disposition_header(True, name)
        return response


index = only_read(spoken(Index.as_view()))
authenticate = spoken(Authenticate.as_view())
download = only_read(spoken(Download.as_view()))
