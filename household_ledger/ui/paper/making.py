"""A paper made for looking at: from one state of the book, into a file nobody else needs to know of."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from household_ledger.reports.batch import print_together
from household_ledger.reports.orders import PaperOrder, PaperSource, batch_of
from household_ledger.services.ports import Progress, no_progress
from household_ledger.text.i18n import language, using
from household_ledger.ui.paper.sheets import Sheets
from household_ledger.ui.ports import OpenLedger


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished document: its pages, its title, and the step of the book it shows."""

    sheets: Sheets
    title: str
    step: int

    @property
    def path(self) -> Path:
        """Where the file lies until the program ends."""
        return self.sheets.path


def make_paper(
    opened: OpenLedger, orders: Sequence[PaperOrder], *, digits: str, progress: Progress = no_progress
) -> Paper:
    """Make a document in the language of the screen and in chosen digits; any thread, what `print_together` raises."""
    with using(language(), digits), opened.snapshot() as (reader, figures):
        batch = batch_of(orders, PaperSource(opened.name, reader, figures, opened.clock))
        name = batch.pieces[0].file_name if len(batch.pieces) == 1 else f"{orders[0].kind}-{orders[0].month.iso}.pdf"
        path = Path(tempfile.mkdtemp(dir=_folder().name)) / name
        print_together(batch, path, progress)
        return Paper(Sheets(path), batch.title, reader.step_count())


@lru_cache(maxsize=1)
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Keep what is looked at in one folder that goes with the program; a viewer may still hold a file of it."""
    return tempfile.TemporaryDirectory(prefix="household-ledger-", ignore_cleanup_errors=True)
