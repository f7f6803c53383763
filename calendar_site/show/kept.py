"""What is kept how long: one sentence for each rule of retention, with the rule's own period."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from calendar_site.show import periods
from programme import retention
from programme.credentials import edit_links, idempotency
from programme.importing import sources
from programme.people import former

# (rule of retention.RULES, period, sentence with {period})
KEPT: tuple[tuple[str, timedelta, Promise | str], ...] = (
    (
        "submissions",
        retention.CONTACTS,
        _(
            "Name, e-mail address and telephone number of the person who submitted an event, the "
            "links to edit it, wishes to the office, reasons and remarks: {period} after the last "
            "day of the programme. In a programme that runs for more than a year: {period} after "
            "the last change of the event or its last day."
        ),
    ),
    (
        "submissions",
        retention.CONTACTS,
        _(
            "Words that were declined, never published or replaced by others: {period} after the "
            "last day of the programme."
        ),
    ),
    (
        "submissions",
        retention.WITHDRAWN,
        _(
            "Everything that was said of an event that was withdrawn: {period} after that. What "
            "was printed before stays in the printed programme."
        ),
    ),
    ("drafts", retention.DRAFTS, _("Events that were begun and never sent: {period}.")),
    (
        "pictures",
        retention.PICTURES,
        _("Pictures of events that were withdrawn or declined: {period} after that."),
    ),
    (
        "links",
        edit_links.PARTNER_DAYS,
        _("The link to all events of an e-mail address works for this long: {period}."),
    ),
    (
        "links",
        retention.LINKS,
        _("The e-mail address of such a link: {period} after the link has ended."),
    ),
    (
        "invitations",
        retention.INVITATIONS,
        _(
            "The e-mail address of a person who wants to be invited again: until a no, which every "
            "letter makes possible; at most {period} after the last yes."
        ),
    ),
    (
        "imports",
        sources.KEEP_OWNERS,
        _(
            "E-mail and web addresses of those who bring many events at once: {period} after the "
            "last day of the programme, or after the last use where it runs for more than a year."
        ),
    ),
    ("imports", sources.KEEP_ATTEMPTS, _("Each single attempt of theirs: {period}.")),
    (
        "tokens",
        retention.TOKENS,
        _("Access of programs, with an address for questions: {period} after it has ended."),
    ),
    (
        "answers",
        idempotency.KEPT,
        _("Answers to programs, so that nothing is done twice: {period}."),
    ),
    (
        "sessions",
        timedelta(seconds=settings.SESSION_COOKIE_AGE),
        _("The login of a person of the office, with what was typed meanwhile: {period}."),
    ),
    (
        "user_sessions",
        former.SESSIONS,
        _(
            "In which browser a person of the office was logged in: {period} after the login has "
            "ended."
        ),
    ),
    (
        "memberships",
        former.MEMBERSHIPS,
        _(
            "Name, e-mail address, role and second factors of a person of the office: as long as "
            "the person works there; {period} after that they are deleted."
        ),
    ),
    (
        "sign_ins",
        former.SIGN_INS,
        _(
            "When a person of the office signed in, failed to, or changed the login, without "
            "network address: {period}."
        ),
    ),
    (
        "office_invitations",
        former.INVITATIONS,
        _(
            "The e-mail address of a person who was invited to work in the office: {period} after "
            "the invitation was used, taken back or has ended."
        ),
    ),
    ("errors", retention.ERRORS, _("Texts of technical errors: {period}.")),
)


def sentences() -> Iterator[str]:
    """Each with its period, in the active language."""
    for _rule, period, sentence in KEPT:
        yield str(sentence).format(period=periods.words(period))
