"""Log in and out: allauth's views, with what was typed before the login was over."""

from allauth.account import views
from allauth.account.internal.stagekit import clear_login
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.urls import reverse

from calendar_site.pages.account.spoken import goes_on, kept, spoken
from calendar_site.serving import unsent
from calendar_site.serving.unsent import acts_only


class Login(views.LoginView):
    """What was typed before the login was over goes through this form, and comes back after it."""

    def get_initial(self):
        return super().get_initial() | {"login": kept(self.request, "username").get("username", "")}


class Logout(views.LogoutView):
    """A button logs out; the page says whether one is."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def post(self, *args, **kwargs):
        response = super().post(*args, **kwargs)
        # On a shared computer "back" shows nothing any more.
        response["Clear-Site-Data"] = '"cache"'
        return response


def _inactive(request):
    """Whoever has no access any more; what was typed before the login was over can be copied."""
    unsent.give_back(request)
    return views.account_inactive(request)


login = spoken(Login.as_view())
logout = spoken(Logout.as_view())
inactive = spoken(_inactive)


@acts_only("account_login")
@spoken
def another_way(request):
    """Give up a login that is half done, and choose how to log in once more."""
    clear_login(request)
    there, login_page = goes_on(request), reverse("account_login")
    return redirect_to_login(there, login_page) if there else redirect(login_page)


def log_in_first(request):
    """The login page, for a page of the office; with what was typed, if it is a form that comes."""
    if request.method == "POST":
        unsent.hold(request, unsent.LOGGED_OUT)
    if getattr(request, "unsent", None) is None:
        return redirect_to_login(request.get_full_path(), reverse("account_login"))
    request.unsent.why = unsent.LOGGED_OUT
    response = login(request)
    response.status_code = 403
    return response
