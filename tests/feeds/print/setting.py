"""Pages for a test of what stands on them, without the two processes of a build."""

import json

from feeds.print.document import compose
from feeds.print.typeset import typeset
from tests.feeds.print.programme import WORDS


def set_pages(snapshot, path):
    """The path of the booklet of `snapshot` in A5, not packed."""
    document, _findings = compose(snapshot, WORDS, "a5")
    data = path.with_suffix(".json")
    data.write_text(json.dumps(document))
    typeset(data, path, 0)
    return path
