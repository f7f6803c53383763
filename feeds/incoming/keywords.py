"""Keywords of other calendars (CATEGORIES, a column "Rubrik") in the words of this one."""

from dataclasses import dataclass

from feeds.incoming.lookup import Lookup
from programme.texts import fold

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


def read(words, known: Lookup) -> Keywords:
    """All of `words`; the first that names a kind of event is the kind."""
    kinds, people, extras, unknown, kept = [], [], [], [], []
    for word in words:
        folded = fold(word)
        kind = kind_of(word, known)
        person = known.audiences.get(folded) or _PEOPLE.get(folded)
        extra = known.features.get(folded) or _EXTRAS.get(folded)
        kinds += [kind] if kind else []
        people += [person] if person else []
        extras += [extra] if extra else []
        another = kind and kind != kinds[0]
        if not (person or extra) and (not kind or another):
            unknown.append(word)
        if not (person or extra) and (another or folded not in known.categories | _KINDS):
            kept.append(word)
    return Keywords(
        kinds[0] if kinds else "",
        *(tuple(dict.fromkeys(each)) for each in (people, extras, unknown, kept)),
    )


def kind_of(word: str, known: Lookup) -> str:
    """The kind of event which a word names: a label of ours, a usual word, or one inside it."""
    folded = fold(word)
    exact = known.categories.get(folded) or _KINDS.get(folded)
    if exact:
        return exact
    inside = (
        code for each, code in _KINDS.items() if len(each) >= SHORTEST_INSIDE and each in folded
    )
    return next(inside, "")
