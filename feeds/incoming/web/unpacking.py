"""The body of a web answer, unpacked piece by piece up to a limit: gzip can hide gigabytes."""

import zlib

from feeds.incoming.items import Unreadable

AUTOMATIC = 47  # zlib: gzip or zlib, whichever the header says


class Unpacked:
    """Collects pieces; raises Unreadable as soon as they are too much, packed or unpacked."""

    def __init__(self, encoding: str, limit: int):
        name = encoding.strip().lower()
        if name not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise Unreadable("encoding")
        self._packed = name not in ("", "identity")
        self._zip = zlib.decompressobj(AUTOMATIC)
        self._limit, self._received = limit, 0
        self._body = bytearray()

    @property
    def too_big(self) -> Unreadable:
        return Unreadable("too_big", limit=str(max(1, self._limit // 1_000_000)))

    def add(self, piece: bytes):
        self._received += len(piece)
        if self._received > self._limit:
            raise self.too_big
        self._body += self._plain(piece) if self._packed else piece
        if len(self._body) > self._limit:
            raise self.too_big

    def _plain(self, piece: bytes) -> bytes:
        room = self._limit - len(self._body) + 1
        try:
            return self._zip.decompress(piece, room)
        except zlib.error:
            raise Unreadable("encoding") from None

    def finished(self) -> bytes:
        """All of it; raises Unreadable where the end is missing."""
        if self._packed and self._received and not self._zip.eof:
            raise Unreadable("encoding")
        return bytes(self._body)
