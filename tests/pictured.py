"""Events with a picture, for the tests of everything that shows or hides one."""

from programme import checklist, moderation, pictures
from programme.actors import PARTNER, organiser
from programme.drafts import from_data
from tests import cast
from tests.programme.drawing import photo

COMPLETE = pictures.Facts(
    alt={"de": "Frauen und Männer tanzen im Kreis auf dem Marktplatz."},
    author="Bruno Beispiel",
    licence="own",
    people="agreed",
)


def upload(submission, source=None, *, said=COMPLETE, at=cast.AT):
    """A picture for a submission: a red one, unless `source` is another."""
    return pictures.upload(submission, source or photo(), said, by=PARTNER, at=at)


def accept(submission, by):
    """The event, accepted by the person `by`, whatever there is to ask."""
    draft = from_data(submission.latest.data)
    asked = checklist.findings(draft, submission.programme, besides=submission, insider=True)
    despite = [finding.key for finding in asked]
    return moderation.accept(submission, by=organiser(by), at=cast.AT, despite=despite)


def shown(programme, by, *, said=COMPLETE, **changes):
    """A published event, with its picture where `said` is complete."""
    submission = cast.offered(programme, **changes)
    upload(submission, said=said)
    return accept(submission, by)
