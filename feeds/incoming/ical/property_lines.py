"""Whether a line of a calendar begins a property, or is a line of the text before it.

Some programs write a description as it is, with its line ends. In such a text "Location: Hof" and
"Status: ausgebucht" are words of people; a program writes the name in capitals, with parameters or
directly followed by the value, and a value that fits the name.
"""

import re

from programme.regular_expressions import expression

# Which take any text as their value, so that a blank before it tells a person from a program.
_WORDED = (
    "SUMMARY LOCATION DESCRIPTION COMMENT CONTACT CATEGORIES RESOURCES ATTACH PRODID NAME SOURCE "
    "RELATED-TO REQUEST-STATUS COLOR TZNAME TZID UID STYLED-DESCRIPTION STRUCTURED-DATA "
    "LOCATION-TYPE PARTICIPANT-TYPE RESOURCE-TYPE"
).split()
_MOMENT = r"\d{4}-?\d{2}-?\d{2}(?!\d)"
_FITTING = {
    "BEGIN END": r"VCALENDAR|VEVENT|VTODO|VJOURNAL|VFREEBUSY|VTIMEZONE|VALARM|VAVAILABILITY|"
    r"VLOCATION|VRESOURCE|VNOTE|AVAILABLE|STANDARD|DAYLIGHT|PARTICIPANT|X-\S+",
    "DTSTART DTEND DTSTAMP CREATED LAST-MODIFIED RECURRENCE-ID EXDATE RDATE DUE COMPLETED "
    "ACKNOWLEDGED": rf"{_MOMENT}.*|",
    "DURATION REFRESH-INTERVAL": r"[+-]?P[\dTWDHMS]*",
    "TRIGGER": rf"[+-]?P[\dTWDHMS]*|{_MOMENT}.*",
    "DALARM AALARM PALARM MALARM": rf"(?:{_MOMENT})?.*;.*|{_MOMENT}.*",
    "RRULE EXRULE": r".*FREQ=.*|[A-Z]{1,2}\d+ .*|[A-Z]{1,2}\d+|",
    "STATUS": "TENTATIVE|CONFIRMED|CANCELL?ED|NEEDS-ACTION|COMPLETED|IN-PROCESS|DRAFT|FINAL|"
    "NEEDS ACTION|SENT|ACCEPTED|DECLINED",
    "CLASS": r"PUBLIC|PRIVATE|CONFIDENTIAL|X-\S+",
    "TRANSP": r"OPAQUE|TRANSPARENT|\d",
    "PARTSTAT": "NEEDS-ACTION|ACCEPTED|DECLINED|TENTATIVE|DELEGATED",
    "RSVP": "TRUE|FALSE",
    "ACTION": r"AUDIO|DISPLAY|EMAIL|PROCEDURE|NONE|X-\S+",
    "METHOD": "PUBLISH|REQUEST|REPLY|ADD|CANCEL|REFRESH|COUNTER|DECLINECOUNTER",
    "CALSCALE": "GREGORIAN",
    "VERSION": r"[\d.;]+",
    "SEQUENCE PRIORITY PERCENT-COMPLETE REPEAT RNUM": r"-?\d+",
    "TZOFFSETFROM TZOFFSETTO": r"[+-]?\d{2}:?\d{2}.*",
    "GEO": r"-?[\d.]+\s*[;,]\s*-?[\d.]+",
    "ORGANIZER ATTENDEE CALENDAR-ADDRESS": r"\S*[:@]\S+",
    "URL TZURL CONFERENCE IMAGE": r"[A-Za-z][A-Za-z+.-]*:\S+|\S+\.\S+",
    "FREEBUSY": r"\d{8}T.*",
}
_FITS = {
    name: expression(rf"\s*(?:{pattern})\s*", re.IGNORECASE)
    for names, pattern in _FITTING.items()
    for name in names.split()
}
_LINE = expression(
    r"(?P<name>[A-Za-z][A-Za-z0-9-]*)\s*(?P<parameters>(?:;(?:[^\":]|\"[^\"]*\")*)?):(?P<value>.*)",
    re.DOTALL,
)
_PARAMETER = expression(r";+\s*(?:[A-Z][A-Z0-9-]*=|QUOTED-PRINTABLE|BASE64)", re.IGNORECASE)
_ADDRESSES = ("URL", "TZURL", "CONFERENCE", "IMAGE", "ORGANIZER", "ATTENDEE", "CALENDAR-ADDRESS")
# Of an event there is one of each (RFC 5545 3.6.1): a second one is a line of the text.
_SINGLE = frozenset("SUMMARY LOCATION DESCRIPTION URL STATUS CLASS DTSTART DTEND UID GEO".split())
_TEXTS = frozenset(
    "DESCRIPTION SUMMARY LOCATION X-ALT-DESC STYLED-DESCRIPTION CONTACT COMMENT".split()
)
_LONG = frozenset("DESCRIPTION X-ALT-DESC STYLED-DESCRIPTION COMMENT".split())
# Behind which the title or the place may go on.
_WITHIN = _TEXTS | {*_ADDRESSES, "STATUS", "CATEGORIES", "RESOURCES"}
# Which no event needs, so that words behind them show them to be words themselves.
_DOUBTED = frozenset(
    "COMMENT RESOURCES NAME SOURCE COLOR RELATED-TO REQUEST-STATUS RDATE EXDATE EXRULE".split()
)
# Of programs; "X-MEN:der Film" is none.
_EXTENSION = expression(r"X-(?:\w+-.+|TAGS|COST|COLOR|IMAGE|TYPE|URL|LOCATION|STATUS|VENUE)")
_NAME = expression(r"([A-Za-z][A-Za-z0-9-]*)\s*[;:]")
_BY_PROGRAM = expression(r"[A-Z][A-Z0-9-]*[;:](?!\s)")
KEPT = "X-KEPT-AS-TEXT"  # of our own: lines of a text that look like properties
_SPACED = expression(r"^(?:VERSION|DTSTART[^:\n]*):[ \t]+\d", re.MULTILINE)


_SHOUTED = expression(r"[A-Z][A-Z-]+\s*[;:]")
LONGEST_OF_WORDS = 6  # characters of a word behind "X-", as in "X-MEN"
_KNOWN = frozenset(_FITS) | {*_WORDED, "TZ", "BUSYTYPE", "X-ALT-DESC"}


def name_of(line: str) -> str:
    """The name in capitals with which a line begins; empty for a line that has none."""
    match = _NAME.match(line)
    return match[1].upper() if match else ""


class Sorter:
    """Puts the lines of a file, unfolded, into properties: each the list of its lines.

    `text` is the whole file: how it writes names and blanks.
    """

    def __init__(self, text: str):
        self.properties: list[list[str]] = []
        self._is_small = "BEGIN:VEVENT" not in text
        self._is_spaced = bool(_SPACED.search(text))
        self._text: list[str] | None = None  # what a line without a name goes on with
        self._long: list[str] | None = None  # the newest long text of this component
        self._outer: list[list[str] | None] = []  # long texts of the components around
        self._doubted: list[list[str]] = []  # behind a text, which may be lines of it
        self._is_in_text = False
        self._seen: set[str] = set()  # in this component
        self._is_behind_blank = False
        self._kept: list[str] = []  # what looks like a property in the texts of this event

    def add_all(self, lines: list[str]):
        within = _marks_of_people(lines)
        for at, line in enumerate(lines):
            if not line:
                self._is_behind_blank = True
            elif at not in within and self._begins(line):
                self._begin(line)
            elif self._text:
                self._go_on(self._text, line)

    def _go_on(self, text: list[str], line: str):
        """What was doubted before this line belongs to the text as well."""
        for lines in self._doubted:
            self.properties.remove(lines)
        for each in (*map("".join, self._doubted), line):
            text += ["\\n\\n" if self._is_behind_blank else "\\n", each.strip()]
            if _looks_like_property(each):
                self._kept.append(each.strip())
            self._is_behind_blank = False
        self._doubted, self._is_in_text = [], True

    def _begins(self, line: str) -> bool:
        name = name_of(line)
        if not name or self._text is None:
            return bool(name)
        if not self._is_in_text and _BY_PROGRAM.match(line) and _is_known(name, line):
            return True
        is_again = name in _SINGLE and name in self._seen
        return not is_again and self._is_written_as_property(line)

    def _begin(self, line: str):
        name = name_of(line)
        if self._kept and line.upper().startswith(("END:VEVENT", "BEGIN:VEVENT")):
            self.properties.append([f"{KEPT}:{' · '.join(self._kept)}"])
            self._kept = []
        self.properties.append([line])
        self._is_behind_blank = False
        if self._is_doubted(name):
            self._doubted.append(self.properties[-1])
            self._is_in_text = False
            return
        self._doubted = []
        if name in ("BEGIN", "END"):
            self._enter_or_leave(name, line)
        self._seen.add(name)
        self._set_text(name)

    def _is_doubted(self, name: str) -> bool:
        is_behind_text = bool(self._text and (self._is_in_text or self._doubted))
        is_needless = name in _DOUBTED or (name.startswith("X-") and name not in _TEXTS)
        return is_behind_text and is_needless

    def _set_text(self, name: str):
        self._is_in_text = name in _LONG
        if name in _LONG:
            self._long = self.properties[-1]
        if name in _TEXTS:
            self._text = self.properties[-1]
        elif self._long or name not in _WITHIN:
            self._text = self._long

    def _enter_or_leave(self, name: str, line: str):
        """Words behind an event are still its own."""
        self._seen = set()
        if name == "BEGIN":
            self._outer.append(self._long)
            self._long = self._text = None
        else:
            outer = self._outer.pop() if self._outer else None
            if "VEVENT" not in line.upper():
                self._long = self._text = outer

    def _is_written_as_property(self, line: str) -> bool:
        match = _LINE.fullmatch(line)
        if not match:
            return False
        name, parameters, value = match["name"], match["parameters"], match["value"]
        is_shouted = name.isupper() or name.upper().startswith("X-") or self._is_small
        if not is_shouted or (parameters and not _PARAMETER.match(parameters)):
            return False
        is_program = bool(parameters) or self._is_spaced or not value[:1].isspace()
        return _fits(name.upper(), value, bool(parameters), is_program=is_program)


def _fits(name: str, value: str, has_parameters: bool, *, is_program: bool) -> bool:
    if name not in _FITS:
        return is_program and (name in _WORDED or _is_extension(name, value, has_parameters))
    if name in _ADDRESSES:
        return is_program and (has_parameters or bool(_FITS[name].fullmatch(value)))
    return bool(_FITS[name].fullmatch(value))


def _is_known(name: str, line: str) -> bool:
    """Whether programs have such a property; behind a short text also any longer one of theirs."""
    if name.startswith("X-"):
        is_told = ";" in line.partition(":")[0] or len(name) > LONGEST_OF_WORDS
        return is_told or _is_extension(name, line.partition(":")[2], False)
    return name in _KNOWN


def _looks_like_property(line: str) -> bool:
    return bool(_SHOUTED.match(line)) and name_of(line) in _KNOWN


def _is_extension(name: str, value: str, has_parameters: bool) -> bool:
    """Whether it is a name of a program's own, or has a value without blanks as programs have."""
    is_plain = has_parameters or not re.search(r"\s", value.strip())
    return name.startswith("X-") and (is_plain or bool(_EXTENSION.fullmatch(name)))


def _marks_of_people(lines: list[str]) -> set[int]:
    """Where BEGIN or END stands in a text: words follow, and the real END comes later."""
    found: set[int] = set()
    ends, following = False, ""
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at].strip().upper()
        if not line:
            continue
        is_in_words = bool(following) and not name_of(following)
        if line == "END:VEVENT":
            if ends and is_in_words:
                found.add(at)
            ends = True
        elif line.startswith("BEGIN:") and is_in_words:
            found.add(at)
        elif line in ("BEGIN:VEVENT", "END:VCALENDAR", "BEGIN:VCALENDAR"):
            ends = False
        following = lines[at]
    return found
