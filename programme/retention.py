"""What is deleted when: rules that run every night (GDPR Art. 5(1)(e), storage limitation).

Each rule returns how many rows it changed; running twice changes nothing more.
"""

from datetime import datetime, timedelta

from django.db.models import Q

from programme.credentials.idempotency import KEPT
from programme.importing import sources
from programme.models.journal import Entry
from programme.models.link import Link
from programme.models.picture import Picture
from programme.models.submission import Submission
from programme.models.token import ApiToken, KeptAnswer
from programme.pictures import picture_verbs, storage
from programme.states import State

CONTACTS = timedelta(days=183)  # after the programme's last day
DRAFTS = timedelta(days=30)  # never sent
LINKS = timedelta(days=30)  # after they ended
PICTURES = timedelta(days=30)  # after their event was withdrawn or declined
TOKENS = timedelta(days=30)  # after they ended
ERRORS = timedelta(days=30)  # texts of errors in handled journal lines


def forget_contacts(at: datetime) -> int:
    """Names, addresses and numbers for questions go half a year after the programme."""
    old = Submission.objects.filter(programme__ends_on__lt=(at - CONTACTS).date())
    kept = ~Q(contact_name="") | ~Q(contact_email="") | ~Q(contact_phone="")
    return old.filter(kept).update(contact_name="", contact_email="", contact_phone="")


def drop_partner_links(at: datetime) -> int:
    """Links that hold a mail address go when they have ended; so do revoked ones."""
    ended = Q(expires_at__lt=at - LINKS) | Q(revoked_at__lt=at - LINKS)
    return Link.objects.filter(ended).delete()[0]


def drop_drafts(at: datetime) -> int:
    """Drafts that were not sent within a month."""
    old = Submission.objects.filter(state=State.DRAFT, changed_at__lt=at - DRAFTS)
    count = old.count()
    old.delete()
    return count


def drop_pictures(at: datetime) -> int:
    """Pictures of events that were withdrawn or declined, and those of changes that were refused.

    (A picture that is replaced or removed goes at once.)
    """
    closed = Q(state__in=picture_verbs.CLOSED)
    shown = Submission.objects.filter(pictures__isnull=False).distinct()
    over = shown.filter(closed, changed_at__lt=at - PICTURES)
    kept = shown.exclude(closed).select_related("latest", "accepted")
    count = sum(picture_verbs.drop_all(submission) for submission in over)
    return count + sum(picture_verbs.drop_unnamed(submission) for submission in kept.iterator())


def drop_picture_files(at: datetime) -> int:
    """Folders of pictures whose rows are gone, together with their submission or after a crash."""
    found = set(storage.older(at))
    strays = found - set(Picture.objects.values_list("uid", flat=True))
    storage.delete(strays)
    return len(strays)


def drop_tokens(at: datetime) -> int:
    """Tokens of programs, with the address for questions: a month after they ended."""
    ended = Q(expires_at__lt=at - TOKENS) | Q(revoked_at__lt=at - TOKENS)
    old = ApiToken.objects.filter(ended)
    count = old.count()
    old.delete()
    return count


def drop_answers(at: datetime) -> int:
    """Answers to programs, kept for requests that are sent again."""
    return KeptAnswer.objects.filter(at__lt=at - KEPT).delete()[0]


def forget_errors(at: datetime) -> int:
    return Entry.objects.filter(handled_at__lt=at - ERRORS).exclude(error="").update(error="")


RULES = {
    "contacts": forget_contacts,
    "links": drop_partner_links,
    "drafts": drop_drafts,
    "pictures": drop_pictures,
    "picture_files": drop_picture_files,
    "tokens": drop_tokens,
    "answers": drop_answers,
    "errors": forget_errors,
    "imports": sources.forget,
}


def run(*, at: datetime) -> dict[str, int]:
    """Apply every rule; the numbers go to the log, never what was deleted."""
    return {name: rule(at) for name, rule in RULES.items()}
