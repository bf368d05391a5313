"""Which sheets the paper-page way has: each imported when it is first shown."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Final, cast

from household_ledger.text.i18n import N_
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.sheet import Sheet
from household_ledger.ui.typing.saving import Saver


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """A sheet: its key, its name, and the class that is it."""

    key: str
    name: str
    module: str
    class_name: str

    def make(self, desk: Desk, saver: Saver) -> Sheet:
        """Import and build the sheet."""
        module = import_module(f"household_ledger.ui.entry_paper.{self.module}")
        made = cast("type[Sheet]", getattr(module, self.class_name))
        return made(desk, saver)


_DAY: Final = SheetInfo("day", N_("Daily page"), "day_sheet", "DaySheet")
_MONTH: Final = SheetInfo("month", N_("Monthly page"), "month_sheet", "MonthSheet")
_HOURS: Final = SheetInfo("hours", N_("Hours worked"), "hours_sheet", "HoursSheet")
SHEETS: Final = {one.key: one for one in (_DAY, _MONTH, _HOURS)}
"""The sheets in the order their names stand in; the first is shown first."""
