"""Names that only say what kind of house it is."""

import pytest

from programme.house_kinds import is_generic

KINDS = """Bürgerhaus|Rathaus|Gemeindehaus|Bürgerhaus (großer Saal)|Ev. Gemeindehaus|Altes Rathaus
Evangelisches Gemeindehaus|Stadtbibliothek|Stadt- und Gemeindebücherei|Markt|Marktplatz|MGH|VHS
Dorfgemeinschaftshaus|Volkshochschule|Mehrgenerationenhaus|Kulturhaus|Stadthalle|Jugendclub|Kita
Haus am Markt|Freiwillige Feuerwehr|Feuerwehrgerätehaus|Aula der Grundschule|Rathaussaal|Saal
Seminarraum 2|BÜRGERHAUS|Friedhof|Begegnungsstätte|Mehrzweckhalle|Town hall
Buergerhaus|Kleiner Saal, Rathaus|im Bürgerhaus|auf dem Marktplatz|DGH|Kath. Pfarramt|Parkplatz
Innenhof|Haus der Begegnung|Haus der Vereine|Haus des Gastes|Sportlerheim|Bushaltestelle|Festzelt
Rathausvorplatz|Kurpark|Stadtverwaltung|Vereinsheim|Turnhalle der Grundschule|Schulhof|Bolzplatz
مسجد|قاعة البلدية|دار البلدية|المسجد|في المركز الثقافي|مكتبة المدينة|القاعة الكبيرة|المدرسة
"""
NAMES = """Landratsamt|MehrGenerationenHaus Bad Salzungen|Mehrgenerationenhaus Sterntaler|Entenplan
Haus der Muster|Unterkirche|Laurentiuskirche|Kita „Regenbogen“|Bürgerhaus Seebach|Café Welt|Wartburg
Goethe-Gymnasium|Lutherhaus|PAB Kinocenter|St. Marien|Theater am Wall|Bachhaus||?|12
مسجد النور|بيت الأمل|Haus der Muster|Parkhotel Sterntaler
"""


def names(text: str) -> list[str]:
    return [name for line in text.split("\n")[:-1] for name in line.split("|")]


@pytest.mark.parametrize("name", names(KINDS))
def test_a_kind_of_house_is_no_name(name):
    assert is_generic(name)


@pytest.mark.parametrize("name", names(NAMES))
def test_a_name_says_which(name):
    assert not is_generic(name)


@pytest.mark.parametrize("name", ["gemeinde" * 2000, "kirch-" * 2000 + "x", "Haus " * 2000 + "Elf"])
def test_long_words_are_read_quickly(name):
    assert not is_generic(name)
