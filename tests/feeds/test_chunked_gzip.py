"""A packed file is one gzip member like any other, and what stays of it is not packed again."""

import gzip
import zlib
from random import Random

import pytest

from feeds import chunked_gzip
from feeds.chunked_gzip import pack

DRAWN = Random(3)  # noqa: S311 no secret
TEXTS = {name: DRAWN.randbytes(300).hex().encode() * 40 for name in range(1, 9)}  # 24 kB each


def cut(names):
    """A body of these texts, and where each begins."""
    starts, body = {}, b"BEGIN\r\n"
    for n, name in enumerate(names):
        starts[name] = len(body) if n else 0
        body += TEXTS[name]
    return body, starts or {0: 0}


@pytest.fixture
def deflated(monkeypatch):
    """What is packed, by what it begins with."""
    found, deflate = [], chunked_gzip._deflated
    names = {text[:20]: name for name, text in TEXTS.items()}

    def noted(before, text):
        found.append(names.get(text.removeprefix(b"BEGIN\r\n")[:20]))
        return deflate(before, text)

    monkeypatch.setattr(chunked_gzip, "_deflated", noted)
    return found


@pytest.mark.parametrize("names", [[], [1], [1, 2, 3, 4]])
def test_one_member_that_every_reader_unpacks(names):
    body, starts = cut(names)
    packed = pack(body, starts)
    assert gzip.decompress(packed.file) == body
    reading = zlib.decompressobj(wbits=31)
    assert (reading.decompress(packed.file), reading.unused_data, reading.eof) == (body, b"", True)
    assert pack(body, starts).file == packed.file


@pytest.mark.parametrize(
    ("before", "after", "anew"),
    [
        ([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6], []),
        ([1, 2, 3, 4, 5, 6], [1, 2, 7, 3, 4, 5, 6], [7, 3, 4]),  # those which have it before them
        ([1, 2, 3, 4, 5, 6], [1, 2, 4, 5, 6], [4, 5]),
        ([1, 2, 3, 4, 5, 6], [1, 3, 4, 2, 5, 6], [3, 4, 2, 5, 6]),
        ([], [1, 2], [1, 2]),
    ],
)
def test_what_stays_is_not_packed_again(before, after, anew, deflated):
    was, (body, starts) = pack(*cut(before)), cut(after)
    deflated.clear()
    packed = pack(body, starts, was)
    assert deflated == anew
    assert packed.file == pack(body, starts).file


def test_a_text_that_changed_under_its_name_is_packed_anew(deflated, monkeypatch):
    was = pack(*cut([1, 2, 3, 4, 5]))
    monkeypatch.setitem(TEXTS, 2, TEXTS[2][:-1] + b"!")
    deflated.clear()
    body, starts = cut([1, 2, 3, 4, 5])
    assert gzip.decompress(pack(body, starts, was).file) == body
    assert deflated == [2, 3, 4]


def test_chunks_are_all_of_a_file():
    packed = pack(*cut([1, 2, 3]))
    lengths = [len(chunk) for chunk in packed.chunks]
    assert chunked_gzip.chunks_of(packed.file, lengths) == packed.chunks
    with pytest.raises(ValueError, match="another file"):
        chunked_gzip.chunks_of(packed.file, lengths[:-1])
