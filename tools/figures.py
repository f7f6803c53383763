"""Figures of the house, at the end of `make check`: sizes, rooms, arrows; nothing fails by them.

Code is every Python file outside of tests/, without migrations, which a machine writes. A room of
programme/ is a folder or file directly below it; an arrow is a pair of rooms, one importing from
the other, however often.
"""

import ast
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median, quantiles

from tools import house

HOUSE = "programme"
GUIDE = 15  # modules in a folder


def lines(paths: Iterable[Path], root: Path = house.ROOT) -> list[str]:
    """The figures of `paths`, one thought a line."""
    written = [path for path in paths if path.suffix == ".py" and "migrations" not in path.parts]
    sizes = {path.relative_to(root): len(path.read_text().splitlines()) for path in written}
    tests = {path: size for path, size in sizes.items() if path.parts[0] == "tests"}
    code = {path: size for path, size in sizes.items() if path not in tests}
    return [
        _of_files(code),
        _of_folders(code),
        _of_rooms([root / path for path in code if path.parts[0] == HOUSE], root),
        f"tests : code = {sum(tests.values()) / sum(code.values()):.2f}"
        f" ({sum(tests.values())} : {sum(code.values())} lines)",
    ]


def arrows(paths: Iterable[Path], root: Path = house.ROOT) -> set[tuple[str, str]]:
    """(importing room, imported room) of the files of programme/."""
    return {
        (here, there)
        for path in paths
        for here in [_room(path.relative_to(root))]
        for there in _rooms_imported(path)
        if here != there
    }


def _of_files(sizes: dict[Path, int]) -> str:
    counted = sorted(size for size in sizes.values() if size)
    largest = max(sizes, key=lambda path: sizes[path])
    return (
        f"{len(sizes)} files, lines: median {median(counted):.0f},"
        f" p90 {quantiles(counted, n=10, method='inclusive')[-1]:.0f},"
        f" largest {sizes[largest]} ({largest})"
    )


def _of_folders(sizes: dict[Path, int]) -> str:
    modules = Counter(path.parent for path in sizes if path.name != "__init__.py")
    full = [f"{count} {folder}" for folder, count in modules.most_common() if count > GUIDE]
    folder, most = modules.most_common(1)[0]
    return f"most modules in a folder: {', '.join(full) or f'{most} {folder}'} (guide: {GUIDE})"


def _of_rooms(paths: list[Path], root: Path) -> str:
    rooms = {_room(path.relative_to(root)) for path in paths} - {"__init__"}
    return f"{HOUSE}/: {len(rooms)} rooms, {len(arrows(paths, root))} arrows"


def _room(path: Path) -> str:
    return Path(path.parts[1]).stem


def _rooms_imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for package, *room in (name.split(".") for name in names):
            if package == HOUSE and room:
                yield room[0]


if __name__ == "__main__":
    print("\n".join(lines(house.files())))
