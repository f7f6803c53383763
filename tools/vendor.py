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

# Layout features the pages use; stylistic sets and small capitals only cost bytes on a phone.
FEATURES = ["kern", "liga", "locl", "mark", "mkmk", "ccmp", "tnum"]
# Turkish, Polish, Romanian, Kurdish, Azeri …: a sixth of the package's latin-ext file.
LATIN_EXTENDED = [*range(0x100, 0x180), *range(0x218, 0x21C), 0x18F, 0x259, 0x1E9E]
# The Arabic block: Arabic, Persian, Dari, Pashto, Kurdish, Urdu; joiners and marks.
ARABIC_BLOCK = [*range(0x600, 0x700), *range(0x200C, 0x2012), 0x204F, 0xFD3E, 0xFD3F]


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
    """KERN without its grid and utility classes, in a cascade layer, for both directions.

    The layer lets the calendar's own rules win without a war of specificity. The two left-out
    parts are the end of the file and a third of what a phone would load for nothing.
    """
    css = (source / "dist" / "kern.min.css").read_text()
    components, grid, _ = css.partition(".kern-container-fluid,.kern-container{")
    if not grid or components.count("{") != components.count("}"):
        raise SystemExit("KERN: the grid no longer stands at the end of the file")
    components = components.removeprefix('@charset "UTF-8";')
    note = f"/*! KERN {KERN.version}, EUPL-1.2, components only, changed by tools/vendor.py */"
    ltr = write(KERN, "kern.css", f"{note}\n@layer kern{{{components}}}\n".encode())
    rtl = KERN.folder / "kern.rtl.css"
    subprocess.run(["npx", "--yes", RTLCSS, str(ltr), str(rtl)], check=True, capture_output=True)
    licence = write(KERN, "LICENSE.md", (source / "LICENSE.md").read_bytes())
    return [licence, ltr, rtl, *packed(ltr), *packed(rtl)]


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
    """Two weights of Fira Sans in three scripts; a browser loads the scripts a page uses."""
    written = [write(FIRA, "LICENSE", (source / "LICENSE").read_bytes())]
    scripts = {"latin": None, "latin-ext": LATIN_EXTENDED, "cyrillic": None}
    for script, characters in scripts.items():
        for weight in (400, 600):
            file = source / "files" / f"fira-sans-{script}-{weight}-normal.woff2"
            data = reduce_font(file, characters)
            written.append(write(FIRA, f"{script}-{weight}.woff2", data))
    return written


def arabic(source):
    """One variable file for the Arabic script, from regular to semibold."""
    file = source / "files" / "noto-sans-arabic-arabic-wght-normal.woff2"
    data = reduce_font(file, ARABIC_BLOCK, weights=(400, 600))
    licence = write(ARABIC, "LICENSE", (source / "LICENSE").read_bytes())
    return [licence, write(ARABIC, "arabic-400-600.woff2", data)]


def axe(source):
    """The accessibility engine the tests put into a page; never served to anyone."""
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
