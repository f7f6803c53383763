"""The size of a file in one way everywhere."""

import pytest
from django.utils import translation

from calendar_site.show import file_size


@pytest.mark.parametrize(
    ("octets", "words"),
    [
        (1, "1 kB"),
        (226_200, "226 kB"),
        (999_499, "999 kB"),
        (999_500, "1,0 MB"),
        (1_240_000, "1,2 MB"),
    ],
)
def test_size(octets, words):
    with translation.override("de"):
        assert file_size.size(octets) == words


def test_pages():
    with translation.override("de"):
        assert (file_size.pages(1), file_size.pages(24)) == ("1 Seite", "24 Seiten")
