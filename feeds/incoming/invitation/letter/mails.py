"""The mails of a pasted text: an answer and what it answers, a note and what it passes on."""

import re
from dataclasses import dataclass, field

from feeds.incoming.invitation.letter import labels, mail_heads
from feeds.incoming.invitation.letter.greetings import without_salutation
from programme.plain_text import fold
from programme.regular_expressions import expression

_PREFIXES = expression(r"(?:(?:wg|fwd?|aw|re|antw)\s?:\s?)+", re.IGNORECASE)
# A subject that says what shall be done, not what takes place.
_NO_TITLE = expression(
    r"\b(?:kalender|terminmeldung|veranstaltungsmeldung|veranstaltungshinweis|terminhinweis|"
    r"meldung|anfrage|aufnahme|veroffentlichung|bitte|calendar)\b|"
    r"(?:(?:unsere?|neuer?|ein|der|die|eure?) )?(?:termine?|veranstaltung(?:en)?|einladung|event|"
    r"invitation|info)\W*"
)
_HEADING = expression(r"[A-ZÄÖÜ„\"].{3,89}(?<![.!:,;])")
_ORGANISATION = expression(r"\be\. ?V\b|[Vv]erein\b")
_TO_BE_LISTED = expression(
    r"\b(?:aufnehmen|aufnahme|eintragen|veroffentlich\w+|weiterleiten|bescheid|ruckmeldung|publish)"
)


@dataclass
class Mail:
    """A mail without its head; of one that is quoted as a whole the marks are gone."""

    head: list[str] = field(default_factory=list)
    raws: list[str] = field(default_factory=list)

    @property
    def is_answered(self) -> bool:
        """Whether "Am … schrieb …:" stands above: below what is quoted somebody may answer."""
        return bool(self.head) and not mail_heads.is_of_fields(self.head)

    def title(self, has_day) -> str:
        """The subject as a labelled line, where the text has no heading of its own."""
        subject = _PREFIXES.sub("", mail_heads.subject(self.head)).strip()
        if not subject or _NO_TITLE.match(fold(subject)) or self._has_heading(has_day):
            return ""
        return f"Betreff: {subject}"

    def head_without(self, subject: str) -> list[str]:
        """The lines of the head, without the one that holds the subject if it is read."""
        return [raw for raw in self.head if raw and not (subject and mail_heads.subject([raw]))]

    def _has_heading(self, has_day) -> bool:
        """Whether the first line is a short one over the line that tells the day."""
        told = [unquoted(raw) for raw in self.raws]
        told = [text for raw in told if (text := without_salutation(raw)[0])]
        first, second = (*told, "", "")[:2]
        is_short = _HEADING.fullmatch(first) and not _ORGANISATION.search(first)
        return bool(is_short and not labels.split(first)[0] and not has_day(first)) and (
            has_day(second)
        )


def split(raws: list[str]) -> list[Mail]:
    """The mails one below the other; at least one."""
    plain = [unquoted(raw) for raw in raws]
    found, n = [Mail()], 0
    while n < len(raws):
        if count := mail_heads.length(plain, n) if plain[n] else 0:
            found.append(Mail(plain[n : n + count]))
        else:
            found[-1].raws.append(raws[n])
        n += count or 1
    return [_as_a_whole(mail) for mail in found if mail.head or any(mail.raws)] or found


def telling(every: list[Mail], has_day) -> Mail:
    """The first mail that tells a day, for an outer one goes before what it quotes; else the first
    that says anything."""
    dated = (mail for mail in every if any(_tells(raw, has_day) for raw in mail.raws))
    said = (mail for mail in every if any(map(unquoted, mail.raws)))
    return next(dated, None) or next(said, every[0])


def unquoted(line: str) -> str:
    return line.lstrip("> ").strip()


def _tells(raw: str, has_day) -> bool:
    """Whether a line tells a day, and not one by which something shall be done with the mail."""
    return has_day(raw) and not _TO_BE_LISTED.search(fold(raw))


def _as_a_whole(mail: Mail) -> Mail:
    """Without the marks before every line, which say nothing where all lines have them."""
    told = [raw for raw in mail.raws if raw.strip()]
    while told and all(raw.startswith(">") for raw in told):
        mail.raws = [raw[1:].strip() if raw.startswith(">") else raw for raw in mail.raws]
        told = [raw for raw in mail.raws if raw.strip()]
    return mail
