"""Where: a place from the list or any other; for the event, and for a date that differs."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from calendar_site.forms.event.suggestions import Suggestions
from calendar_site.forms.form_fields import TextField
from programme.drafts.event_draft import Place
from programme.drafts.fields import limit, of
from programme.plain_text import fold

# field of the form -> field of the draft
NAMES = {field.typed_as: field.name for field in of("place") if field.name != "venue"}


def own_text(label, limit, **attrs):
    """A line of text which may be left empty."""
    widget = forms.TextInput(attrs={"dir": "auto"} | attrs)
    return TextField(label=label, required=False, max_length=limit, widget=widget)


class PlaceForm(forms.Form):
    name = own_text(pgettext_lazy("form", "Place"), 200, list="venues", autocomplete="off")
    town = own_text(
        pgettext_lazy("form", "Town"), limit("place.town"), list="towns", autocomplete="off"
    )
    street = own_text(_("Street and number"), limit("place.street"))
    postcode = own_text(_("Postcode"), limit("place.postcode"), inputmode="numeric", size="6")
    locality = own_text(_("Part of town"), limit("place.locality"))
    room = own_text(_("Room or floor"), limit("place.room"))
    directions = own_text(_("Meeting point, way"), limit("place.note"))
    online = forms.BooleanField(label=_("It takes place online"), required=False)
    to_follow = forms.BooleanField(label=_("The place will follow later"), required=False)

    def __init__(self, *args, suggestions: Suggestions, **kwargs):
        self.suggestions = suggestions
        super().__init__(*args, **kwargs)

    def clean_town(self):
        """A place from the list has its town; another town beside it is a contradiction."""
        town = self.cleaned_data["town"]
        venue = self.suggestions.venue(self.cleaned_data.get("name", ""))
        home = venue.town if venue else None
        if town and home and fold(town) not in map(fold, (home.name, *home.aliases)):
            raise forms.ValidationError(
                format_lazy(
                    _("“{place}” is in {home}. Please correct the town or the place."),
                    place=str(venue),
                    home=home.name,
                )
            )
        return town

    def place(self) -> Place:
        """What was said about where; only of a valid form."""
        said = {theirs: self.cleaned_data[ours] for ours, theirs in NAMES.items()}
        venue = self.suggestions.venue(said["name"])
        return Place(**said | ({"venue": venue.slug, "name": ""} if venue else {}))


def initial_place(place: Place, suggestions: Suggestions) -> dict:
    """`place` as initial values of its fields."""
    said = {ours: getattr(place, theirs) for ours, theirs in NAMES.items()}
    return said | ({"name": suggestions.venue_label(place.venue)} if place.venue else {})
