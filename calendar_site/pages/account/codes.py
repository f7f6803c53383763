"""A code by letter: to log in, or to show once more who one is."""

from typing import Any

from allauth.account import views
from allauth.account.mixins import NextRedirectMixin
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from calendar_site.pages.account.spoken import kept, spoken
from calendar_site.sign_in import limits, people
from calendar_site.sign_in.forms import RequestReauthenticationCodeForm
from programme.people import sign_ins

THRICE = _("The code was wrong three times and is not valid any more. Please ask for a new one.")
GONE = _("This code is not valid any more. Please ask for a new one.")


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

    def post(self, request, *args, **kwargs):
        """The address may have gone since, or be full of letters: then there is no code of it."""
        email, user = self._process.state.get("email", ""), self._process.user
        if user and not people.has_address(user, email):
            self._process.abort()
            return self._ask_again(GONE)
        return super().post(request, *args, **kwargs)

    def _resend_form_valid(self, form):
        try:
            limits.require_letter(self._process.state.get("email", ""))
        except ValidationError as error:
            messages.error(self.request, error.message)
            return redirect(self.passthrough_next_url(self.request.path))
        return super()._resend_form_valid(form)

    def _verify_form_valid(self, form):
        """Own, and not confirmed yet: allauth would take the change that waits for its link."""
        user = self._process.user
        if people.confirm_own(user, self._process.state["email"]):
            sign_ins.changed(user, "email_confirmed", at=timezone.now())
        return super()._verify_form_valid(form)

    def form_invalid(self, form):
        sign_ins.failed(self._process.user, how=self.how, at=timezone.now())
        if self._process.record_invalid_attempt():
            return self.render_to_response(self.get_context_data(form=form))
        return self._ask_again(THRICE)

    def _ask_again(self, why):
        messages.error(self.request, str(why))
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
