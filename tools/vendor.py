"""Rebuild the vendored parts of the web pages from pinned npm packages.

`python tools/vendor.py` fetches each package with `npm pack`, refuses one whose hash is not the
pinned one, and writes what the pages (and the accessibility tests) need, with the licence beside,
plus the table in THIRD_PARTY.md. `--check` writes nothing and fails when a file on disk is not
the one the table names. Needs npm and npx, which the product itself does not.
"""

import argparse
import gzip
import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

import brotli
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "calendar_site" / "static" / "vendor"
TESTS = ROOT / "tests" / "vendor"
TABLE = ROOT / "THIRD_PARTY.md"
BEGIN, END = "<!-- vendored: begin -->", "<!-- vendored: end -->"
RTLCSS = "rtlcss@4.3.0"


class Package(NamedTuple):
    """One pinned npm package: the hash is that of the packed archive."""

    name: str
    version: str
    licence: str
    sha256: str
    folder: Path


KERN = Package(
    "@kern-ux/native",
    "2.7.2",
    "EUPL-1.2",
    "b82c23c35a198e60ee4c53c5d14911432437f03802441b7473e8d7003795adb0",
    STATIC / "kern",
)
FIRA = Package(
    "@fontsource/fira-sans",
    "5.3.0",
    "OFL-1.1",
    "2231966721c4c3f70194c336dd11428e15139bd902cac415528715028c9cd5a9",
    STATIC / "fira-sans",
)
ARABIC = Package(
    "@fontsource-variable/noto-sans-arabic",
    "5.3.0",
    "OFL-1.1",
    "b6c7b9001f81e4df07a4f2501ad1b710f8faf2ed0cccc753bd3162a358b08ce5",
    STATIC / "noto-sans-arabic",
)
AXE = Package(
    "axe-core",
    "4.14.1",
    "MPL-2.0",
    "e6b0ce02b84d892e2e33e403485e7f3d6c29e2be6df65daf44d89ba564139745",
    TESTS,
)
ALTCHA = Package(
    "altcha",
    "3.2.2",
    "MIT",
    "0a1d0759ac0c4ada26e0622a6f8a0926da915078f27b3edec87453f8db33131c",
    STATIC / "altcha",
)
PACKAGES = [KERN, FIRA, ARABIC, AXE, ALTCHA]

# Components of KERN the pages use; a rule about others alone is left out.
COMPONENTS = ["alert", "btn", "error", "fieldset", "form-input", "hint", "label"]

# One of several selectors; a comma inside :is(…) parts none.
SELECTOR = re.compile(r"(?:[^,(]|\((?:[^()]|\([^()]*\))*\))+")

# Layout features the pages use; stylistic sets and small capitals only cost bytes on a phone.
FEATURES = ["kern", "liga", "locl", "mark", "mkmk", "ccmp", "tnum"]
# What German, English, French, Italian and the page itself are written with. A browser asks for
# the other letters of Latin-1 (Scandinavian, capitals with accents) where a page has one.
LATIN = [
    *range(0x20, 0x7F),
    *map(ord, "ÄÖÜäöüßàáâçèéêëìíîñòóôùúûÉı"),
    *map(ord, "\u00a0\u00ad§«°·»×½²³–—‘’‚“”„•…€−"),
]
LATIN_MORE = [code for code in range(0xA1, 0x100) if code not in LATIN]
LATIN_MORE += map(ord, "Œœʼˆ˚˜‹›™↑↓")
# Turkish, Polish, Romanian, Kurdish, Azeri …: a sixth of the package's latin-ext file.
LATIN_EXTENDED = [*range(0x100, 0x180), *range(0x218, 0x21C), 0x18F, 0x259, 0x1E9E]
# Arabic, Persian, Dari and Sorani with their digits and joiners: half the size of the block.
ARABIC_CORE = [
    *(0x60C, 0x61B, 0x61F, *range(0x621, 0x63B), *range(0x640, 0x656), *range(0x660, 0x66E), 0x670),
    *(0x67E, 0x686, 0x698, 0x6A9, 0x6AF, 0x6BE, 0x6C0, 0x6CC, 0x6D4, *range(0x6F0, 0x6FA)),
    *(0x695, 0x6A4, 0x6B5, 0x6C6, 0x6CE, 0x6D5),
    *range(0x200C, 0x2010),
]
# Pashto, Urdu, Uyghur and the marks of the Quran.
ARABIC_MORE = [code for code in range(0x600, 0x700) if code not in ARABIC_CORE]


def fetch(package, folder):
    """Unpack `package` below `folder` and return its root; a wrong hash ends the run."""
    wanted = f"{package.name}@{package.version}"
    command = ["npm", "pack", "--silent", wanted, "--pack-destination", str(folder)]
    name = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1]
    archive = folder / name
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != package.sha256:
        raise SystemExit(f"{wanted}: expected sha256 {package.sha256}, got {found}")
    with tarfile.open(archive) as packed:
        packed.extractall(folder / archive.stem, filter="data")
    return folder / archive.stem / "package"


def write(package, name, data):
    """Put one file where the package lives and return its path."""
    package.folder.mkdir(parents=True, exist_ok=True)
    target = package.folder / name
    target.write_bytes(data)
    return target


def kern(source):
    """KERN's tokens and the components in use, in a cascade layer, for both directions.

    The layer lets the calendar's own rules win without a war of specificity. What is left out
    (the grid, the icons as pictures, other components) would be most of what a phone loads.
    """
    css = (source / "dist" / "kern.min.css").read_text()
    components, grid, _ = css.partition(".kern-container-fluid,.kern-container{")
    if not grid or components.count("{") != components.count("}"):
        raise SystemExit("KERN: the grid no longer stands at the end of the file")
    kept = "".join(used_rules(components.removeprefix('@charset "UTF-8";')))
    note = f"/*! KERN {KERN.version}, EUPL-1.2, some components, changed by tools/vendor.py */"
    ltr = write(KERN, "kern.css", f"{note}\n@layer kern{{{kept}}}\n".encode())
    rtl = KERN.folder / "kern.rtl.css"
    subprocess.run(["npx", "--yes", RTLCSS, str(ltr), str(rtl)], check=True, capture_output=True)
    licence = write(KERN, "LICENSE.md", (source / "LICENSE.md").read_bytes())
    return [licence, ltr, rtl, *packed(ltr), *packed(rtl)]


def used_rules(css):
    """The rules of minified `css` with the selectors that no component outside the list needs."""
    for head, body in re.findall(r"([^{}]+)\{((?:[^{}]|\{[^{}]*\})*)\}", css):
        if head.startswith(("@media", "@supports", "@container", "@layer")):
            if inner := "".join(used_rules(body)):
                yield f"{head}{{{inner}}}"
        elif selectors := [each for each in SELECTOR.findall(head) if _in_use(each)]:
            yield f"{','.join(selectors)}{{{body}}}"


def _in_use(selector):
    named = re.findall(r"\.kern-([a-z-]+?)(?=--|__|[^a-z-]|$)", selector)
    return all(name in (*COMPONENTS, "dark", "light") for name in named)


def packed(file):
    """The same file compressed, beside it: WhiteNoise sends these without a collectstatic."""
    data = file.read_bytes()
    yield write(KERN, f"{file.name}.gz", gzip.compress(data, 9, mtime=0))
    yield write(KERN, f"{file.name}.br", brotli.compress(data, quality=11))


def reduce_font(path, characters=None, weights=None):
    """The bytes of a smaller WOFF2: these characters, the weights between these two."""
    font = TTFont(path, recalcTimestamp=False)
    options = subset.Options()
    options.hinting = False
    if not weights:
        options.layout_features = FEATURES
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters or list(font.getBestCmap()))
    subsetter.subset(font)
    with tempfile.TemporaryDirectory() as folder:
        plain, packed = Path(folder, "plain.ttf"), Path(folder, "packed.woff2")
        font.flavor = None
        font.save(plain)
        font = TTFont(plain, recalcTimestamp=False)
        if weights:
            font = instancer.instantiateVariableFont(font, {"wght": weights})
        font.flavor = "woff2"
        font.save(packed)
        return packed.read_bytes()


def fira(source):
    """Two weights of Fira Sans in four parts; a browser loads the parts a page uses."""
    written = [write(FIRA, "LICENSE", (source / "LICENSE").read_bytes())]
    parts = {
        "latin": ("latin", LATIN),
        "latin-more": ("latin", LATIN_MORE),
        "latin-ext": ("latin-ext", LATIN_EXTENDED),
        "cyrillic": ("cyrillic", None),
    }
    for name, (script, characters) in parts.items():
        for weight in (400, 600):
            file = source / "files" / f"fira-sans-{script}-{weight}-normal.woff2"
            data = reduce_font(file, characters)
            written.append(write(FIRA, f"{name}-{weight}.woff2", data))
    return written


def arabic(source):
    """From regular to semibold: a variable file for most readers, another for rarer letters."""
    file = source / "files" / "noto-sans-arabic-arabic-wght-normal.woff2"
    written = [write(ARABIC, "LICENSE", (source / "LICENSE").read_bytes())]
    for name, characters in (("arabic", ARABIC_CORE), ("arabic-more", ARABIC_MORE)):
        data = reduce_font(file, characters, weights=(400, 600))
        written.append(write(ARABIC, f"{name}-400-600.woff2", data))
    return written


def axe(source):
    """The accessibility engine that the tests put into a page; the product never serves it."""
    names = {"axe.min.js": "axe.min.js", "LICENSE": "LICENSE-axe.txt"}
    names["LICENSE-3RD-PARTY.txt"] = "LICENSE-axe-3rd-party.txt"
    return [write(AXE, to, (source / name).read_bytes()) for name, to in names.items()]


def altcha(source):
    """The worker alone: a page needs no widget to solve a challenge in the background."""
    worker = write(ALTCHA, "pbkdf2.js", (source / "dist" / "workers" / "pbkdf2.js").read_bytes())
    return [write(ALTCHA, "LICENSE.txt", (source / "LICENSE.txt").read_bytes()), worker]


MAKERS = {KERN: kern, FIRA: fira, ARABIC: arabic, AXE: axe, ALTCHA: altcha}


def rows(package, files):
    """The lines of the table for one package."""
    for file in sorted(files):
        place = file.relative_to(ROOT).as_posix()
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        yield f"| {package.name} | {package.version} | {package.licence} | `{place}` | `{digest}` |"


def rebuild():
    """Fetch and write everything, then the table."""
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for package in PACKAGES:
            lines += rows(package, MAKERS[package](fetch(package, Path(folder))))
    before, _, rest = TABLE.read_text().partition(BEGIN)
    head = "| package | version | licence | file | sha256 |\n|---|---|---|---|---|"
    table = "\n".join([head, *lines])
    TABLE.write_text(f"{before}{BEGIN}\n{table}\n{END}{rest.partition(END)[2]}")


def differences():
    """Each file of the table which is missing or not the one that was vendored."""
    for place, digest in re.findall(r"\| `(.+?)` \| `([0-9a-f]{64})` \|", TABLE.read_text()):
        file = ROOT / place
        if not file.exists() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            yield place


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    if parser.parse_args().check:
        found = list(differences())
        print("\n".join(f"not the vendored file: {place}" for place in found) or "all as vendored")
        return bool(found)
    rebuild()
    return 0


if __name__ == "__main__":
    sys.exit(main())
