"""What the editor shows about the row being typed: what is wrong, what deserves a second look, what would be taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.problem import Problem
from household_ledger.services.typed.reading import AFTER_LEAVING
from household_ledger.services.typed.row import HeldPhoto, ReadRow, TypedRow
from household_ledger.text.amounts import format_amount
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.entry_grid.row.ground import cell_of
from household_ledger.ui.entry_grid.table.editor import RowEditor
from household_ledger.ui.typing.kinds import amount_column

if TYPE_CHECKING:  # loaded with the first picture
    from household_ledger.ui.entry_grid.row.photo_sign import RowPhotos

_SAID_ELSEWHERE = frozenset({"parts_do_not_sum"})
"""While parts are being typed, what is left says it already."""


class RowSigns:
    """Of one editor. Before a row is tried, only cells with something typed in them are called wrong."""

    def __init__(self, editor: RowEditor) -> None:
        self._editor = editor
        self._refused: dict[str, str] = {}
        self._photos: RowPhotos | None = None
        self.is_tried = False

    def begin(self) -> None:
        """Begin with another row, or with the same anew: nothing of it was tried or refused."""
        self._refused, self.is_tried = {}, False

    def refuse(self, problems: Sequence[Problem], row: TypedRow) -> None:
        """Keep why the ledger would not take the row, until its cells are typed in."""
        self._refused = {self._cell(one, row): message(one) for one in reversed(problems)}

    def typed_in(self, name: str) -> None:
        """Take back what was refused of a cell."""
        self._refused.pop(name, None)

    def show(self, row: TypedRow, read: ReadRow) -> None:
        """Show what is wrong at its cells, what parts leave of the amount, what deserves a second look."""
        wrong = {}
        for one in reversed(read.problems):
            name = self._cell(one, row)
            if not self.is_tried and one.code in _SAID_ELSEWHERE:
                continue
            if self.is_tried or self._has_words(name):
                wrong[name] = _new_name_words(one, read) or _no_price_words(one, read) or message(one)
        self._editor.show_problems({**wrong, **self._refused}, rest=_rest_words(read.rest if row.parts else None))
        told = [one for one in read.remarks if one.code != AFTER_LEAVING or not row.is_blank]  # nothing is written yet
        remarks = {self._cell(one, row): message(one) for one in reversed(told)}
        shown = {name: words for name, words in remarks.items() if self._has_words(name)}
        if shown or read.worth is None:
            self._editor.show_remarks(shown)
        else:
            from household_ledger.services.typed.worth_words import worth_tone, worth_words

            self._editor.show_remarks({"quantity": worth_words(read.worth)}, worth_tone(read.worth))

    def show_photos(self, photos: Sequence[HeldPhoto], on_press: Callable[[], object]) -> None:
        """Show how many pictures wait with the row; pressed, they are shown."""
        if self._photos is None and photos:
            from household_ledger.ui.entry_grid.row.photo_sign import RowPhotos

            self._photos = RowPhotos(self._editor.cells["what"], on_press)
        if self._photos is not None:
            self._photos.show(photos)

    def show_hints(
        self,
        row: TypedRow,
        read: ReadRow,
        preview: Mapping[str, str],
        *,
        choosing: str = "",
        has_goals: bool = False,
    ) -> None:
        """Show in grey what empty cells would be taken for, and in the one where a name is chosen how.

        `has_goals` says that money put by may be for several goals and none is named yet.
        """
        if row.is_blank:
            hints = dict(read.taken) | {"what": _("e.g. sold eggs, or: save")}
        else:
            asked = {"goal": _("for which goal?")} if has_goals else {}
            hints = asked | ({choosing: _("↓ to choose")} if choosing else {}) | dict(read.taken) | _of_parts(row, read)
        self._editor.show_hints(hints | dict(preview))

    def _has_words(self, name: str) -> bool:
        return name in self._editor.cells and bool(self._editor.cells[name].text().strip())

    def _cell(self, problem: Problem, row: TypedRow) -> str:
        shown = [cell.name for cell in self._editor.order()] if self._editor.has_columns else ()
        return cell_of(problem, row, shown)


def _new_name_words(problem: Problem, read: ReadRow) -> str:
    """Say of a name nobody knows, where it can be made, how; "" of anything else."""
    names = [one.name for one in read.new_names if one.field == problem.field and one.is_likely]
    if not names or not problem.code.endswith("_unknown"):
        return ""
    return _("“{name}” is not in the book yet. Enter adds it.").format(name=names[0])


def _no_price_words(problem: Problem, read: ReadRow) -> str:
    """Say of goods without a value, whose price nobody knows, what to write; "" of anything else."""
    if problem.code != "amount_missing" or read.worth is None:
        return ""
    from household_ledger.services.typed.worth_words import worth_words

    return worth_words(read.worth)


def _rest_words(rest: Money | None) -> str:
    """Say what parts leave of the amount, or how much more than it they are."""
    if not rest:
        return ""
    words = _("{amount} baht still to be divided") if rest > 0 else _("The parts are {amount} baht too much")
    return words.format(amount=format_amount(abs(rest)))


def _of_parts(row: TypedRow, read: ReadRow) -> dict[str, str]:
    """Say what would be taken for amounts not typed: the row's from its parts, and the one part that takes the rest."""
    if not row.parts or not read.amount:
        return {}
    hints = {"money_in" if read.kind is EntryKind.INCOME else amount_column(row): format_amount(read.amount)}
    typed = [(place, part) for place, part in enumerate(row.parts) if part.category.strip() or part.amount.strip()]
    taken = read.drafts[0].parts if read.drafts else ()
    for (place, part), said in zip(typed, taken, strict=False):
        if not part.amount.strip():
            hints[f"part_{place}_amount"] = format_amount(said.amount)
    return hints
