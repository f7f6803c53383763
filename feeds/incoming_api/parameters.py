"""What the address and the headers of a request ask for. A wrong parameter is 400 at its name."""

from django.conf import settings
from django.utils.http import parse_etags
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import NotFound

from feeds.incoming_api.refusals import Stale, Unconditional, wrong
from feeds.incoming_api.submission_json import NEEDS
from programme.credentials import api_tokens
from programme.models.submission import Submission
from programme.models.token import ApiToken

LONGEST_KEY = 255
YES, NO = ("1", "true"), ("", "0", "false")


def only(request, *names: str):
    """Refuse parameters that mean nothing here."""
    for name in request.GET:
        if name not in (*names, "lang"):
            raise wrong(name, _("This parameter does not exist here."))


def language(request) -> str:
    """The language of messages, German unless `lang` says another."""
    known = dict(settings.LANGUAGES)
    asked = request.GET.get("lang", "") or settings.LANGUAGE_CODE
    if asked not in known:
        message = _("Please choose one of {languages}.")
        raise wrong("lang", format_lazy(message, languages=", ".join(known)))
    return asked


def reader_language(request) -> str:
    """The same where nothing may be refused yet."""
    asked = request.GET.get("lang", "")
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def dry_run(request) -> bool:
    """Whether only the checks are asked for."""
    asked = request.GET.get("dry_run", "")
    if asked not in YES + NO:
        raise wrong("dry_run", _("Please write 1 or leave it out."))
    return asked in YES


def submission(token: ApiToken, number: str, *also: str) -> Submission:
    """The submission of this number, 404 if it is not the token's."""
    rows = api_tokens.submissions(token).select_related(*NEEDS, *also)
    found = rows.filter(number=number).first() if number.isprintable() else None
    if found is None:
        raise NotFound(_("You have no submission of this number."))
    return found


def etag(version: int) -> str:
    return f'"{version}"'


def require_newest(request, version: int, *, must: bool):
    """Refuse a change of another version than `If-Match` names (RFC 9110 13.1.1)."""
    said = request.headers.get("If-Match", "")
    if not said and must:
        raise Unconditional
    if said.strip() not in ("", "*") and etag(version) not in parse_etags(said):
        raise Stale


def idempotency_key(request) -> str:
    """What names this request, empty where it has no name."""
    key = request.headers.get("Idempotency-Key", "")
    if len(key) > LONGEST_KEY or not key.isprintable():
        raise wrong("Idempotency-Key", _("Please send at most 255 visible characters."))
    return key
