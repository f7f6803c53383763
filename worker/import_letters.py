"""One letter for many events: what was entered, that much is missing, that a calendar is paused."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from programme import invitations
from programme.credentials import edit_links
from programme.models.journal import Entry
from programme.models.source import Intake, Source
from worker.letters import missed, send, spoken

# verb -> template
LETTERS = {
    "imported": "import_done",
    "import_asks": "import_asks",
    "import_paused": "import_paused",
}
MOST_TITLES = 60
HEADS = {"new": _("New:"), "changed": _("Changed:"), "gone": _("Withdrawn:")}


def on_import(entry: Entry):
    """Journal handler: write to the one who brought the events, if there is an address."""
    source = _source(entry)
    if source is None or not source.email:
        return
    intake = source.intakes.filter(pk=entry.data["intake"]).first()
    if entry.verb == "imported" and (intake is None or not intake.entered):
        return
    if missed(entry):
        return
    language = spoken(source.language)
    with translation.override(language):
        context = _context(entry, source, intake, language)
        text = render_to_string(f"worker/mail/{LETTERS[entry.verb]}.txt", context)
    send(entry, text, to=source.email)


def _source(entry: Entry) -> Source | None:
    rows = Source.objects.select_related("programme__district")
    return rows.filter(pk=entry.data["source"]).first()


def _context(entry: Entry, source: Source, intake: Intake | None, language: str) -> dict:
    """What the letter says; its own link proves that the reader has access to this mailbox."""
    district = source.programme.district
    token = edit_links.to_partner(district, source.email, at=timezone.now(), letter=entry)
    root = f"{settings.SITE_URL}/{language}/{district.slug}/submit"
    page = f"{root}/import/{token}/"
    entered = intake.entered if intake else []
    return {
        "source": source,
        "intake": intake,
        "district": district,
        "programme": source.programme,
        "groups": _groups(entered[:MOST_TITLES]),
        "more": max(0, len(entered) - MOST_TITLES),
        "url": page,
        "mine_url": f"{root}/mine/{token}/",
        "is_invited": invitations.is_asked(district, source.email),
        "intake_url": f"{page}{intake.pk}/" if intake else page,
    }


def _groups(entered: list[list[str]]) -> list[tuple]:
    """What happened, and the titles to which it did."""
    kinds = {kind: [title for each, title in entered if each == kind] for kind in HEADS}
    return [(HEADS[kind], titles) for kind, titles in kinds.items() if titles]
