"""Events with a picture, for the tests of everything that shows or hides one."""

from programme.actors import PARTNER, organiser
from programme.checks import all_checks
from programme.drafts.event_draft import from_data
from programme.pictures import picture_verbs, storage
from programme.pictures.picture_facts import PictureFacts
from programme.submissions import moderation
from tests import cast
from tests.programme.pictures.drawing import photo

COMPLETE = PictureFacts(
    alt={"de": "Frauen und Männer tanzen im Kreis auf dem Marktplatz."},
    author="Bruno Beispiel",
    licence="own",
    people="agreed",
)


def upload(submission, source=None, *, said=COMPLETE, at=cast.AT):
    """A picture for a submission: a red one, unless `source` is another."""
    return picture_verbs.upload(submission, source or photo(), said, by=PARTNER, at=at)


def accept(submission, by):
    """The event, accepted by the person `by`, whatever there is to ask."""
    draft = from_data(submission.latest.data)
    asked = all_checks.findings(draft, submission.programme, besides=submission, insider=True)
    despite = [finding.key for finding in asked]
    return moderation.accept(submission, by=organiser(by), at=cast.AT, despite=despite)


def files() -> set[str]:
    """The names of all folders of pictures, shown or withheld."""
    places = (storage.shown(), storage.withheld())
    return {found.name for place in places for found in place.glob("*")}


def shown(programme, by, *, said=COMPLETE, **changes):
    """A published event, with its picture where `said` is complete."""
    submission = cast.offered(programme, **changes)
    upload(submission, said=said)
    return accept(submission, by)
