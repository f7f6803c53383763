"""A draft in words, field by field: what office and partner read, what two versions differ in.

What the public will read comes from `programme.wording.facts`; what only the two of them see is
added: texts, dates as they were written, wishes, rights of the picture.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programme import languages
from programme.drafts.event_draft import EventDraft
from programme.drafts.fields import BY_PATH, MADE_BY_FORM, TOP
from programme.events.rows import EventRow, event_row, language_rows
from programme.models.district import District
from programme.models.event import Openness
from programme.models.picture import Licence, People, Picture
from programme.wording import timing
from programme.wording.draft_dates import dates_of
from programme.wording.facts import FACTS, Fact, Line, facts, own
from programme.wording.spoken_languages import told
from programme.wording.web_addresses import shown_address

# What everybody reads, too; of the dates the office reads each as it was written.
PUBLIC = [code for code in FACTS if code != "whens"]
MADE = tuple(field.name for field in MADE_BY_FORM if field.is_public)
OF_COSTS = tuple(name for name in MADE if BY_PATH[name].section == "costs")
# Facts that no public answer shows.
FOR_THE_OFFICE = frozenset(field.name for field in TOP if not field.is_public)


def office_facts(draft: EventDraft, district: District) -> tuple[Fact, ...]:
    """Every field about which something was said, in the order of the form."""
    row = event_row(draft, district)
    public = facts(row, row.occurrences, get_language(), only=PUBLIC)
    # The public need not register for what is cancelled; the office reads all that was said.
    public += facts(row, (), get_language(), only=["registration"])
    shown = {fact.code: fact for fact in public}
    found = [
        *_texts(draft),
        *_when_and_where(draft, row, shown),
        *_for_whom(draft, row, shown),
        *(shown.get(code) for code in ("website", "public_contact")),
        _fact("picture", _("Picture"), *_picture(draft.picture, district)),
        _fact("wishes", _("Wishes to the office"), *own(draft.wishes)),
        *(_private(field, draft) for field in MADE_BY_FORM if not field.is_public),
    ]
    return tuple(fact for fact in found if fact and fact.lines)


def _text_in(code: str) -> str:
    """ "Text in Einfacher Sprache": the one name that is no language of its own is declined."""
    if code == languages.PLAIN_GERMAN:
        return _("Text in plain German")
    return _("Text in {language}").format(language=languages.name(code))


def _when_and_where(draft, row: EventRow, shown: dict[str, Fact]) -> Iterator[Fact | None]:
    yield _fact("category", _("Kind of event"), row.category.label() if row.category else "")
    yield shown.get("organisers")
    yield _fact("whens", _("When"), *dates_of(draft, row.occurrences))
    yield _fact("date_text", _("Dates in words"), *own(draft.date_text))
    yield _where(draft, shown["place"])
    yield from (shown.get(name) for name in MADE if name not in OF_COSTS)


def _for_whom(draft, row: EventRow, shown: dict[str, Fact]) -> Iterator[Fact | None]:
    yield _fact("openness", _("Who may come"), _openness(draft.openness))
    yield shown["audiences"] if _is_for_somebody(draft) else None
    yield shown["languages"] if row.occurrences.all() else _languages(draft, shown["languages"])
    yield shown["price"]
    yield from map(shown.get, OF_COSTS)
    yield _registration(row, shown["registration"])
    yield from (shown.get(code) for code in ("wheelchair", "accessible_toilet", "hearing_loop"))
    yield _features(draft, shown.get("features"))
    yield _fact("fundings", _("Funding"), ", ".join(each.name for each in row.fundings))


def _fact(code: str, label: str, *lines: str | Line) -> Fact:
    made = (line if isinstance(line, Line) else Line(line) for line in lines if line)
    return Fact(code=code, label=label, lines=tuple(made))


def _private(field, draft) -> Fact:
    """What a plain field for the office says."""
    value = getattr(draft, field.name)
    return _fact(field.name, str(field.fact or field.label), "" if value is None else str(value))


def _texts(draft):
    yield _fact("language", _("Language of the text"), languages.name(draft.language))
    yield _fact("title", _("Title"), *own(draft.title))
    yield _fact("summary", _("Short text"), *own(draft.summary))
    yield _fact("description", _("Description"), *own(draft.description))
    for text in draft.translations:
        label = _text_in(text.language)
        said = (
            Line(each, own_words=True, language=text.language)
            for each in (text.title, text.summary, text.description)
            if each
        )
        yield _fact(f"translations.{text.language}", label, *said)


def _where(draft, place: Fact) -> Fact:
    """With its note as a line of its own, and whether the place is to follow."""
    lines = place.lines + ((place.note,) if place.note else ())
    lines += (Line(_("place to be announced")),) if draft.place.to_follow else ()
    return replace(place, lines=lines, note=None)


def _openness(code: str) -> str:
    return str(Openness(code).label) if code in Openness.values else code


def _is_for_somebody(draft) -> bool:
    return bool(draft.audiences or draft.audience_text or draft.age_min or draft.age_max)


def _registration(row: EventRow, shown: Fact) -> Fact:
    """With its address as a line."""
    lines = tuple(line for line in shown.lines if not line.is_address)
    address = row.registration_url
    is_new = address and not any(shown_address(address) in line.text for line in lines)
    lines += (Line(address, is_address=True),) if is_new else ()
    return replace(shown, lines=lines, url="")


def _languages(draft, shown: Fact) -> Fact:
    """Languages belong to dates; what was said of them is told where no date was understood."""
    return replace(shown, lines=_fact("", "", told(language_rows(draft.languages))).lines)


def _features(draft, shown: Fact | None) -> Fact | None:
    if not draft.easy_language:
        return shown
    easy = Line(_("plain language"))
    if "easy_language" in draft.features:
        return shown
    if shown is None:
        return Fact(code="features", label=_("Good to know"), lines=(easy,))
    return replace(shown, lines=(*shown.lines, easy))


def _picture(uid, district):
    """What it shows, by whom it is, and why it may be shown."""
    if not uid:
        return []
    found = Picture.objects.filter(uid=uid, submission__programme__district=district).first()
    if found is None:
        return [_("no longer there")]
    by = _("Picture: {author}").format(author=found.author) if found.author else ""
    licence = str(Licence(found.licence).label) if found.licence else ""
    rights = [by, licence, found.licence_text, str(People(found.people).label)]
    there = localtime(found.uploaded_at)
    moment = f"{timing.plain_day(there.date())}, {there:%H:%M}"
    # Another file with the same words is another picture.
    return [*found.alt.values(), *rights, _("File of {moment}").format(moment=moment)]
