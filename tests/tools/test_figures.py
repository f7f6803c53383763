"""The figures count what they say."""

from tools import figures, house


def write(root, name, text):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_a_small_house(tmp_path):
    files = {
        "programme/__init__.py": "",
        "programme/access.py": "from programme.models.event import Event\nimport programme.x\n",
        "programme/models/event.py": "import os\n" * 10,
        "programme/models/venue.py": "from programme.models import a\nimport programme.access\n",
        "programme/migrations/0001_initial.py": "from programme.models import event\n" * 900,
        "worker/tasks.py": "from programme import access\n",
        "worker/letter.txt": "x\n" * 900,
        "tests/test_access.py": "assert True\n" * 30,
    }
    paths = [write(tmp_path, name, text) for name, text in files.items()]
    assert figures.lines(paths, tmp_path) == [
        "5 files, lines: median 2, p90 8, largest 10 (programme/models/event.py)",
        "most modules in a folder: 2 programme/models (guide: 15)",
        "programme/: 2 rooms, 3 arrows",
        "tests : code = 2.00 (30 : 15 lines)",
    ]


def test_every_folder_above_the_guide_is_named(tmp_path):
    names = [f"feeds/m{n}.py" for n in range(16)] + [f"worker/m{n}.py" for n in range(17)]
    paths = [write(tmp_path, name, "x = 1\n") for name in [*names, "programme/a.py", "tests/a.py"]]
    assert figures.lines(paths, tmp_path)[1] == (
        "most modules in a folder: 17 worker, 16 feeds (guide: 15)"
    )


def test_this_house_has_figures():
    assert len(figures.lines(house.files())) == 4
