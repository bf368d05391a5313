"""Tables as Apache Parquet files: the little of the format that rows of words, numbers and days need.

Written here instead of by a library, for the smallest that can weighs 24 MB on every laptop (decision 20). Each column
is one plain page a row group, packed with gzip; where nothing is said the value is null.
"""

from __future__ import annotations

import gzip
import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import groupby
from typing import Any, BinaryIO, Final

Value = str | int | float | bool | date | None
_MAGIC: Final = b"PAR1"
_GROUP_ROWS: Final = 100_000
_GZIP, _PLAIN, _RLE, _OPTIONAL = 2, 0, 3, 1
_EPOCH: Final = date(1970, 1, 1).toordinal()
_SEVEN_BITS: Final = 0x7F
_WRITER: Final = "household-ledger"


class Kind(Enum):
    """What a column holds: the format's number of its physical type, and of its converted type (None: none)."""

    WORDS = (6, 0)
    WHOLE = (2, None)
    NUMBER = (5, None)
    DAY = (1, 6)
    YES_NO = (0, None)


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name and what it holds."""

    name: str
    kind: Kind


def write_parquet(file: BinaryIO, columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> None:
    """Write rows, each with a value (or None) for every column, in their order."""
    file.write(_MAGIC)
    place, groups = len(_MAGIC), []
    for first in range(0, len(rows), _GROUP_ROWS) if rows else (0,):
        some = rows[first : first + _GROUP_ROWS]
        chunks = []
        for number, column in enumerate(columns):
            page, size = _page(column.kind, [row[number] for row in some])
            file.write(page)
            chunks.append(_chunk(column, len(some), place, (len(page), size)))
            place += len(page)
        groups.append(_struct((1, _list(_STRUCT, chunks)), (2, _whole(place)), (3, _whole(len(some)))))
    footer = _struct(
        (1, _int(1)),
        (2, _list(_STRUCT, [_root(len(columns)), *map(_schema, columns)])),
        (3, _whole(len(rows))),
        (4, _list(_STRUCT, groups)),
        (6, _words(_WRITER)),
    )
    file.write(footer + struct.pack("<I", len(footer)) + _MAGIC)


def _page(kind: Kind, values: Sequence[Value]) -> tuple[bytes, int]:
    """Give a column's page with its header, and how large both are unpacked."""
    levels = b"".join(
        _varint(len(list(run)) << 1) + bytes((is_said,)) for is_said, run in groupby(one is not None for one in values)
    )
    body = struct.pack("<I", len(levels)) + levels + _PACKERS[kind]([one for one in values if one is not None])
    packed = gzip.compress(body, mtime=0)
    counted = _struct((1, _int(len(values))), (2, _int(_PLAIN)), (3, _int(_RLE)), (4, _int(_RLE)))
    header = _struct((1, _int(0)), (2, _int(len(body))), (3, _int(len(packed))), (5, (_STRUCT, counted)))
    return header + packed, len(header) + len(body)


def _chunk(column: Column, rows: int, place: int, sizes: tuple[int, int]) -> bytes:
    """Describe a column's page: where it begins, how large it is packed and unpacked."""
    packed, unpacked = sizes
    told = _struct(
        (1, _int(column.kind.value[0])),
        (2, _list(_INT, [_zigzag(_PLAIN), _zigzag(_RLE)])),
        (3, _list(_BYTES, [_counted(column.name)])),
        (4, _int(_GZIP)),
        (5, _whole(rows)),
        (6, _whole(unpacked)),
        (7, _whole(packed)),
        (9, _whole(place)),
    )
    return _struct((2, _whole(place)), (3, (_STRUCT, told)))


def _root(columns: int) -> bytes:
    return _struct((4, _words("rows")), (5, _int(columns)))


def _schema(column: Column) -> bytes:
    physical, converted = column.kind.value
    told = [(1, _int(physical)), (3, _int(_OPTIONAL)), (4, _words(column.name))]
    if converted is not None:
        told.append((6, _int(converted)))
    return _struct(*told)


# How values lie one after the other in a plain page.


def _pack_words(values: Sequence[Any]) -> bytes:
    spelled = [str(one).encode() for one in values]
    return b"".join(struct.pack("<I", len(one)) + one for one in spelled)


def _pack_yes_no(values: Sequence[Any]) -> bytes:
    bits = sum(1 << place for place, one in enumerate(values) if one)
    return bits.to_bytes((len(values) + 7) // 8, "little")


_PACKERS: Final[dict[Kind, Callable[[Sequence[Any]], bytes]]] = {
    Kind.WORDS: _pack_words,
    Kind.WHOLE: lambda values: struct.pack(f"<{len(values)}q", *values),
    Kind.NUMBER: lambda values: struct.pack(f"<{len(values)}d", *values),
    Kind.DAY: lambda values: struct.pack(f"<{len(values)}i", *(one.toordinal() - _EPOCH for one in values)),
    Kind.YES_NO: _pack_yes_no,
}


# The descriptions, in Thrift's compact protocol: fields in rising order, each with how far it is from the one before.

_INT, _LONG, _BYTES, _LIST, _STRUCT = 5, 6, 8, 9, 12
Field = tuple[int, bytes]


def _struct(*told: tuple[int, Field]) -> bytes:
    return b"".join(_fields(told)) + b"\0"


def _fields(told: Sequence[tuple[int, Field]]) -> Iterator[bytes]:
    last = 0
    for number, (kind, content) in told:
        yield bytes(((number - last) << 4 | kind,)) + content
        last = number


def _int(value: int) -> Field:
    return _INT, _zigzag(value)


def _whole(value: int) -> Field:
    return _LONG, _zigzag(value)


def _words(text: str) -> Field:
    return _BYTES, _counted(text)


def _list(kind: int, contents: Sequence[bytes]) -> Field:
    many = 15
    head = (
        bytes((len(contents) << 4 | kind,)) if len(contents) < many else bytes((0xF0 | kind,)) + _varint(len(contents))
    )
    return _LIST, head + b"".join(contents)


def _counted(text: str) -> bytes:
    spelled = text.encode()
    return _varint(len(spelled)) + spelled


def _zigzag(value: int) -> bytes:
    return _varint(value << 1 if value >= 0 else (-value << 1) - 1)


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > _SEVEN_BITS:
        out.append(value & _SEVEN_BITS | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)
