"""What somebody has as a second factor, told without reading any of its secrets."""

from dataclasses import dataclass

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator


@dataclass(frozen=True)
class Factors:
    app: Authenticator | None
    passkeys: tuple[Authenticator, ...]
    has_codes: bool
    codes_left: int

    def __bool__(self) -> bool:
        """Codes alone are none: they go with an app or a passkey."""
        return bool(self.app or self.passkeys)


def factors(user) -> Factors:
    rows = list(Authenticator.objects.filter(user=user).order_by("pk"))
    by_type = {row.type: row for row in rows}
    codes = by_type.get(Authenticator.Type.RECOVERY_CODES)
    return Factors(
        app=by_type.get(Authenticator.Type.TOTP),
        passkeys=tuple(row for row in rows if row.type == Authenticator.Type.WEBAUTHN),
        has_codes=codes is not None,
        codes_left=_left(codes) if codes else 0,
    )


def _left(codes: Authenticator) -> int:
    """Each code that was used is a bit of the mask."""
    return app_settings.RECOVERY_CODE_COUNT - int(codes.data.get("used_mask", 0)).bit_count()
