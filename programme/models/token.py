"""The API tokens of partners, and the answers that a repeated request gets again."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from programme.models.partner import Partner

SUBMIT = "submit"


def default_scopes() -> list[str]:
    return [SUBMIT]


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def valid(self, at: datetime) -> Self:
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=at), revoked_at=None)


class ApiToken(models.Model):
    """What a partner's program shows. Of the secret only a digest is kept."""

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=80)  # what the office calls it: "Website"
    public_id = models.CharField(max_length=8, unique=True)  # the part that is no secret
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=default_scopes)
    # Whom the office asks about what came with it, where a request names no contact.
    contact_email = models.EmailField(blank=True)
    created_at = models.DateTimeField()
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    # The day is enough to see whether a token is still needed.
    last_used_on = models.DateField(null=True)
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at=None) | Q(expires_at__gt=F("created_at")),
                name="a_token_ends_after_it_was_issued",
            )
        ]

    def __str__(self) -> str:
        return f"kk_{self.public_id}"


class KeptAnswer(models.Model):
    """What a request with an idempotency key was answered: sent twice, it is done once."""

    token = models.ForeignKey(ApiToken, models.CASCADE, related_name="kept_answers")
    key_digest = models.CharField(max_length=64)
    # Of method, address and content: the same key with something else is a mistake.
    request_digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    body = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="kept_answers_by_age")]
        constraints = [
            models.UniqueConstraint(
                fields=["token", "key_digest"], name="a_token_uses_each_key_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.token_id} {self.status}"
