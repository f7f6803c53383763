"""Streets, postcodes, towns and names of houses in German text."""

from programme.regular_expressions import expression
from programme.stated import days_in_text

_NUMBER = (
    r"\s?(?!(?:1[89]|20)\d\d\b)\d{1,4}\s?(?:[a-zA-Z]\b)?(?:\s?[-–/+]\s?\d{1,4}\s?(?:[a-z]\b)?)?(?!\d|[.:]\d|\.?\s?(?:Uhr"
    r"|h\b|€|Euro|Personen|Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez))"
)
_WORD = r"[A-ZÄÖÜ][\wäöüß.’'-]*"
_SUFFIX = (
    r"(?:[Ss]tra(?:ß|ss)e|[Ss]tr\.?|STRASSE|STRAẞE|STRAßE|STR\.|[Pp]latz|PLATZ|[Ww]eg|WEG|[Gg]asse"
    r"|GASSE|[Aa]llee|ALLEE|"
    r"[Rr]ing|RING|[Mm]arkt|MARKT|[Uu]fer|[Bb]erg|[Dd]amm|[Gg]raben|[Ss]teig|[Cc]haussee|"
    r"[Pp]romenade|[Hh]of|[Ww]all|"
    r"[Tt]or|[Hh]öhe|[Gg]arten|[Gg]ärten|[Ww]iesen?|[Pp]fad|[Ss]tieg|[Zz]eile|[Rr]eihe|[Ll]anden|"
    r"[Tt]wiete|[Bb]rücke|[Mm]ühle|"
    r"[Ff]eld|[Bb]ogen|[Rr]ain|[Ll]eite|[Kk]amp|[Ss]tiege|[Ww]inkel|[Gg]rund|[Aa]nger|[Pp]ark|"
    r"[Kk]ai|[Bb]ach|[Tt]al|[Hh]ain|[Aa]ue|[Hh]eide|[Bb]leiche|[Ss]tatt|[Hh]ohle)"
)
_LED = (
    r"(?:Am|An de[rnm]|Im|In de[rnm]|Zum|Zur|Unter de[rnm]|Hinter de[rnm]|Vor de[rnm]|Auf de[rnm]|"
    r"Beim|Bei der|Alte[rs]?|"
    r"Neue[rs]?|Lange|Große[rs]?|Kleine[rs]?|Obere[rs]?|Untere[rs]?|Straße de[rs]|Platz de[rs]|"
    r"Allee de[rs])"
)
STREET = expression(
    rf"(?:{days_in_text.STREET.pattern}|"
    rf"(?:{_LED}(?:\s(?:alten|neuen|großen|kleinen|oberen|unteren|hohen|"
    rf"langen))?(?:\s{_WORD}){{1,3}})|"
    rf"(?:(?:{_WORD}\s){{0,2}}(?:{_WORD}[\s-])?(?:[A-ZÄÖÜ][\wäöüß.-]*?)?{_SUFFIX})){_NUMBER}"
)
LONE_STREET = expression(rf"{_WORD}(?:\s{_WORD}){{0,3}}{_NUMBER}")
TOWN = (
    r"(?:(?:Bad|Amt|Sankt|St\.|Markt|Groß|Klein|Alt|Neu|Hohen|Königs|Burg|Schwäbisch|Hessisch|"
    r"Preußisch|Bayerisch|Deutsch|Stadt|Gemeinde|Lutherstadt|"
    r"Hansestadt|Hann\.|Ober|Unter|"
    r"BAD|SANKT)[ -])?"
    r"[A-ZÄÖÜ][\wäöüß-]+(?:/[A-ZÄÖÜ]\w+)?"
    r"(?:\s(?:am|an der|a\. ?d\.|in|im|i\. ?d\.|ob der|bei|vor der|v\. ?d\.|a\.|i\.|"
    r"unter)\s?(?:Th?s?\. ?)?[A-ZÄÖÜ]\w+\.?)?"
    r"(?:\s?\([^()]{2,30}\))?(?:,?\s(?:OT|Ortsteil|Stadtteil)\s[A-ZÄÖÜ][\w-]+)?"
)
POSTCODE = expression(
    rf"(?:\bD-?\s?)?(?<![\d/-])\b(?P<postcode>\d{{5}})\s+(?P<town>(?:An der |Am )?{TOWN})"
)
ROOM = expression(
    r"(?i)(?:.*(?:saal|raum|zimmer|keller)|(?:atelier|studio|halle|ebene|"
    r"kabinett) \w{1,3}|(?:.*\b)?(?:foyer|aula|keller|etage|obergeschoss|erdgeschoss|stock|"
    r"innenhof|hinterhof|hinterhaus|vorderhaus|anbau|hof|eg|\d?\.? ?og|seminarraum|garten|"
    r"turnhalle|mensa|"
    r"haus [a-z\d]|eingang\b.*))(?:\s[\w.]+){0,2}"
)
HOUSES = (
    "haus|häuser|hause|hauses|saal|kirche|kapelle|halle|schule|gymnasium|zentrum|rathaus|"
    "bibliothek|bücherei|museum|park|"
    "platz|treff|treffpunkt|klub|club|heim|hof|schloss|theater|kino|garten|gärten|markt|scheune|"
    "mühle|turm|galerie|café|cafe|"
    "gasthof|gaststätte|stadion|aula|mensa|moschee|synagoge|tempel|dom|münster|kita|kindergarten|"
    "hort|werkstatt|atelier|"
    "bahnhof|burg|kloster|laden|lokal|wirtschaft|villa|amt|zeche|forum|stadel|stadl|hütte|anger|"
    "wiese|bad|hochschule|"
    "universität|akademie|volkshochschule|vhs|begegnungsstätte|stätte|tagesstätte|raum|foyer|bühne"
    "|insel|brücke|teich|see|campus|"
    "familienzentrum|pavillon|gemeinderaum|pfarrsaal|bürgerbüro|stadtteilbüro|büro|hotel|"
    "restaurant|center|arena|palast|gebäude|gelände|kammer|archiv|planetarium|zoo|depot|studio|"
    "kneipe|schenke|diele|tenne|kantine|spinnerei|färberei|brauerei|schmiede|ziegelei|molkerei|"
    "druckerei|weberei|mälzerei|feuerwache|hauptwache|alten? wache|"
    "pfarrheim|gärtnerei|plan|platte|rittergut|hof|werk|lichthöfe|pavillion|tanzschule|sporthalle|fabrik|küche|keller|"
    "(?:garten|gärten|sport|tennis|reit|freizeit|ferien|park|grün|spiel|minigolf|kegel|wohn|bade|grill|"
    "schloss|burg|wall|kloster|hof)anlagen?|"
    "speicher|remise|stube|ufer|strand|denkmal|mahnmal|gedenkstein|dgh|mgh|juz|juze|kjz|vereinsheim|brunnen|dorflinde|halde"
)
_HOUSE = rf"(?:[\wÄÖÜäöüß.'’-]*(?:{HOUSES}))"
_LINK = (
    r"(?:der|des|dem|den|und|für|zu[mr]?|vom|im|in der|am|an der|auf dem|von|beim|"
    r"(?:hinter|vor|neben|unter|bei|gegenüber) de[rmn]|St\.|„[^“”\"]+[“”\"]|"
    r"\"[^\"]+\")"
)
_CAPITAL = r"(?:„[^„“”]{2,60}[“”]|[A-ZÄÖÜ„\"][\wäöüß.’'“”\"*&/-]*)"
NAME = rf"{_CAPITAL}(?:\s(?:{_LINK}\s)?{_CAPITAL}){{0,5}}"
# "im Saal des Rathauses", "in der Evangelischen Kirche", "auf dem Marktplatz"
PLACED = expression(
    rf"\b(?:[Ii]ns?|[Ii]m|[Ii]n d(?:e[rmn]|ie|as)|[Aa]uf d(?:e[rmn]|ie|as)|"
    rf"ist (?:(?:wieder|erneut|diesmal|dieses Jahr|wie immer|(?:um|ab|gegen) [\d.:]+ Uhr) )?"
    rf"d(?:er|ie|as)|[Ii]n (?:unsere|ihre|seine|eure)[nmr]?|"
    rf"[Aa]ufs?|[Aa]n de[rmn]|[Aa]m|[Bb]eim|[Bb]ei der|[Zz]ur|[Zz]um|IM|IN DER|AUF DEM|AM|"
    rf"[Vv]or de[rm]|[Aa]t(?: the)?|[Ii]n the|في)"
    rf"\s(?:(?:ehemalig|alt|neu|groß|klein|städtisch|evangelisch|katholisch|örtlich|hiesig|"
    rf"benachbart|gleichnamig|historisch|neugestaltet|unser)e[rnm]?\s)?(?P<name>{NAME})"
)
ENGLISH_HOUSE = (
    "library|hall|church|mosque|kitchen|house|centre|center|school|square|station|garden|museum|"
    "theatre|gym|playground"
)
# "قاعة", "مكتبة", "مسجد" …: what the name of a house begins with in Arabic.
ARABIC_HOUSE = (
    "قاعة|مكتبة|مسجد|كنيسة|مركز|مدرسة|بيت|دار|حديقة|ساحة|مبنى|نادي|مقهى|صالة|مقر|متحف|مسرح|ملعب"
)
IS_HOUSE = expression(rf"(?i)\b(?:{_HOUSE}(?:e?s)?|{ENGLISH_HOUSE}|{ARABIC_HOUSE})\b")
FIRST_IS_HOUSE = expression(
    rf"(?i)(?:(?:[\wäöüß-]+(?:e[rsn]?))\s)?{_HOUSE}\b|(?:\w+\s){{0,2}}(?:{ENGLISH_HOUSE})\b"
)
STREET_WITHOUT_NUMBER = expression(
    rf"(?:{_WORD}[\s-]){{0,2}}(?:[A-ZÄÖÜ][\wäöüß.-]*)?(?:[Ss]tra(?:ß|ss)e|[Ss]tr\.|[Gg]asse|"
    rf"[Aa]llee|[Pp]latz|[Ww]eg|[Uu]fer|[Dd]amm|[Rr]ing)|{_LED}\s{_WORD}"
)
