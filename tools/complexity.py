"""How many ways lead through a function, counted as radon does, with boolean operators.

A function starts at 1. One is added for each `if`, `elif`, `else` of an expression, `for` and
`while` (one more for their `else`), `except`, `else` of a `try`, `case`, `assert`, each `for` and
`if` of a comprehension and each `and` or `or`. What stands in an inner function counts for the
outer one too. (Ruff's C901 leaves out `and`, `or`, conditional expressions and comprehensions.)
"""

import ast
from collections.abc import Iterator

LIMIT = 12  # from here on a function is too complex


def too_complex(source: str) -> list[tuple[int, str, int]]:
    """Line, name and number of each function that reaches the limit."""
    return [row for row in functions(source) if row[2] >= LIMIT]


def functions(source: str) -> Iterator[tuple[int, str, int]]:
    """Line, name and number of each function and method."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = (part for statement in node.body for part in ast.walk(statement))
            yield node.lineno, node.name, 1 + sum(map(_ways, body))


def _ways(node: ast.AST) -> int:
    match node:
        case ast.If() | ast.IfExp() | ast.match_case() | ast.Assert():
            return 1
        case ast.For() | ast.AsyncFor() | ast.While():
            return 1 + bool(node.orelse)
        case ast.Try():
            return len(node.handlers) + bool(node.orelse)
        case ast.BoolOp():
            return len(node.values) - 1
        case ast.comprehension():
            return 1 + len(node.ifs)
    return 0
