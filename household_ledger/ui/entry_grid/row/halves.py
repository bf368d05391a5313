"""What is typed and not saved yet, household by household, so that nothing typed is lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from household_ledger.domain.changes import Step
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.services.typed.row import RowMark, TypedRow
from household_ledger.services.views.entry_row import EntryRow


@dataclass(frozen=True, slots=True)
class TakenOut:
    """Rows that waited and were deleted, in their places; `step` is what the ledger would take back after that."""

    rows: tuple[tuple[int, TypedRow], ...]
    step: Step | None
    kept: int = 0
    """So many rows kept were deleted with them, in that step."""


@dataclass(slots=True)
class Half:
    """One household's: the new row, rows that wait, a row being changed; `last` is the day typed last."""

    new: TypedRow = field(default_factory=TypedRow)
    day: date | None = None
    """The day the new row is of, as it was read where it was typed: another month would read "31 ต.ค." otherwise."""
    last: date | None = None
    waiting: list[TypedRow] = field(default_factory=list)
    edited: tuple[EntryRow, TypedRow] | None = None
    """The row as it was when it was begun to be changed, and as it is typed."""
    pasted: list[TypedRow] = field(default_factory=list)
    """Those of the waiting rows that were pasted last and could not be read."""
    guessed: list[TypedRow] = field(default_factory=list)
    """Those of them whose category was guessed from their words, to be looked at before they are written."""
    works: list[TypedRow] = field(default_factory=list)
    """Those of them, costs and sales, whose work was guessed or could not be."""
    lost: list[tuple[RowMark | None, EntryRow]] = field(default_factory=list)
    """Which of them were typed over a kept row that others took from here meanwhile, and what that was."""
    found: dict[RowMark, tuple[Id, ...]] = field(default_factory=dict)
    """Which rows turned out to be in the book as they were typed before, as which entries: they change those."""
    taken_out: list[TakenOut] = field(default_factory=list)
    given_up: TypedRow | None = None
    """The new row as it was when Esc emptied it: offered again until something else is typed."""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is typed but what is saved."""
        return self.new.is_blank and not self.waiting and self.edited is None

    def is_drafted(self, is_kept: Callable[[Hashable], bool]) -> bool:
        """Tell whether every row typed is kept elsewhere, by where it was typed; a kept one being changed is not."""
        return self.edited is None and all(is_kept(one.mark) for one in self.rows)

    @property
    def rows(self) -> list[TypedRow]:
        """List the new rows that are not saved: those that wait, then the one being typed."""
        return [*self.waiting, *(() if self.new.is_blank else (self.new,))]

    def stash_new(self, row: TypedRow, day: date | None) -> None:
        """Keep the new row as far as it is typed."""
        self.new, self.day = (TypedRow() if row.is_blank else row), day

    def clear_new(self) -> None:
        """Begin with a new row in which nothing stands."""
        self.stash_new(TypedRow(), None)

    def write_on(self, day: date) -> None:
        """Go on with the new row on another day."""
        self.last, self.day = day, None
        self.new = replace(self.new, date="")

    def lost_at(self, place: object) -> EntryRow | None:
        """Give the kept row that a row that waits was typed over, and that is gone; None for any other."""
        mark = self.waiting[place].mark if isinstance(place, int) and place < len(self.waiting) else None
        return next((was for one, was in self.lost if mark is not None and one is mark), None)

    @property
    def has_lost(self) -> bool:
        """Tell whether any row that waits was typed over a kept one that is gone."""
        return any(self.lost_at(place) is not None for place in range(len(self.waiting))) if self.lost else False

    @property
    def to_mend(self) -> list[TypedRow]:
        """List what was pasted last and waits as it came; what was changed or written since is not among it."""
        waiting = {id(one) for one in self.waiting}
        return [one for one in self.pasted if id(one) in waiting]

    @property
    def to_look_at(self) -> list[TypedRow]:
        """List those whose guessed category or work nobody looked at yet."""
        guessed = {id(one) for one in (*self.guessed, *self.works)}
        return [one for one in self.waiting if id(one) in guessed]

    def set_aside(self, row: TypedRow, day: date) -> None:
        """Let the new row wait, and begin with the next."""
        self.waiting.append(row)
        self.last = day
        self.clear_new()

    def take_out(self, places: Iterable[int]) -> list[TypedRow]:
        """Give up rows that wait; in the order they stood in."""
        return [self.waiting.pop(place) for place in sorted(places, reverse=True)][::-1]

    def put_back(self, taken: TakenOut, *, is_below: bool) -> None:
        """Let rows wait again that were taken out: in their places, or below all that wait now."""
        self.taken_out.remove(taken)
        for place, row in taken.rows:
            self.waiting.insert(len(self.waiting) if is_below else place, row)


class Halves:
    """The typed rows of every household, and whose rows lie in the grid: nobody else may say whose they are.

    The desk may look at another household already while the grid still holds the rows of the one before.
    """

    def __init__(self) -> None:
        self._of: dict[Id, Half] = {}
        self.household: Id | None = None

    @property
    def here(self) -> Half:
        """Give those of the household whose rows lie in the grid."""
        return self._of.setdefault(self.household if self.household is not None else NO_ID, Half())

    def of(self, household: Id) -> Half:
        """Give those of a household, whoever's lie in the grid."""
        return self._of.get(household, Half())

    def turn_to(self, household: Id | None) -> bool:
        """Let the rows of another household lie in the grid; False when they lie there already."""
        is_other, self.household = household != self.household, household
        return is_other

    def unsaved(self) -> list[Id]:
        """Name the households of which anything is typed and not saved."""
        return [household for household, one in self._of.items() if not one.is_empty]
