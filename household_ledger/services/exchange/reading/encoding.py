"""Which encoding a text file is in: found out where it can be, asked about where not, never bent to fit."""

from __future__ import annotations

import re

from household_ledger.errors import UserError

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_NAMES = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "cp874": "CP874 (TIS-620)"}
CHOICES = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp874", "cp1252", "latin-1")
"""What a mapping may say in `encoding`."""
_LOOKED_AT = 1 << 16
_ENOUGH_NULS = 5
_THAI_SHARE = 90
_FIRST_HIGH = 128
_AMONG_LATIN = re.compile(
    "(?<=[A-Za-z])[\u0e01-\u0e5b](?![\u0e01-\u0e5b])|(?<![\u0e01-\u0e5b])[\u0e01-\u0e5b](?=[A-Za-z])"
)


def decoded(name: str, content: bytes, *, asked: str = "") -> tuple[str, str]:
    """Give the text and its encoding's name: by its mark, NULs, strict UTF-8, else CP874 that is nearly all Thai.

    UserError `import_ask_encoding` where none of these fits, `import_not_encoded` where what was asked for does not.
    """
    if asked:
        return _strictly(name, content, asked), asked.upper()
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(name, content, encoding), _NAMES.get(encoding, encoding.upper())
    wide = _wide(content)
    if wide:
        return _strictly(name, content, wide), wide.upper()
    for encoding in ("utf-8", "cp874"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or _is_thai(text):
            return _without_nuls(name, text), _NAMES[encoding]
    raise UserError("import_ask_encoding", name=name, choices=", ".join(CHOICES))


def _strictly(name: str, content: bytes, encoding: str) -> str:
    try:
        return _without_nuls(name, content.decode(encoding).removeprefix("\ufeff"))
    except (UnicodeDecodeError, LookupError) as problem:
        raise UserError("import_not_encoded", name=name, encoding=encoding, choices=", ".join(CHOICES)) from problem


def _without_nuls(name: str, text: str) -> str:
    if "\0" in text:
        raise UserError("import_unreadable", name=name)
    return text


def _wide(content: bytes) -> str:
    """Tell UTF-16 without a mark by its NULs: separators, digits and line ends have one on the same side."""
    start = content[:_LOOKED_AT]
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if max(even, odd) * _ENOUGH_NULS * 4 < len(start):
        return ""
    if odd > even * _ENOUGH_NULS:
        return "utf-16-le"
    return "utf-16-be" if even > odd * _ENOUGH_NULS else ""


def _is_thai(text: str) -> bool:
    """Tell Thai by its letters; one between Latin ones (`caf้`) is an accent of Western Europe read as Thai."""
    high = [letter for letter in text if ord(letter) >= _FIRST_HIGH]
    thai = sum("\u0e01" <= letter <= "\u0e5b" for letter in high)
    accents = len(_AMONG_LATIN.findall(text))
    return bool(high) and (thai - accents) * 100 >= len(high) * _THAI_SHARE
