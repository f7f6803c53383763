"""Keywords of other calendars (CATEGORIES, a column "Rubrik") in the words of this one."""

from collections.abc import Iterable
from dataclasses import dataclass

from feeds.incoming.lookup import Lookup
from programme.plain_text import fold

# kind of event: words of calendars. Long words are also found inside others: Benefizkonzert.
KINDS = {
    "film": "film kino filmvorführung movie cinema",
    "ausstellung": "ausstellung vernissage exhibition museum galerie fotografie",
    "vortrag": "vortrag lesung diskussion podium gespräch literatur tagung konferenz fachtag"
    " debatte politik lecture talk reading discussion conference",
    "workshop": "workshop kurs seminar schulung fortbildung weiterbildung werkstatt basteln"
    " bildung training course",
    "kochen": "kochen essen kulinarisches kulinarik frühstück brunch food cooking",
    "musik": "musik konzert theater tanz chor oper kabarett disco bühne concert music dance",
    "sport": "sport spiel spiele turnier fußball lauf yoga sports",
    "religion": "gottesdienst andacht kirche religion gebet friedensgebet messe moschee worship",
    "fuehrung": "führung ausflug wanderung rundgang exkursion stadtführung tour wandern",
    "familie": "kinder familie familien kids family",
    "beratung": "beratung information infoveranstaltung sprechstunde jobmesse arbeit",
    "fest": "fest begegnung feier stammtisch treffen treff café sprachcafé empfang festival party"
    " begegnungen feste",
    "sonstiges": "sonstiges sonstige verschiedenes other",
}
PEOPLE = {
    "kinder": "kinder kids children",
    "familien": "familie familien family",
    "jugendliche": "jugend jugendliche youth",
    "frauen": "frauen women frauentreff",
    "maenner": "männer men",
    "eltern": "eltern parents",
    "senioren": "senioren seniorinnen senior",
    "zugewanderte": "zugewanderte geflüchtete migranten migrantinnen newcomers",
    "alle": "alle everyone everybody jedermann",
}
EXTRAS = {
    "childcare": "kinderbetreuung childcare",
    "women_only": "frauen-only",
    "easy_language": "einfache sprache",
}
SHORTEST_INSIDE = 5


def _table(words: dict[str, str]) -> dict[str, str]:
    return {fold(word): code for code, text in words.items() for word in text.split()}


_KINDS, _PEOPLE, _EXTRAS = _table(KINDS), _table(PEOPLE), _table(EXTRAS)


@dataclass(frozen=True)
class Keywords:
    """`unknown` are words which mean nothing here; `kept` are all that are not simply ours."""

    category: str = ""
    audiences: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Meaning:
    """Codes that one word stands for; `is_usual` where it names a kind as a whole."""

    word: str
    kind: str
    audience: str
    feature: str
    is_usual: bool

    def is_unknown_beside(self, category: str) -> bool:
        return self._says_no_more() and (not self.kind or self.kind != category)

    def is_kept_beside(self, category: str) -> bool:
        return self._says_no_more() and (not self.is_usual or self.kind != category)

    def _says_no_more(self) -> bool:
        return not (self.audience or self.feature)


def read(words, lookup: Lookup) -> Keywords:
    """All of `words`; the first that names a kind of event is the kind."""
    meanings = [_meaning(word, lookup) for word in words]
    category = next((each.kind for each in meanings if each.kind), "")
    return Keywords(
        category,
        _distinct(filter(None, (each.audience for each in meanings))),
        _distinct(filter(None, (each.feature for each in meanings))),
        _distinct(each.word for each in meanings if each.is_unknown_beside(category)),
        _distinct(each.word for each in meanings if each.is_kept_beside(category)),
    )


def _meaning(word: str, lookup: Lookup) -> _Meaning:
    folded = fold(word)
    return _Meaning(
        word,
        kind=kind_of(word, lookup),
        audience=lookup.audiences.get(folded) or _PEOPLE.get(folded, ""),
        feature=lookup.features.get(folded) or _EXTRAS.get(folded, ""),
        is_usual=folded in lookup.categories or folded in _KINDS,
    )


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def kind_of(word: str, lookup: Lookup) -> str:
    """The kind of event which a word names: a label of ours, a usual word, or one inside it."""
    folded = fold(word)
    exact = lookup.categories.get(folded) or _KINDS.get(folded)
    if exact:
        return exact
    inside = (
        code for each, code in _KINDS.items() if len(each) >= SHORTEST_INSIDE and each in folded
    )
    return next(inside, "")
