"""The declared shape of an event document; `feeds.documents` writes it, tests compare the two."""

from typing import Any

from rest_framework import serializers

from feeds.documents.dates import WEEKDAYS
from programme.drafts.fields import MADE_BY_FORM, NUMBER
from programme.models.event import Clock, Frequency, RegistrationNeed, Schedule, Status
from programme.models.picture import Licence
from programme.models.venue import Access


class Clocktime(serializers.RegexField):
    """A time of day as HH:MM, in the district's time zone."""

    def __init__(self, **options):
        super().__init__(r"^\d\d:\d\d$", **options)


def text(help_text="", **options):
    return serializers.CharField(help_text=help_text, **options)


def maybe(help_text="", **options):
    """A text, or null where it is not stated."""
    return serializers.CharField(allow_null=True, help_text=help_text, **options)


def codes(help_text=""):
    return serializers.ListField(child=serializers.CharField(), help_text=help_text)


def access():
    return serializers.ChoiceField(Access.values)


class TermSerializer(serializers.Serializer):
    code = text("As in the filters; stays the same.")
    label = text("In the language of the document, else German.")


class TownSerializer(serializers.Serializer):
    slug = text("As in the filter `town`.")
    name = text()


class OrganizerSerializer(serializers.Serializer):
    slug = text("As in the filter `partner`.")
    name = text()
    website = serializers.URLField(allow_null=True)


class FundingSerializer(serializers.Serializer):
    code = text()
    name = text()
    sentence = maybe("The sentence that the funding programme asks for.")


class AgeRangeSerializer(serializers.Serializer):
    min = serializers.IntegerField(allow_null=True)
    max = serializers.IntegerField(allow_null=True)


class OldPlaceSerializer(serializers.Serializer):
    name = maybe()
    town = TownSerializer(allow_null=True)


class PlaceSerializer(serializers.Serializer):
    name = maybe()
    street = maybe("With the number of the house.")
    postcode = maybe()
    town = TownSerializer(allow_null=True)
    locality = maybe("Part of the town.")
    latitude = serializers.FloatField(allow_null=True)
    longitude = serializers.FloatField(allow_null=True)
    wheelchair = access()
    accessible_toilet = access()
    hearing_loop = access()


class LocationSerializer(PlaceSerializer):
    room = maybe()
    note = maybe("Meeting point, way.")
    online = serializers.BooleanField()


class LanguagesSerializer(serializers.Serializer):
    spoken = codes("BCP 47; `de-simple` is plain language, `mul` several languages.")
    interpreted = codes()
    signed = codes("ISO 639-3; `gsg` is German Sign Language.")


class PreviousSerializer(serializers.Serializer):
    start_date = serializers.DateField(allow_null=True, help_text="Null: only the place is new.")
    start_time = Clocktime(allow_null=True)
    start = serializers.DateTimeField(allow_null=True)
    location = OldPlaceSerializer(allow_null=True, help_text="Only where it was elsewhere.")


class OccurrenceSerializer(serializers.Serializer):
    key = text("When it was first announced; stays the same when the date moves.")
    start_date = serializers.DateField()
    end_date = serializers.DateField(
        allow_null=True, help_text="After midnight still the first day. Null: end not said."
    )
    start_time = Clocktime(allow_null=True)
    end_time = Clocktime(allow_null=True)
    start = serializers.DateTimeField(
        allow_null=True, help_text="The instant, with offset; null where no time is stated."
    )
    end = serializers.DateTimeField(allow_null=True, help_text="Null where no end is stated.")
    clock = serializers.ChoiceField(Clock.values)
    time_text = text("The time in words, as it was stated.")
    open_end = serializers.BooleanField()
    end_about = serializers.BooleanField(help_text="The end is approximate.")
    doors = Clocktime(allow_null=True)
    status = serializers.ChoiceField(Status.values)
    previous = PreviousSerializer(
        allow_null=True, help_text="When and where a moved date was announced before."
    )
    note = maybe()
    location = LocationSerializer(allow_null=True, help_text="Only where this date is elsewhere.")
    languages = LanguagesSerializer()


class RuleSerializer(serializers.Serializer):
    freq = serializers.ChoiceField([word.upper() for word in Frequency.values])
    interval = serializers.IntegerField()
    byday = codes("RFC 5545: `TU`; monthly with the ordinal number: `2TU`, `-1FR`.")
    until = serializers.DateField(allow_null=True)
    except_dates = serializers.ListField(child=serializers.DateField())


class HoursSerializer(serializers.Serializer):
    weekdays = serializers.ListField(child=serializers.ChoiceField(WEEKDAYS))
    opens = Clocktime()
    closes = Clocktime()


class OpeningHoursSerializer(serializers.Serializer):
    start_date = serializers.DateField()
    end_date = serializers.DateField(allow_null=True)
    hours = HoursSerializer(many=True)
    closed_on = serializers.ListField(child=serializers.DateField())
    note = maybe()
    by_arrangement = serializers.BooleanField()
    text = codes("The same in words, line by line.")


class RegistrationSerializer(serializers.Serializer):
    need = serializers.ChoiceField(RegistrationNeed.values)
    only_for = maybe("The part of the event that needs it; null: all of it.")
    text = maybe("How to register, as it was said.")
    url = serializers.URLField(allow_null=True)
    deadline = serializers.DateField(allow_null=True)
    places = serializers.IntegerField(allow_null=True, help_text="How many there are.")


class CopySerializer(serializers.Serializer):
    width = serializers.IntegerField(help_text="In pixels.")
    url = serializers.URLField(help_text="WebP; what is at this address never changes.")


class PictureLicenceSerializer(serializers.Serializer):
    code = serializers.ChoiceField(Licence.values)
    label = maybe("Name it beside the author.")
    url = serializers.URLField(allow_null=True)


class ImageSerializer(serializers.Serializer):
    url = serializers.URLField(help_text="The widest copy.")
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    copies = CopySerializer(many=True, help_text="From narrow to wide.")
    alt = text("What it shows, for people who do not see it.")
    language = text("Of `alt`.")
    author = text("Name it wherever you show the picture.")
    licence = PictureLicenceSerializer(
        help_text="`own` and `other`: allowed for this programme only; please ask."
    )


def _made(row):
    if row.kind == NUMBER:
        return serializers.IntegerField(allow_null=True, help_text=row.about)
    return maybe(row.about)


# Plain words of the table of fields: they stand in the document under the name of the draft.
MadeSerializer: Any = type(
    "MadeSerializer",
    (serializers.Serializer,),
    {row.name: _made(row) for row in MADE_BY_FORM if row.is_public},
)


class EventSerializer(MadeSerializer):
    uid = serializers.UUIDField(help_text="Stays the same for ever.")
    slug = text()
    url = serializers.URLField(help_text="The page.")
    ics_url = serializers.URLField(help_text="The event as an iCalendar file.")
    district = text()
    programme = text()
    status = serializers.ChoiceField(
        Status.values, help_text="The best that is said of one of the dates."
    )
    title = text()
    summary = maybe()
    description = maybe("Plain text; paragraphs are separated by an empty line.")
    language = text("Of title, summary and description: as asked, else the original's.")
    original_language = text()
    is_outdated_translation = serializers.BooleanField(
        help_text="The text was written for an earlier version of the event."
    )
    available_languages = codes()
    category = TermSerializer()
    audiences = TermSerializer(many=True)
    audience = maybe("Who is invited, in words.")
    age_range = AgeRangeSerializer(allow_null=True)
    organizers = OrganizerSerializer(many=True)
    location = LocationSerializer(
        help_text="Where the dates that are not cancelled are; all null where that is to follow. "
        "Access is the venue's."
    )
    schedule = serializers.ChoiceField(Schedule.values)
    schedule_text = text("All dates in one line of words.")
    start_date = serializers.DateField(help_text="First day.")
    end_date = serializers.DateField(allow_null=True, help_text="Last day.")
    opening_hours = OpeningHoursSerializer(allow_null=True, help_text="Of a period.")
    rule = RuleSerializer(allow_null=True, help_text="Of a series.")
    occurrences = OccurrenceSerializer(many=True)
    wheelchair = serializers.ChoiceField(
        Access.values, help_text="As said for this event; what the filter `access` asks."
    )
    is_free = serializers.BooleanField(allow_null=True, help_text="Null: nobody has said.")
    price = maybe("As it was said.")
    price_text = maybe("In words.")
    registration = RegistrationSerializer()
    registration_text = maybe("In words.")
    languages = LanguagesSerializer(help_text="Of all dates together.")
    features = TermSerializer(many=True)
    fundings = FundingSerializer(many=True)
    website = serializers.URLField(allow_null=True)
    public_contact = maybe()
    image = ImageSerializer(
        allow_null=True, help_text="Has a licence of its own. Null: there is none."
    )
    licence = serializers.URLField(allow_null=True, help_text="Null: nobody has said; please ask.")
    created = serializers.DateTimeField()
    modified = serializers.DateTimeField(help_text="When this document last changed.")
    sequence = serializers.IntegerField(help_text="Grows with each change (RFC 5545 3.8.7.4).")
