"""The tables of a run, one after the other; where one fails, the others are measured as well."""

import argparse
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from bench import answers, booklet, burst, load, loading, peer, proxy, resting, serving, work
from bench.loading import Loaded
from bench.table import say, table
from tools import local_proxy


class Report:
    """Prints what is measured; `failed` names the parts that were not measured to their end."""

    def __init__(self, options: argparse.Namespace):
        self.options = options
        self.failed: list[str] = []

    def all(self) -> None:
        """What costs nothing to ask comes first; `make run` and the booklets last."""
        options = self.options
        every = loading.load(options.events, districts=options.districts)
        loaded = [*{one.size: one for one in every}.values()]  # one of each size is asked
        with self.part("Work"):
            table(work.HEAD, (row for one in loaded for row in work.measure(one)))
        self._answers(loaded)
        if peer.FOLDER:
            with self.part("Peer"):
                table(peer.HEAD, peer.measure(options.seconds))
        if options.burst:
            with self.part("A burst of accepts"):
                table(burst.HEAD, burst.measure(loaded[0], options.burst))
        with self.part("Memory and start"):
            slug = loaded[0].district.slug
            table(resting.HEAD, resting.measure(slug, whole=options.run))
        if options.booklets:
            with self.part("Booklets"):
                full = [loading.load([count], week=count)[0].week for count in options.booklets]
                table(booklet.HEAD, booklet.measure(full))

    def _answers(self, loaded: list[Loaded]) -> None:
        seconds = self.options.seconds
        with self.part(f"Answers, asked by {load.words(seconds)}"), serving.server() as web:
            asked = ((one, question) for one in loaded for question in answers.questions(one))
            table(answers.HEAD, answers.rows(web, asked, seconds))
        if local_proxy.NGINX:
            longer = max(1, seconds)  # wrk counts whole seconds
            title = f"Behind deploy/nginx.conf, asked by {load.words(longer)}"
            with self.part(title), serving.server() as web, proxy.before(web) as front:
                rows = (row for one in loaded for row in proxy.measure(front, one, longer))
                table(proxy.HEAD, rows)

    @contextmanager
    def part(self, title: str) -> Iterator[None]:
        """Below its title; what goes wrong in it is told there and ends nothing else."""
        print(f"### {title}\n")
        try:
            yield
        except Exception as error:
            say(traceback.format_exc())
            print(f"\nNot measured to its end: {type(error).__name__}\n", flush=True)
            self.failed.append(title)
