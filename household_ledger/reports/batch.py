"""A whole provider printed in one run: one file, or one each; whole files only, and cancel keeps what is finished."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.errors import Cancelled
from household_ledger.files import disk_problem
from household_ledger.services.ports import Progress, no_progress

if TYPE_CHECKING:
    from household_ledger.reports.frame import Document
    from household_ledger.reports.printing import About


@dataclass(frozen=True, slots=True)
class Piece:
    """One paper of a batch: the name its own file would have, and how it is made (late, so that cancel is quick)."""

    file_name: str
    make: Callable[[], Document]
    behind: Callable[[], Document] | None = None
    """A second document of the same file, on sheets of its own."""

    def documents(self) -> Iterator[Document]:
        """Make its documents, one after the other."""
        yield self.make()
        if self.behind is not None:
            yield self.behind()


@dataclass(frozen=True, slots=True)
class Batch:
    """What is printed, and what the file says of itself."""

    pieces: Sequence[Piece]
    title: str
    author: str
    made_at: datetime
    language: str


@dataclass(frozen=True, slots=True)
class Printed:
    """What was written: finished files, pages in all, and whether a person stopped it."""

    files: tuple[Path, ...]
    pages: int
    is_cancelled: bool = False


def print_together(batch: Batch, path: Path, progress: Progress = no_progress) -> Printed:
    """Print everything into one PDF; `Cancelled` leaves no file behind."""
    from household_ledger.reports.printing import print_file

    pages = print_file(path, _documents(batch), _about(batch), count=_count(batch), progress=progress)
    return Printed((path,), pages)


def together_in_memory(batch: Batch, progress: Progress = no_progress) -> bytes:
    """Give everything as one PDF that lies on no disk; `Cancelled` as `print_together`."""
    from household_ledger.reports.printing import pdf_of

    return pdf_of(_documents(batch), _about(batch), count=_count(batch), progress=progress)


def print_apart(batch: Batch, folder: Path, progress: Progress = no_progress) -> Printed:
    """Print a PDF each into a folder; when a person stops it, the finished files stay and are named."""
    from household_ledger.reports.printing import print_file

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise disk_problem(problem, Path(problem.filename or folder)) from problem
    done: list[Path] = []
    pages = 0
    for number, piece in enumerate(batch.pieces, start=1):
        target = folder / piece.file_name
        pages += print_file(target, piece.documents(), _about(batch))
        done.append(target)
        try:
            progress(number, len(batch.pieces))
        except Cancelled:
            return Printed(tuple(done), pages, is_cancelled=number < len(batch.pieces))
    return Printed(tuple(done), pages)


def _documents(batch: Batch) -> Iterator[Document]:
    return (document for piece in batch.pieces for document in piece.documents())


def _count(batch: Batch) -> int:
    return len(batch.pieces) + len([piece for piece in batch.pieces if piece.behind is not None])


def _about(batch: Batch) -> About:
    from household_ledger.reports.printing import About

    return About(title=batch.title, made_at=batch.made_at, author=batch.author, language=batch.language)
