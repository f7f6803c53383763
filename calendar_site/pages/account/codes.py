"""A code by letter: to log in, or to show once more who one is."""

from typing import Any

from allauth.account import views
from allauth.account.mixins import NextRedirectMixin
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from calendar_site.pages.account.spoken import kept, spoken
from calendar_site.sign_in.forms import RequestReauthenticationCodeForm
from programme.people import sign_ins

THRICE = _("The code was wrong three times and is not valid any more. Please ask for a new one.")


class Request(views.RequestLoginCodeView):
    """Where the code is mailed to. A button of the login page opens it with what was typed."""

    def get_initial(self):
        return super().get_initial() | kept(self.request, "email")

    def post(self, request, *args, **kwargs):
        if "email" not in request.POST:
            return super().get(request, *args, **kwargs)
        return super().post(request, *args, **kwargs)


class ThreeTimes(NextRedirectMixin, FormView):
    """A code can be typed three times, then one asks for a new one; the journal keeps failures."""

    _process: Any
    how = ""  # in the journal
    again = ""  # the name of the address where one asks

    def form_invalid(self, form):
        sign_ins.failed(self._process.user, how=self.how, at=timezone.now())
        if self._process.record_invalid_attempt():
            return self.render_to_response(self.get_context_data(form=form))
        messages.error(self.request, str(THRICE))
        return redirect(self.passthrough_next_url(reverse(self.again)))


class RequestOnceMore(views.RequestReauthenticationCodeView):
    form_class = RequestReauthenticationCodeForm  # allauth asks no setting for this one


class Confirm(ThreeTimes, views.ConfirmLoginCodeView):
    how, again = "code", "account_request_login_code"


class ConfirmOnceMore(ThreeTimes, views.ConfirmReauthenticationCodeView):
    how, again = "reauthentication", "account_request_reauthentication_code"


request = spoken(Request.as_view())
request_once_more = spoken(RequestOnceMore.as_view())
confirm = spoken(Confirm.as_view())
confirm_once_more = spoken(ConfirmOnceMore.as_view())
