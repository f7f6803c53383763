"""A draft in words, field by field: what the office reads, and what two versions differ in."""

from dataclasses import dataclass

from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from programme.drafts.event_draft import EventDraft, Languages, Place, Registration
from programme.models.district import District
from programme.models.event import Openness
from programme.models.picture import Licence, People, Picture
from programme.models.venue import Access
from programme.models.vocabulary import Audience, Category, Feature
from programme.wording import languages, timing
from programme.wording.draft_dates import dates_of


@dataclass(frozen=True)
class Said:
    """One field of a draft: its path, its name, and what was said, one line per thought."""

    field: str
    label: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def described(draft: EventDraft, district: District) -> tuple[Said, ...]:
    """Every field about which something was said, in the order of the form, in words.

    Costs one query for each vocabulary the draft uses.
    """
    found = [
        *_texts(draft),
        ("category", _("Kind of event"), _labels(Category, [draft.category])),
        ("organisers", _("Organiser"), draft.organisers),
        ("whens", _("When"), dates_of(draft, place_lines, language_lines)),
        ("date_text", _("Dates in words"), [draft.date_text]),
        ("place", _("Where"), place_lines(draft.place, district)),
        *_people(draft),
        *_circumstances(draft, district),
    ]
    return tuple(
        Said(field, label, kept)
        for field, label, lines in found
        if (kept := tuple(line for line in lines if line))
    )


def _texts(draft):
    yield "language", _("Language of the text"), [_language(draft.language)]
    yield "title", _("Title"), [draft.title]
    yield "summary", _("Short text"), [draft.summary]
    yield "description", _("Description"), [draft.description]
    for text in draft.translations:
        label = _("Text in {language}").format(language=_language(text.language))
        lines = [text.title, text.summary, text.description]
        yield f"translations.{text.language}", label, lines


def _people(draft):
    openness = Openness(draft.openness).label if draft.openness in Openness.values else ""
    yield "openness", _("Who may come"), [str(openness) or draft.openness]
    yield "audiences", _("For whom"), [*_labels(Audience, draft.audiences), draft.audience_text]
    yield "age", _("Age"), [_ages(draft.age_min, draft.age_max)]
    yield "languages", _("Languages"), language_lines(draft.languages)


def _circumstances(draft, district):
    yield "price", _("Costs"), [_free(draft.is_free), draft.price]
    yield "registration", _("Registration"), _registration(draft.registration)
    known = Access(draft.wheelchair).label if draft.wheelchair in Access.values else ""
    stated = draft.wheelchair != Access.UNKNOWN
    yield "wheelchair", _("Wheelchair access"), [str(known)] if stated else []
    easy = [_("plain language")] if draft.easy_language else []
    yield "features", _("Access and extras"), [*_labels(Feature, draft.features), *easy]
    yield "fundings", _("Funding"), _fundings(draft.fundings, district)
    yield "website", _("Website"), [draft.website]
    yield "public_contact", _("Public contact"), [draft.public_contact]
    yield "picture", _("Picture"), _picture(draft.picture, district)
    yield "wishes", _("Wishes to the office"), [draft.wishes]


def place_lines(place: Place, district: District | None = None) -> list[str]:
    """Where, as one would write it on an envelope."""
    known = district.venues.filter(slug=place.venue).first() if district and place.venue else None
    town = f"{place.postcode} {place.town}".strip()
    home = known.town.name if known and known.town else ""
    return [
        ", ".join(filter(None, [str(known) if known else place.venue, home])),
        ", ".join(filter(None, [place.name, place.room])),
        ", ".join(filter(None, [place.street, town, place.locality])),
        place.note,
        _("online") if place.online else "",
        _("place to follow") if place.to_follow else "",
    ]


def language_lines(spoken: Languages) -> list[str]:
    """Spoken, interpreted and signed languages, each kind on a line of its own."""
    kinds = (
        (_("spoken: {languages}"), spoken.spoken),
        (_("interpretation: {languages}"), spoken.interpreted),
        (_("signed: {languages}"), spoken.signed),
    )
    return [
        words.format(languages=", ".join(map(_language, codes))) for words, codes in kinds if codes
    ]


def _language(code):
    return languages.name(code, get_language() or "de")


def _labels(kind, codes):
    if not any(codes):
        return []
    rows = {row.code: row.label() for row in kind.objects.filter(code__in=codes)}
    return [", ".join(rows.get(code, code) for code in codes)]


def _fundings(codes, district):
    rows = dict(district.fundings.filter(code__in=codes).values_list("code", "name"))
    return [", ".join(rows.get(code, code) for code in codes)] if codes else []


def _ages(low, high):
    if low is not None and high is not None:
        return _("{low} to {high} years").format(low=low, high=high)
    if low is not None:
        return ngettext("from {n} year on", "from {n} years on", low).format(n=low)
    if high is not None:
        return ngettext("up to {n} year", "up to {n} years", high).format(n=high)
    return ""


def _free(is_free):
    if is_free is None:
        return ""
    return _("free of charge") if is_free else _("with costs")


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


def _registration(need: Registration):
    kinds = {
        "none": _("no registration needed"),
        "requested": _("registration requested"),
        "required": _("registration required"),
    }
    until = need.deadline and _("by {day}").format(day=timing.plain_day(need.deadline))
    places = need.places and ngettext("{n} place", "{n} places", need.places).format(n=need.places)
    ways = [need.text, need.phone, need.email, need.url]
    return [kinds.get(need.need, ""), *ways, until, places]
