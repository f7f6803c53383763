"""One page of many: cut by the database, before anything is joined."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound

from feeds.api import parameters

SIZE, LARGEST, LAST = 50, 200, 999_999_999


@dataclass(frozen=True)
class Page:
    """Which page was asked for, and what it is a page of: an address and its question."""

    number: int
    size: int
    path: str
    question: tuple

    def cut(self, rows, count: int):
        """The rows of this page; 404 after the last page. An empty list has one empty page."""
        if (self.number - 1) * self.size >= max(count, 1):
            raise NotFound(_("There is no such page."))
        return rows[(self.number - 1) * self.size : self.number * self.size]

    def neighbours(self, count: int) -> tuple[str | None, str | None]:
        """Addresses of the next and the previous page."""
        after = self.number + 1 if self.number * self.size < count else None
        return self._address(after), self._address(self.number - 1 or None)

    def _address(self, number) -> str | None:
        if number is None:
            return None
        size = [("page_size", self.size)] if self.size != SIZE else []
        query = urlencode([*self.question, *size, ("page", number)])
        return f"{settings.SITE_URL}{self.path}?{query}"


def requested_page(request, question) -> Page:
    """The page that `page` and `page_size` name; 400 for what is no number or too many."""
    return Page(
        number=parameters.number(request, "page", 1, LAST),
        size=parameters.number(request, "page_size", SIZE, LARGEST),
        path=request.path,
        question=tuple(question),
    )
