"""The rows that wait to be saved, as the table shows them: there may be thousands, and a screenful is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from household_ledger.services.typed.row import TypedRow
from household_ledger.ui.entry_grid.table.looks import WaitingLooks, waiting_day, waiting_looks


def _nothing(_row: TypedRow) -> str:
    return ""


class WaitingRows:
    """Rows as they wait now; what is wrong with one is asked for when it is first looked at."""

    def __init__(
        self,
        rows: Sequence[TypedRow] = (),
        problem_of: Callable[[TypedRow], str] = _nothing,
        year: int = 0,
        *,
        guessed: Iterable[TypedRow] = (),
    ) -> None:
        """`year` is the one looked at: its days are told without it. The categories of those `guessed` say so."""
        self._guessed = {id(one) for one in guessed}
        self._rows, self._problem_of, self._year = tuple(rows), problem_of, year
        self._looks: dict[int, WaitingLooks] = {}
        self.days = frozenset(waiting_day(typed, year) for typed in {one.date for one in rows})
        """The days they are of, as they are shown."""

    def __len__(self) -> int:
        """Count them."""
        return len(self._rows)

    def looks(self, place: int) -> WaitingLooks:
        """Dress one."""
        if place not in self._looks:
            row = self._rows[place]
            self._looks[place] = waiting_looks(
                row, self._problem_of(row), self._year, is_guessed=id(row) in self._guessed
            )
        return self._looks[place]
