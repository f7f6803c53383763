"""Names that only say what kind of house it is: "Rathaus", "Ev. Gemeindehaus", "Bürgerhaus (Saal)".

There is one in every second town, so such a name alone says nothing of where.
"""

import re

from programme.plain_text import fold
from programme.regular_expressions import expression

# What a compound of a kind is made of: "Dorf-gemeinschafts-haus", "Stadt-bibliothek".
_FIRST = (
    "alten altstadt amts aussen ausstellungs back bahnhofs begegnungs bezirks bildungs bolz"
    " burger bus dorf eltern erwachsenen fach familien fest feuerwehr frauen frei freizeit fried"
    " fussball garten gast gemeinde gemeinschafts gerate gesamt gesundheits grund hallen haupt"
    " heimat hinter hoch innen integrations jugend kinder kirch kirchen kletter kreativ kultur"
    " kunst kur land lese markt mehrgenerationen mehrzweck messe migrations mittel multifunktions"
    " musik mutter mutterzentrums nachbarschafts natur ober orts park pfarr pfarrei quartiers rat"
    " rathaus rats real regel reit schloss schul schutzen schwimm seminar senioren sitzungs spiel"
    " sport sportler stadt stadtteil tages tagungs tanz tennis theater tor turn veranstaltungs"
    " vereins versammlungs verwaltungs volks vor wohn"
).split()
_LAST = (
    "akademie amtshaus anlage arena atelier aula bad bahnhof bibliothek bucherei buhne burg buro"
    " cafe cafeteria campus center centrum club dgh dom feuerwache feuerwehr forum foyer galerie"
    " garten gasthaus gasthof gaststatte gebaude gelande gymnasium halle haltestelle haus hauser"
    " heim herberge hof hort hotel jobcenter juz kantine kapelle kaserne keller kindergarten kino"
    " kirche kita klinik kloster klub krankenhaus kuche laden lokal markt mensa mgh moschee"
    " munster museum park pavillon pension pfarramt platz post praxis raum restaurant saal schenke"
    " scheune schloss schule stadion standesamt statte stelle stube studio synagoge tempel theater"
    " treff treffpunkt treppe turm universitat verwaltung vhs villa wache wehr werkstatt wiese"
    " wirtschaft zelt zentrum zimmer centre church city community hall house library mosque room"
    " school square town townhall"
).split()
# "Haus der Begegnung", "Haus des Gastes"
_WHOSE = "begegnung burger familie familien gastes generationen jugend senioren vereine".split()
_ARABIC_KINDS = (
    "مسجد جامع مصلي كنيسه مدرسه قاعه بلديه مكتبه مركز نادي بيت دار مبني ساحه حديقه روضه مسرح متحف"
    " ملعب سوق محطه صاله غرفه معهد"
).split()
_ARABIC_BESIDE = (
    "في عند امام ثقافي ثقافيه اجتماعي اجتماعيه اسلامي شباب نسا عامه عام كبير كبيره صغير صغيره"
    " مدينه حي قديم قديمه رياضي رياضيه رئيسي رئيسيه مجتمع"
).split()
_WHICH = (
    "evangelisch evang katholisch romisch judisch islamisch muslimisch stadtisch staatlich kommunal"
    " ortlich ehemalig alt neu gross klein ober unter offen frei freiwillig offentlich sozial"
).split()
_BESIDE = (
    "der die das des dem den im in am an auf bei beim vor hinter neben zum zur zu und fur von vom e"
    " ev kath rom ehem og eg ug obergeschoss erdgeschoss stock etage eingang nr a b c the of"
).split()
LONGEST = 60  # letters of a word that is looked at
_JOINED = "(?:s|e|en|n|er)?"


def _one_of(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_KIND = expression(rf"(?:(?:{_one_of(_FIRST)})-?)*(?:{_one_of(_LAST)}){_JOINED}")
_ADJECTIVE = expression(rf"(?:{_one_of(_WHICH)})(?:e[nrs]?)?")
_SPELT = expression(r"(?<=[aou])e")
_ARTICLE = expression(r"^[بل]?ال|^لل")
_WORD = expression(r"[^\W_]+(?:-[^\W_]+)*-?")


def is_generic(name: str) -> bool:
    """Whether the name consists of words for kinds of houses and rooms only.

    "Bürgerhaus (großer Saal)", "Altes Rathaus" and "Haus am Markt" do; "Haus Sterntaler" and
    "Landratsamt" (there is one in a district) do not. A name with a town is not this name alone.
    """
    words = _WORD.findall(fold(name))
    kinds = [word for word in words if len(word) < LONGEST and _is_kind(word)]
    rest = [word for word in words if word not in kinds]
    return bool(kinds) and all(map(_says_nothing, rest))


def _is_kind(word: str) -> bool:
    """Also "Buergerhaus" and "المسجد"."""
    if _ARTICLE.sub("", word) in _ARABIC_KINDS:
        return True
    return bool(_KIND.fullmatch(word) or _KIND.fullmatch(_SPELT.sub("", word)))


def _says_nothing(word: str) -> bool:
    """Also the first half of "Stadt- und Gemeindebücherei"."""
    if word in (*_BESIDE, *_WHOSE) or word.isdecimal() or _ADJECTIVE.fullmatch(word):
        return True
    if _ARTICLE.sub("", word) in _ARABIC_BESIDE:
        return True
    return word[-1] == "-" and word[:-1] in _FIRST
