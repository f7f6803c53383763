"""A text of the project names only files and modules that there are."""

import pytest

from tools import house, references

CODE = "class Event:\n    slug = ''\n"
# Put together here, so that this file itself names nothing that is missing.
GONE, GONE_MODULE = "programme/" + "gone.py", "programme" + ".gone"


@pytest.fixture
def found(tmp_path):
    """`found(name, text)`: the problems of a file beside programme/models/event.py."""
    models = tmp_path / "programme" / "models"
    models.mkdir(parents=True)
    (models / "__init__.py").touch()
    (models / "event.py").write_text(CODE)

    def problems(name, text):
        path = tmp_path / name
        path.write_text(text)
        return references.problems(path, tmp_path)

    return problems


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.py", f"x = 1  # see {GONE}"),
        ("a.py", f'"""See `{GONE}`."""'),
        ("a.html", f"{{# {GONE} #}}"),
        ("a.md", f"(see {GONE})"),
        ("a.yml", f"# {GONE}"),
        ("a.conf", f"# {GONE}:"),
        ("a.css", f"/* {GONE}. */"),
    ],
)
def test_a_file_that_is_missing(found, name, text):
    assert found(name, text) == [f"{name}:1: there is no {GONE}"]


@pytest.mark.parametrize("name", [GONE_MODULE, "programme.models" + ".gone.Event"])
def test_a_module_that_is_missing(found, name):
    assert found("a.py", f'"""One.\n\nSee {name}.\n"""') == [f"a.py:3: there is no {name}"]


def test_a_name_that_its_module_does_not_have(found):
    name = "programme.models.event" + ".Gone"
    assert found("a.md", f"`{name}`") == [f"a.md:1: there is no {name}"]


@pytest.mark.parametrize(
    "text",
    [
        "programme/models/event.py",
        "programme/models/event.py:2",
        "programme.models.event",
        "programme.models.event.Event.slug",
        "https://example.org/docs/gone.md",
        "other/tests/gone.py",
    ],
)
def test_what_is_there_or_belongs_to_others(found, text):
    assert found("a.md", f"See {text}.") == []


def test_code_and_values_in_templates_are_no_references(found):
    assert found("a.py", f"x = '{GONE}'\ny = {GONE_MODULE}\n") == []
    assert found("a.html", f"{{{{ {GONE_MODULE} }}}}") == []


def test_it_is_a_rule_of_the_house(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(GONE)
    assert house.problems([path], tmp_path) == [f"a.md:1: there is no {GONE}"]
