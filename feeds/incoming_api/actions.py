"""One step each: report about dates, relocate one, withdraw."""

from django.utils.translation import gettext_lazy as _

from feeds.incoming_api import openapi, parameters
from feeds.incoming_api.refusals import wrong
from feeds.incoming_api.request_bodies import RelocateBody, ReportBody, WithdrawBody
from feeds.incoming_api.views import PartnerView
from programme.actors import PARTNER
from programme.drafts.event_draft import Place
from programme.drafts.reports import ALL
from programme.submissions import reporting, submitting


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
        """Cancelled, postponed, full, or as announced after all: public at once.

        As announced, a date that has moved is back when and where it was announced first. The
        `note` waits for the office, unless the district says otherwise.
        """
        return self.done(request, number)

    def act(self, submission, said):
        if ("keys" in said) == ("dates" in said):
            message = _("Please name the dates by “keys”, or say “dates”: “all”; one of both.")
            raise wrong("dates", message, code="required")
        try:
            reporting.report(
                submission,
                said["status"],
                keys=said.get("keys", ALL),
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
        """One date moves to another day, time or place: public at once.

        A place that the district does not know, and the `note`, wait for the office, unless the
        district says otherwise.
        """
        return self.done(request, number)

    def act(self, submission, said):
        besides = ("key", "note", "venue", "place")
        change = {name: said[name] for name in said if name not in besides}
        if "venue" in said and "place" in said:
            raise wrong("place", _("Please say either “venue” or “place”."), code="invalid")
        place = Place(venue=said["venue"]) if "venue" in said else said.get("place")
        if not change and place is None:
            raise wrong("starts_on", _("Please say what is new."), code="required")
        try:
            reporting.relocate(
                submission,
                said["key"],
                change,
                place=place,
                note=said.get("note", ""),
                by=PARTNER,
                at=self.at,
            )
        except ValueError as unknown:
            field = "venue" if str(unknown) == said.get("venue") else "key"
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
