"""One step each: report about dates, relocate one, withdraw."""

from django.utils.translation import gettext_lazy as _

from feeds.incoming_api import openapi, parameters
from feeds.incoming_api.refusals import wrong
from feeds.incoming_api.request_bodies import RelocateBody, ReportBody, WithdrawBody
from feeds.incoming_api.views import PartnerView
from programme.actors import PARTNER
from programme.submissions import submitting


class Act(PartnerView):
    """What `act(submission, said)` does to a submission, with `said` read by `body`."""

    body: type

    def done(self, request, number):
        parameters.only(request)
        said = self.read(self.body)

        def act():
            submission = parameters.submission(self.token, number, "accepted")
            parameters.require_newest(request, submission.version, must=False)
            self.act(submission, said)
            return self.one(submission)

        return self.answered_once(act)

    def act(self, submission, said):
        raise NotImplementedError


class Report(Act):
    body = ReportBody

    @openapi.REPORTED
    def post(self, request, number):
        """Cancelled, postponed, full, or as announced after all: public at once."""
        return self.done(request, number)

    def act(self, submission, said):
        try:
            submitting.report(
                submission,
                said["status"],
                keys=said.get("keys"),
                note=said.get("note", ""),
                by=PARTNER,
                at=self.at,
            )
        except ValueError:
            raise wrong("keys", _("There is no date with this key."), code="unknown") from None


class Relocate(Act):
    body = RelocateBody

    @openapi.RELOCATED
    def post(self, request, number):
        """One date moves to another day, time or known place: public at once."""
        return self.done(request, number)

    def act(self, submission, said):
        change = {name: said[name] for name in said if name not in ("key", "note")}
        if not change:
            raise wrong("starts_on", _("Please say what is new."), code="required")
        try:
            submitting.relocate(
                submission,
                said["key"],
                change,
                note=said.get("note", ""),
                by=PARTNER,
                at=self.at,
            )
        except ValueError as unknown:
            field = "venue" if str(unknown) == change.get("venue") else "key"
            raise wrong(
                field, _("There is no date with this key, or no such place."), code="unknown"
            ) from None


class Withdraw(Act):
    body = WithdrawBody

    @openapi.WITHDRAWN
    def post(self, request, number):
        """Take it back. A public event leaves the programme; it can be submitted again by PUT."""
        return self.done(request, number)

    def act(self, submission, said):
        reason = said.get("reason", "")
        submitting.withdraw(submission, by=PARTNER, at=self.at, reason=reason)
