"""Picture files for tests, made on the spot: plain ones, and the kinds that do harm."""

import io
import struct
import zlib
from pathlib import Path

from PIL import Image

SAMPLES = Path(__file__).parents[2] / "samples" / "pictures"  # HEIC; their README says what is seen
RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)
PNG = b"\x89PNG\r\n\x1a\n"


def plain(size=(800, 600), colour=RED, mode="RGB") -> Image.Image:
    return Image.new(mode, size, colour)


def halves(size=(800, 600), first=RED, second=BLUE) -> Image.Image:
    """The left half in one colour, the right half in another."""
    picture = plain(size, second)
    picture.paste(first, (0, 0, size[0] // 2, size[1]))
    return picture


def saved(picture, kind="JPEG", **options) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def photo(colour=RED, **options) -> bytes:
    """A small JPEG, as a telephone sends it."""
    return saved(plain(colour=colour), "JPEG", **options)


def claiming(size, source: bytes) -> bytes:
    """A baseline JPEG whose frame header claims another size (ITU-T T.81 B.2.2)."""
    at = source.index(b"\xff\xc0") + 5
    return source[:at] + struct.pack(">HH", size[1], size[0]) + source[at + 4 :]


def png_chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width, height, rows: bytes, *, bits=8, colour=2, before=b"") -> bytes:
    """A PNG from its packed rows; `colour` is its colour type, `before` are chunks of one's own."""
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    return b"".join(
        (PNG, png_chunk(b"IHDR", header), before, png_chunk(b"IDAT", rows), png_chunk(b"IEND", b""))
    )


def bomb(side=60_000) -> bytes:
    """Under half a megabyte that becomes 3.6 thousand million pixels."""
    packer = zlib.compressobj(1)
    row = bytes(1 + side // 8) * 100
    rows = b"".join(packer.compress(row) for _ in range(side // 100)) + packer.flush()
    return png(side, side, rows, bits=1, colour=0)


def exif(**tags) -> Image.Exif:
    """EXIF as a telephone writes it, with the place where it stood."""
    found = Image.Exif()
    found[0x010F] = "Telefonfirma"
    found[0x9003] = "2026:09:27 18:00:00"
    found.get_ifd(0x8825).update({1: "N", 2: (50.0, 48.0, 44.4), 3: "E", 4: (10.0, 14.0, 3.6)})
    if "orientation" in tags:
        found[0x0112] = tags["orientation"]
    return found


def webp_chunks(body: bytes) -> list[bytes]:
    """The names of the parts of a WebP file (RFC 9649 2.3)."""
    assert (body[:4], body[8:12]) == (b"RIFF", b"WEBP")
    assert struct.unpack("<I", body[4:8])[0] == len(body) - 8
    names, at = [], 12
    while at < len(body):
        names.append(body[at : at + 4])
        (size,) = struct.unpack("<I", body[at + 4 : at + 8])
        at += 8 + size + size % 2
    return names


def near(pixel, colour, most=12) -> bool:
    return all(abs(one - other) <= most for one, other in zip(pixel, colour, strict=True))
