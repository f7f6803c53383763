"""Tokens with which partners' programs submit: issued, found and revoked.

A token reads `kk_7KQ4MNPX_…`: the first part is for people, the second is 256 random bits. The
secret is shown once; the database has its digest, so looking it up compares nothing byte by byte.
"""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import QuerySet

from programme import access, journal, register
from programme.actors import Actor
from programme.credentials import secret_tokens
from programme.database_faults import store_if_possible
from programme.models.district import District
from programme.models.partner import Partner
from programme.models.submission import Submission, SubmissionQuerySet
from programme.models.token import SUBMIT, ApiToken
from programme.people.holding import hold

ORIGIN = "api"
LIFE = timedelta(days=366)


@transaction.atomic
def issue(
    partner: Partner,
    *,
    name: str,
    by: Actor,
    at: datetime,
    life: timedelta | None = LIFE,
    contact_email: str = "",
    scopes: Iterable[str] = (SUBMIT,),
) -> tuple[ApiToken, str]:
    """A new token and its secret, which is shown only now. `life=None`: until it is revoked.

    Raises access.Forbidden unless `by` organises the district of the partner.
    """
    hold(partner.district)
    access.require_in(partner.district, by, "tokens")
    public_id = "".join(secrets.choice(secret_tokens.ALPHABET) for _ in range(8))
    secret = f"kk_{public_id}_{secret_tokens.fresh()}"
    token = ApiToken.objects.create(
        partner=partner,
        name=name,
        public_id=public_id,
        digest=secret_tokens.digest(secret),
        scopes=list(scopes),
        contact_email=contact_email,
        created_at=at,
        issued_by=by.user,
        expires_at=None if life is None else at + life,
    )
    _record("token_issued", token, by=by, at=at)
    return token, secret


@transaction.atomic
def revoke(token: ApiToken, *, by: Actor, at: datetime) -> None:
    """End it now and for ever; what came with it stays. Twice does nothing more."""
    access.require_in(token.partner.district, by, "tokens")
    if ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=at):
        token.revoked_at = at
        _record("token_revoked", token, by=by, at=at)


@transaction.atomic
def issue_to(
    district: District,
    organisation: str,
    *,
    name: str,
    by: Actor,
    at: datetime,
    life: timedelta | None = LIFE,
    contact_email: str = "",
) -> tuple[ApiToken, str]:
    """`issue` to the organisation of that name or alias; the register gets it where it is new.

    A form that is sent twice issues one token: the second time there is no secret (""), which is
    shown where the first time led. With another life or contact it is another token.
    """
    hold(district)
    access.require_in(district, by, "tokens")
    partner = register.partners(district, [organisation])[0]
    Partner.objects.select_for_update(no_key=True).get(pk=partner.pk)
    said = partner.api_tokens.valid(at).filter(name=name, contact_email=contact_email)
    if same := _just_issued(said, life, by, at):
        return same, ""
    return issue(partner, name=name, by=by, at=at, life=life, contact_email=contact_email)


def _just_issued(
    rows: QuerySet[ApiToken], life: timedelta | None, by: Actor, at: datetime
) -> ApiToken | None:
    for token in rows.filter(created_at__gt=at - journal.AGAIN):
        lines = token.partner.district.entries.filter(verb="token_issued", user=by.user)
        ends = None if life is None else token.created_at + life
        if token.expires_at == ends and lines.filter(data__token=str(token)).exists():
            return token
    return None


def _record(verb: str, token: ApiToken, *, by: Actor, at: datetime) -> None:
    data = {"token": str(token), "partner": token.partner.slug}
    journal.record(verb, district=token.partner.district, data=data, by=by, at=at)


def find(secret: str, *, at: datetime) -> ApiToken | None:
    """The valid token of this secret; None for a wrong, ended or revoked one. Notes the day."""
    found = ApiToken.objects.valid(at).filter(digest=secret_tokens.digest(secret))
    token = found.select_related("partner__district").first()
    if token and token.last_used_on != at.date():
        token.last_used_on = at.date()
        store_if_possible("the day of a token", partial(token.save, update_fields=["last_used_on"]))
    return token


def of_district(district: District) -> QuerySet[ApiToken]:
    """Every token of the district's partners, newest first, for its office."""
    return ApiToken.objects.filter(partner__district=district).select_related("partner")


def submissions(token: ApiToken) -> SubmissionQuerySet:
    """What a token opens: everything that came from its organisation's programs, and no more.

    An organisation keeps access when its token is replaced by a new one.
    """
    district = token.partner.district
    return Submission.objects.filter(
        programme__district=district, origin=ORIGIN, partner=token.partner
    )


def origin_key(token: ApiToken, external_id: str) -> str:
    """What a submission's origin calls it: each organisation counts for itself."""
    return f"{token.partner_id}/{external_id}" if external_id else ""


def external_id(submission: Submission) -> str:
    """The name that the organisation's program gave it."""
    return submission.origin_key.partition("/")[2]
