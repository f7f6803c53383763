"""How one signs in: the part of calendar_site.settings that is allauth's.

docs/decisions/0014 says what of it we do ourselves.
"""

AUTHENTICATION_BACKENDS = ["calendar_site.sign_in.people.Backend"]
LOGIN_URL, LOGIN_REDIRECT_URL = "account_login", "districts"
LOGOUT_REDIRECT_URL = "account_logout"
PASSWORD_RESET_TIMEOUT = 3600  # seconds
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "programme.credentials.password_resets.PasswordResetTokens"  # noqa: S105
ACCOUNT_ADAPTER = "calendar_site.sign_in.account_adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_SIGNUP_ENABLED = False  # an organiser invites
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # letters may be slow
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody gets a letter who has nothing to do with us
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True  # as for a second factor: who was asked 5 minutes ago
ACCOUNT_FORMS = {
    "login": "calendar_site.sign_in.forms.LoginForm",
    "reset_password": "calendar_site.sign_in.forms.ResetPasswordForm",
    "request_login_code": "calendar_site.sign_in.forms.RequestLoginCodeForm",
    "confirm_login_code": "calendar_site.sign_in.forms.ConfirmCodeForm",
    "confirm_reauthentication_code": "calendar_site.sign_in.forms.ConfirmCodeForm",
    "add_email": "calendar_site.sign_in.forms.AddEmailForm",
    "change_password": "calendar_site.sign_in.password_forms.ChangePasswordForm",
    "set_password": "calendar_site.sign_in.password_forms.SetPasswordForm",
    "reset_password_from_key": "calendar_site.sign_in.password_forms.ResetPasswordKeyForm",
    "reauthenticate": "calendar_site.sign_in.password_forms.ReauthenticateForm",
}
# Counted in the cache. Nobody uses up what is somebody else's: whatever is counted by a name is
# counted by name and address (sign_in/limits.py); by an address alone a whole office has enough.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "guess_from": "100/15m/ip",
    "guess_from_network": "300/15m/key",
    "guess": "10/15m/key",
    "half_login": "10/15m/key",
    "login_failed": "",  # allauth's own, by name or by address; "guess" counts by both
    "change_password": "",  # by the person alone; "guess" counts by address too
    "reauthenticate": "",
    "manage_email": "20/15m/ip",
    "reset_password": "20/m/ip",
    "request_login_code": "20/m/ip",
    "letter": "5/15m/key",
    "kept": "60/h/ip",  # what was typed, in the session of somebody who is not signed in yet
    "confirm_email": "20/15m/ip",
}
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}
MFA_ADAPTER = "calendar_site.sign_in.mfa_adapter.MFAAdapter"
MFA_FORMS = {
    "authenticate": "calendar_site.sign_in.second_factor_forms.AuthenticateForm",
    "reauthenticate": "calendar_site.sign_in.second_factor_forms.ReauthenticateForm",
    "activate_totp": "calendar_site.sign_in.second_factor_forms.ActivateTOTPForm",
    "authenticate_webauthn": "calendar_site.sign_in.passkey_forms.AuthenticateForm",
    "reauthenticate_webauthn": "calendar_site.sign_in.passkey_forms.ReauthenticateForm",
    "login_webauthn": "calendar_site.sign_in.passkey_forms.LoginForm",
    "add_webauthn": "calendar_site.sign_in.passkey_forms.AddForm",
    "edit_webauthn": "calendar_site.sign_in.passkey_forms.RenameForm",
}
USERSESSIONS_ADAPTER = "calendar_site.sign_in.sessions_adapter.SessionsAdapter"
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Kreiskalender"
MFA_TOTP_TOLERANCE = 1  # a clock that is half a minute wrong
MFA_ALLOW_UNVERIFIED_EMAIL = True
