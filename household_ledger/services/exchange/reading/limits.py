"""How large a file of others may be: bounds on size, rows, columns, cells and what it unpacks to."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from household_ledger.errors import EnvironmentProblem, UserError

MOST_BYTES = 50 << 20
MOST_ROWS = 100_000
MOST_COLUMNS = 200
MOST_CHARACTERS = 32_767
"""Of a cell or a line."""
MOST_PARTS = 2_000
MOST_UNPACKED = 200 << 20
MOST_RATIO = 200
MOST_DEPTH = 100
SECONDS = 60
MEMORY = 2 << 30
BROKEN_ZIP = (BadZipFile, OSError, EOFError, RuntimeError, ValueError, zlib.error)
"""What comes of a zip that is damaged; RuntimeError where it asks for what nobody unpacks."""
_CHUNK = 1 << 20
_GZIP = b"\x1f\x8b"


def content_of(path: Path) -> bytes:
    """Read a whole file; UserError `no_such_file`, `folder_not_file`, `not_a_file` …; EnvironmentProblem."""
    try:
        if path.is_dir():
            raise UserError("folder_not_file", name=path.name or str(path))
        if path.exists() and not path.is_file():  # reading a pipe or a device might never end
            raise UserError("not_a_file", name=path.name)
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError as problem:
        raise UserError("no_such_file", name=path.name) from problem
    except (OSError, ValueError) as problem:
        raise EnvironmentProblem("cannot_read", name=path.name) from problem
    if len(content) > MOST_BYTES:
        raise UserError("import_too_big", name=path.name, limit=MOST_BYTES >> 20)
    if not content.strip(b"\0 \t\r\n"):
        raise UserError("import_empty", name=path.name)
    return content


def unpacked(name: str, content: bytes) -> bytes:
    """Unpack gzip, counting; what is not packed is given as it is. UserError `import_bomb`, `import_unreadable`."""
    if not content.startswith(_GZIP):
        return content
    most = min(MOST_UNPACKED, max(len(content) * MOST_RATIO, _CHUNK))
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
            plain = file.read(most + 1)
    except (OSError, EOFError, zlib.error) as problem:
        raise UserError("import_unreadable", name=name) from problem
    if len(plain) > most:
        raise UserError("import_bomb", name=name)
    return plain


def check_parts(name: str, content: bytes) -> None:
    """Unpack every part of a zip once, counting, and look for document types; UserError as `unpacked`."""
    most = min(MOST_UNPACKED, max(len(content) * MOST_RATIO, _CHUNK))
    total = 0
    try:
        with ZipFile(io.BytesIO(content)) as parts:
            if len(parts.infolist()) > MOST_PARTS:
                raise UserError("import_bomb", name=name)
            for part in parts.infolist():
                total = _count(name, parts, part.filename, (total, most))
    except BROKEN_ZIP as problem:
        raise UserError("import_unreadable", name=name) from problem


def _count(name: str, parts: ZipFile, part: str, so_far: tuple[int, int]) -> int:
    total, most = so_far
    before = b""
    with parts.open(part) as file:
        while chunk := file.read(_CHUNK):
            total += len(chunk)
            if total > most:
                raise UserError("import_bomb", name=name)
            if part.endswith((".xml", ".rels")):
                refuse_document_type(name, before + chunk)
            before = chunk[-64:]
    return total


def refuse_document_type(name: str, content: bytes) -> None:
    """Refuse XML that brings a document type, in any encoding; UserError `import_document_type`."""
    if b"<!doctype" in content.replace(b"\0", b"").lower():
        raise UserError("import_document_type", name=name)


def check_row(name: str, count: int) -> None:
    """Refuse one row too many; UserError `import_too_many_rows`."""
    if count > MOST_ROWS:
        raise UserError("import_too_many_rows", name=name, limit=MOST_ROWS)


def check_text(name: str, text: str) -> None:
    """Refuse a cell or line that is too long; UserError `import_cell_too_long`."""
    if len(text) > MOST_CHARACTERS:
        raise UserError("import_cell_too_long", name=name, limit=MOST_CHARACTERS)


def lines_of(name: str, text: str) -> list[str]:
    """Cut text into lines, whichever sign ends them; UserError for a line that is too long."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if any(len(line) > MOST_CHARACTERS for line in lines):
        raise UserError("import_cell_too_long", name=name, limit=MOST_CHARACTERS)
    return lines
