"""The pages of a damaged ledger file read one by one, past SQLite, which gives up a whole table for one bad page.

Only what a page itself says is believed: one that is not well formed gives nothing.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

Cell = int | float | str | bytes | None
_INDEX_INSIDE, _TABLE_INSIDE, _INDEX_LEAF, _TABLE_LEAF = 2, 5, 10, 13
_INSIDE = frozenset({_INDEX_INSIDE, _TABLE_INSIDE})
_TREE = _INSIDE | {_INDEX_LEAF, _TABLE_LEAF}
_FIRST_HEADER = 100
_SECOND = 2
_PAGE_BYTES = 4096
_SIZES = frozenset(1 << power for power in range(9, 17))
_LARGEST_VARINT, _BLOB, _TEXT = 9, 12, 13
_WHOLE_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_REAL, _ZERO, _ONE = 7, 8, 9
_MOST_LEVELS = 20
"""As SQLite has it: what goes deeper is no tree."""


class BadPage(Exception):  # noqa: N818 -- says what it is
    """A page, or a row of it, that is not what it should be."""


class StoredRow(NamedTuple):
    """A row as a page has it: its number (0 in a table without) and its cells in the order they are stored."""

    number: int
    cells: tuple[Cell, ...]


class Pages:
    """All pages of a file, numbered from 1."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        said = int.from_bytes(content[16:18])
        size = 1 << 16 if said == 1 else said
        self._size = size if size in _SIZES else _PAGE_BYTES
        reserved = content[20] if content.startswith(b"SQLite format 3\0") else 0
        self._usable = self._size - reserved
        self.count = len(content) // self._size

    def walk(self, root: int, seen: set[int], level: int = 1) -> Iterator[StoredRow | None]:
        """Give the rows of a table or index in their order, None for each hole; adds the good pages it saw."""
        if root in seen or level > _MOST_LEVELS:
            yield None  # two parents: one of them is wrong
            return
        seen.add(root)
        try:
            kind, pointers, last = self._shape(root)
            rows = [] if kind == _TABLE_INSIDE else [self._row(root, kind, place) for place in pointers]
        except BadPage:
            seen.discard(root)
            yield None
            return
        if kind not in _INSIDE:
            yield from rows
            return
        page = self._page(root)
        for number, place in enumerate(pointers):
            yield from self.walk(int.from_bytes(page[place : place + 4]), seen, level + 1)
            if rows:
                yield rows[number]
        yield from self.walk(last[0], seen, level + 1)

    def is_tree(self, number: int) -> bool:
        """Tell whether a page is one of a table or an index, and well formed."""
        try:
            self._shape(number)
        except BadPage:
            return False
        return True

    def rows(self, number: int) -> list[StoredRow]:
        """Give the rows of a page no tree leads to; none where one of them is not well formed."""
        try:
            kind, pointers, _last = self._shape(number)
            return [] if kind == _TABLE_INSIDE else [self._row(number, kind, place) for place in pointers]
        except BadPage:
            return []

    def rows_left(self, number: int) -> Iterator[StoredRow]:
        """Give what rows of a page are well formed, for those that prove themselves by their hashes."""
        try:
            kind, pointers, _children = self._shape(number)
        except BadPage:
            return
        for place in pointers if kind != _TABLE_INSIDE else ():
            try:
                yield self._row(number, kind, place)
            except BadPage:
                continue

    def _page(self, number: int) -> bytes:
        if not 1 <= number <= self.count:
            raise BadPage(number)
        return self._content[(number - 1) * self._size : number * self._size]

    def _shape(self, number: int) -> tuple[int, list[int], list[int]]:
        """Give a page's kind, where its cells lie, and its last child where it has children."""
        page = self._page(number)
        head = _FIRST_HEADER if number == 1 else 0
        kind, count, begin = page[head], int.from_bytes(page[head + 3 : head + 5]), page[head + 5 : head + 7]
        table = head + (12 if kind in _INSIDE else 8)
        after = table + 2 * count
        lowest = int.from_bytes(begin) or 1 << 16
        if kind not in _TREE or after > self._usable or lowest < min(after, self._usable):
            raise BadPage(number)
        pointers = [place for (place,) in struct.iter_unpack(">H", page[table:after])]
        if any(not lowest <= place < self._usable - 1 for place in pointers) or len(set(pointers)) != count:
            raise BadPage(number)
        return kind, pointers, [int.from_bytes(page[head + 8 : head + 12])] if kind in _INSIDE else []

    def _row(self, number: int, kind: int, place: int) -> StoredRow:
        page = self._page(number)
        if kind == _INDEX_INSIDE:
            place += 4
        length, place = _varint(page, place)
        row_number = 0
        if kind == _TABLE_LEAF:
            row_number, place = _varint(page, place)
        return StoredRow(row_number, _cells(self._payload(page, place, length, is_table=kind == _TABLE_LEAF)))

    def _payload(self, page: bytes, place: int, length: int, *, is_table: bool) -> bytes:
        """Put together what of a row lies on the page and on the pages it flows over to."""
        usable = self._usable
        most = usable - 35 if is_table else (usable - 12) * 64 // 255 - 23
        least = (usable - 12) * 32 // 255 - 23
        fitting = least + (length - least) % (usable - 4)
        here = length if length <= most else fitting if fitting <= most else least
        if length > len(self._content) or place + here + (4 if here < length else 0) > usable:
            raise BadPage(length)
        parts, missing = [page[place : place + here]], length - here
        following = int.from_bytes(page[place + here : place + here + 4]) if missing else 0
        while missing > 0:
            further = self._page(following)
            parts.append(further[4 : 4 + min(missing, usable - 4)])
            missing -= len(parts[-1])
            following = int.from_bytes(further[:4])
        if following and missing == 0 and length > here:
            raise BadPage(following)  # a flow that goes on behind its end is another's
        return b"".join(parts)


def is_of_a_table(page: bytes) -> bool:
    """Tell whether bytes are a well formed page of a table or an index, as a ledger has them after its first."""
    return len(page) == _PAGE_BYTES and Pages(bytes(_PAGE_BYTES) + page).is_tree(_SECOND)


def _varint(page: bytes, place: int) -> tuple[int, int]:
    value = 0
    for count, byte in enumerate(page[place : place + _LARGEST_VARINT], 1):
        if count == _LARGEST_VARINT:
            return _signed(value << 8 | byte), place + count
        value = value << 7 | byte & 127
        if byte < 128:  # noqa: PLR2004 -- the last byte has its high bit unset
            return value, place + count
    raise BadPage(place)


def _signed(value: int) -> int:
    return value - (1 << 64) if value >= 1 << 63 else value


def _cells(payload: bytes) -> tuple[Cell, ...]:
    """Read the cells of a record: a head that says their kinds and sizes, then what they hold."""
    end, place = _varint(payload, 0)
    if not place <= end <= len(payload):
        raise BadPage(end)
    kinds: list[int] = []
    while place < end:
        kind, place = _varint(payload, place)
        kinds.append(kind)
    if place != end:
        raise BadPage(end)
    cells: list[Cell] = []
    for kind in kinds:
        size = _bytes_of(kind)
        if place + size > len(payload):
            raise BadPage(place)
        cells.append(_cell(kind, payload[place : place + size]))
        place += size
    if place != len(payload):
        raise BadPage(place)
    return tuple(cells)


def _bytes_of(kind: int) -> int:
    if kind >= _BLOB:
        return (kind - _BLOB) // 2
    if kind in (10, 11) or kind < 0:
        raise BadPage(kind)
    return 8 if kind == _REAL else _WHOLE_BYTES.get(kind, 0)


def _cell(kind: int, data: bytes) -> Cell:
    if kind == 0:
        return None
    if kind in (_ZERO, _ONE):
        return kind - _ZERO
    if kind == _REAL:
        return float(struct.unpack(">d", data)[0])
    if kind < _BLOB:
        return int.from_bytes(data, signed=True)
    if kind % 2 == 0:
        return data
    try:
        return data.decode()
    except UnicodeDecodeError as problem:
        raise BadPage(kind) from problem
