"""One gzip member (RFC 1952) made of chunks, so that what stays is not packed again.

Each chunk is packed with the 32 kB before it in mind and ends on a whole byte, as pigz does it: any
reader unpacks the file as it would another one, which is less than one per cent smaller.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

HEAD = b"\x1f\x8b\x08" + bytes(6) + b"\xff"  # no name, no time: equal bytes give equal bytes
END = b"\x03\x00"  # an empty last block (RFC 1951 3.2.6)
LEVEL, WINDOW = 6, 32_768
Text = tuple[bytes, bytes]  # of a chunk: what stands before it, as far as packing knows, and itself


@dataclass(frozen=True)
class Packed:
    """`body` cut where its chunks start: by a name that a chunk keeps while others come and go.

    `checksum` (CRC-32) is that of the body, `file` all of it packed.
    """

    body: bytes
    starts: Mapping[int, int]
    chunks: Sequence[bytes]
    checksum: int
    file: bytes

    def texts(self) -> dict[int, tuple[Text, bytes]]:
        return {
            name: (text, chunk)
            for (name, text), chunk in zip(_texts(self.body, self.starts), self.chunks, strict=True)
        }


def pack(body: bytes, starts: Mapping[int, int], before: Packed | None = None) -> Packed:
    """`starts` tells of each chunk where it begins, in order, the first at 0.

    Those that are as they were `before` are taken from there.
    """
    known = before.texts() if before else {}
    chunks = []
    for name, text in _texts(body, starts):
        was, chunk = known.get(name, (None, b""))
        chunks.append(chunk if was == text else _deflated(*text))
    checksum = zlib.crc32(body)
    ending = struct.pack("<II", checksum, len(body) % 2**32)
    return Packed(body, starts, chunks, checksum, b"".join((HEAD, *chunks, END, ending)))


def chunks_of(file: bytes, lengths: Sequence[int]) -> list[bytes]:
    """The chunks of a packed file; raises ValueError where they are not all of it."""
    found, at = [], len(HEAD)
    for length in lengths:
        found.append(file[at : at + length])
        at += length
    if at + len(END) + 8 != len(file):
        raise ValueError("chunks of another file")
    return found


def _texts(body: bytes, starts: Mapping[int, int]) -> Iterator[tuple[int, Text]]:
    ends = [*list(starts.values())[1:], len(body)]
    for (name, start), end in zip(starts.items(), ends, strict=True):
        yield name, (body[max(start - WINDOW, 0) : start], body[start:end])


def _deflated(before: bytes, text: bytes) -> bytes:
    packing = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=before)
    return packing.compress(text) + packing.flush(zlib.Z_SYNC_FLUSH)
