"""After the disk failed: nobody knows what reached it, and a sync that failed does not fail twice (`safety.md` §2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from household_ledger.db.faults import leaves_doubt
from household_ledger.errors import EnvironmentProblem, UserError


class Doubt:
    """Whether what a file's connections hold may be trusted, and what wins trust back.

    First everything is opened anew and looked through; before more is written a safety copy must succeed.
    """

    def __init__(self) -> None:
        self.copy: Callable[[], object] | None = None
        """Makes a verified safety copy, where whoever opened the file knows a folder for it."""
        self.is_stale = False
        """Whether the file is to be opened anew before anything else is done."""
        self._lacks_copy = False

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Run something on the file; what goes wrong with it is heard of."""
        try:
            yield
        except BaseException as problem:
            if leaves_doubt(problem):
                self.is_stale = self._lacks_copy = True
            raise

    def settle(self, path: Path) -> None:
        """Let writing go on where a safety copy succeeds; EnvironmentProblem `copy_first` where it does not."""
        if self._lacks_copy and self.copy is not None:
            try:
                self.copy()
            except (EnvironmentProblem, UserError) as problem:
                folder = str(problem.params.get("folder", path.parent))
                raise EnvironmentProblem("copy_first", name=path.name, folder=folder) from problem
        self._lacks_copy = False
