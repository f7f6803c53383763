"""Where one is logged in, and ending it: one session, or all besides this one."""

from allauth.usersessions import views
from allauth.usersessions.internal.flows import sessions
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from calendar_site.pages.account.spoken import spoken
from calendar_site.show import browsers
from programme.people.sessions import end_sessions


class Sessions(views.ListUserSessionsView):
    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        rows = [_row(session) for session in reversed(context["sessions"])]
        rows.sort(key=lambda row: not row["is_this"])
        return context | {"rows": rows}

    def form_valid(self, form):
        """Without `session` all others end; one's own ends by logging out."""
        said = self.request.POST.get("session", "")
        if not said:
            form.save(self.request)
            end_sessions(self.request.user, keep=self.request.session.session_key)
            messages.success(self.request, _("You are logged out everywhere else."))
            return redirect("usersessions_list")
        self._end(int(said) if said.isdecimal() and len(said) < 19 else 0)
        messages.success(self.request, _("The session has ended."))
        return redirect("usersessions_list")

    def _end(self, number: int):
        """One that is gone already has ended too."""
        mine = UserSession.objects.filter(user=self.request.user, pk=number)
        others = [session for session in mine if not session.is_current()]
        sessions.end_sessions(self.request, others)


def _row(session: UserSession) -> dict:
    return {
        "number": session.pk,
        "browser": browsers.in_words(session.user_agent),
        "since": session.created_at,
        "is_this": session.is_current(),
    }


listed = spoken(Sessions.as_view())
