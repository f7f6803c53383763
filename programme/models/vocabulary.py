"""Words that many events share. Labels carry every language in one row: {"de": …, "en": …}."""

from django.db import models
from django.utils.translation import get_language

from programme.models.district import District


class Term(models.Model):
    code = models.SlugField(unique=True)
    labels = models.JSONField(default=dict)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.label()

    def label(self, language: str | None = None) -> str:
        """The label in `language` (default: the active one), else German, else the code."""
        language = language or get_language() or "de"
        return self.labels.get(language) or self.labels.get("de") or self.code


class Category(Term):
    class Meta(Term.Meta):
        pass


class Audience(Term):
    class Meta(Term.Meta):
        pass


class Feature(Term):
    """A yes/no fact one may filter by: childcare, women only, hearing loop …"""

    class Meta(Term.Meta):
        pass


class Funding(models.Model):
    """A funding programme with the sentence that its rules ask for, valid for a time."""

    district = models.ForeignKey(District, models.CASCADE, related_name="fundings")
    code = models.SlugField()
    name = models.CharField(max_length=120)
    sentence = models.TextField(blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["district", "code"], name="a_funding_code_is_unique_in_its_district"
            )
        ]

    def __str__(self) -> str:
        return self.name
