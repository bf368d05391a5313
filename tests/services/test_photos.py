"""A picture that comes in is kept upright and small with nothing beside it; what is none is refused in a sentence."""

from __future__ import annotations

import io
import struct
import zlib
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from household_ledger.domain.ids import Id
from household_ledger.domain.photo import Photo
from household_ledger.errors import Cancelled, EnvironmentProblem, UserError
from household_ledger.services.photos import LONGEST_SIDE, MOST_BYTES, Source, fit_photo, read_source
from household_ledger.text.all_sentences import SENTENCES
from household_ledger.text.messages import message

HOUSEHOLD, DAY = Id(7), date(2026, 11, 21)
CANARY = b"13.7563N100.5018E"
RED, GREEN, BLUE, WHITE = (200, 20, 20), (20, 160, 20), (20, 20, 200), (250, 250, 250)
_EXIF_GPS, _EXIF_ORIENTATION = 0x8825, 0x0112


def quarters(size: tuple[int, int] = (80, 40)) -> Image.Image:
    """Draw a picture of which each quarter has a colour of its own, so that it is seen how it was turned."""
    wide, high = size
    made = Image.new("RGB", size, WHITE)
    pen = ImageDraw.Draw(made)
    pen.rectangle((0, 0, wide // 2 - 1, high // 2 - 1), RED)
    pen.rectangle((wide // 2, 0, wide - 1, high // 2 - 1), GREEN)
    pen.rectangle((0, high // 2, wide // 2 - 1, high - 1), BLUE)
    return made


def written(image: Image.Image, form: str = "PNG", **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **more)
    return out.getvalue()


def fit(content: bytes, name: str = "ใบเสร็จ.jpg") -> Photo:
    return fit_photo(Source(name, content), HOUSEHOLD, DAY)


def refused(content: bytes) -> str:
    with pytest.raises(UserError) as problem:
        fit(content)
    told = message(problem.value)
    assert "ใบเสร็จ.jpg" in told
    assert "{" not in told
    return problem.value.code


def seen(photo: Photo) -> Image.Image:
    opened = Image.open(io.BytesIO(photo.picture))
    assert opened.format == "JPEG"
    assert opened.size == (photo.width, photo.height)
    return opened.convert("RGB")


def corners(image: Image.Image) -> list[tuple[int, int, int]]:
    """Give the colours in the middles of the quarters, named by the nearest: 1 2 / 3 4."""
    wide, high = image.size
    found = []
    for place in ((1, 1), (3, 1), (1, 3), (3, 3)):
        dot = image.getpixel((wide * place[0] // 4, high * place[1] // 4))
        assert isinstance(dot, tuple)
        found.append(
            min((RED, GREEN, BLUE, WHITE), key=lambda one: sum(abs(a - b) for a, b in zip(one, dot, strict=True)))
        )
    return found


TURNED = {
    1: [RED, GREEN, BLUE, WHITE],
    2: [GREEN, RED, WHITE, BLUE],
    3: [WHITE, BLUE, GREEN, RED],
    4: [BLUE, WHITE, RED, GREEN],
    5: [RED, BLUE, GREEN, WHITE],
    6: [BLUE, RED, WHITE, GREEN],
    7: [WHITE, GREEN, BLUE, RED],
    8: [GREEN, WHITE, RED, BLUE],
}
"""What EXIF's eight ways of holding a camera make of the quarters, by its own words: 6 is turned a quarter right."""


@pytest.mark.parametrize("orientation", TURNED)
def test_a_picture_stands_as_it_was_taken(orientation: int) -> None:
    exif = Image.Exif()
    exif[_EXIF_ORIENTATION] = orientation

    photo = fit(written(quarters(), "JPEG", exif=exif, quality=95, subsampling=0))

    assert corners(seen(photo)) == TURNED[orientation]
    assert (photo.width, photo.height) == ((80, 40) if orientation < 5 else (40, 80))
    assert dict(Image.open(io.BytesIO(photo.picture)).getexif()) == {}


def test_nothing_is_told_beside_what_is_seen() -> None:
    exif = Image.Exif()
    exif[0x010E] = CANARY.decode()
    exif[_EXIF_GPS] = {1: "N", 2: (13.0, 45.0, 22.7), 29: CANARY.decode()}
    told = written(quarters(), "JPEG", exif=exif, comment=CANARY, icc_profile=CANARY * 9, xmp=b"<x>" + CANARY + b"</x>")
    assert told.count(CANARY) >= 4, "the canary is planted"

    photo = fit(told)

    assert CANARY not in photo.picture
    assert b"Exif" not in photo.picture
    assert Image.open(io.BytesIO(photo.picture)).info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_notes_in_a_png_are_gone_too() -> None:
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    notes.add_text("Location", CANARY.decode())
    assert CANARY in (content := written(quarters(), pnginfo=notes))

    assert CANARY not in fit(content).picture


@pytest.mark.parametrize(
    ("size", "kept"),
    [((4000, 3000), (1600, 1200)), ((3000, 4000), (1200, 1600)), ((1600, 900), (1600, 900)), ((5000, 2), (1600, 1))],
)
@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_the_long_side_is_kept_short(size: tuple[int, int], kept: tuple[int, int], form: str) -> None:
    photo = fit(written(quarters(size), form))

    assert (photo.width, photo.height) == kept
    assert seen(photo).size == kept


def test_a_picture_is_named_by_its_bytes_and_the_same_one_by_the_same_name() -> None:
    content = written(quarters(), "JPEG")

    photo, again = fit(content), fit(content)

    assert photo.hash == sha256(photo.picture).hexdigest() == again.hash
    assert (photo.household, photo.added_on) == (HOUSEHOLD, DAY)


@pytest.mark.parametrize(
    "content",
    [
        written(quarters().convert("CMYK"), "JPEG", quality=95, subsampling=0),
        written(quarters().convert("P"), "PNG"),
        written(quarters().convert("P"), "GIF"),
        written(quarters(), "WEBP", quality=95),
        written(quarters(), "BMP"),
        written(quarters().convert("RGBA"), "PNG"),
        written(quarters(), "MPO", save_all=True, append_images=[Image.new("RGB", (80, 40), BLUE)], quality=95),
    ],
    ids=["cmyk", "palette", "gif", "webp", "bmp", "rgba", "two in one"],
)
def test_every_kind_of_colours_looks_as_it_did(content: bytes) -> None:
    assert corners(seen(fit(content))) == TURNED[1]


def test_sixteen_bits_a_dot_keep_their_greys() -> None:
    grey = Image.new("I;16", (60, 20))
    for column in range(60):
        for row in range(20):
            grey.putpixel((column, row), column // 20 * 32767)

    shown = seen(fit(written(grey)))

    assert [round(sum(_rgb(shown, x)) / 3 / 32) for x in (10, 30, 50)] == [0, 4, 8]


def _rgb(image: Image.Image, x: int) -> tuple[int, ...]:
    dot = image.getpixel((x, 10))
    assert isinstance(dot, tuple)
    return dot


@pytest.mark.parametrize(
    "content",
    [
        written(Image.new("RGBA", (30, 30), (0, 0, 0, 0))),
        written(Image.new("LA", (30, 30), (0, 0))),
        written(Image.new("P", (30, 30), 0), transparency=0),
        written(Image.new("P", (30, 30), 0), "GIF", transparency=0),
        written(Image.new("RGB", (30, 30), RED), transparency=RED),
        written(Image.new("RGBA", (30, 30), (0, 0, 0, 0)), "WEBP", lossless=True),
    ],
)
def test_what_can_be_seen_through_lies_on_white(content: bytes) -> None:
    assert _rgb(seen(fit(content)), 10) == (255, 255, 255)


def test_a_large_picture_of_a_camera_is_made_smaller_while_it_is_read() -> None:
    photo = fit(written(Image.new("L", (8_000, 6_400), 200), "JPEG"))

    assert (photo.width, photo.height) == (LONGEST_SIDE, LONGEST_SIDE * 4 // 5)


def test_what_marks_the_passes_of_a_jpeg_may_stand_in_any_other_picture() -> None:
    content = written(Image.new("RGB", (30, 30), (0, 0xDA, 0xFF)), "BMP")

    assert content.count(b"\xff\xda") == 900
    assert fit(content).width == 30


def test_of_a_moving_picture_the_first_is_kept() -> None:
    frames = [quarters(), Image.new("RGB", (80, 40), BLUE)]
    for form in ("GIF", "WEBP"):
        content = written(frames[0], form, save_all=True, append_images=frames[1:], duration=90, quality=95)

        assert corners(seen(fit(content))) == TURNED[1]


def heic(brand: bytes) -> bytes:
    return struct.pack(">I", 24) + b"ftyp" + brand + b"\0\0\0\0mif1heic" + b"\0" * 40


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (heic(b"heic"), "photo_heic"),
        (heic(b"mif1"), "photo_heic"),
        (heic(b"mp42"), "photo_not_picture"),
        (heic(b"heic").replace(b"ftyp", b"ftyq"), "photo_not_picture"),
        (b"%PDF-1.7 ...", "photo_is_pdf"),
        (b"", "photo_not_picture"),
        ("วันนี้ขายไข่ 120".encode(), "photo_not_picture"),
        (b"PK\x03\x04" + b"\0" * 60, "photo_not_picture"),
        (written(quarters(), "TIFF"), "photo_not_picture"),
        (written(quarters(), "JPEG")[:200], "photo_broken"),
        (written(quarters((400, 400)), "JPEG", quality=95)[:-300], "photo_broken"),
        (written(quarters())[:-30], "photo_broken"),
        (b"\xff\xd8\xff" + b"\xff\xda\0\0" * 300, "photo_broken"),
    ],
)
def test_what_is_no_picture_is_refused_in_one_sentence(content: bytes, code: str) -> None:
    assert refused(content) == code


def png_of(width: int, height: int) -> bytes:
    """Claim a size in a PNG of a few bytes."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 64)), (b"IEND", b""))
    body = b"".join(struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize("size", [(60_000, 60_000), (2**31 - 1, 2**31 - 1), (10_000, 6_000), (12_000, 12_000)])
def test_a_small_file_that_unpacks_without_end_is_refused_before_it_does(size: tuple[int, int]) -> None:
    assert refused(png_of(*size)) == "photo_too_many_pixels"


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "ใบเสร็จ.jpg"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 5_000_000)

    source = read_source(path)

    assert len(source.content) == MOST_BYTES + 1
    assert refused(source.content) == "photo_too_big"


def test_files_that_are_not_there_are_told_by_name(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "no.jpg", "no_such_file"), (tmp_path, "folder_not_file")):
        with pytest.raises(UserError) as problem:
            read_source(path)
        assert (problem.value.code, problem.value.params["name"]) == (code, path.name)
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(EnvironmentProblem):
        read_source(tmp_path / "a" / "b.jpg")


def test_work_that_was_stopped_gives_nothing() -> None:
    told: list[int] = []

    def stop(done: int, _total: int) -> None:
        told.append(done)
        if done > 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        fit_photo(Source("x", written(quarters((3000, 2000)), "JPEG")), HOUSEHOLD, DAY, stop)
    assert told == [0, 1, 2]


def _seeds() -> list[bytes]:
    exif = Image.Exif()
    exif[_EXIF_ORIENTATION] = 6
    exif[_EXIF_GPS] = {1: "N", 2: (13.0, 45.0, 22.7)}
    plain = quarters()
    return [
        written(plain, "JPEG", exif=exif),
        written(plain, "JPEG", progressive=True),
        written(plain, "PNG", exif=exif),
        written(plain.convert("P"), "PNG", transparency=0),
        written(plain, "WEBP", exif=exif),
        written(plain.convert("P"), "GIF", save_all=True, append_images=[plain.convert("P")]),
        written(plain, "BMP"),
        heic(b"heic"),
    ]


SEEDS = _seeds()
_EDIT = st.tuples(st.sampled_from(("set", "cut", "double", "insert")), st.integers(0, 3000), st.binary(max_size=8))


@pytest.mark.filterwarnings("ignore")  # Pillow warns of what it reads over; the window has nobody to warn
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.sampled_from(SEEDS), edits=st.lists(_EDIT, min_size=1, max_size=6))
@example(seed=SEEDS[0], edits=[("cut", 20, b"")])
def test_no_hostile_file_does_more_than_be_refused(seed: bytes, edits: list[tuple[str, int, bytes]]) -> None:
    content = seed
    for what, where, more in edits:
        at = where % (len(content) + 1)
        if what == "set":
            content = content[:at] + more + content[at + len(more) :]
        elif what == "insert":
            content = content[:at] + more + content[at:]
        else:
            content = content[:at] if what == "cut" else content + content[at:]
    try:
        photo = fit(content)
    except UserError as problem:
        code = problem.code
    else:
        code = ""
        assert max(seen(photo).size) <= LONGEST_SIDE
    assert code in {"", *SENTENCES}
