"""A picture is drawn anew: its look stays, everything else of the file goes."""

import io
import struct
import zipfile
import zlib

import pytest
from PIL import Image, ImageCms

from programme.models.picture import WIDTHS
from programme.pictures import redraw
from tests.programme.pictures import drawing
from tests.programme.pictures.drawing import BLUE, RED, WHITE, near, plain, saved


def draw(source: bytes) -> dict[int, bytes]:
    return redraw.draw(source, WIDTHS)[1]


def widest(source: bytes) -> Image.Image:
    copies = draw(source)
    return Image.open(io.BytesIO(copies[max(copies)]))


def why(source: bytes) -> str:
    with pytest.raises(redraw.Unusable) as refused:
        redraw.draw(source, WIDTHS)
    return refused.value.reason


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_every_format_becomes_webp_with_nothing_but_pixels(kind):
    copies = draw(saved(drawing.halves(), kind))
    assert {width: drawing.webp_chunks(body) for width, body in copies.items()} == {
        480: [b"VP8 "],
        800: [b"VP8 "],
    }
    picture = Image.open(io.BytesIO(copies[800]))
    assert (picture.format, picture.size, picture.mode) == ("WEBP", (800, 600), "RGB")
    assert near(picture.getpixel((100, 300)), RED)
    assert near(picture.getpixel((700, 300)), BLUE)


@pytest.mark.parametrize(
    ("size", "sizes"),
    [
        ((3000, 2000), [(480, 320), (960, 640), (1600, 1067)]),
        ((1600, 900), [(480, 270), (960, 540), (1600, 900)]),
        ((700, 500), [(480, 343), (700, 500)]),
        ((480, 480), [(480, 480)]),
        ((300, 900), [(300, 900)]),
    ],
)
def test_three_widths_and_none_larger_than_the_original(size, sizes):
    whole, copies = redraw.draw(saved(plain(size)), WIDTHS)
    assert [Image.open(io.BytesIO(body)).size for body in copies.values()] == sizes
    assert (whole, list(copies)) == (sizes[-1], [width for width, _ in sizes])


def test_place_camera_time_and_thumbnail_are_gone():
    notes = drawing.exif()
    notes[0x9286] = b"ASCII\0\0\0geheim"
    xmp = b"<x:xmpmeta><dc:creator>geheim</dc:creator></x:xmpmeta>"
    for kind in ("JPEG", "PNG", "WEBP", "AVIF"):
        source = saved(plain(), kind, exif=notes, xmp=xmp)
        there = Image.open(io.BytesIO(source))
        assert there.getexif().get_ifd(0x8825)[2] == (50.0, 48.0, 44.4)
        assert b"geheim" in source
        for body in draw(source).values():
            copy = Image.open(io.BytesIO(body))
            assert dict(copy.getexif()) == {}
            assert set(copy.info) <= {"loop", "background", "timestamp", "duration"}
            for secret in (b"geheim", b"Telefonfirma", b"2026:09:27", b"Exif", b"xmp"):
                assert secret not in body


# EXIF 2.32, 4.6.4: where the first row and the first column of what is stored are seen.
CORNERS = {
    1: ("top", "left"),
    2: ("top", "right"),
    3: ("bottom", "right"),
    4: ("bottom", "left"),
    5: ("left", "top"),
    6: ("right", "top"),
    7: ("right", "bottom"),
    8: ("left", "bottom"),
}


@pytest.mark.parametrize("orientation", CORNERS)
def test_it_stands_upright_in_all_eight_orientations(orientation):
    stored = plain((800, 400), WHITE)
    stored.paste(RED, (0, 0, 400, 200))  # first row, first column
    source = saved(stored, quality=95, exif=drawing.exif(orientation=orientation))
    seen = widest(source)
    sides = CORNERS[orientation]
    assert seen.size == ((800, 400) if sides[0] in ("top", "bottom") else (400, 800))
    right = seen.width - 50 if "right" in sides else 50
    down = seen.height - 50 if "bottom" in sides else 50
    assert near(seen.getpixel((right, down)), RED)
    assert near(seen.getpixel((seen.width - right, seen.height - down)), WHITE)


def test_a_picture_that_lies_on_its_side_is_as_wide_as_it_is_seen():
    sideways = saved(plain((3000, 2000)), exif=drawing.exif(orientation=6))
    assert redraw.draw(sideways, WIDTHS)[0] == (1600, 2400)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_broken_note_does_not_cost_the_picture(kind):
    assert draw(saved(plain(), kind, exif=b"Exif\0\0MM\0*\xff\xff\xff\xff")).keys() == {480, 800}


def test_heic_of_a_telephone_stands_upright_in_srgb_with_nothing_but_pixels():
    """Turned by its box, in Display P3; what the colours are in sRGB is said by CSS Color 4, 10."""
    source = (drawing.SAMPLES / "iphone.heic").read_bytes()
    assert b"Telefonfirma" in source
    size, copies = redraw.draw(source, WIDTHS)
    assert (size, list(copies)) == ((600, 800), [480, 600])
    seen = Image.open(io.BytesIO(copies[600]))
    assert near(seen.getpixel((300, 100)), (214, 104, 45), most=4)
    assert near(seen.getpixel((300, 700)), (34, 61, 187), most=4)
    assert [drawing.webp_chunks(body) for body in copies.values()] == [[b"VP8 "], [b"VP8 "]]


@pytest.mark.parametrize("brand", [b"heic", b"mif1"])
def test_heic_is_known_by_what_is_in_it(brand):
    source = (drawing.SAMPLES / "iphone.heic").read_bytes()
    assert draw(source[:8] + brand + source[12:]).keys() == {480, 600}


def test_ink_colours_become_screen_colours():
    ink = Image.new("CMYK", (800, 600), (0, 255, 255, 0))
    assert near(widest(saved(ink, "JPEG")).getpixel((9, 9)), RED, most=40)


def test_colours_are_meant_as_their_profile_says():
    """A profile in which red and blue have changed places."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
    for kind in ("JPEG", "PNG", "WEBP"):
        source = saved(plain(), kind, icc_profile=swapped)
        assert near(widest(source).getpixel((9, 9)), BLUE, most=20)


@pytest.mark.parametrize("profile", [b"no profile", b"\0" * 200, b"acsp" * 50])
def test_a_profile_that_is_none_is_left_aside(profile):
    assert near(widest(saved(plain(), "PNG", icc_profile=profile)).getpixel((9, 9)), RED)


def test_a_profile_for_other_colours_is_left_aside():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert near(widest(saved(plain(), icc_profile=lab)).getpixel((9, 9)), RED)


def test_sixteen_bits_of_grey_keep_their_shades():
    grey = Image.new("I;16", (800, 600), 32_768)
    assert near(widest(saved(grey, "PNG")).getpixel((9, 9)), (128, 128, 128), most=4)


def test_sixteen_bits_of_colour_keep_their_shades():
    row = b"\0" + struct.pack(">HHH", 65_535, 32_768, 0) * 300
    source = drawing.png(300, 300, zlib.compress(row * 300), bits=16)
    assert near(widest(source).getpixel((9, 9)), (255, 128, 0))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGBA", "RGB"])
def test_what_can_be_seen_through_stands_on_white(mode):
    picture = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), (0, 0, 200, 400))
    if mode in ("1", "L", "RGB"):
        drawn = saved(picture.convert(mode), "PNG", transparency=1 if mode == "1" else None)
        assert draw(drawn).keys() == {400}
        return
    kind = "WEBP" if mode == "PA" else "PNG"
    seen = widest(saved(picture.convert(mode), kind, lossless=True))
    assert near(seen.getpixel((50, 200)), (0, 0, 0))
    if mode != "P":
        assert near(seen.getpixel((350, 200)), WHITE)


def test_a_palette_with_a_transparent_colour_stands_on_white():
    picture = Image.new("P", (400, 400), 0)
    picture.putpalette([0, 0, 0, 255, 0, 0])
    picture.paste(1, (0, 0, 200, 400))
    for kind in ("PNG", "GIF"):
        seen = widest(saved(picture, kind, transparency=0))
        assert near(seen.getpixel((50, 200)), RED)
        assert near(seen.getpixel((350, 200)), WHITE)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_of_a_moving_picture_the_first_frame_stays(kind):
    frames = [plain(colour=BLUE), plain(colour=WHITE)]
    source = saved(plain(), kind, save_all=True, append_images=frames, duration=100)
    assert Image.open(io.BytesIO(source)).n_frames == 3
    seen = widest(source)
    assert (seen.n_frames, near(seen.getpixel((9, 9)), RED)) == (1, True)


def test_two_pictures_in_one_file_give_the_first():
    """As telephones write them that keep a second view (MPF)."""
    source = saved(plain(), "MPO", save_all=True, append_images=[plain(colour=BLUE)])
    assert Image.open(io.BytesIO(source)).n_frames == 2
    assert near(widest(source).getpixel((9, 9)), RED)


# --- What is refused ---------------------------------------------------------------------------


def test_a_bomb_is_refused_before_it_is_unpacked():
    source = drawing.bomb()
    assert len(source) < 2_100_000
    assert why(source) == "too_large"


def test_a_photo_may_have_what_telephones_call_fifty_megapixels_and_no_more():
    photo = drawing.photo()
    assert why(drawing.claiming((8192, 6400), photo)) == "too_large"
    assert why(drawing.claiming((16_320, 12_240), photo)) == "too_large"
    assert why(drawing.png(8064, 6048, zlib.compress(b""))) == "too_large"
    assert redraw.draw(drawing.claiming((8192, 6144), photo), WIDTHS)[0] == (1600, 1200)


def test_a_heic_that_claims_a_huge_picture_is_refused():
    source = (drawing.SAMPLES / "iphone.heic").read_bytes()
    size = struct.pack(">II", 800, 600)
    assert size in source
    assert why(source.replace(size, struct.pack(">II", 16_000, 12_000))) == "too_large"


def test_a_gif_that_claims_a_huge_screen_is_refused():
    source = bytearray(saved(plain(), "GIF"))
    source[6:10] = struct.pack("<HH", 60_000, 60_000)
    assert why(bytes(source)) == "too_large"


def test_a_webp_that_claims_a_huge_canvas_is_refused():
    frames = [plain(colour=BLUE)]
    source = bytearray(saved(plain(), "WEBP", save_all=True, append_images=frames))
    assert source[12:16] == b"VP8X"
    source[24:30] = (16_000 - 1).to_bytes(3, "little") * 2
    assert why(bytes(source)) == "too_large"


@pytest.mark.parametrize("chunk", [b"iCCP", b"zTXt"])
def test_a_bomb_in_a_note_is_not_unpacked(chunk):
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(200)) + packer.flush()
    note = drawing.png_chunk(chunk, b"name\0\0" + packed)
    rows = zlib.compress((b"\0" + bytes(900)) * 300)
    assert why(drawing.png(300, 300, rows, before=note)) == "broken"


@pytest.mark.parametrize("size", [(1, 100_000), (100_000, 1), (200, 801), (4001, 1000)])
def test_strips_are_refused(size):
    width, height = size
    rows = zlib.compress((b"\0" + bytes(-(-width // 8))) * height)
    assert why(drawing.png(width, height, rows, bits=1, colour=0)) == "strip"


def test_small_pictures_are_refused():
    assert why(saved(plain((199, 300)))) == "too_small"
    assert draw(saved(plain((200, 200)))).keys() == {200}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_half_a_file_is_refused(kind):
    noise = Image.effect_noise((640, 480), 100).convert("RGB")
    source = saved(noise, kind)
    assert why(source[: len(source) // 2]) == "broken"
    assert why(source[:40]) == "broken"


@pytest.mark.parametrize("length", [40, 500, 3000])
def test_half_a_heic_is_refused(length):
    assert why((drawing.SAMPLES / "iphone.heic").read_bytes()[:length]) == "broken"


def test_nothing_is_refused():
    assert why(b"") == "empty"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "svg"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><!DOCTYPE svg><svg onload='x()'/>", "svg"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(400), "broken"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic" + bytes(400), "broken"),
        (b"%PDF-1.7\n", "no_picture"),
        (b"<html><body>Hallo</body></html>", "no_picture"),
        (b"PK\x03\x04" + bytes(100), "no_picture"),
        (b"II*\0" + bytes(100), "no_picture"),
        (b"BM" + bytes(100), "no_picture"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 900 900\n", "no_picture"),
        (bytes(1000), "no_picture"),
    ],
)
def test_what_is_no_picture_of_ours_is_refused_with_the_right_word(source, reason):
    assert why(source) == reason


# --- Two files in one --------------------------------------------------------------------------

PAYLOAD = b"<script>alert(document.cookie)</script><?php system($_GET[0]); ?>"


def is_only_a_picture(body: bytes) -> bool:
    markers = (b"<script", b"<?php", b"PK\x03\x04", b"alert", b"%PDF")
    parts = drawing.webp_chunks(body)
    return parts == [b"VP8 "] and not any(marker in body for marker in markers)


def test_a_gif_that_is_an_archive_too_leaves_the_archive_behind():
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("payload.html", PAYLOAD)
    source = saved(plain(), "GIF") + archive.getvalue()
    assert zipfile.is_zipfile(io.BytesIO(source))
    for body in draw(source).values():
        assert is_only_a_picture(body)
        assert not zipfile.is_zipfile(io.BytesIO(body))


def test_a_jpeg_that_is_a_page_too_leaves_the_page_behind():
    source = saved(plain(), "JPEG", comment=PAYLOAD) + b"<html>" + PAYLOAD
    assert source.count(PAYLOAD) == 2
    assert [is_only_a_picture(body) for body in draw(source).values()] == [True, True]


def test_a_png_with_a_program_in_it_leaves_the_program_behind():
    note = drawing.png_chunk(b"tEXt", b"Comment\0" + PAYLOAD)
    rows = zlib.compress((b"\0" + bytes(900)) * 300)
    source = drawing.png(300, 300, rows, before=note) + PAYLOAD
    assert [is_only_a_picture(body) for body in draw(source).values()] == [True]
