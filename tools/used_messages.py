"""Which messages the code of a package asks to be translated, in Python files and in templates."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.utils.translation.template import templatize

TRANSLATION = "django.utils.translation"
TEMPLATES = (".html", ".txt", ".xml")
# name -> where its context and its text stand among the arguments
FUNCTIONS: dict[str, tuple[int | None, int]] = {
    f"{name}{suffix}": places
    for name, places in {
        "gettext": (None, 0),
        "ngettext": (None, 0),
        "pgettext": (0, 1),
        "npgettext": (0, 1),
    }.items()
    for suffix in ("", "_lazy", "_noop")
}
_CALL = re.compile(r"\b(?:n?p?gettext|_)\(")


class Message(NamedTuple):
    context: str | None
    text: str


def used(package: Path) -> set[Message]:
    """Every message of the files below `package`."""
    found = {message for path in package.rglob("*.py") for message in of_python(path.read_text())}
    templates = (path for path in package.rglob("templates/**/*") if path.suffix in TEMPLATES)
    return found | {message for path in templates for message in of_template(path.read_text())}


def of_python(source: str) -> set[Message]:
    """Calls of Django's functions, under whatever name they were imported, with literal texts."""
    tree = ast.parse(source)
    names = dict(_imported(tree))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    found = (_message(names.get(ast.unparse(call.func), ""), call.args) for call in calls)
    return {message for message in found if message}


def of_template(source: str) -> set[Message]:
    """Django turns the template into calls between lines of X; each is read as an expression."""
    code = templatize(source)
    calls = (_call(code[match.start() :]) for match in _CALL.finditer(code))
    found = (_message(ast.unparse(call.func).replace("_", "gettext"), call.args) for call in calls)
    return {message for message in found if message}


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Django's functions by the names under which this module calls them."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom):
            continue
        for alias in node.names:
            name = alias.asname or alias.name
            if node.module == TRANSLATION:
                yield name, alias.name
            elif f"{node.module}.{alias.name}" == TRANSLATION:
                yield from ((f"{name}.{function}", function) for function in FUNCTIONS)


def _message(function: str, arguments: list[ast.expr]) -> Message | None:
    """None where it is no function of these, or its text stands elsewhere, in a variable."""
    if function not in FUNCTIONS:
        return None
    context, text = FUNCTIONS[function]
    said = _literal(arguments[text])
    return (
        Message(None if context is None else _literal(arguments[context]), said) if said else None
    )


def _literal(argument: ast.expr) -> str:
    value = argument.value if isinstance(argument, ast.Constant) else ""
    return value if isinstance(value, str) else ""


def _call(code: str) -> ast.Call:
    """The call with which `code` begins."""
    for end in (match.end() for match in re.finditer(r"\)", code)):
        try:
            found = ast.parse(code[:end], mode="eval").body
        except SyntaxError:
            continue
        if isinstance(found, ast.Call):
            return found
    raise ValueError(code[:80])
