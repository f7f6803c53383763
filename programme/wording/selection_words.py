"""What a question to the programme asks, in words: "Kinder, Bad Salzungen, kostenlos"."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programme import register
from programme.events.selection import FLAGS, Selection
from programme.known_question import NUMBER, KnownQuestion
from programme.languages import name as language_name
from programme.models.district import District
from programme.models.vocabulary import Audience, Category
from programme.wording import timing
from programme.wording.lists import joined
from programme.wording.marks import MARKS

LISTS = ("town", "category", "audience", "language", "interpretation", "partner")
ACCESS_LABELS = {
    "wheelchair": gettext_lazy("Wheelchair access"),
    "hearing_loop": gettext_lazy("Hearing loop"),
    "sign_language": gettext_lazy("Sign language"),
    "easy_language": gettext_lazy("Plain language"),
}
TOLD: dict[str, Callable[[District], QuerySet[Any]]] = {
    "town": register.told_towns,
    "partner": register.told_partners,
}
Label = Callable[[str, str], str]  # of a field of LISTS and one of its values


def chosen(selection: Selection, label: Label) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each chosen value in words, and the fields of the selection without it."""
    yield from _words_and_days(selection)
    for name in (*LISTS, "access"):
        for code in getattr(selection, name):
            others = tuple(other for other in getattr(selection, name) if other != code)
            yield _label(label, name, code), {name: others}
    for name in FLAGS:
        if getattr(selection, name):
            yield _(MARKS[name]), {name: False}


def _words_and_days(selection):
    if selection.q:
        yield _("“{words}”").format(words=selection.q), {"q": ""}
    if selection.day:
        yield timing.day(selection.day), {"day": None}
    if selection.since:
        day = timing.plain_day(selection.since)
        yield _("from {day} on").format(day=day), {"since": None}
    if selection.until:
        yield _("until {day}").format(day=timing.plain_day(selection.until)), {"until": None}


def _label(label, name, code):
    if name == "access":
        return str(ACCESS_LABELS[code])
    if name == "interpretation":
        return _("Interpretation: {languages}").format(languages=label(name, code))
    return label(name, code)


def labels(selection: Selection, district: District) -> Label:
    """The labels of what is chosen; one query for each kind of it that is.

    A town or an organisation that may not be named in public is called as in the address.
    """
    found: dict[tuple[str, str], str] = {}
    for name in TOLD:
        if slugs := getattr(selection, name):
            rows = _told(name, len(slugs))(district.pk, *slugs)
            found |= {(name, slug): words for slug, words in rows}
    for name, kind in (("category", Category), ("audience", Audience)):
        if codes := getattr(selection, name):
            found |= {(name, row.code): row.label() for row in kind.objects.filter(code__in=codes)}
    return lambda name, code: found.get((name, code)) or language_name(code)


@lru_cache(20)
def _told(name: str, count: int) -> KnownQuestion[tuple[str, str]]:
    """Address and name of so many towns or organisations; first comes the district's number."""

    def build(district: int, *slugs: str) -> QuerySet[Any, tuple[str, str]]:
        rows = TOLD[name](District(pk=district)).filter(slug__in=slugs)
        return rows.order_by().values_list("slug", "name")

    return KnownQuestion(build, NUMBER, *map(str, range(count)))


def in_words(selection: Selection, label: Label) -> str:
    """All that is chosen, in one line of the active language."""
    return joined(words for words, _without in chosen(selection, label))
