"""Draws an uploaded picture anew, in three widths: pure work with Pillow, without Django.

Only the look of the first frame goes on: upright, in sRGB, on white. Names, places, thumbnails,
profiles and whatever else was in the file stay behind. What is in it decides, never its name.

`programme.pictures.sandbox` runs this file as a program of its own, with limits set before anything
is read, because decoders are where hostile files do their harm.
"""

import contextlib
import io
import json
import os
import resource
import sys
import warnings
from pathlib import Path

import pi_heif
from PIL import Image, ImageCms, UnidentifiedImageError

# HEIF before AVIF: both may begin with the brand "mif1", and only HEIF's reader declines politely.
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "AVIF", "GIF")
MOST_PIXELS = 40_000_000
MOST_OF_A_PHOTO = 52_000_000  # what telephones call 48 and 50 megapixels
PHOTOS = ("JPEG", "MPO", "HEIF")  # need less memory than what can be seen through
LEAST_SIDE = 200
MOST_TIMES_LONGER = 4  # a panorama and a tall poster are welcome, a strip is not
QUALITY = 80

# Of the process: address space, seconds of computing, size of each file it writes.
MEMORY = 1024 * 1024 * 1024
SECONDS = 20
WRITTEN = 8 * 1024 * 1024

_ORIENTATION = 0x0112  # EXIF 2.32, 4.6.4
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_IN_A_BOX = ("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis")

# The picture alone: neither its map of depths nor the one of brighter lights (HDR). One thread,
# because each one lays claim to address space.
pi_heif.register_heif_opener(
    thumbnails=False, depth_images=False, aux_images=False, decode_threads=1
)


class Unusable(Exception):
    """This file gives no picture; `reason` is a key of programme.pictures.sandbox.REASONS."""

    def __init__(self, reason: str):
        self.reason = reason
        super().__init__(reason)


def draw(source: bytes, widths: list[int]) -> tuple[tuple[int, int], dict[int, bytes]]:
    """Size of the widest copy, and each copy as WebP by its width.

    `widths` rise; none of them is made from fewer pixels: a narrow picture ends with its own width.
    Raises Unusable.
    """
    # Pillow warns of faulty metadata, which many telephones write; the picture is sound.
    with warnings.catch_warnings(action="ignore"):
        picture = _upright(source, widths[-1])
    narrower = [width for width in widths if width < picture.width]
    return picture.size, {width: _webp(picture, width) for width in (*narrower, picture.width)}


def _upright(source: bytes, widest: int) -> Image.Image:
    picture = _opened(source)
    try:
        orientation = _orientation(picture)
        small = _small(picture, widest, sideways=orientation > 4)
        plain = _in_srgb(_on_white(small), picture.info.get("icc_profile"))
    except MemoryError:
        raise Unusable("too_large") from None
    except Exception:  # decoders raise whatever comes to them
        raise Unusable("broken") from None
    turn = _UPRIGHT.get(orientation)
    return plain if turn is None else plain.transpose(turn)


def _opened(source: bytes) -> Image.Image:
    """The picture with its header read and nothing decoded."""
    if not source:
        raise Unusable("empty")
    # Pillow refuses what has twice as many, before a decoder lays out its memory.
    Image.MAX_IMAGE_PIXELS = MOST_OF_A_PHOTO // 2
    try:
        picture = Image.open(io.BytesIO(source), formats=FORMATS)
    except Image.DecompressionBombError:
        raise Unusable("too_large") from None
    except UnidentifiedImageError:
        raise Unusable(_what_else(source)) from None
    except MemoryError:
        raise Unusable("too_large") from None
    except Exception:
        raise Unusable("broken") from None
    _refuse_size(*picture.size, MOST_OF_A_PHOTO if picture.format in PHOTOS else MOST_PIXELS)
    return picture


def _what_else(source: bytes) -> str:
    """Why a file is none of our formats, as far as one can tell."""
    start = source[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<svg", b"<?xml", b"<!doctype svg")):
        return "svg"
    brand = source[8:12].decode("latin-1")
    named = start[8:12] == b"webp" or (source[4:8] == b"ftyp" and brand in _IN_A_BOX)
    ours = named or start.startswith((b"\xff\xd8\xff", b"\x89png", b"gif8"))
    return "broken" if ours else "no_picture"


def _refuse_size(width: int, height: int, most: int) -> None:
    if width * height > most:
        raise Unusable("too_large")
    if max(width, height) > MOST_TIMES_LONGER * min(width, height):
        raise Unusable("strip")
    if min(width, height) < LEAST_SIDE:
        raise Unusable("too_small")


def _orientation(picture: Image.Image) -> int:
    try:
        return int(picture.getexif().get(_ORIENTATION, 1))
    except Exception:  # a broken note about the picture is no reason to refuse it
        return 1


def _small(picture: Image.Image, widest: int, *, sideways: bool) -> Image.Image:
    """Decoded and reduced to the widest copy; a JPEG is not even decoded at its full size."""
    across = picture.height if sideways else picture.width
    part = min(1, widest / across)
    size = max(1, round(picture.width * part)), max(1, round(picture.height * part))
    picture.draft(None, size)
    picture.load()
    return _resizable(picture).resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _resizable(picture: Image.Image) -> Image.Image:
    """With its transparency as a channel, and with eight bits for each channel."""
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    if picture.mode.startswith(("I", "F")):  # 16 bits of grey; `convert` alone would cut them off
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return picture if picture.mode in ("L", "RGB", "CMYK") else picture.convert("RGB")


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    white = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(white, picture).convert("RGB")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as they are meant; a profile that cannot be read is left aside."""
    with contextlib.suppress(ImageCms.PyCMSError, OSError, TypeError, ValueError):
        if profile:
            meant = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(picture, meant, srgb, outputMode="RGB")
            if converted is not None:
                return converted
    return picture.convert("RGB")


def _webp(picture: Image.Image, width: int) -> bytes:
    height = max(1, round(picture.height * width / picture.width))
    copy = Image.new("RGB", (width, height))  # pixels alone: nothing else is carried along
    copy.paste(picture.resize((width, height), Image.Resampling.LANCZOS))
    file = io.BytesIO()
    copy.save(file, "WEBP", quality=QUALITY, method=4)
    return file.getvalue()


def main(folder: str, *widths: str) -> None:
    """Draw what comes in at standard input into `folder`; say as JSON at standard output how."""
    _set_limits()
    try:
        (width, height), copies = draw(sys.stdin.buffer.read(), [int(each) for each in widths])
        for each, body in copies.items():
            Path(folder, f"{each}.webp").write_bytes(body)
        result: dict[str, int | str] = {"width": width, "height": height}
    except Unusable as unusable:
        result = {"reason": unusable.reason}
    except MemoryError:
        result = {"reason": "too_large"}
    print(json.dumps(result))


def _set_limits() -> None:
    """Before anything is read; not every system knows all of them."""
    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: SECONDS,
        resource.RLIMIT_FSIZE: WRITTEN,
        resource.RLIMIT_CORE: 0,
    }
    for name, most in limits.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(name, (most, most))
    os.nice(5)  # answers to readers go first


if __name__ == "__main__":
    main(*sys.argv[1:])
