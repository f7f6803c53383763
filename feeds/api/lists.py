"""Every list has one shape: how many there are, the neighbours, the rows of this page."""

from rest_framework import serializers

from feeds.api.serializers import EventSerializer, TermSerializer, TownSerializer


class ListSerializer(serializers.Serializer):
    count = serializers.IntegerField(help_text="Of all pages together.")
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)


class EventsSerializer(ListSerializer):
    results = EventSerializer(many=True)


class TermsSerializer(ListSerializer):
    results = TermSerializer(many=True)


class TownsSerializer(ListSerializer):
    results = TownSerializer(many=True)


class DistrictSerializer(serializers.Serializer):
    slug = serializers.CharField()
    name = serializers.CharField()
    land = serializers.CharField(help_text="ISO 3166-2:DE, without `DE-`.")
    ags = serializers.CharField(
        help_text="Official municipality key (Amtlicher Gemeindeschlüssel)."
    )
    time_zone = serializers.CharField()
    languages = serializers.ListField(child=serializers.CharField())
    website = serializers.URLField(allow_null=True)
    url = serializers.URLField(help_text="The page.")
    ics_url = serializers.URLField(help_text="All events as a calendar.")
    events_url = serializers.URLField()
    modified = serializers.DateTimeField(help_text="When an event last changed.")


class DistrictsSerializer(ListSerializer):
    results = DistrictSerializer(many=True)


class ProgrammeSerializer(serializers.Serializer):
    slug = serializers.CharField()
    district = serializers.CharField()
    kind = serializers.ChoiceField(["ikw", "other"])
    title = serializers.CharField()
    motto = serializers.CharField(allow_null=True)
    year = serializers.IntegerField()
    start_date = serializers.DateField()
    end_date = serializers.DateField()
    national_start_date = serializers.DateField(allow_null=True)
    national_end_date = serializers.DateField(allow_null=True)
    about = serializers.CharField(allow_null=True)
    url = serializers.URLField()
    ics_url = serializers.URLField()
    events_url = serializers.URLField()


class ProgrammesSerializer(ListSerializer):
    results = ProgrammeSerializer(many=True)
