"""Pages that point in circles, or ever deeper: a damaged file costs neither memory nor the program."""

from __future__ import annotations

import tracemalloc

from household_ledger.db.pages import Pages

_SIZE = 4096
_INSIDE, _LEAF = 5, 13


def _file(*pages: bytes) -> Pages:
    """Make a file of a first page that says its size, and these."""
    first = b"SQLite format 3\0" + _SIZE.to_bytes(2) + bytes(_SIZE - 18)
    return Pages(b"".join((first, *(page.ljust(_SIZE, b"\0") for page in pages))))


def _varint(number: int) -> bytes:
    sevens = [number >> shift & 127 for shift in (28, 21, 14, 7, 0)]
    return bytes([*(one | 128 for one in sevens[:-1]), sevens[-1]])


def _row_that_flows(length: int, to: int) -> bytes:
    """Make a leaf with one row that says so many bytes and flows over to a page."""
    least, most = (_SIZE - 12) * 32 // 255 - 23, _SIZE - 35
    here = least + (length - least) % (_SIZE - 4)
    here = here if here <= most else least
    cell = _varint(length) + _varint(1) + bytes(here) + to.to_bytes(4)
    begin = _SIZE - len(cell)
    head = bytes([_LEAF]) + bytes(2) + (1).to_bytes(2) + begin.to_bytes(2) + b"\0" + begin.to_bytes(2)
    return head.ljust(begin, b"\0") + cell


def test_a_row_that_says_it_is_larger_than_the_file_is_not_gathered() -> None:
    pages = _file(_row_that_flows(200 << 20, 3), (3).to_bytes(4))

    tracemalloc.start()
    rows = pages.rows(2)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert rows == []
    assert most < 1 << 20


def test_a_tree_deeper_than_any_can_be_is_a_hole() -> None:
    head = bytes([_INSIDE]) + bytes(4) + _SIZE.to_bytes(2) + b"\0"
    chain = [head + child.to_bytes(4) for child in range(3, 3000)]

    assert list(_file(*chain).walk(2, set())) == [None]
