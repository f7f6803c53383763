"""Rules of passwords whose words Django does not say in each of our languages."""

from django.contrib.auth import password_validation
from django.utils.translation import gettext as _


class LongEnough(password_validation.MinimumLengthValidator):
    """Django's has no Arabic sentence, and would say the German one on an Arabic page."""

    def get_error_message(self) -> str:
        said = _("This password is too short. Please use at least {number} characters.")
        return said.format(number=self.min_length)

    def get_help_text(self) -> str:
        return _("At least {number} characters.").format(number=self.min_length)
