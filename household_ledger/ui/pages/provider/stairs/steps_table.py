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
            Column(_("Before the project"), 110),
            Column(_("Verified"), 220),
            Column(_("Waiting"), 220),
            Column(_("Came down from"), 150),
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
            Cell(format_number(person.at_start) if person.at_start else NONE, "ink_3", sort=person.at_start),
            _stair(person.verified, names, "primary"),
            _stair(person.waiting or 0, names, "attention"),
            _stair(person.fallen_from or 0, names, "expense"),
        ),
    )


def _stair(level: int, names: dict[int, str], tone: str) -> Cell:
    words = names.get(level, "")
    return Cell(words or NONE, tone if words else "ink_3", is_strong=bool(words), sort=level, tip=words)
