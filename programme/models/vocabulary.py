"""Words that many events share: those of the start, which catalogues translate, and others."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language, override

from programme.models.district import District
from programme.starting_vocabulary import WORDS


class Term(models.Model):
    code = models.SlugField(unique=True)
    # {"de": …, "en": …}, where another word is wanted than that of the start.
    labels = models.JSONField(default=dict)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.label()

    def label(self, language: str | None = None) -> str:
        """The label in `language` (default: the active one), else in the product's own."""
        language = language or get_language() or settings.LANGUAGE_CODE
        own = self.labels.get(language) or self._translated(language)
        return own or self.labels.get(settings.LANGUAGE_CODE) or self.code

    def every_label(self) -> set[str]:
        """The labels in all languages of the pages."""
        return {self.label(code) for code, _name in settings.LANGUAGES}

    def _translated(self, language: str) -> str:
        word = WORDS.get((str(self._meta.model_name), self.code), "")
        if language == get_language():
            return str(word)
        with override(language):
            return str(word)


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
