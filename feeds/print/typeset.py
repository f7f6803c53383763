"""The typesetter, in a process of its own: `python -m feeds.print.typeset FOLDER`.

The only module that knows the PDF engine. It reads FOLDER/job.json and FOLDER/document.json,
writes FOLDER/booklet.pdf and prints what the engine warned of. The engine keeps memory from one
build to the next, and a hostile text might send it astray; so it lives for one build, within
limits, and a crash ends this process alone, not the worker that started it.
"""

import json
import math
import resource
import sys
from pathlib import Path

import typst

HERE = Path(__file__).resolve().parent


def limit(kind, amount):
    """Keep this process below `amount`, a number, or below what the system already set."""
    amount = math.ceil(amount)
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        amount = min(amount, hard)
    resource.setrlimit(kind, (amount, hard))


def typeset(document, target, timestamp):
    """Write the tagged PDF of `document` (a JSON file) to `target`, dated `timestamp` (s, UTC).

    Returns the warnings of the engine; raises typst.TypstError.
    """
    compiler = typst.Compiler(
        str(HERE / "templates" / "booklet.typ"),
        root=str(HERE / "templates"),
        font_paths=typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(HERE / "fonts")],
        ),
        sys_inputs={"data": document.read_text()},
    )
    _none, warnings = compiler.compile_with_warnings(
        output=str(target),
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
        timestamp=timestamp,
    )
    return [warning.message for warning in warnings]


def main(folder):
    job = json.loads((folder / "job.json").read_text())
    limit(resource.RLIMIT_DATA, job["memory"])
    limit(resource.RLIMIT_CPU, job["seconds"])
    limit(resource.RLIMIT_CORE, 0)
    try:
        warnings = typeset(folder / "document.json", folder / "booklet.pdf", job["timestamp"])
    except typst.TypstError as error:
        sys.exit(f"{error.message}\n{error.diagnostic}")
    print(json.dumps(warnings))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
