"""Choose a new password by a link that was mailed."""

from allauth.account import views

from calendar_site.pages.account.spoken import kept, spoken
from calendar_site.pages.shared.secret_address import private_form


class Reset(views.PasswordResetView):
    """Where the link is mailed to. A button of the login page opens it with what was typed, which
    waits in the session until the new password is chosen."""

    def get_initial(self):
        return super().get_initial() | kept(self.request, "email")

    def get_next_url(self):
        return None  # "a letter is on its way" comes first

    def post(self, request, *args, **kwargs):
        if "email" not in request.POST:
            return super().get(request, *args, **kwargs)
        return super().post(request, *args, **kwargs)


class FromLink(views.PasswordResetFromKeyView):
    """The link of the letter; without its key in the address while one types."""

    def get_next_url(self):
        return None  # "the new password counts" comes first

    def dispatch(self, *args, **kwargs):
        return private_form(super().dispatch(*args, **kwargs))


reset = spoken(Reset.as_view())
from_link = spoken(FromLink.as_view())
