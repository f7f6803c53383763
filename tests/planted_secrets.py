"""What a reader of the office must not see, planted wherever it can lie: every row of it says so.

Texts of closed events say CLOSED; whoever submitted, and what was written about them, says PRIVATE.
"""

from datetime import timedelta

from feeds.models.job import Job
from programme import journal
from programme.actors import PARTNER, SYSTEM, organiser
from programme.models.submission import Submission
from programme.submissions import moderation, revising, submitting
from programme.submissions.contact import Contact
from tests import cast, pictured

CLOSED, PRIVATE, PHONE = "Verschlossen", "Xaveria", "0361 998877"
SECRETS = (CLOSED.lower(), PRIVATE.lower(), PHONE)
CONTACT = Contact(name=f"{PRIVATE} Winter", email=f"{PRIVATE.lower()}@haus.example", phone=PHONE)
ASK = f"{PRIVATE} fragen ({PHONE}), ob es wie der Abend „{CLOSED}“ wird"
LATER = cast.AT + timedelta(hours=1)


def offered(week, title, openness="public", **changes) -> Submission:
    """A submission by a person who is to stay unknown."""
    told = {"audiences": ("frauen",), "wishes": f"Bitte {PRIVATE} anrufen"} | changes
    draft = cast.draft(title=title, openness=openness, **told)
    return submitting.offer(week, draft, contact=CONTACT, by=PARTNER, at=cast.AT)[0]


def revised(submission, title, openness) -> Submission:
    draft = cast.draft(title=title, openness=openness)
    revising.revise(submission, draft, by=PARTNER, at=LATER)
    return submission


class Secrets:
    """A district Nord in which a reader sees two submissions, `opened` and `plain`."""

    def __init__(self, week, aylin):
        by = {"by": organiser(aylin), "at": LATER}
        self.week, self.by = week, by
        self.plain = offered(week, "Offener Treff")
        self.opened = offered(week, f"{CLOSED}es Frühstück", "residents")
        moderation.send_back(self.opened, reason=ASK, fields={"title": ASK}, **by)
        revised(self.opened, "Frühstück für alle", "public")
        moderation.comment(self.opened, ASK, **by)
        journal.record(
            "undelivered",
            district=week.district,
            submission=self.opened,
            data={"letter": "submit", "code": 550},
            by=SYSTEM,
            at=LATER,
        )
        self.closed = {
            "waits": offered(week, f"{CLOSED}e Runde", "school"),
            "accepted": self._accepted(f"{CLOSED}er Empfang", "invited"),
            "will be closed": revised(self._accepted("Bald"), f"{CLOSED} bald", "invited"),
            "was closed": self._closed_later(),
            "will be open": revised(self._accepted(f"{CLOSED} noch", "invited"), "Auf", "public"),
        }
        pictured.upload(self.closed["accepted"], at=LATER)
        pictured.accept(self.closed["accepted"], aylin)
        self.job = self._printed()

    def _accepted(self, title, openness="public") -> Submission:
        submission = offered(self.week, title, openness)
        pictured.accept(submission, self.by["by"].user)
        return submission

    def _closed_later(self) -> Submission:
        submission = revised(self._accepted("Vorher offen"), f"{CLOSED} seither", "invited")
        pictured.accept(submission, self.by["by"].user)
        return submission

    def _printed(self) -> Job:
        """A proof that was made while one of the events was still open, and says so."""
        return Job.objects.create(
            programme=self.week,
            kind=Job.Kind.BOOKLET,
            state=Job.State.DONE,
            path="nord/proof.pdf",
            pages=8,
            size=14,
            asked_at=cast.AT - timedelta(days=1),
            finished_at=cast.AT,
            findings=[
                {"event": str(submission.event.uid), "kind": "shortened"}
                for submission in self.closed.values()
                if hasattr(submission, "event")
            ],
        )
