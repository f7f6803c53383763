"""Letters to partners: a receipt when something was submitted, and every decision, in their words.

Handlers of journal lines. The letter carries an edit link of its own, the same when it is sent
again; no token and no address is ever written to the journal or the log.
"""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation

from programme import invitations, mail_addresses
from programme.checks import all_checks
from programme.checks.finding import QUESTION
from programme.credentials import api_tokens, edit_links
from programme.drafts.event_draft import from_data
from programme.models.journal import Entry
from programme.models.submission import Submission
from programme.states import State
from programme.wording.office_facts import office_facts
from worker.letters import missed, send, spoken

# verb -> template
LETTERS = {
    "draft": "kept",
    "submit": "receipt",
    "change": "change",
    "accept": "accepted",
    "send_back": "returned",
    "decline": "declined",
    "refuse_change": "refused",
    "withdraw": "withdrawn",
    "link_renewed": "renewed",
}
ARRIVED = ("submit", "change")


def on_move(entry: Entry):
    """Send the letter that belongs to this line, if the partner left an address."""
    submission = entry.submission
    # Of an import its own letter tells, once for all events (worker/import_letters.py).
    if submission is None or not submission.contact_email or entry.actor == "import":
        return
    if not _is_news(entry, submission) or missed(entry):
        return
    language = spoken(submission.language)
    with translation.override(language):
        context = _context(entry, submission, language)
        text = render_to_string(f"worker/mail/{LETTERS[entry.verb]}.txt", context)
        send(entry, text, to=submission.contact_email)


def _is_news(entry: Entry, submission: Submission) -> bool:
    """Whether the partner must hear of the move.

    A draft is told once, and only while it is one: most are sent in the same moment. What arrives
    is told when it begins to wait, however often it is saved until the office decides. Of a change
    that the office makes itself its decision tells, to a program its own answer.
    """
    if entry.verb == "draft":
        is_first = entry.revision == 1 and submission.origin == "form"
        return is_first and submission.state == State.DRAFT
    if entry.verb not in ARRIVED:
        return True
    begins_to_wait = entry.old_state != entry.new_state
    by_the_office = entry.actor == "organiser" and entry.old_state == State.ACCEPTED
    return begins_to_wait and not by_the_office and not _is_of_a_program(submission)


def _is_of_a_program(submission: Submission) -> bool:
    """Whether the address is that of a program's keeper: the program was answered already, and may
    bring a whole calendar at once."""
    if submission.origin != api_tokens.ORIGIN or submission.partner is None:
        return False
    keepers = submission.partner.api_tokens.all()
    return mail_addresses.rows_of(keepers, "contact_email", submission.contact_email).exists()


def on_link_request(entry: Entry):
    """Send the link to "all my events" to the address of the submission that the line names."""
    submission = entry.submission
    if submission is None or not submission.contact_email or missed(entry):
        return
    language = entry.data.get("language", settings.LANGUAGE_CODE)
    district = entry.district
    token = edit_links.to_partner(
        district, submission.contact_email, at=timezone.now(), letter=entry
    )
    with translation.override(language):
        context = {
            "district": district,
            "mine_url": f"{settings.SITE_URL}/{language}/{district.slug}/submit/mine/{token}/",
            "days": edit_links.PARTNER_DAYS.days,
            "is_invited": invitations.is_asked(district, submission.contact_email),
        }
        text = render_to_string("worker/mail/link.txt", context)
        send(entry, text, to=submission.contact_email)


def _context(entry, submission, language):
    district = submission.programme.district
    token = edit_links.to_submission(submission, at=timezone.now(), letter=entry)
    event = getattr(submission, "event", None)
    root = f"{settings.SITE_URL}/{language}/{district.slug}"
    public = event if event and entry.verb == "accept" and event.openness == "public" else None
    draft = from_data(submission.latest.data)
    arrived = entry.verb in ARRIVED
    return {
        "submission": submission,
        "said": office_facts(draft, district),
        "questions": _questions(draft, submission) if arrived else (),
        "district": district,
        "programme": submission.programme,
        # The reason of what arrived is a note for the office, in its language.
        "reason": "" if arrived else entry.reason,
        "of_report": bool(entry.data.get("of_report")),
        "remarks": entry.data.get("fields", {}).values(),
        "is_invited": invitations.is_asked(district, submission.contact_email),
        "lost_url": f"{root}/submit/link/",
        "edit_url": f"{root}/submit/edit/{token}/",
        "event_url": f"{root}/{submission.programme.slug}/{public.slug}/" if public else "",
    }


def _questions(draft, submission) -> list[str]:
    """What the office will look at although the partner has said that it is right."""
    found = all_checks.findings(draft, submission.programme, besides=submission)
    return [str(each.message) for each in found if each.severity == QUESTION]
