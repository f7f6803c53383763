"""Rebuild the fonts of the printed booklet from pinned npm packages.

`python tools/fonts.py` fetches each package with `npm pack`, keeps the characters the booklet
needs and writes the fonts, their licences, the list of their characters (coverage.json) and
README.md into feeds/print/fonts. The same packages and the same fontTools give the same bytes;
`--check` only compares and fails on a difference.
"""

import argparse
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parent.parent / "feeds" / "print" / "fonts"

# Latin with Vietnamese, Greek and Cyrillic, their marks, punctuation, currency, numbers.
EUROPEAN = (
    "20-7E A0-24F 250-2AF 2B0-36F 370-3FF 400-52F 1AB0-1ACE 1DC0-1DFF 1E00-1FFF 2000-2064 "
    "2066-206F 2070-209F 20A0-20C0 20D0-20F0 2100-214F 2150-218B 2212 25CC 2C60-2C7F A720-A7FF "
    "AB30-AB6B FB00-FB06 FFFC-FFFD"
)
ETHIOPIC = "20-40 A0 AB B7 BB 2010-2027 2039-203A 25CC 1200-139F 2D80-2DDF AB01-AB2E 1E7E0-1E7FF"
# The Arabic script and what Arabic uses between its words; Latin words in Arabic text, with their
# hyphens and quotation marks, are set in Noto Sans.
ARABIC = (
    "20-22 25 28-2A 2C 2E 30-3B 3D 3F 5B 5D A0 AB B7 BB 600-6FF 750-77F 200B-200F 2026 2030 "
    "25CC FB50-FDFF FE70-FEFC"
)


class Face(NamedTuple):
    """One font file: where it comes from and which characters stay in it."""

    package: str
    member: str
    characters: str

    @property
    def file_name(self):
        name = self.member.rpartition("/")[2].replace("_400", "-").replace("_700", "-")
        return name.replace("Regular_Italic", "Italic")


NOTO = "@expo-google-fonts/noto-sans@0.4.2"
NOTO_ETHIOPIC = "@expo-google-fonts/noto-sans-ethiopic@0.4.2"
VAZIRMATN = "@expo-google-fonts/vazirmatn@0.4.1"
LICENCES = {
    NOTO: "OFL-NotoSans.txt",
    NOTO_ETHIOPIC: "OFL-NotoSansEthiopic.txt",
    VAZIRMATN: "OFL-Vazirmatn.txt",
}
FACES = [
    Face(NOTO, "400Regular/NotoSans_400Regular.ttf", EUROPEAN),
    Face(NOTO, "700Bold/NotoSans_700Bold.ttf", EUROPEAN),
    Face(NOTO, "400Regular_Italic/NotoSans_400Regular_Italic.ttf", EUROPEAN),
    Face(NOTO_ETHIOPIC, "400Regular/NotoSansEthiopic_400Regular.ttf", ETHIOPIC),
    Face(NOTO_ETHIOPIC, "700Bold/NotoSansEthiopic_700Bold.ttf", ETHIOPIC),
    Face(VAZIRMATN, "400Regular/Vazirmatn_400Regular.ttf", ARABIC),
    Face(VAZIRMATN, "700Bold/Vazirmatn_700Bold.ttf", ARABIC),
]


def fetch(package, folder):
    """The opened archive of one npm package, downloaded into `folder`."""
    done = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
    )
    return tarfile.open(folder / done.stdout.split()[-1])


def member(archive, name):
    return archive.extractfile(f"package/{name}").read()


def cut(font_bytes, characters):
    """The font with only `characters` (hexadecimal ranges), all shaping rules kept."""
    options = subset.Options()
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    font = TTFont(io.BytesIO(font_bytes), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(characters.replace(" ", ",")))
    cutter.subset(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def build():
    """All files of the font folder as {name: bytes}."""
    files = {}
    with tempfile.TemporaryDirectory() as scratch:
        archives = {package: fetch(package, Path(scratch)) for package in LICENCES}
        for face in FACES:
            font = member(archives[face.package], face.member)
            files[face.file_name] = cut(font, face.characters)
        for package, name in LICENCES.items():
            files[name] = member(archives[package], "LICENSE_FONT")
    files["coverage.json"] = coverage(files).encode()
    files["README.md"] = readme(files).encode()
    return files


def coverage(files):
    """What all cuts of each family can draw, as ranges of code points."""
    families: dict[str, set[int]] = {}
    for face in FACES:
        points = set(TTFont(io.BytesIO(files[face.file_name]))["cmap"].getBestCmap())
        family = face.file_name.partition("-")[0]
        families[family] = families.get(family, points) & points
    ranges = {family: _ranges(points) for family, points in families.items()}
    return json.dumps(ranges, separators=(",", ":")).replace("]],", "]],\n") + "\n"


def _ranges(points: set[int]) -> list[tuple[int, int]]:
    starts = sorted(point for point in points if point - 1 not in points)
    ends = sorted(point for point in points if point + 1 not in points)
    return list(zip(starts, ends, strict=True))


def readme(files):
    rows = []
    for face in FACES:
        data = files[face.file_name]
        release = TTFont(io.BytesIO(data))["name"].getDebugName(5).removeprefix("Version ")
        digest = hashlib.sha256(data).hexdigest()
        rows.append(
            f"| {face.file_name} | {release} | `{face.package}` | "
            f"{LICENCES[face.package]} | {digest} |"
        )
    return "\n".join(
        [
            "# Fonts of the printed booklet",
            "",
            "Subsets made by `python tools/fonts.py` from the npm packages named below with",
            f"fontTools {version('fonttools')}; `python tools/fonts.py --check` proves it.",
            "All fonts are under the SIL Open Font License 1.1 without a Reserved Font Name,",
            "so they may be cut and passed on under their own name together with the licence.",
            "",
            "| file | font version | package | licence | sha256 |",
            "|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    options = parser.parse_args()
    files = build()
    if options.check:
        wrong = [n for n, b in files.items() if (FOLDER / n).read_bytes() != b]
        return f"differs: {', '.join(wrong)}" if wrong else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (FOLDER / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
