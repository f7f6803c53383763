"""A pasted text that tells of several events: after the first come the others, one by one.

The form of one of them carries the text sealed in a hidden field. When it is sent, the text waits
in the session, and the page that says thanks links to the form of the next one. No address holds
anything of it.
"""

from dataclasses import asdict, dataclass, replace

from django.core import signing
from django.urls import reverse
from django.utils import timezone

from calendar_site.serving import unsent
from programme.models.programme import Programme
from programme.submissions.contact import Contact

FIELD = "further"  # of the form and of the session; in an address: the number of an event
SALT = "calendar_site.further"
DAY = 24 * 3600  # seconds for which the text waits


@dataclass(frozen=True, kw_only=True)
class Text:
    """`titles` of all its events, in their order; `done`: the numbers of those that were sent."""

    text: str
    titles: tuple[str, ...]
    done: tuple[int, ...] = ()
    nth: int = 0  # which one fills in the form


def sealed(told: Text) -> str:
    """For the hidden field; empty for a text of one event."""
    if len(told.titles) < 2:
        return ""
    return signing.dumps(asdict(told), salt=SALT, compress=True)


def in_form(request) -> str:
    """The hidden field as it came, while its form comes back."""
    return unsent.said(request).get(FIELD, "")


def sent(request, programme: Programme, contact: Contact):
    """The event of the form was sent: what is left of its text waits in the session, with the
    contact; nothing where nothing is left."""
    told = _opened(in_form(request))
    if told is None:
        return
    told = replace(told, done=tuple(sorted({*told.done, told.nth})))
    if len(told.done) == len(told.titles):
        request.session.pop(FIELD, None)
        return
    now = int(timezone.now().timestamp())
    request.session[FIELD] = [programme.pk, now, asdict(told), asdict(contact)]
    if not request.user.is_authenticated:
        request.session.set_expiry(DAY)


def _opened(field: str) -> Text | None:
    try:
        return Text(**signing.loads(field, salt=SALT, max_age=DAY))
    except signing.BadSignature:
        return None


def waiting(request, programme: Programme) -> tuple[Text, Contact] | None:
    """The text of which events are left, and the contact of those that were sent."""
    of, at, told, contact = request.session.get(FIELD) or (None, 0, {}, {})
    if of != programme.pk or timezone.now().timestamp() - at > DAY:
        return None
    return Text(**told), Contact(**contact)


def asked_for(request, programme: Programme) -> tuple[Text, Contact] | None:
    """The text with the number of the event for which the address asks, if it is left."""
    number = request.GET.get(FIELD, "")
    found = waiting(request, programme)
    if found is None or not (number.isdecimal() and len(number) < 3):
        return None
    told, contact = found
    is_left = int(number) in _left(told)
    return (replace(told, nth=int(number)), contact) if is_left else None


def links(request, programme: Programme) -> list[dict]:
    """`title` and `url` of each event of a text that is not sent yet."""
    found = waiting(request, programme)
    if found is None:
        return []
    address = reverse(
        "paste", args=[request.LANGUAGE_CODE, programme.district.slug, programme.slug]
    )
    told, _contact = found
    return [{"title": told.titles[n], "url": f"{address}?{FIELD}={n}"} for n in _left(told)]


def others(told: Text) -> list[str]:
    """The titles of the events that come after this one."""
    return [told.titles[n] for n in _left(told) if n != told.nth]


def _left(told: Text) -> list[int]:
    return [n for n in range(len(told.titles)) if n not in told.done]
