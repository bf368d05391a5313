"""The rows that wait to be saved, as the table shows them: there may be thousands, and a screenful is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from household_ledger.services.typed.row import TypedRow
from household_ledger.ui.entry_grid.table.looks import WaitingLooks, asking_work, waiting_day, waiting_looks


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
        works: Iterable[TypedRow] = (),
    ) -> None:
        """`year` is the one looked at: its days are told without it.

        The categories of those `guessed` say so, and of `works` the cell of whose work it was.
        """
        self._guessed, self._works = {id(one) for one in guessed}, {id(one) for one in works}
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
            is_guessed, is_work = id(row) in self._guessed, id(row) in self._works
            looks = waiting_looks(row, self._problem_of(row), self._year, is_guessed=is_guessed)
            self._looks[place] = asking_work(looks) if is_work else looks
        return self._looks[place]
