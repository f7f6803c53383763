"""The partner's verbs: offer, keep, withdraw (to change a version: `revising.revise`; to tell what
happens to dates: `reporting`).

Staff who act for a partner use the same.

Every verb runs in one transaction, writes a journal line, and raises `access.Forbidden`,
`finding.Refused` (errors in the draft), `states.NotAllowed` or `states.Overtaken` without having
changed anything.
"""

from datetime import datetime

from django.db import transaction

from programme import access, invitations, register
from programme.actors import Actor
from programme.checks import all_checks
from programme.credentials import edit_links, secret_tokens
from programme.drafts.cleaning import tidied
from programme.drafts.event_draft import EventDraft, from_data
from programme.events import publishing
from programme.models.partner import Partner
from programme.models.programme import Programme
from programme.models.submission import Submission
from programme.submissions import revising
from programme.submissions.contact import NO_CONTACT, Contact
from programme.submissions.transitions import move


@transaction.atomic
def offer(
    programme: Programme,
    draft: EventDraft,
    *,
    contact: Contact = NO_CONTACT,
    by: Actor,
    at: datetime,
    origin: str = "form",
    origin_key: str = "",
    partner: Partner | None = None,
    remark: str = "",
) -> tuple[Submission, str]:
    """A new submission, waiting for a decision, and the token of its edit link.

    `origin_key` is what the origin calls it; IntegrityError where the programme has it already.
    `partner` is who sends it, where that is known; else the first organisation that is named.
    `remark` is for the office.
    """
    submission, token = keep(
        programme,
        draft,
        contact=contact,
        by=by,
        at=at,
        origin=origin,
        origin_key=origin_key,
        partner=partner,
        remark=remark,
    )
    said = from_data(submission.latest_revision.data)
    all_checks.refuse_errors(said, programme, by=by)
    move(submission, "submit", by=by, at=at, reason=remark, submitted_at=at)
    return submission, token


@transaction.atomic
def keep(
    programme: Programme,
    draft: EventDraft,
    *,
    contact: Contact = NO_CONTACT,
    by: Actor,
    at: datetime,
    origin: str = "form",
    origin_key: str = "",
    partner: Partner | None = None,
    remark: str = "",
) -> tuple[Submission, str]:
    """A draft that is not sent yet; it may be incomplete. Raises finding.Refused for a place."""
    access.require_in(programme.district, by, "correct")
    draft = tidied(draft)
    all_checks.refuse_places(draft, programme, by=by)
    submission = Submission.objects.create(
        programme=programme,
        number=secret_tokens.receipt_number(
            f"{programme.district.slug[:3].upper()}-{programme.year}"
        ),
        partner=partner or register.find_partner(programme.district, draft.organisers),
        language=draft.language,
        contact_name=contact.name,
        contact_email=contact.email,
        contact_phone=contact.phone,
        origin=origin,
        origin_key=origin_key,
        created_at=at,
        changed_at=at,
    )
    if contact.invite_again and contact.email:
        invitations.ask(programme.district, contact.email, draft.language, at=at)
    revising.add(submission, draft, by=by, at=at, remark=remark)
    move(submission, "draft", by=by, at=at, latest=submission.latest)
    return submission, edit_links.to_submission(submission, at=at)


@transaction.atomic
def withdraw(submission: Submission, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Take the submission back; a public event leaves the programme and is remembered as gone."""
    access.require(by, "report", submission)
    move(submission, "withdraw", by=by, at=at, reason=reason, accepted=None)
    publishing.take_back(submission, by=by, at=at)
