"""Joining an office by the link of an invitation: it is used up in the same transaction.

The link came by mail, so whoever has it has proved the address.
"""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from programme import journal
from programme.actors import organiser
from programme.models.membership import Membership, OfficeInvitation
from programme.people import erasing, inviting, logins
from programme.people.holding import hold, hold_names, hold_people


class NameTaken(Exception):
    """Somebody else has this user name."""


class NotYours(Exception):
    """The address of the invitation belongs to another login, or to none yet."""


def may_return(user: User) -> bool:
    """Whether the link of an invitation may open this closed login again.

    Not where an access has not ended: then whoever runs the server closed it, and no office opens
    it. Nor one that runs the installation: more than one district stands behind it.
    """
    if user.is_active or erasing.is_operator(user):
        return False
    return not Membership.objects.filter(user=user, ended_at=None).exists()


@transaction.atomic
def as_new(invitation: OfficeInvitation, *, username: str, password: str, at: datetime) -> User:
    """Make a login for a new person, who joins with it.

    The password was checked before. Raises inviting.NotOpen, NameTaken, and NotYours where the
    address has a login already.
    """
    held = _held(invitation, at)
    if logins.owner(held.email):
        raise NotYours
    if logins.is_taken(username):
        raise NameTaken
    try:
        with transaction.atomic():
            user = User.objects.create_user(username, password=password)
    except IntegrityError:
        raise NameTaken from None
    return _join(held, user, at)


@transaction.atomic
def as_returning(invitation: OfficeInvitation, *, password: str, at: datetime) -> User:
    """Let somebody in again who had left every office: the old name, a new password.

    A second factor stays as it was. Raises inviting.NotOpen, and NotYours where the address has no
    such login, or one that an invitation does not open (may_return).
    """
    held = _held(invitation, at)
    user = _owner(held)
    if not may_return(user):
        raise NotYours
    user.is_active = True
    user.set_password(password)
    user.save(update_fields=["is_active", "password"])
    return _join(held, user, at)


@transaction.atomic
def as_signed_in(invitation: OfficeInvitation, user: User, *, at: datetime) -> User:
    """Join with the login one has. Raises inviting.NotOpen, and NotYours for another address."""
    held = _held(invitation, at)
    owner = _owner(held)
    if owner != user or not owner.is_active:
        raise NotYours
    return _join(held, owner, at)


def _owner(invitation: OfficeInvitation) -> User:
    """Whose address it is, as the login is now and stays. Raises NotYours where it is nobody's."""
    owner = logins.owner(invitation.email)
    held = hold_people(User.objects.filter(pk=owner.pk)) if owner else []
    if not held:
        raise NotYours
    person: User = held[0]
    return person


def _held(invitation: OfficeInvitation, at: datetime) -> OfficeInvitation:
    """The invitation as it is now and stays; NotOpen where somebody was faster."""
    hold(invitation.district)
    hold_names()
    rows = OfficeInvitation.objects.select_related("district", "invited_by")
    held = rows.filter(pk=invitation.pk).first()
    if held is None:
        raise inviting.NotOpen("unknown")
    inviting.require_open(held, at)
    return held


def _join(invitation: OfficeInvitation, user: User, at: datetime) -> User:
    """Raises inviting.AlreadyHere where the person works here by now, and NotYours where somebody
    else has proved the address by now."""
    district = invitation.district
    if inviting.works_here(user, district, at):
        raise inviting.AlreadyHere
    said = {"role": invitation.role, "ends_on": invitation.ends_on}
    access = said | {"since": at, "ended_at": None}
    row, _is_new = Membership.objects.update_or_create(
        district=district, user=user, defaults=access
    )
    invitation.used_at = at
    invitation.save(update_fields=["used_at"])
    try:
        with transaction.atomic():
            logins.note_address(user, invitation.email)
    except IntegrityError:
        raise NotYours from None
    data = {"invitation": invitation.pk, "membership": row.pk, "role": invitation.role}
    journal.record("joined", district=district, data=data, by=organiser(user, row.role), at=at)
    return user
