"""Letters to people who are to work in a district's office."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation

from programme.models.journal import Entry
from programme.models.membership import OfficeInvitation
from programme.people import inviting
from programme.wording import roles
from worker.letters import missed, send, spoken


def on_invited(entry: Entry):
    """Journal handler: send the link of an invitation that is still open."""
    found = inviting.link(entry, at=timezone.now())
    if found is None or missed(entry):
        return
    invitation, token = found
    language = spoken(invitation.language)
    with translation.override(language):
        text = render_to_string(
            "worker/mail/office_invitation.txt", _context(invitation, token, language)
        )
        send(entry, text, to=invitation.email)


def _context(invitation: OfficeInvitation, token: str, language: str) -> dict:
    district, by = invitation.district, invitation.invited_by
    return {
        "district": district,
        "invitation": invitation,
        "works_until": inviting.works_until(invitation),
        "inviter": (by.get_full_name() or by.get_username()) if by else "",
        "role": roles.name(invitation.role),
        "may": roles.may(invitation.role),
        "join_url": f"{settings.SITE_URL}/{language}/{district.slug}/join/{token}/",
    }
