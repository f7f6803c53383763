"""The rules of the house notice what breaks them, and nothing else."""

import pytest

from tools import house

HOST = "py" + "pi.org"
MAZE = f"def find(a):\n    return {' and '.join('a' * 12)}"
HOME = "/ho" + "me/anna"


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a/long.py", "x = 1\n" * 401, ["a/long.py: 401 lines, more than 400"]),
        ("a/long.css", "a{}\n" * 401, ["a/long.css: 401 lines, more than 400"]),
        ("a/long.txt", "a\n" * 401, []),
        ("a/right.py", "x = 1\n" * 400, []),
        ("a/migrations/0001_initial.py", "x = 1\n" * 401, []),
        ("a/maze.py", MAZE, ["a/maze.py:1: find decides too much (12, the limit is 12)"]),
        ("tests/a/test_maze.py", MAZE, []),
        ("a/utils.py", "", ["a/utils.py: a name that says nothing"]),
        ("a/b.txt", f"one\nsee https://{HOST}/x\n", ["a/b.txt:2: names a package registry"]),
        ("a/c.sh", f"cd {HOME}/x\n", ["a/c.sh:1: names a path of one machine"]),
        ("a/d.css", "url(../home/x) https://example.org/home/x\n", []),
        ("a/e.png", b"\x89PNG\xff\xfe", []),
    ],
)
def test_each_rule(tmp_path, name, text, told):
    assert house.problems([write(tmp_path, name, text)], tmp_path) == told


def test_the_files_are_those_of_the_project():
    names = {str(path.relative_to(house.ROOT)) for path in house.files()}
    assert {"tools/house.py", "Makefile"} <= names
    assert [name for name in names if name.startswith((".venv/", "var/"))] == []
