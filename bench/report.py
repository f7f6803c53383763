"""The tables of a run, one after the other."""

import argparse
from collections.abc import Iterable

from bench import answers, booklet, burst, load, loading, peer, proxy, resting, serving, work
from bench.loading import Loaded
from bench.serving import Server
from bench.table import table
from tools import local_proxy


def report(options: argparse.Namespace) -> None:
    """What costs nothing to ask comes first; `make run` and the booklets last."""
    loaded = loading.load(options.events, districts=options.districts)
    _table("Work", work.HEAD, (row for one in loaded for row in work.measure(one)))
    with serving.server() as server:
        _answers(server, loaded, options.seconds)
    if peer.FOLDER:
        _table("Peer", peer.HEAD, peer.measure(options.seconds))
    if options.burst:
        _table("A burst of accepts", burst.HEAD, burst.measure(loaded[0], options.burst))
    slug = loaded[0].district.slug
    _table("Memory and start", resting.HEAD, resting.measure(slug, whole=options.run))
    if options.booklets:
        full = [loading.load([count], week=count)[0].week for count in options.booklets]
        _table("Booklets", booklet.HEAD, booklet.measure(full))


def _answers(server: Server, loaded: list[Loaded], seconds: float) -> None:
    title = f"Answers, asked by {load.words(seconds)}"
    _table(
        title,
        answers.HEAD,
        (
            answers.row(server, one, question, seconds)
            for one in loaded
            for question in answers.questions(one)
        ),
    )
    if local_proxy.NGINX:
        with proxy.before(server) as front:
            rows = (row for one in loaded for row in proxy.measure(front, one, seconds))
            _table("Behind deploy/nginx.conf", proxy.HEAD, rows)


def _table(title: str, head: list[str], rows: Iterable[list]) -> None:
    print(f"### {title}\n")
    table(head, rows)
