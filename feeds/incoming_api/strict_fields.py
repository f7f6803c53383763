"""Fields that take one JSON type each: "5" is no number, 1 is not true, 28.9. is no date."""

import re
from collections.abc import Mapping
from datetime import date, time

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from programme.regular_expressions import expression

_DAY = expression(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME = expression(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


class Text(serializers.CharField):
    """A text as it was sent. The verbs tidy it; null and surrogate characters are refused."""

    def __init__(self, **options):
        super().__init__(**({"allow_blank": True, "trim_whitespace": False} | options))

    def to_internal_value(self, data):
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class Choice(serializers.ChoiceField):
    def to_internal_value(self, data):
        if type(data) is not type(next(iter(self.choices))):
            self.fail("invalid_choice", input=str(data)[:40])
        return super().to_internal_value(data)


class Whole(serializers.IntegerField):
    def to_internal_value(self, data):
        if type(data) is not int:
            self.fail("invalid")
        return data


class YesNo(serializers.BooleanField):
    def to_internal_value(self, data):
        if not isinstance(data, bool):
            self.fail("invalid", input=str(data)[:40])
        return data


class Day(serializers.DateField):
    default_error_messages = {"invalid": _("Please write a day as 2026-09-27.")}

    def to_internal_value(self, data) -> date:
        if not (isinstance(data, str) and _DAY.fullmatch(data)):
            self.fail("invalid")
        try:
            return date.fromisoformat(data)
        except ValueError:
            self.fail("invalid")


@extend_schema_field({"type": "string", "pattern": f"^{_TIME.pattern}$"})
class Clocktime(serializers.TimeField):
    """HH:MM in the district's time zone."""

    default_error_messages = {
        "invalid": _("Please write a time as 19:30; midnight at the end of a day is 00:00.")
    }

    def __init__(self, **options):
        super().__init__(format="%H:%M", **options)

    def to_internal_value(self, data) -> time:
        if not (isinstance(data, str) and _TIME.fullmatch(data)):
            self.fail("invalid")
        return time.fromisoformat(data)


class Items(serializers.ListField):
    """A list, kept as a tuple."""

    def to_internal_value(self, data):
        return tuple(super().to_internal_value(data))


class Object(serializers.Serializer):
    """A JSON object; fields that nobody knows are refused by name, never dropped."""

    def to_internal_value(self, data):
        if not isinstance(data, Mapping):
            raise ValidationError([ErrorDetail(str(_("An object is expected.")), "invalid")])
        unknown = {name: self._unknown() for name in data if name not in self.fields}
        try:
            said = super().to_internal_value(data)
        except ValidationError as error:
            raise ValidationError({**serializers.as_serializer_error(error), **unknown}) from None
        if unknown:
            raise ValidationError(unknown)
        return said

    def _unknown(self):
        return [ErrorDetail(str(_("This field does not exist here.")), "unknown_field")]
