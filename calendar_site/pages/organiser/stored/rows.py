"""Rows of facts: label and lines; times and days in words, empty facts left out."""

from typing import Any

from django.template.defaultfilters import date as written
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from programme.models.membership import Role
from programme.wording import timing


def fact(label: Any, *lines: Any) -> dict[str, Any]:
    """One fact as templates/organiser/stored/facts.html draws it."""
    return {"label": label, "lines": [line for line in lines if line]}


def row(title: Any, *facts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"title": title, "facts": [each for each in facts if each["lines"]]} | more


def moment(at) -> str:
    """ "28. September 2023, 14:05"; empty for None."""
    if at is None:
        return ""
    there = localtime(at)
    return _("{day}, {time}").format(day=timing.plain_day(there.date()), time=written(there, "H:i"))


def day(value) -> str:
    return timing.plain_day(value) if value else ""


def role(code: str) -> str:
    return str(Role(code).label) if code in Role.values else code
