"""Making a picture fit to keep: upright, small, and with nothing in it but what is seen. Pillow is known here alone."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from household_ledger.domain.ids import Id
from household_ledger.domain.photo import Photo, hash_of
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.ports import Progress, no_progress

if TYPE_CHECKING:  # loaded with the first picture
    from PIL.Image import Image, Transpose

ENDINGS: Final = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp")
"""What files are offered to be chosen; what a file is, its content says."""
LONGEST_SIDE: Final = 1600
"""Pixels; a receipt held upright can still be read, and a thousand of them are a few hundred megabytes."""
MOST_BYTES: Final = 50 << 20
MOST_PIXELS: Final = 120_000_000
"""Of a JPEG, which is made smaller while it is read."""
_MOST_WHOLE: Final = 50_000_000
"""Pixels of any other picture, which has to be held whole: 200 MB."""
_MOST_PASSES: Final = 200
"""A picture may be drawn in passes, each over all of it: thousands are a trap, cameras use about ten."""
_QUALITY: Final = 80
_FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
"""Those that cameras, phones, screens and messages write; fewer readers, fewer ways in for hostile files."""
_PASS_MARK, _JPEG_MARK, _PDF_MARK = b"\xff\xda", b"\xff\xd8", b"%PDF"
_HEIF: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_ORIENTATION: Final = 0x0112
_MILLION: Final = 1_000_000
_STAGES: Final = 4
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    ArithmeticError,
    AttributeError,
    RuntimeError,
    struct.error,
    zlib.error,
)
"""What Pillow raises on files that are not what they say; read from memory, so none of it is the machine's trouble."""


@dataclass(frozen=True, slots=True)
class Source:
    """A picture as it came: its bytes, and what it is called to people."""

    name: str
    content: bytes


def read_source(path: Path) -> Source:
    """Read a file that may be a picture.

    UserError `no_such_file`, `folder_not_file`, `photo_too_big`; EnvironmentProblem `cannot_read`.
    """
    try:
        if path.is_dir():
            raise UserError("folder_not_file", name=path.name or str(path))
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError as problem:
        raise UserError("no_such_file", name=path.name) from problem
    except OSError as problem:
        raise EnvironmentProblem("cannot_read", name=path.name) from problem
    return Source(path.name, content)


def fit_photo(source: Source, household: Id, today: date, progress: Progress = no_progress) -> Photo:
    """Make a picture fit to keep: at most 1,600 pixels long, turned as it was taken, JPEG, nothing told beside it.

    Of one that moves the first picture is taken. UserError `photo_too_big`, `photo_too_many_pixels`, `photo_heic`,
    `photo_is_pdf`, `photo_not_picture`, `photo_broken`; Cancelled.
    """
    _look_at_bytes(source)
    progress(0, _STAGES)
    try:
        opened = _opened(source)
        progress(1, _STAGES)
        turn = _turn_of(opened)
        seen = _reduced(_on_white(opened))
        progress(2, _STAGES)
        upright = seen.transpose(turn) if turn is not None else seen
        picture = _written(upright)
    except MemoryError as problem:
        raise UserError("photo_too_many_pixels", name=source.name, limit=MOST_PIXELS // _MILLION) from problem
    except _BROKEN as problem:
        raise UserError("photo_broken", name=source.name) from problem
    progress(_STAGES, _STAGES)
    return Photo(
        hash=hash_of(picture),
        household=household,
        width=upright.width,
        height=upright.height,
        added_on=today,
        picture=picture,
    )


def _look_at_bytes(source: Source) -> None:
    """Refuse by its first bytes and its size what is not worth opening, and say what to do."""
    content = source.content
    if len(content) > MOST_BYTES:
        raise UserError("photo_too_big", name=source.name, limit=MOST_BYTES >> 20)
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF:
        raise UserError("photo_heic", name=source.name)
    if content[:4] == _PDF_MARK:
        raise UserError("photo_is_pdf", name=source.name)
    if content[:2] == _JPEG_MARK and content.count(_PASS_MARK) > _MOST_PASSES:
        raise UserError("photo_broken", name=source.name)


def _opened(source: Source) -> Image:
    """Read size and kind of a picture, and let a JPEG be read smaller; nothing is unpacked yet."""
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        opened = Image.open(io.BytesIO(source.content), formats=_FORMATS)
    except UnidentifiedImageError as problem:
        raise UserError("photo_not_picture", name=source.name) from problem
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        raise UserError("photo_too_many_pixels", name=source.name, limit=MOST_PIXELS // _MILLION) from problem
    is_jpeg = opened.format in ("JPEG", "MPO")  # some cameras put a second picture behind the first
    most = MOST_PIXELS if is_jpeg else _MOST_WHOLE
    if opened.width * opened.height > most:
        raise UserError("photo_too_many_pixels", name=source.name, limit=most // _MILLION)
    if is_jpeg:
        opened.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # None: in the colours it has
    return opened


def _turn_of(opened: Image) -> Transpose | None:
    """Tell how a picture must be turned to stand as it was taken; one whose notes cannot be read stays as it is."""
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    try:
        said = opened.getexif().get(_ORIENTATION)
    except _BROKEN:
        return None
    return turns.get(said) if isinstance(said, int) else None


def _on_white(opened: Image) -> Image:
    """Unpack a picture (of one that moves the first) in plain colours; what can be seen through lies on white."""
    from PIL import Image

    opened.load()
    if opened.mode.startswith("I"):  # 16 bits a dot, of which the lower half is seen by nobody
        opened = opened.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if opened.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in opened.info:
        seen = opened.convert("RGBA")
        ground = Image.new("RGB", seen.size, "white")
        ground.paste(seen, mask=seen.getchannel("A"))
        return ground
    return opened.convert("RGB")


def _reduced(seen: Image) -> Image:
    """Make a picture as small as it is kept, and a new one: the old would bring its notes into the file."""
    from PIL import Image

    if max(seen.size) > LONGEST_SIDE:
        seen.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    alone = Image.new("RGB", seen.size)
    alone.paste(seen)
    return alone


def _written(upright: Image) -> bytes:
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()
