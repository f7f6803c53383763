"""Lines of calendars that are nearly right: what the program meant, so that a parser takes them."""

import quopri
import re
from datetime import UTC, datetime, timedelta

from feeds.incoming import decoding
from programme.regular_expressions import expression

_SEMICOLONS = expression(r"^([A-Za-z-]+);;+")
_RULE = expression(r"(?:RRULE|EXRULE)[;:]", re.IGNORECASE)
_QUOTED_PRINTABLE = expression(
    r"^(?P<name>[A-Za-z-]+)(?P<params>;[^:]*)?;(?:ENCODING=)?QUOTED-PRINTABLE(?P<more>;[^:]*)?:",
    re.IGNORECASE,
)
_DATED = expression(r"^(DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)(?=[;:])", re.IGNORECASE)
# A name with a comma or a colon must be quoted (RFC 5545 3.2).
_BARE_ZONE = expression(
    r"(?i);TZID=(?P<zone>[^\";]+?)"
    r"(?P<rest>(?:;VALUE=[\w-]+)?:\d{4}-?\d\d-?\d\d(?:[T ][\dTZ:.+-]*)?(?:[,/].*)?)$"
)
_WRITTEN = expression(
    r"(?P<y>\d{4})-?(?P<m>\d{2})-?(?P<d>\d{2})"
    r"(?:[T ](?P<H>\d{2}):?(?P<M>\d{2})(?::?(?P<S>\d{2})(?:\.\d+)?)?"
    r"\s?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_GEO = expression(r"^(GEO[^:]*:\s*-?[\d.]+)\s*,\s*(-?[\d.]+)\s*$", re.IGNORECASE)


def is_quoted_printable(line: str) -> bool:
    return bool(_QUOTED_PRINTABLE.match(line))


def mended(line: str) -> str:
    """The line as RFC 5545 would have it; a line that is right, or wrong otherwise, as it is.

    Some servers write blanks into a rule ("BYDAY=MO, TU"), more semicolons than needed, dates
    with dashes and colons, or texts in quoted-printable as vCalendar 1.0 had them.
    """
    if _RULE.match(line):
        return re.sub(r"\s+", "", line)
    line = _SEMICOLONS.sub(r"\1;", line)
    if _DATED.match(line):
        line = _BARE_ZONE.sub(_quoted, line)
        head, value = _cut(line)
        return _moments(head, value) or line
    if match := _QUOTED_PRINTABLE.match(line):
        return _plain(match, line[match.end() :])
    return _GEO.sub(r"\1;\2", line)


def _quoted(match) -> str:
    zone = match["zone"]
    return f';TZID="{zone}"{match["rest"]}' if re.search("[,:]", zone) else match[0]


def _plain(match, value: str) -> str:
    data = quopri.decodestring(value.encode("utf-8", "replace"))
    text = decoding.by_lines(data).replace("\r\n", "\n").replace("\n", "\\n")
    params = f"{match['params'] or ''}{match['more'] or ''}"
    return f"{match['name']}{re.sub(r'(?i);CHARSET=[^;:]*', '', params)}:{text}"


def _cut(line: str) -> tuple[str, str]:
    """What stands before and behind the first colon that is not quoted."""
    match = re.match(r"((?:[^\":]|\"[^\"]*\")*):(.*)", line)
    return (match[1], match[2].strip()) if match else (line, "")


def _moments(head: str, value: str) -> str:
    """The line with every date in the basic form; empty where one of them is something else."""
    found = [_moment_or_period(each.strip()) for each in value.split(",")]
    return f"{head}:{','.join(found)}" if all(found) else ""


def _moment_or_period(text: str) -> str:
    start, mark, end = text.partition("/")
    if not mark:
        return _moment(text)
    parts = _moment(start), end if end.startswith("P") else _moment(end)
    return "/".join(parts) if all(parts) else ""


def _moment(text: str) -> str:
    match = _WRITTEN.fullmatch(text)
    if not match:
        return ""
    day = f"{match['y']}{match['m']}{match['d']}"
    if match["H"] is None:
        return day
    zone, seconds = match["zone"] or "", min(int(match["S"] or 0), 59)
    if zone not in ("", "Z") or match["H"] == "24":
        return _shifted(day, match, zone)
    return f"{day}T{match['H']}{match['M']}{seconds:02}{zone}"


def _shifted(day: str, match, zone: str) -> str:
    """Midnight as 24:00 is the next day; a time with an offset is told in UTC."""
    try:
        hours = int(match["H"])
        moment = datetime.strptime(f"{day}{hours % 24:02}{match['M']}", "%Y%m%d%H%M")
        moment += timedelta(1) if hours == 24 else timedelta(0)
        if zone not in ("", "Z"):
            offset = datetime.strptime(zone.replace(":", ""), "%z").utcoffset() or timedelta(0)
            moment, zone = (moment - offset).replace(tzinfo=UTC), "Z"
    except (ValueError, OverflowError):
        return ""
    return f"{moment:%Y%m%dT%H%M%S}{zone}"
