"""Everybody on a staircase as a table: where each stood and stands, what waits, what was come down from."""

from __future__ import annotations

from household_ledger.domain.stairs_reached import OnStairs, Staircase
from household_ledger.text.amounts import format_number
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.ui.pages.provider.stairs.words import stair_name
from household_ledger.ui.widgets.table import Cell, Column, Row, Table

NONE = "–"


def people_table() -> Table:
    """Make the empty table."""
    made = Table(
        _("Stairs by household"),
        (
            Column(_("Code"), 78),
            Column(_("Name")),
            Column(_("Before the project"), 90, goes=1),
            Column(_("Verified"), 176),
            Column(_("Waiting"), 176),
            Column(_("Came down from"), 90, goes=2),
        ),
    )
    made.setObjectName("people_table")
    return made


def people_rows(staircase: Staircase) -> list[Row]:
    """Write a row for everybody; each stands for its household (0: the provider)."""
    names = {one.level: stair_name(one) for one in staircase.stairs}
    return [_row(one, names) for one in staircase.people]


def _row(person: OnStairs, names: dict[int, str]) -> Row:
    return Row(
        int(person.household),
        (
            Cell(in_digits(person.code), "ink_3"),
            Cell(person.name, tip=person.name),
            _level(person.at_start, names, "ink_2"),
            _stair(person.verified, names, "primary"),
            _stair(person.waiting or 0, names, "attention"),
            _level(person.fallen_from or 0, names, "expense"),
        ),
    )


def _stair(level: int, names: dict[int, str], tone: str) -> Cell:
    words = names.get(level, "")
    return Cell(words or NONE, tone if words else "ink_3", is_strong=bool(words), sort=level, tip=words)


def _level(level: int, names: dict[int, str], tone: str) -> Cell:
    """Give the number of a stair alone; the tip names it."""
    if not level:
        return Cell(NONE, "ink_3", sort=level)
    return Cell(format_number(level), tone, sort=level, tip=names.get(level, ""))
