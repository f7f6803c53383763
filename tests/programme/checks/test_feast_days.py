"""A feast is hinted at where it keeps somebody away whom the event wants: once, with the reason."""

from datetime import date, time

import pytest
from django.utils import translation

from programme.checks import all_checks
from programme.drafts.event_draft import Period
from tests import cast

YOM_KIPPUR, EID = date(2026, 9, 21), date(2026, 5, 27)


def said(day, words="", start=time(10), **more):
    return {"whens": (cast.when(day, start),), "description": words} | more


HINTED = [
    said(EID),
    said(YOM_KIPPUR, "Jüdisches Leben in Thüringen"),
    said(date(2026, 9, 20), "Abend in der Synagoge", time(18)),
    said(YOM_KIPPUR, title="Gespräch der Religionen"),
    said(date(2026, 2, 20), "Gemeinsames Frühstück"),
    said(date(2026, 4, 12), "Treffen ukrainischer Familien"),
    said(date(2026, 10, 2), "Führung durch die Moschee", time(12, 30)),
    said(date(2026, 10, 3), "Führung über den jüdischen Friedhof", time(11)),
    said(date(2026, 10, 13), openness="school"),
]
SILENT = [
    said(YOM_KIPPUR),
    said(date(2026, 10, 3)),
    said(date(2026, 10, 4)),
    said(date(2026, 10, 13)),
    said(date(2026, 9, 12), "Sommerfest im Hof"),
    said(EID, "Wir feiern das Opferfest."),
    said(date(2026, 2, 20), "Lesung im Haus"),
    said(date(2026, 2, 20), "Gemeinsames Essen", time(19)),
    said(date(2026, 10, 2), "Führung durch die Moschee", time(16)),
    said(date(2026, 10, 2), "Offene Moschee mit Freitagsgebet", time(12, 30)),
    said(date(2026, 10, 3), "Führung über den jüdischen Friedhof", time(20, 30)),
    said(date(2026, 9, 29), openness="school"),
    {"whens": (), "period": Period(starts_on=EID, ends_on=date(2026, 6, 7))},
]


def hints(week, changes):
    found = all_checks.findings(cast.draft(**changes), week)
    return [item for item in found if item.code == "feast"]


@pytest.mark.parametrize("changes", HINTED)
def test_it_is_hinted_at_once_with_a_reason(week, changes):
    (hint,) = hints(week, changes)
    assert hint.severity == "hint"
    with translation.override("en"):
        assert str(hint.message).count(". ") + str(hint.message).count(": ") >= 1


@pytest.mark.parametrize("changes", SILENT)
def test_nothing_is_said(week, changes):
    assert hints(week, changes) == []


def test_of_several_dates_the_first_is_named(week):
    whens = (cast.when(date(2026, 9, 28)), cast.when(EID), cast.when(date(2027, 3, 10)))
    (hint,) = hints(week, {"whens": whens})
    assert hint.field == "whens.1.starts_on"
