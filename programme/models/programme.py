"""One festival of one district in one year: an Intercultural Week, or another."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programme.models.district import District

# Words that stand where a programme's address would.
RESERVED = (
    "accessibility",
    "challenge",
    "desk",
    "edit",
    "import",
    "imprint",
    "link",
    "mine",
    "privacy",
    "submit",
    "theme.css",
)


class Programme(models.Model):
    class Kind(models.TextChoices):
        IKW = "ikw", _("Intercultural Week")
        OTHER = "other", _("Other festival")

    district = models.ForeignKey(District, models.CASCADE, related_name="programmes")
    slug = models.SlugField()
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.IKW)
    title = models.CharField(max_length=120)
    motto = models.CharField(max_length=120, blank=True)
    year = models.PositiveSmallIntegerField()
    # The local period; wider than the national week almost everywhere.
    starts_on = models.DateField()
    ends_on = models.DateField()
    national_starts_on = models.DateField(null=True, blank=True)
    national_ends_on = models.DateField(null=True, blank=True)
    submissions_from = models.DateField(null=True, blank=True)
    submissions_until = models.DateField(null=True, blank=True)
    about = models.JSONField(default=dict, blank=True)  # {language: text}
    greeting = models.JSONField(default=dict, blank=True)  # {language: {heading, text, …}}
    funding_note = models.TextField(blank=True)
    is_public = models.BooleanField(default=True)

    class Meta:
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["district", "slug"], name="a_programme_slug_is_unique_in_its_district"
            ),
            models.CheckConstraint(
                condition=~Q(slug__in=RESERVED),
                name="a_programme_is_not_called_like_a_page",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="a_programme_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(national_starts_on=None, national_ends_on=None)
                | Q(national_ends_on__gte=F("national_starts_on")),
                name="a_national_week_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """What arrives by `submissions_until` is printed, so it lies before the programme."""
        if self.submissions_until and self.starts_on and self.submissions_until >= self.starts_on:
            raise ValidationError(
                _("The last day for the printed programme must lie before its first day.")
            )
