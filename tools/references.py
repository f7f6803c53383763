"""Dead references: files and modules of the project that a text names and that do not exist."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

WHOLE = {".html", ".md", ".yml", ".conf", ".css"}  # of .py files only comments and docstrings
# After a slash it is part of another address; in quotes, a name that Django looks up.
_FOLDERS = r"(?<![\w./:*}\"-])(?:bench|calendar_site|feeds|programme|tests|tools|worker"
_PATH = re.compile(
    rf"{_FOLDERS}|docs)/[\w./-]*\w\.(?:conf|css|html|js|md|po|py|toml|txt|yml)\b(?!/)"
)
_MODULE = re.compile(rf"{_FOLDERS})(?:\.[A-Za-z_]\w*)+\b(?![/(*-])")


def problems(path: Path, root: Path) -> list[str]:
    """One line for each dead reference of a file, with the number of its line."""
    return [
        f"{path.relative_to(root)}:{number}: there is no {name}"
        for number, text in _texts(path)
        for name in _named(text, path)
        if not _exists(name, root)
    ]


def _named(text: str, path: Path) -> list[str]:
    # A dotted name in a template is a value: the slug of a programme.
    return _PATH.findall(text) + (_MODULE.findall(text) if path.suffix != ".html" else [])


def _texts(path: Path) -> Iterator[tuple[int, str]]:
    """Lines to look at, each with its number."""
    if path.suffix in WHOLE:
        yield from enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    if path.suffix == ".py":
        code = path.read_text(encoding="utf-8")
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                yield from enumerate(str(node.value.value).splitlines(), node.lineno)


def _exists(name: str, root: Path) -> bool:
    """Whether it is a file, a module, or a name that stands in a module."""
    if "/" in name:
        return (root / name).exists()
    parts, at = name.split("."), root
    while parts and (at / parts[0]).is_dir():
        at /= parts.pop(0)
    if parts and (at / f"{parts[0]}.py").exists():
        at /= f"{parts.pop(0)}.py"
    code = at if at.suffix else at / "__init__.py"
    return not parts or code.exists() and bool(re.search(rf"\b{parts[0]}\b", code.read_text()))
