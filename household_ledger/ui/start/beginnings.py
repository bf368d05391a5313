"""The ways to begin with a book: a new one, one there is, the made-up provider; loaded when somebody takes one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.errors import Cancelled, LedgerError, UserError
from household_ledger.paths import first_folder
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.start.example import Example
from household_ledger.ui.start.recent import ENDING, free_name
from household_ledger.ui.widgets import dialogs

if TYPE_CHECKING:
    from household_ledger.ui.start.run import Run


class Beginnings:
    """Asks which book it is to be, and makes the made-up provider beside whatever stands in the window."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._example = Example(run.shelf, run.jobs)
        self._example.made.connect(self._on_made)
        self._example.failed.connect(self.tell_not_made)
        self._example.progressed.connect(self._on_progress)

    def ask_new(self) -> None:
        """Ask where a new book should be, and make it."""
        title, suggested = _("Where should the new book be?"), free_name(first_folder(), _("our-book"))
        path = dialogs.save_path(self._run.over(), title, suggested, (ENDING,), may_replace=False)
        if path is not None and path.exists():
            self._run.tell(UserError("file_exists", name=path.name))
        elif path is not None:
            self._run.create(path)

    def ask_open(self) -> None:
        """Ask which book it is to be, and open it."""
        path = dialogs.open_path(self._run.over(), _("Open a book"), (ENDING,))
        if path is not None:
            self._run.open(path)

    def make_example(self, *, anew: bool = False) -> None:
        """Open the made-up provider, made first where it is missing, or `anew`."""
        self._example.make(self._run.window, anew=anew)

    def stop_example(self) -> None:
        """Give up making it."""
        self._example.stop()

    def tell_not_made(self, problem: LedgerError | None) -> None:
        """Say why there is no book of what was begun; None: a mistake of ours."""
        told = message(problem) if problem is not None else _("Something went wrong inside the program.")
        if self._run.window is None:
            self._run.show_welcome(told)
        elif not isinstance(problem, Cancelled):
            self._run.tell_words(told)

    def _on_progress(self, done: int, total: int) -> None:
        if self._run.welcome is not None:
            self._run.welcome.show_progress(done, total)

    def _on_made(self, path: Path) -> None:
        self._run.open(path, months_back=1)  # a month just begun shows nothing yet
