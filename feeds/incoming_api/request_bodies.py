"""What a request carries."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail

from feeds.incoming_api.draft_json import MOST, part
from feeds.incoming_api.strict_fields import Choice, Clocktime, Day, Items, Object, Text, YesNo
from programme.drafts import text_language
from programme.drafts.event_draft import EventDraft, Place
from programme.drafts.fields import limit
from programme.drafts.reports import ALL
from programme.plain_text import tidy
from programme.submissions.contact import Contact

NOTE = "A word to visitors. It is public when the office has read it."
REPORTED = ["cancelled", "postponed", "full", "scheduled"]


class ContactBody(Object):
    """Whom the office asks; never public, and never read back."""

    name = Text(required=False, max_length=120)
    email = serializers.EmailField(required=False, allow_blank=True, max_length=254)
    phone = Text(required=False, max_length=40)
    invite_again = YesNo(
        required=False, help_text="The person wants to be invited again next year: `email` is kept."
    )

    def to_internal_value(self, data):
        return Contact(**super().to_internal_value(data))


class DraftBody(Object):
    """A draft, and beside its fields what is said about it."""

    confirmed = Items(
        child=Text(),
        max_length=MOST,
        required=False,
        help_text="Keys of findings that you have looked at: it is right as it is.",
    )

    def get_fields(self):
        return super().get_fields() | part(EventDraft)().get_fields()

    def to_internal_value(self, data):
        """What stands beside the draft, and the draft itself as `draft`."""
        said = super().to_internal_value(data)
        own = {name: said[name] for name in self._declared_fields if name in said}
        draft = {name: value for name, value in said.items() if name not in own}
        found = EventDraft(**draft)
        if "language" not in draft:
            found = replace(found, language=text_language.of_draft(found))
        return own | {"draft": found}


class NewSubmission(DraftBody):
    programme = Text(help_text="Slug of a programme that takes events now.")
    external_id = serializers.RegexField(
        r"^[\x21-\x7e]{1,64}$",
        required=False,
        help_text="What your program calls it: 1 to 64 visible ASCII characters. Taken once only.",
    )
    contact = ContactBody(required=False, help_text="Else the token's own address.")


class ChangedSubmission(DraftBody):
    programme = Text(required=False, help_text="As submitted.")
    external_id = Text(required=False, help_text="As submitted.")


class ReportBody(Object):
    status = Choice(choices=REPORTED)
    keys = Items(
        child=Text(max_length=24),
        required=False,
        allow_empty=False,
        max_length=MOST,
        help_text="Keys of dates; or say `dates`.",
    )
    dates = Choice(choices=[ALL], required=False, help_text="`all` of them, in place of `keys`.")
    note = Text(required=False, max_length=300, help_text=NOTE)


class PlaceBody(Object):
    """Where, in words: a name or a street."""

    name = Text(required=False, max_length=limit("place.name"))
    street = Text(required=False, max_length=limit("place.street"))
    postcode = Text(required=False, max_length=limit("place.postcode"))
    town = Text(required=False, max_length=limit("place.town"))

    def to_internal_value(self, data):
        said: dict[str, Any] = {
            name: tidy(text) for name, text in super().to_internal_value(data).items()
        }
        if not (said.get("name") or said.get("street")):
            raise serializers.ValidationError(
                {"name": [ErrorDetail(str(_("Please name the place, or its street.")), "required")]}
            )
        return Place(**said)


class RelocateBody(Object):
    """One date. What is not named stays."""

    key = Text(max_length=24)
    starts_on = Day(required=False)
    start_time = Clocktime(required=False, allow_null=True)
    end_time = Clocktime(required=False, allow_null=True)
    venue = Text(
        required=False,
        allow_blank=False,
        min_length=1,
        max_length=120,
        help_text="Slug of a place that the district knows; or say `place`.",
    )
    place = PlaceBody(
        required=False,
        help_text="A place of which you know no slug. One that the district does not know waits "
        "for the office; until then the public reads that the place follows.",
    )
    note = Text(required=False, max_length=300, help_text=NOTE)


class WithdrawBody(Object):
    reason = Text(required=False, max_length=500, help_text="For the office.")


def merged(said, patch):
    """`said` with `patch` over it, as JSON Merge Patch does it (RFC 7396 2)."""
    if not isinstance(patch, dict):
        return patch
    found = dict(said) if isinstance(said, dict) else {}
    for name, value in patch.items():
        if value is None:
            found.pop(name, None)
        else:
            found[name] = merged(found.get(name), value)
    return found
