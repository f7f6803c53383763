"""What is deleted when: rules that run every night (GDPR Art. 5(1)(e), storage limitation).

Each rule returns how many rows it changed; running twice changes nothing more.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session as OldSession
from django.db.models import Q

from programme import forgetting, lasting
from programme.credentials.idempotency import KEPT
from programme.importing import sources
from programme.models.invitation import Invitation
from programme.models.journal import Entry
from programme.models.link import Link
from programme.models.past_facets import PastFacets
from programme.models.picture import Picture
from programme.models.session import Session
from programme.models.submission import Submission, SubmissionQuerySet
from programme.models.token import ApiToken, KeptAnswer
from programme.people import former, memberships
from programme.pictures import picture_verbs, storage
from programme.states import State

log = logging.getLogger(__name__)
# After the programme's last day: contacts, edit links, wishes, reasons, words that were not public.
CONTACTS = timedelta(days=183)
WITHDRAWN = timedelta(days=30)  # everything of an event that was withdrawn
INVITATIONS = timedelta(days=2 * 365)  # after the last yes
AT_ONCE = 200  # submissions in one transaction
DRAFTS = timedelta(days=30)  # never sent
LINKS = timedelta(days=30)  # after they ended
PICTURES = timedelta(days=30)  # after their event was withdrawn or declined
TOKENS = timedelta(days=30)  # after they ended
ERRORS = timedelta(days=30)  # texts of errors in handled journal lines


def forget_submissions(at: datetime) -> int:
    """Contacts, edit links, wishes, reasons, and words that were never public or are no more."""
    count = 0
    while batch := list(_forgettable(at).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        forgetting.forget(batch, at=at)
        count += len(batch)
    return count


def _forgettable(at: datetime) -> SubmissionQuerySet:
    """Those of programmes that are over, and those that were withdrawn.

    In a programme that runs for years the last confirmation counts, or the last day of the event
    where it is later.
    """
    then = at - CONTACTS
    over = Q(programme__ends_on__lt=then.date())
    withdrawn = Q(state=State.WITHDRAWN, changed_at__lt=at - WITHDRAWN)
    told = Q(event__withdrawn_at=None, event__ends_on__gte=then.date())
    quiet = Q(programme__in=lasting.keys(), changed_at__lt=then) & ~told
    return Submission.objects.filter(over | withdrawn | quiet, forgotten_at=None)


def drop_invitations(at: datetime) -> int:
    """Addresses of people who wanted to be invited again, two years after their last yes."""
    return Invitation.objects.filter(since__lt=at - INVITATIONS).delete()[0]


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


def settle_pictures(at: datetime) -> int:
    """Pictures whose event is public no more, or again: a crash may have left them in place."""
    uids = list(Picture.objects.values_list("uid", flat=True))
    return storage.settle(uids)


def forget_facets(at: datetime) -> int:
    """What filters once found: no calendar is told any more."""
    day = (at - timedelta(days=settings.FEED_TOMBSTONE_DAYS)).date()
    return PastFacets.objects.filter(event__ends_on__lt=day).delete()[0]


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


def drop_sessions(at: datetime) -> int:
    """Logins that are over, with what was typed before one was and comes back after it.

    Those of a release before the column for the person are in a table of their own.
    """
    OldSession.objects.filter(expire_date__lt=at).delete()
    return Session.objects.filter(expire_date__lt=at).delete()[0]


def forget_errors(at: datetime) -> int:
    return Entry.objects.filter(handled_at__lt=at - ERRORS).exclude(error="").update(error="")


RULES = {
    "expired": memberships.end_expired,  # first: whoever has no access any more has none tonight
    "submissions": forget_submissions,
    "invitations": drop_invitations,
    "links": drop_partner_links,
    "drafts": drop_drafts,
    "pictures": drop_pictures,
    "picture_files": drop_picture_files,
    "picture_places": settle_pictures,
    "facets": forget_facets,
    "tokens": drop_tokens,
    "answers": drop_answers,
    "sessions": drop_sessions,
    "errors": forget_errors,
    "imports": sources.forget,
    "memberships": former.drop_memberships,
    "office_invitations": former.drop_invitations,
    "sign_ins": former.drop_sign_ins,
    "user_sessions": former.drop_sessions,
}


def run(*, at: datetime) -> dict[str, int]:
    """Apply every rule; the numbers go to the log, never what was deleted.

    One that fails does not stop the others. Raises afterwards what the first of them raised.
    """
    counts: dict[str, int] = {}
    failed: list[Exception] = []
    for name, rule in RULES.items():
        try:
            counts[name] = rule(at)
        except Exception as fault:
            log.exception("retention: the rule %s failed", name)
            failed.append(fault)
    if failed:
        raise failed[0]
    return counts
