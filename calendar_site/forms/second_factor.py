"""From which day on the office requires a second factor."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.form_fields import DayField


class SecondFactorForm(forms.Form):
    first_day = DayField(
        label=_("Required from this day on"),
        agreeing=True,
        help_text=_("For example 1.3.2027. Leave your colleagues some days to set one up."),
        error_messages={"required": _("Please say from which day on.")},
    )

    def clean_first_day(self):
        day = self.cleaned_data["first_day"]
        if day < timezone.localdate():
            raise forms.ValidationError(
                _("This day is over. Please choose today or a later one."), code="past"
            )
        return day
