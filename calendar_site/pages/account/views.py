"""Django's own login, in the language of the page one came from."""

import time
import unicodedata

from django.contrib.auth import logout as auth_logout
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView, redirect_to_login
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from django.views.generic.base import ContextMixin

from calendar_site.serving import client_address, unsent
from calendar_site.show.frame import frame
from calendar_site.tenancy import is_spoken
from programme import access, rate_limits
from programme.models.district import District

# A person at one address may be wrong so often; another person at that address starts anew.
FAILURES, MINUTES = 10, 15
# Failures of one name from anywhere: the answer comes slowly then, but it comes.
SLOW_AFTER, SLOW_SECONDS = 20, 1.0


WAIT = _(
    "Too many attempts with this name. Please wait a quarter of an hour, "
    "or ask whoever runs this calendar for a new password."
)


class SpokenMixin(ContextMixin, View):
    """The page in the language of `next`, else of the browser; drawn while it is spoken."""

    def dispatch(self, request, *args, **kwargs):
        lang, self.district = _wanted(request)
        with translation.override(lang):
            request.LANGUAGE_CODE = lang
            response = super().dispatch(request, *args, **kwargs)
            return response.render() if hasattr(response, "render") else response

    def get_context_data(self, **kwargs):
        around = {}
        if self.district:
            around = frame(self.request, self.district, section="desk") | {"languages": []}
        return super().get_context_data(**kwargs) | {"frame": around}


class LoginForm(AuthenticationForm):
    """Django's, in plain words: who is wrong once need not read about capitals."""

    error_messages = AuthenticationForm.error_messages | {
        "invalid_login": _("User name or password is not right.")
    }


class Login(SpokenMixin, LoginView):
    """What was typed before the login was over goes through this form, and comes back after it."""

    template_name = "account/login.html"
    authentication_form = LoginForm

    def get_initial(self):
        kept: dict[str, str] = unsent.take(self.request) or {}
        return super().get_initial() | {"username": kept.get("username", "")}

    def get_redirect_url(self, request=None):
        """Where one wanted to go, if that is in this house."""
        wanted = _wanted_page(request or self.request)
        return wanted if self._is_ours(wanted) else ""

    def _is_ours(self, address) -> bool:
        return url_has_allowed_host_and_scheme(
            address,
            allowed_hosts=self.get_success_url_allowed_hosts(),
            require_https=self.request.is_secure(),
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"carried": _carried(self.request)}

    def form_valid(self, form):
        response, carried = super().form_valid(form), _carried(self.request)
        back = unsent.remember(self.request, carried) if carried else ""
        return redirect(back) if back else response

    def get_default_redirect_url(self):
        """One's own desk, or the front page where one has none."""
        desk = access.desks(self.request.user).first()
        if desk is None:
            return reverse("districts")
        lang = self.request.LANGUAGE_CODE
        spoken = desk.page_languages
        return reverse("desk", args=[lang if lang in spoken else spoken[0], desk.slug])

    def post(self, request, *args, **kwargs):
        name = _counted(request.POST.get("username", ""))
        who = f"{name} {client_address.of(request)}"
        if rate_limits.count("login", who) >= FAILURES:
            form = self.get_form_class()(request, initial={"username": name})
            context = self.get_context_data(form=form, refusal=WAIT)
            return self.render_to_response(context, status=429)
        form = self.get_form()
        if form.is_valid():
            rate_limits.reset("login", who)
            return self.form_valid(form)
        rate_limits.allow("login", who, at_most=FAILURES, seconds=MINUTES * 60)
        if not rate_limits.allow("login-name", name, at_most=SLOW_AFTER, seconds=MINUTES * 60):
            time.sleep(SLOW_SECONDS)
        return self.form_invalid(form)


class Logout(SpokenMixin, LogoutView):
    """A button logs out; the page says whether one is."""

    http_method_names = ["get", "head", "post", "options"]
    template_name = "account/logged_out.html"

    def post(self, request, *args, **kwargs):
        auth_logout(request)
        response = HttpResponseRedirect(self.get_success_url())  # never the name of a view
        # On a shared computer "back" shows nothing any more.
        response["Clear-Site-Data"] = '"cache"'
        return response


def _counted(name: str) -> str:
    """The name under which attempts are counted: every spelling that signs in is one (NFKC, as
    Django's form reads it)."""
    return unicodedata.normalize("NFKC", name).strip().casefold()[:150]


login = Login.as_view()
logout = Logout.as_view()


def log_in_first(request):
    """The login page, for a page of the office; with what was typed, if it is a form that comes."""
    if request.method == "POST":
        unsent.hold(request, unsent.LOGGED_OUT)
    if getattr(request, "unsent", None) is None:
        return redirect_to_login(request.get_full_path(), reverse("login"))
    request.unsent.why = unsent.LOGGED_OUT
    response = login(request)
    response.status_code = 403
    return response


def _carried(request) -> str:
    """What the form of the login carries, sealed: what an office's form sent, or this one did."""
    held = getattr(request, "unsent", None)
    if held and held.path.partition("?")[0] != reverse("login"):
        return unsent.sealed(held)
    return unsent.said(request).get(unsent.FIELD, "")


def _wanted_page(request) -> str:
    """The address that one wants to see."""
    held = getattr(request, "unsent", None)
    if held and held.path.partition("?")[0] not in (reverse("login"), reverse("logout")):
        return held.path
    return unsent.said(request).get("next", request.GET.get("next", ""))


def _wanted(request):
    """Language and district of the page that one wants to see."""
    words = _wanted_page(request).strip("/").split("/")
    district = District.objects.filter(slug=words[1]).first() if len(words) > 1 else None
    lang = words[0] if is_spoken(words[0]) else translation.get_language_from_request(request)
    if district and lang not in district.page_languages:
        lang = district.page_languages[0]
    return lang, district
