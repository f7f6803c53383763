"""The pages in a real browser: accessible, in both directions, in the light and in the dark."""

import gzip
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from django.template import engines
from django.utils import translation
from fontTools.ttLib import TTFont

import calendar_site
from calendar_site.show import district_colours
from calendar_site.templatetags import page as tags
from programme.events.selection import BadSelection
from tests import accessibility
from tests.pages import gallery
from tools import vendor

HOME = Path(calendar_site.__file__).parent
STATIC, TEMPLATES = HOME / "static", HOME / "templates"
OWN = sorted((STATIC / "css").glob("*.css"))
SHEETS = ["vendor/kern/kern.css", *(f"css/{file.name}" for file in OWN), "icons.svg"]


def symbols():
    root = ElementTree.parse(STATIC / "icons.svg").getroot()  # noqa: S314 - our own file
    return {each.get("id") for each in root}


@pytest.mark.parametrize("language", ["de", "ar"])
def test_every_part_is_accessible_at_every_width(chromium, language):
    context = chromium.new_context()
    page = context.new_page()
    assert accessibility.show(page, gallery.page(language)) == []
    assert page.evaluate("document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")
    for width in (375, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert (width, accessibility.complaints(page)) == (width, [])
    context.close()


def test_high_contrast_loses_nothing(chromium):
    context = chromium.new_context(forced_colors="active")
    page = context.new_page()
    assert accessibility.show(page, gallery.page(bound=False, job="failed")) == []
    assert accessibility.violations(page) == []
    context.close()


def test_the_axe_runner_finds_what_is_wrong(chromium):
    context = chromium.new_context(viewport={"width": 320, "height": 600})
    page = context.new_page()
    html = '<html><title>x</title><body><img src="/nowhere.png"><p style="width:900px">x</p></body>'
    trouble = accessibility.show(
        page, html + '<script src="https://elsewhere.example/x.js"></script>'
    )
    assert f"not found: {accessibility.ORIGIN}/nowhere.png" in trouble
    for refused in ("inline style", "https://elsewhere.example/x.js"):
        assert sum(refused in line for line in trouble) == 1
    rules = {line.split(" ")[0] for line in accessibility.violations(page)}
    assert {"image-alt", "html-has-lang", "landmark-one-main"} <= rules
    page.set_content("<p><span>" + "wide" * 200 + "</span></p>")
    assert accessibility.overflow(page) == ["span."]
    context.close()


def test_without_a_mouse_the_first_stop_is_the_way_to_the_content(chromium):
    context = chromium.new_context()
    page = context.new_page()
    accessibility.show(page, gallery.page(bound=False))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    context.close()


def test_the_pages_work_without_javascript(chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    accessibility.show(page, gallery.page())
    assert page.locator("[data-copy]").is_hidden()
    assert page.locator("#feed-address").is_visible()
    page.locator(".filter__more > summary").click()
    assert page.locator("#id_q").is_visible()
    context.close()


def test_the_counter_counts_and_never_cuts(chromium):
    context = chromium.new_context()
    page = context.new_page()
    accessibility.show(page, gallery.page(bound=False))
    page.locator("#id_text").fill("ä" * 310)
    assert page.locator("[data-counter]").text_content().endswith(" 10")
    assert page.locator(".counter--over").is_visible()
    assert len(page.locator("#id_text").input_value()) == 310
    context.close()


@pytest.mark.parametrize("code", ["400", "403", "404", "413", "500", "503"])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_an_error_page_needs_no_context(code, language):
    with translation.override(language):
        html = engines["django"].get_template(f"{code}.html").render({})
    assert re.findall(r"<html lang=\"(..)\" dir=\"(...)\"", html) == [
        (language, "rtl" if language == "ar" else "ltr")
    ]
    assert html.count("<h1>") == 1


def test_a_400_names_what_is_wrong():
    problem = BadSelection("town", "<b>Nirgendwo</b>")
    html = engines["django"].get_template("400.html").render({"problem": problem})
    assert "<bdi>town</bdi>: <bdi>&lt;b&gt;Nirgendwo&lt;/b&gt;</bdi>" in html


def test_a_running_job_shows_its_end_by_itself(chromium):
    context = chromium.new_context()
    page = context.new_page()
    part = engines["django"].get_template("parts/job.html").render({"job": gallery.JOBS["done"]})
    trouble = accessibility.show(page, gallery.page(live=True))
    page.route("**/job/1/", lambda route: route.fulfill(body=part, content_type="text/html"))
    page.locator("#job a[href='/new.pdf']").wait_for()
    assert page.locator("#job progress").count() == 0
    assert trouble == []
    context.close()


def test_a_finished_job_is_no_longer_asked():
    asked = {job: 'hx-get="' in gallery.page(job=job) for job in gallery.JOBS}
    assert asked == {"running": True, "failed": False, "done": False}


def test_the_sheets_of_all_pages_together_stay_small():
    texts = [(STATIC / name).read_bytes() for name in SHEETS]
    assert sum(len(gzip.compress(text)) for text in texts) < 36_000


@pytest.mark.parametrize("file", OWN, ids=lambda file: file.name)
def test_a_stylesheet_reads_the_same_from_both_sides(file):
    physical = (
        r"(?:margin|padding|border|inset)-(?:left|right)|(?<![-\w])(?:left|right|float: [lr])\w*:"
    )
    fixed = r"text-align: (?:left|right)|(?<![-\w])(?:width|height): "
    assert re.findall(f"{physical}|{fixed}", file.read_text()) == []


TYPE_AND_ROOM = re.compile(
    r"^\s*(?:margin|padding|gap|row-gap|column-gap|font|font-size)[\w-]*:[^;]*(?<![\w.-])[\d.]+rem"
    r"|^\s*line-height: (?!0;)[\d.]",
    re.MULTILINE,
)


@pytest.mark.parametrize("file", OWN, ids=lambda file: file.name)
def test_type_and_room_are_tokens(file):
    """What overlaps (a negative margin) or belongs to its letters (em) is no token."""
    assert TYPE_AND_ROOM.findall(file.read_text()) == []


def test_every_token_is_used():
    css = "".join(file.read_text() for file in OWN)
    names = set(re.findall(r"^\s*(--[\w-]+):", css, re.MULTILINE))
    assert [name for name in sorted(names) if not used(name, css)] == []


def used(name, css):
    """KERN's own sheet reads the tokens that carry its name."""
    kern = (STATIC / "vendor" / "kern" / "kern.css").read_text()
    return re.search(rf"var\({name}[,)]", kern if name.startswith("--kern-") else css)


@pytest.mark.parametrize("file", OWN, ids=lambda file: file.name)
def test_every_file_a_stylesheet_asks_for_is_here(file):
    asked = re.findall(r'url\("?([^")]+)', file.read_text())
    assert [name for name in asked if not (file.parent / name).resolve().is_file()] == []


FACE = re.compile(r"url\(\"([^\"]+)\"\)[^;]*;\s+unicode-range:\s+([^;]+);")
FACES = {
    (file.parent / path).resolve(): ranges
    for file in OWN
    for path, ranges in FACE.findall(file.read_text())
}


@pytest.mark.parametrize("font", FACES, ids=lambda font: font.name)
def test_a_font_is_asked_for_the_letters_it_has_and_no_other(font):
    """A blank or a Latin A in the range of a rarer script would load it for everybody."""
    asked = set()
    for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", FACES[font]):
        asked.update(range(int(first, 16), int(last or first, 16) + 1))
    has = set(TTFont(font).getBestCmap())
    assert asked - has == set()
    assert {letter for letter in has - asked if chr(letter).isalpha()} <= {ord("A")}


def test_every_font_of_the_pages_is_asked_for():
    assert set(FACES) == set((STATIC / "vendor").rglob("*.woff2"))


def test_every_component_in_use_has_its_rules():
    """tools/vendor.py leaves out what no page names; a component that is new has to be listed."""
    sheet = (STATIC / "vendor" / "kern" / "kern.css").read_text()
    sources = [*TEMPLATES.rglob("*.html"), *(HOME / "forms").rglob("*.py")]
    named = set(re.findall(r"\bkern-[a-z]+(?:-[a-z]+)*", "".join(f.read_text() for f in sources)))
    assert {name for name in named if f".{name}" not in sheet} == set()


def test_the_design_system_asks_for_no_file():
    for name in ("kern.css", "kern.rtl.css"):
        css = (STATIC / "vendor" / "kern" / name).read_text()
        asked = re.findall(r'url\(["\']?(?!data:)([^"\')]+)|@import', css)
        assert asked == []


def test_every_symbol_that_is_named_is_drawn():
    templates = "".join(file.read_text() for file in TEMPLATES.rglob("*.html"))
    named = set(re.findall(r'{% icon "([\w-]+)"', templates))
    named |= tags.MARKS | {symbol for _, symbol in tags.STATUS.values()} | {"mark"}
    assert named - symbols() == set()


def test_the_default_colour_is_made_like_any_other():
    css = (STATIC / "css" / "tokens.css").read_text()
    both = district_colours.tints("#7a3b69")
    for name in both["light"]:
        wanted = list(dict.fromkeys([both["light"][name], both["dark"][name]]))
        found = re.findall(rf"--{name}: (#[0-9a-f]{{6}});", css)
        assert list(dict.fromkeys(found)) == wanted


def test_vendored_files_are_the_ones_in_the_table():
    assert list(vendor.differences()) == []
    listed = set(re.findall(r"\| `(.+?)` \| `", vendor.TABLE.read_text()))
    folders = {package.folder for package in vendor.PACKAGES}
    there = {
        file.relative_to(vendor.ROOT).as_posix() for each in folders for file in each.iterdir()
    }
    assert there == listed


def test_what_is_sent_compressed_is_the_same_file():
    for name in ("kern.css", "kern.rtl.css"):
        folder = STATIC / "vendor" / "kern"
        assert gzip.decompress((folder / f"{name}.gz").read_bytes()) == (folder / name).read_bytes()
