"""What a text says by the way: other meetings, deadlines, office hours, anniversaries, if it rains.

A day or a time that stands in such a clause is not that of the event.
"""

import re

# "28.9. um" and "z. B." end no sentence, "Uhr. Beginn" does.
_ENDS = re.compile(
    r"(?<!\d)(?<!\b\w)[.!?;](?=\s|$)|(?<=\d)\.(?=\s(?:d(?:as|er|ie)|wir|es)\b)|\s[|·•]\s"
)

_TO_COME = (
    r"\bnachste[rnms]?\b|\bfolgend\w*|\bweitere\w*|\bletzte[rnms]?\b|\bvergangen\w*|\bvorherig\w*|"
    r"\bfruhere?\w*|\bbisher\w*|\bzuletzt\b|\bdanach\b|\bsonst\b|\bnormalerweise\b|\bfortsetzung\w*|\bfortgesetzt\b|"
    r"\bgesendet\b|\bsent:|\bbeginnt dann\b|\bnext\b|\blast\b|\bprevious\b|\bother dates?\b|"
    r"القادم|المقبل|الماضي|السابق"
)
_DEADLINE = (
    r"anmeld|\bmelde\w* |ruckmeld|\bfrist|\w*schluss\b|\babgabe|\bbewerb|\beinsend|\bspatestens\b|"
    r"\bvorverkauf|\bvvk\b|\bkarten\b|\btickets?\b|\breservier|\bregist|\bdeadline\b|\brsvp\b|"
    r"\banzumelden\b|\bbescheid\b|تسجيل|للحجز"
)
_OTHER_DAYS = re.compile(
    rf"{_TO_COME}|{_DEADLINE}|\bursprunglich\w*|\bverschoben\b|\bverlegt\b|\banstelle\b|"
    r"(?<!findet )(?<!finden )\bstatt (?:am|dem|wie|des|vom|\d)|\bgeplante?n?\b|"
    r"\bausser\b|\bausgenommen\b|\bnicht am\b|"
    r"\bin der nacht\b|\bder \d{1,2}\.\s?\w+ ist\b|\bruckfrag|\bwiederhol|"
    r"\bfallt\b[^;]{0,40}\baus\b|\bentfall\w*|"
    r"\bkein\w* \w+ am\b|\b(?:ist|gibt es|haben wir) kein\w* "
    r"(?:\w*(?:treff|treffen|kurs|probe|training|unterricht|termin|veranstaltung|angebot))\b|"
    r"\bnot on\b|\bexcept\b|"
    r"\bersatz\w*|\bausweich\w*|\bgebor|"
    r"\bgestorb|\blief(?:en)?\b|\bfand(?:en)? |\bwar(?:en)?\b|"
    r"\bgegrundet\b|\bseit\b|\bstand\b|\bgultig\b|\bgeschlossen\b|ferien\b|feiertag|"
    r"\b(?:welt|frauen|kinder|gedenk|jahres|aktions)?tag(?:es)? (?:de[rs]|fur|gegen)\b|"
    r"jahrestag|\b(?:inter)?nationale\w* (?:\w+ )?\w*tag\b|"
    r"\bwelt\w+tag\b|\bergebnis|gedenk|"
    r"erinner|geschicht|historisch|wochen?\b|\bim rahmen\b|\blauf(?:t|en|zeit)\b|"
    r"\bzu sehen\b|\boffnet\b|\bgeoffnet\b|\boffnungszeit|\bsince\b|\bborn\b|\boriginally\b|"
    r"\bgrundung|\bjubilaum|\banniversary\b|\bholiday"
)
_OPENING = (
    r"\bgeoffnet\b|\boffnungszeit\w*|\boffnet\b|\boffen (?:von|ab)\b|"
    r"\bopen(?:ing)? (?:hours|from)\b|مفتوح|ساعات"
)
_OTHER_TIMES = (
    rf"{_TO_COME}|{_DEADLINE}|sprechzeit|sprechstunde|burozeit|\bburo\b|\berreichbar|"
    r"\btelefon|\btel\b|\banruf|\bkasse\b|\banreise|\babreise|\bbus(?:se)?\b|\bzug\b|\bzuge\b|"
    r"\bbahn\b|\babfahrt|\bruckfahrt|\bshuttle|\bhinfahrt|\babhol|\baufbau|\babbau|\bkuche\b|"
    r"\bparken|\bparkhaus|\bnotruf|\bhotline|\bseit\b|\bruhezeit|\bbetreuung|\bkinderbetreuung|"
    r"\bdauer\b|\bstunden\b|\boffice\b|\bphone\b|المكتب|هاتف"
)
_TIMES = re.compile(_OTHER_TIMES)
_TIMES_AND_OPENING = re.compile(f"{_OTHER_TIMES}|{_OPENING}")
_NAMED_AFTER = re.compile(
    r"(?:strasse|platz|allee|weg|ring|park|bewegung)\s(?:des|der)?\s?$|\bdes\s$"
)
_COUNTED = re.compile(  # "Version 1.2." is no day
    r"(?:paragra(?:ph|f)|§+|version|nr\.?|nummer|kapitel|punkt|abs(?:atz|\.)|art(?:ikel|\.)|ziffer|"
    r"klasse|gruppe|teil|lektion|stufe)\s*$"
)


def clause(line: str, start: int, end: int) -> str:
    """The sentence of a folded line in which a piece stands."""
    first, last = 0, len(line)
    for match in _ENDS.finditer(line):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.start()
            break
    return line[first:last]


def is_other_day(line: str, start: int, end: int) -> bool:
    """Whether a day is said by the way: a deadline, another meeting, a street's name."""
    before = line[max(0, start - 24) : start]
    if _COUNTED.search(before) or _NAMED_AFTER.search(before):
        return True
    return bool(_OTHER_DAYS.search(clause(line, start, end)))


def is_other_time(line: str, start: int, end: int, *, exhibition: bool) -> bool:
    """The same of a time; of an exhibition the opening hours are its own."""
    pattern = _TIMES if exhibition else _TIMES_AND_OPENING
    return bool(pattern.search(clause(line, start, end)))
