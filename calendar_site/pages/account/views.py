"""Django's own login, in the language of the page one came from."""

import time

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from django.views.generic.base import ContextMixin

from calendar_site.serving import client_address
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


class Login(SpokenMixin, LoginView):
    template_name = "account/login.html"

    def get_default_redirect_url(self):
        """One's own desk, or the front page where one has none."""
        desk = access.desks(self.request.user).first()
        if desk is None:
            return reverse("districts")
        lang = self.request.LANGUAGE_CODE
        spoken = desk.page_languages
        return reverse("desk", args=[lang if lang in spoken else spoken[0], desk.slug])

    def post(self, request, *args, **kwargs):
        name = request.POST.get("username", "").strip().casefold()[:150]
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
    template_name = "account/logged_out.html"


login = Login.as_view()
logout = Logout.as_view()


def _wanted(request):
    """Language and district of the page that one wants to see."""
    words = request.POST.get("next", request.GET.get("next", "")).strip("/").split("/")
    district = District.objects.filter(slug=words[1]).first() if len(words) > 1 else None
    lang = words[0] if is_spoken(words[0]) else translation.get_language_from_request(request)
    if district and lang not in district.page_languages:
        lang = district.page_languages[0]
    return lang, district
