"""The title of an event: labelled, invited to, in quotation marks, or the first fitting line."""

import itertools
import re

from feeds.incoming.invitation import nominative, poster_titles, told_titles
from feeds.incoming.invitation.places.address_grammar import IS_HOUSE, POSTCODE, STREET
from feeds.incoming.invitation.who.contacts import is_contact
from feeds.incoming.invitation.who.organisers import INVITES
from programme.plain_text import fold, tidy
from programme.stated import status_words
from programme.stated.days_in_text import WEEKDAY

_QUOTED = re.compile(
    r"„(?P<nested>(?:[^„“”\"]|„[^„“”\"]{1,80}[“”\"]){4,140})[“”\"]|"
    r"[„“\"»](?P<plain>[^„“”\"«»]{4,120})[“”\"«]|«(?P<french>[^«»]{4,120})»"
)
# "zur Veranstaltung „Heimat“": the quoted words alone are the title.
_GENERIC = re.compile(
    r"(?:\w+ )?(?:Veranstaltung|Kurs|Aktion|Reihe|Angebot|Projekt|Termin)\s(?=[„\"»])"
)
_KIND = re.compile(
    r"(?P<kind>(?!Online)[\w-]*(?:[Aa]ngebot|[Vv]ortrag|[Tt]urnier|[Ff]ilm|[Aa]usstellung|[Ll]esung|[Ss]tück|"
    r"[Ww]orkshop|[Kk]urs|[Ss]eminar|[Kk]onzert|[Dd]iskussion|[Ss]paziergang|[Ff]ührung|[Rr]undgang|"
    r"[Ww]anderung|[Gg]espräch|[Aa]ktion|[Pp]rojekt|[Tt]heater)):\s+(?P<title>\S.{3,120})"
)
# "Kurs: 8 Termine ab 5.10.": the label says what it is, and what follows how often.
_COUNTED = re.compile(
    r"\d{1,2}\s?(?:x|mal|Termine|Abende|Treffen|Einheiten|Kurstage|Vormittage|Nachmittage)\b"
)
_MOSTLY = 2  # labelled lines that make a text a form
_KIND_BEFORE = re.compile(r"(?:^|(?<=[.!?,] ))(?:(?:Der|Die|Das|Unsere?|Eine?) )?[A-ZÄÖÜ][\w-]+ $")
_CLOSED = re.compile(r"\W*(?:$|[.!,;]|ein\b|am\b|in\b|im\b|auf\b|um\b|ab\b|vo[mn]\b)")
# "Der für den 22.9. geplante Vortrag wird … verschoben".
_IS_CHANGED = re.compile(
    r"^(?:(?i:achtung|wichtig|hinweis)[:!]\s)?(?:(?P<article>Der|Die|Das|Unsere?)\s)?(?:(?:für|am|vom|ursprünglich)\s.{1,60}?\s)?"
    r"(?:(?:geplante|vorgesehene|angekündigte|angesetzte)[nrs]?\s)?"
    r"(?P<title>(?!Wir\b|[^.!?,:]*\b(?:geplant|vorgesehen|angekündigt|angesetzt)e)[A-ZÄÖÜ„][^.!?,:]{3,60}?)(?:\s(?:am|vom|im|"
    r"in|in der|auf de[rm]|bei[m]?)\s.{1,70}?)?\s(?:wird|wurde|ist|muss|musste|fällt|entfällt)\s"
    r"(?=.*(?:verschoben|verlegt|abgesagt|ausfallen|\baus\b|entfällt))"
)
_TO = re.compile(
    r"\b(?:[Kk]omm(?:t|en Sie)?|[Ff]reu\w*)\s(?:\w+\s){0,2}?(?:zu[mr]?|in\s(?:unser|euer)\w*)\s+"
    r"(.{4,120})|"
    r"\b(?:Einladung zu[mr]?|(?:laden?|lädt)(?:[^.]|(?<=\d)\.){0,140}? zu[mr]?|"
    r"laden?[^.]{0,60}? auf ein(?:en|e)?)\s+(.{4,120})|"
    r"\b(?:öffne[tn]\b[^.!?]{0,100}?|kommen wir\b[^!?]{0,110}?|öffnen wir\b.{0,100}?)"
    r"\bzu[mr]\s+([A-ZÄÖÜ„].{3,120})|"
    r"\b(?:(?:[Mm]elden|planen)\s(?:wir|ich)|(?:[Ww]ir|[Ii]ch)\s(?:[^\W\d]+\s){1,8}(?:an)?melden|"
    r"ankündigen|hinweisen|[Ff]olgende[rsn]?\s(?:Veranstaltung|Termin|Angebot)\w*)"
    r"\b[^.:]{0,60}:\s+(.{4,120})|"
    r"\b(?:invites?|[Ii]nvitation|[Ww]elcome|[Jj]oin us|[Cc]ome)\s(?:\w+\s){0,3}?(?:to|for|"
    r"at)\s(.{4,120})|"
    r"(?:\b\w?دعو\w*\s(?:\S+\s){0,5}?(?:إلى|الى|لحضور)\s)(.{4,120})"
)
# "Zum Friedensgebet der Religionen kommen wir …"
_TO_FIRST = re.compile(
    r"(?:^|[.!?]\s|,\s)[Zz]u[mr]\s(?:nächsten\s)?([A-ZÄÖÜ„][^.!?,]{3,70}?)\s"
    r"(?:kommen|begrüßen|treffen|sehen|lädt|laden|sind|ist|erwarten|bringt|bringen|öffne[tn]|wollen|"
    r"möchten)\b"
)
# "findet ganztägig der Markt der Handwerke statt", "muss unser Kinonachmittag am … entfallen"
_NOT_IN = r"(?<!\bin)(?<!\ban)(?<!\bauf)(?<!\bbei)(?<!\bvor)(?<!\bvon)"
_INSIDE = re.compile(
    rf"\bfinde[tn]\b(?:[^.!?]|(?<=\d)\.)*?{_NOT_IN}\s(?:der|die|das|unsere?|eine?)\s"
    r"([A-ZÄÖÜ„][^.!?,]{3,60}?)\s(?:statt|am|um)\b|"
    r"\b(?:muss|müssen|fällt|entfällt|wird)\s(?:\w+\s)?(?:unsere?|der|die|das)\s"
    r"([A-ZÄÖÜ„][^.!?,;]{3,60}?)\s(?:am|vom|leider|im|in|aus)\b"
)
_INTO = re.compile(r"\s(?:auf|in|ins|an|bei|nach)\s(?:d\w+\s)?[A-ZÄÖÜ]")
_TAKES_PLACE = re.compile(
    r"(?:^|(?<=[^\W\d]{3}[.!?]\s))(?:[Uu]nsere?|[Dd]as|[Dd]ie|[Dd]er|[Oo]ur|[Tt]he)\s(?:(?:diesjährige[sr]?|next)\s)?"
    r"([^.!?,]{4,60}?)(?:\s(?:am|vom)\s(?:[^.!?]|(?<=\d)\.){4,60}?,)?\s"
    r"(?:findet|finden|trifft sich|beginnt|startet|öffnet|"
    r"geht weiter|(?:will )?takes? place)\b"
    r"|^(?:[Uu]nsere?|[Dd]as|[Dd]ie|[Dd]er)\s([A-ZÄÖÜ][^.!?,(]{3,60}?)\s(?:im|in der|auf dem)\s"
    r"[^!?]{4,150}?\)?\s(?:findet|öffnet|beginnt|startet)\b"
)
# A line of its own that names who writes, not what happens.
_SENDER = re.compile(
    r"(?:vhs|volkshochschule|stadt|gemeinde|landkreis|amt|ev\.|evangelische|kath\.|katholische|"
    r"pfarrei|"
    r"grundschule|regelschule|gymnasium|oberschule|realschule)\b.*|.*\be\. ?v\.$"
)
_CELEBRATES = re.compile(
    r"\b(?:feiern|veranstalten|zeigen|organisieren|gibt es|planen|plant|veranstaltet|zeigt|"
    r"feiert|gefeiert wird mit|organisiert|bietet|bieten|möchten|"
    r"[Öö]ffnen)\b.{0,90}?\b(?:unser\w*|ein\w*|das|den|die)\s+"
    r"([^.!?,]{4,80}?)(?=\s(?:in|im|am|auf|statt|vo[mn]|um|ab|für|mit)\b|[.!?,]|$)"
)
_DETERMINER = re.compile(
    r"(?i)^(?:unser(?:em|er|en)|eine[rmn]|einem|de[mrn]|diese[mrn]|"
    r"ihre[mrn]|our|the|an?|your)\s+(?:diesjährigen\s+)?"
)
_NO_TITLE = re.compile(
    r"(?:herzliche )?einladung\W*$|(?:achtung|wichtig|hinweis|anderung)[:!]|vereinsnachrichten|"
    r"(?:presse|medien)(?:mitteilung|information|text|notiz)|.*\bprasentier(?:t|en)\W*$|"
    r".*\b(?:ladt|laden)\b.*\bein\W*$|veranstaltungs(?:hinweis|"
    r"ankundigung|tipp)\W*$|ankundigung\W*$|"
    r"zu[mr]?\W*$|(?:wir |sie |ihr )?(?:\w+ )?(?:laden|ladt)\b.*\bein\W*$|(?:hier|anbei|im anhang|"
    r"wie (?:besprochen|telefonisch))\b|"
    r"save the date\W*$|interkulturelle woche(?: \d{4})?\W*$|fwd?:|wg:|z\. ?k\.|zur kenntnis|"
    r"bitte (?:aufnehmen|veroffentlichen)|start(?:geld|gebuhr)|(?:der |freier )?eintritt|"
    r"die teilnahme|alle sind|"
    r"flyer\W*$|programm\W*$|(?:mit|und|in|im|am|um|ab|fur|von|ja|gerne?|ich|konnen|konnten|konnt|"
    r"danke|vielen dank|bitte|es|dies|nun|"
    r"also|hiermit|wir|elternbrief|dear|hello|please|you are|the event|free (?:entry|"
    r"admission)|admission|entry|invitation\W*$|"
    r"nach|liebe[rs]?|ihre?|eure?|euer|kurs-?nr|nr)\b|.*:$"
)
_NEVER_TITLE = re.compile(
    r"(?:herzliche )?einladung|presse|medieninfo|achtung|veranstaltungs(?:hinweis|ankundigung|"
    r"tipp)|ankundigung|"
    r"save the date|interkulturelle woche(?: \d{4})?\W*$|fwd?:|wg:|zur kenntnis|flyer\W*$|"
    r"programm\W*$|hallo|liebe|guten tag|anbei|hiermit|vielen dank|danke|bitte|ich |hier "
)
_DAY_INSIDE = re.compile(rf"\d{{1,2}}\.\s?(?:\d|[A-ZÄÖÜ][a-zä]{{2,8}}\b)|\b(?i:{WEEKDAY})\b")
_DATED = re.compile(
    rf"\W*(?:(?:am|ab|vom|von)\s)?(?:(?:{WEEKDAY}),?\s|\d{{1,2}}\.\s?\d{{0,2}}|wann|datum|termin)"
)
_NAMED_HOUSE = re.compile(
    r"(?i)(?:zentrum|haus|gasthof|gaststätte|schule|kita|kindergarten|heim|klub|club|saal|"
    r"restaurant|hotel)\s*$"
)
# A café of this kind is what takes place.
_TALKING = re.compile(r"(?i)\b(?:erzähl|sprach|spiele?|lese|repair|näh|trauer|strick)-?caf[eé]\s*$")
# What follows a title in its line: a date, a place, the rest of a sentence.
_BEHIND = re.compile(
    r"\s+(?:am|ab|vom|in der|im|statt|ein|–|-|\|)\s+"
    r"(?=\w*\d|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag\b|Mittwoch|Sonnabend|(?:Mo"
    r"|Di|Mi|Do|Fr|Sa|So)\b\.?,?\s\d)"
    r"|,\s+(?=(?:am|den|um)\s|\w+tag\b|Mittwoch|Sonnabend|(?:Mo|Di|Mi|Do|Fr|Sa|So)\b|"
    r"\d{1,2}\.)|(?<=[^\W\d]{3})[.!]\s|(?<=[“”\"])[.!]\s|\sein(?:[.:!,]|$)"
    r"|\s(?:findet|finden)\s(?=.*\bstatt\b|am\s|vom\s)|\s(?:trifft sich|treffen sich)\s"
    r"|\s(?:beginnt|startet|öffnet)\s(?=(?:am|um|ab|vom|wieder|de[rn]|die|ihre|seine|im|in|heute)\s)"
    rf"|:\s+(?={WEEKDAY}\b|\d)|\s(?=\[\w)"
    r"|\s(?:on|at|from)\s(?=(?:the\s)?\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|noon\b)"
    r"|\s(?:takes place|will take place|starts|begins)\s"
    r"|\s(?:يوم|بتاريخ|الساعة|من الساعة)(?:\s|$)|\s(?=jede[nrs]?\s\w*(?:tag|woch)\w*\b)"
)
# "Markttag 2.10., 8 bis 13 Uhr / Konzert 20 Uhr"; not "Gedenken an den 9.11."
_BEFORE_DAY = re.compile(
    r"(?<=[^\W\d]{4})(?<!\s(?:den|des|der|zum|vom|dem))\s(?=\d{1,2}\.\s?\d{1,2}\.)"
)
_HAPPENS = r"(?:findet|finden|trifft|treffen|beginnt|startet|öffnet)"
_DOES = re.compile(
    r"\b(?:organisier(?:t|en)|zeig(?:t|en)|biete[tn]|veranstalte[tn]|plan(?:t|en)|wird|werden|ist|"
    r"lädt|laden|freut sich|freuen sich)$"
)
_PROSE = 120  # characters: a longer line is a letter's
_MARKS = re.compile(r"^[^\w„“\"»(]+|[^\w“”\"«!?)*]+$")
_FORWARDED = re.compile(r"(?i)^(?:(?:wg|fwd?|aw|re)\s*:\s*)+")
_SUBJECT = ("betreff", "subject")  # of a mail: only where nothing else is called the title


def title(lines) -> str:
    """Marks the line it took. A whole line stays as it is written, also in capitals."""
    named = [line for line in lines if line.kind == "title"]
    labelled = next((line for line in named if line.label not in _SUBJECT), *named[:1] or [None])
    if labelled and (kind := _counted_kind(labelled)):
        return kind
    if labelled:
        labelled.whole = True
        return _shortened(_FORWARDED.sub("", labelled.text), labelled)
    return _without_label([line for line in lines if not _is_state(line.text)])


def _counted_kind(line) -> str:
    """ "Kurs" of "Kurs: 8 Termine ab 5.10."."""
    kind = tidy(re.split(r":\s", line.raw)[0]).strip() if _COUNTED.match(line.text) else ""
    return kind if fold(kind) == line.label else ""


def _without_label(lines) -> str:
    return (
        _of_kind(lines)
        or _invited_to(lines)
        or _quoted(lines)
        or _changed(lines)
        or poster_titles.read(_before_prose(lines))
        or _first(_before_prose(lines))
        or told_titles.plainest(lines)
        or _from_sentence(lines)
        or _first(lines)
    )


def _of_kind(lines) -> str:
    """ "Vortrag: Heimat" over labelled lines: what kind it is stands like a label."""
    match = None if not lines or lines[0].kind else _KIND.match(lines[0].text)
    if not match or sum(bool(line.label) for line in lines[1:]) < _MOSTLY:
        return ""
    lines[0].about, lines[0].whole = fold(match["kind"]), True
    return _shortened(match["title"], lines[0])


def _before_prose(lines) -> list:
    """The lines above the first sentence that tells the day: below it stands no heading."""
    return list(itertools.takewhile(lambda line: not _is_dated_sentence(line), lines))


def _is_dated_sentence(line) -> bool:
    is_sentence = not line.kind and len(line.text) > 70 and line.text[-1] in ".!?"
    return is_sentence and bool(_DAY_INSIDE.search(line.text))


def _invited_to(lines) -> str:
    for line in lines[:8]:
        if not line.kind and (match := _TO.search(line.text)):
            said = next(filter(None, match.groups()))
            name = _INTO.split(_shortened(said))[0]
            bare = _DETERMINER.sub("", name)
            before = f"{match[0][: -len(said)]}{name[: len(name) - len(bare)]}"
            return _quoted_only(said, line) or _capital(nominative.of(before, bare))
    return ""


def _quoted_only(said: str, line) -> str:
    """ "zu „…“" and "zur Veranstaltung „…“": what stands in the marks, whole."""
    generic = _GENERIC.match(said)
    quoted = _QUOTED.match(said, generic.end() if generic else 0)
    if not quoted or not (generic or _CLOSED.match(said, quoted.end())):
        return ""
    line.use(_words(quoted))
    return _words(quoted)


def _quoted(lines) -> str:
    """What stands in quotation marks, with its line where that is a heading."""
    for line in lines[:8]:
        match = None if line.kind else _QUOTED.search(line.text)
        if not match or _is_motto(line.text, match):
            continue
        line.whole = _is_heading(line)
        if line.whole:
            return _shortened(line.text, line)
        kind = _KIND_BEFORE.search(line.text[: match.start()])
        line.about = fold(kind[0]) if kind else ""
        line.use(f"{kind[0] if kind else ''}{match[0]}")
        return _words(match)
    return ""


def _words(quoted) -> str:
    return tidy(quoted["nested"] or quoted["plain"] or quoted["french"]).strip(" .,")


def _changed(lines) -> str:
    """What a sentence says is moved or called off."""
    for line in lines[:4]:
        match = None if line.kind else _IS_CHANGED.match(line.text)
        if match and told_titles.is_title(match["title"]):
            line.use(match["title"])
            return _named(match["article"] or "", match["title"])
    return ""


def _named(article: str, title: str) -> str:
    """ "Das Internationale Turnier" without its article: "Internationales Turnier"."""
    ending = {"Das": "es", "Der": "er"}.get(article)
    return (
        re.sub(r"^([A-ZÄÖÜ][a-zäöüß]+)e(?=\s[A-ZÄÖÜ])", rf"\1{ending}", title) if ending else title
    )


def _first(lines) -> str:
    """The first line that can be a title, rather than one that names who writes."""
    if lines and _is_heading_of_poster(lines):
        lines[0].whole = True
        return _shortened(status_words.read(lines[0].text)[1], lines[0])
    may_be = _candidates(lines)
    first = next((line for line in may_be if not _SENDER.match(line.folded)), *may_be[:1] or [None])
    if first is None:
        return ""
    name = _shortened(_BEFORE_DAY.split(status_words.read(first.text)[1])[0])
    if _DOES.search(name):
        return ""  # a sentence: "Der Verein organisiert am …"
    first.use(name)
    return name


def _candidates(lines) -> list:
    """Lines that may be the title; the last one of a letter names who writes."""
    found = [line for line in lines if line.kind in ("", "when") and _may_be(line)]
    is_letter = any(len(line.text) > _PROSE for line in lines[:-1])
    return [line for line in found if line is not lines[-1]] if is_letter else found


def _is_state(text: str) -> bool:
    """ "ABGESAGT!" in a line of its own."""
    status, rest = status_words.read(text)
    return bool(status) and rest == text and len(text) < 30


def _is_heading_of_poster(lines) -> bool:
    """A first line that is no sentence, over the days: "Wir lachen alle gemeinsam"."""
    first, below = lines[0], poster_titles.below_heading(lines)
    named = re.match(r"\d{1,3}\.? [A-ZÄÖÜ]", first.text) or re.match(r"\W*[A-ZÄÖÜ]", first.text)
    is_plain = not first.kind and named and 3 < len(first.text) <= 120
    if not is_plain or re.search(r"[.:,]$|\d[.:]\d|\bUhr\b", first.text) or not below:
        return False
    is_said = INVITES.search(first.folded) or _NEVER_TITLE.match(first.folded)
    return not is_said and bool(_DATED.match(below.folded))


def _from_sentence(lines) -> str:
    """What a sentence announces ("Unser Laternenfest findet …"), or what stands behind its day."""
    plain = [line for line in lines[:8] if not line.kind]
    for pattern in (_TO_FIRST, _INSIDE, _TAKES_PLACE, _CELEBRATES):
        for line in plain:
            match = pattern.search(line.text)
            said = next(filter(None, match.groups())) if match else ""
            if match and told_titles.is_title(said):
                line.use(said, match[0].split()[0])
                before = match[0].split(said)[0]
                return _capital(nominative.of(before, _shortened(said)))
    return told_titles.read(lines) or next(filter(None, map(_part, plain[:3])), "")


def _part(line) -> str:
    """What stands between the commas of a short line, and is no day and no house."""
    parts = line.text.split(", ") if len(line.text) < 120 else []
    for n, part in enumerate(parts):
        is_house = STREET.match("".join(parts[n + 1 : n + 2]))
        is_name = re.match(r"[A-ZÄÖÜ„]", part) and not re.search(r"\d|tag$|[.!?]$", part)
        if is_name and not is_house:
            return _shortened(part)
    return ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _is_heading(line) -> bool:
    """Ausstellung „Neue Heimat“: a line of its own, and no sentence."""
    short = len(line.text) < 90 and not re.search(
        r"[.!?]\s|\d\.\s?\d|\d\. [A-Z]|\bUhr\b", line.text
    )
    return short and not INVITES.search(line.folded) and not _NO_TITLE.match(line.folded)


def _is_motto(text, match) -> bool:
    """ "Unter dem Motto „…“" names the week, "im Gasthof „…“" a house, not the event."""
    before = text[: match.start()]
    if _TALKING.search(before):
        return False
    return bool(
        re.search(r"(?i)\bmotto\W*$", before)
        or _NAMED_HOUSE.search(before)
        or re.search(r"\b(?:im|in der|am)\s\S*\s?$", before)
        and IS_HOUSE.search(before[-25:])
    )


def _may_be(line) -> bool:
    text, folded = line.text, line.folded
    if (
        not 3 < len(text) <= 160
        or re.match(r"\W*\d|[a-zäöü].*[.,:]$", text)
        or line.kind == "when"
        and len(text) > 90
    ):
        return False
    if line.kind or _NO_TITLE.match(folded) or is_contact(text):
        return False
    starts = re.match(r"(?:mo|di|mi|do|fr|sa|so)\w*\.?,?\s(?:de[nmr]\s)?\d", folded)
    return not (starts or POSTCODE.search(text) or STREET.fullmatch(text))


def _shortened(text: str, line=None) -> str:
    """Up to where a date, a place or the end of the sentence begins."""
    is_named = line is not None and line.kind == "title" and bool(line.label)
    ends = (
        match.start() for match in _BEHIND.finditer(text) if not (is_named and match[0][0] == "!")
    )
    first = text[: next(ends, len(text))]
    if line and first != text:
        line.whole = False
        line.use(first)
    found = _MARKS.sub("", tidy(first)).strip(".:")
    if re.search(rf"^{re.escape(first)}\s{_HAPPENS}\b", text):
        found = re.sub(r"^(?:Der|Die|Das|Unsere?) ", "", found)
    return found
