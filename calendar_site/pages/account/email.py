"""One's own e-mail address: a new one counts when its link was opened."""

from allauth.account import views
from allauth.account.models import EmailAddress
from django.http import Http404

from calendar_site.pages.account.spoken import kept, spoken
from calendar_site.pages.shared.secret_address import private_form


class Email(views.EmailView):
    def get_initial(self):
        return super().get_initial() | kept(self.request, "email")

    def get_context_data(self, **kwargs):
        now = self.request.user.email
        rows = EmailAddress.objects.filter(user=self.request.user).order_by("pk")
        return super().get_context_data(**kwargs) | {
            "now": now,
            "is_confirmed": any(row.email == now.lower() and row.verified for row in rows),
            "pending": [row.email for row in rows if row.email != now.lower() and not row.verified],
        }


class FromLink(views.ConfirmEmailView):
    """The link of the letter: a button confirms, so that no mail program does by looking."""

    def get_next_url(self):
        return None  # to the address that counts now

    def dispatch(self, *args, **kwargs):
        return private_form(super().dispatch(*args, **kwargs))

    def post(self, *args, **kwargs):
        try:
            return super().post(*args, **kwargs)
        except Http404:
            self.object = None
            return self.render_to_response(self.get_context_data())


email = spoken(Email.as_view())
from_link = spoken(FromLink.as_view())
