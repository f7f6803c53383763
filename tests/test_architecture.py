"""Who may import whom, as a table. Read it as the map of the house; answer it, never appease it."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("programme", "feeds", "worker", "calendar_site")

# part of the house -> what it must never import
NEVER = {
    "programme": [
        "feeds",
        "worker",
        "calendar_site",
        "rest_framework",
        "celery",
        "icalendar",
        "typst",
        "django.http",
        "django.shortcuts",
        "django.views",
    ],
    "programme/models": [
        "programme.submissions.submitting",
        "programme.submissions.moderation",
        "programme.events.publishing",
    ],
    "programme/submissions/submitting.py": ["programme.submissions.moderation"],
    "programme/submissions/moderation.py": ["programme.submissions.submitting"],
    "programme/events/publishing.py": [
        "programme.submissions.submitting",
        "programme.submissions.moderation",
    ],
    "feeds": ["worker", "calendar_site", "celery"],
    "worker": ["calendar_site"],
    "calendar_site": ["worker", "celery", "icalendar", "typst"],
    # A form gives plain values; the page calls the verb.
    "calendar_site/forms": [
        "programme.submissions.submitting",
        "programme.submissions.reporting",
        "programme.submissions.offer_once",
        "programme.submissions.revising",
        "programme.submissions.moderation",
        "programme.submissions.transitions",
        "programme.events.publishing",
        "programme.pictures.picture_verbs",
        "programme.importing",
        "programme.credentials",
        "programme.journal",
    ],
    # Pages of one group of people; what two of them need lies in pages/shared.
    "calendar_site/pages/organiser": ["calendar_site.pages.partner", "calendar_site.pages.public"],
    "calendar_site/pages/partner": ["calendar_site.pages.organiser", "calendar_site.pages.public"],
    "calendar_site/pages/public": ["calendar_site.pages.organiser", "calendar_site.pages.partner"],
    "calendar_site/pages/shared": [
        "calendar_site.pages.organiser",
        "calendar_site.pages.partner",
        "calendar_site.pages.public",
    ],
}

# Formats never import each other, and what nobody has decided on they cannot even see. Each folder
# of `feeds` is one, besides these.
NO_FORMATS = {"documents", "management", "migrations", "models"}
FORMATS = sorted({path.parent.name for path in (ROOT / "feeds").glob("*/__init__.py")} - NO_FORMATS)
# (The table of fields is no draft: it only says which fields there are.)
UNDECIDED = [
    "programme.models.submission",
    "programme.drafts.event_draft",
    "programme.drafts.cleaning",
    "programme.drafts.copying",
    "programme.drafts.merging",
    "programme.events.rows",
    "programme.submissions",
    "programme.wording.office_facts",
]
INWARD = {"incoming", "incoming_api"}
OUTWARD = [name for name in FORMATS if name not in INWARD]

# What may know the typesetter and the calendar library.
ONLY = {
    "typst": ["feeds/print"],
    "icalendar": ["feeds/ical", "feeds/incoming"],
    "rest_framework": ["feeds/api", "feeds/incoming_api"],
    "celery": ["worker"],
}


def modules(part: str):
    place = ROOT / part
    return [place] if place.suffix else sorted(place.rglob("*.py"))


def imports(path: Path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reaches(name: str, target: str) -> bool:
    return name == target or name.startswith(f"{target}.")


def offences(part, forbidden):
    return sorted(
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(part)
        for name in set(imports(path))
        for target in forbidden
        if reaches(name, target)
    )


def test_the_table_speaks_of_what_exists():
    """A rule about something that is gone would forbid nothing."""
    homes = {home for each in ONLY.values() for home in each}
    parts = {*NEVER, *homes, *(f"feeds/{name}" for name in NO_FORMATS | INWARD)}
    parts |= {name.replace(".", "/") for name in UNDECIDED}
    assert [
        part
        for part in sorted(parts)
        if not any((ROOT / name).exists() for name in (part, f"{part}.py"))
    ] == []


@pytest.mark.parametrize(("part", "forbidden"), NEVER.items())
def test_arrows_point_one_way(part, forbidden):
    assert offences(part, forbidden) == []


@pytest.mark.parametrize("name", FORMATS)
def test_formats_do_not_know_each_other(name):
    others = [f"feeds.{other}" for other in FORMATS if other != name]
    assert offences(f"feeds/{name}", others) == []


@pytest.mark.parametrize("name", OUTWARD)
def test_what_nobody_decided_on_cannot_leak(name):
    assert offences(f"feeds/{name}", UNDECIDED) == []


@pytest.mark.parametrize(
    "part", ["feeds/documents/event_document.py", "feeds/edition_snapshot.py", "feeds/pieces.py"]
)
def test_stored_pieces_see_only_what_was_decided(part):
    assert offences(part, UNDECIDED) == []


@pytest.mark.parametrize(("library", "homes"), ONLY.items())
def test_libraries_stay_at_home(library, homes):
    strangers = [
        str(path.relative_to(ROOT))
        for package in PACKAGES
        for path in modules(package)
        if any(reaches(name, library) for name in imports(path))
        and not any(path.is_relative_to(ROOT / home) for home in homes)
    ]
    assert strangers == []


def every_module():
    """All of the product; migrations are written by a machine."""
    found = [path for package in PACKAGES for path in modules(package)]
    return [path for path in found if "migrations" not in path.parts]


def test_imports_stand_at_the_top_and_name_their_module():
    wrong = []
    for path in every_module():
        tree = ast.parse(path.read_text())
        inside = [
            node
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
            for node in ast.walk(function)
        ]
        for node in ast.walk(tree):
            if not isinstance(node, ast.Import | ast.ImportFrom):
                continue
            relative = isinstance(node, ast.ImportFrom) and node.level
            star = any(alias.name == "*" for alias in node.names)
            if relative or star or node in inside:
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert wrong == []


def test_files_stay_small_and_their_names_tell():
    names = {"utils", "common", "helpers", "misc"}
    sizes = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in every_module()
    }
    assert [path for path, size in sizes.items() if size > 400] == []
    assert [
        path for path in every_module() if path.stem in names or path.parent.name in names
    ] == []


def test_only_publishing_writes_events():
    """Unsaved events may be built to be described; rows are written in one place."""
    writes = re.compile(
        r"\b(?:Event|EventText|Occurrence|OccurrenceLanguage)\.(?:objects|everything)"
        r"[\w.()=,\s]*?\.(?:create|bulk_create|update|update_or_create|get_or_create|delete)\("
        r"|\bevent\.save\("
    )
    writers = {
        str(path.relative_to(ROOT)) for path in every_module() if writes.search(path.read_text())
    }
    # Bulk rows for measuring are not a road that anything real takes.
    assert writers - {"programme/demo/bulk.py", "programme/demo/bulk_rows.py"} == {
        "programme/events/publishing.py"
    }
