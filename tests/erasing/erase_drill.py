"""A program that erases a household over and over in children of its own, to be killed at any moment.

    python -m tests.erasing.erase_drill

Reads an order a line (JSON: ledger, folder of copies, household, code, what is done wrongly). Each is done
in a fork, which says `erased` once the door has said so, and `done`; `begun PID` and `over` stand around it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from household_ledger.app import erasing
from household_ledger.app.erasing import Places, erase_household
from household_ledger.app.opening import opened
from household_ledger.db import erase_door
from household_ledger.domain.ids import Id
from household_ledger.services.commands.erasing import EraseHousehold
from household_ledger.settings import Settings
from tests.db.ledgers import HandClock
from tests.db.order_loop import say, take_orders


def _spoil(name: str) -> None:
    """Do one thing wrongly."""
    if name == "in two steps":
        real = erase_door.take_out

        def two_steps(desk: object, told: object, households: set[int]) -> object:
            desk.raw.execute("commit")  # type: ignore[attr-defined]
            desk.raw.execute("begin immediate")  # type: ignore[attr-defined]
            return real(desk, told, households)  # type: ignore[arg-type]

        erase_door.take_out = two_steps  # type: ignore[assignment]
    elif name == "not finished":
        vars(erasing)["finish_erasing"] = lambda *_all: None


def erase(path: Path, folder: Path, household: int, code: str) -> None:
    """Erase it, or finish where it is gone already."""
    settings, places = Settings(folder / "settings.json"), Places(folder)
    with opened(path, HandClock(), to_write=True) as app:
        if household:
            erase_household(app, EraseHousehold(Id(household), code), places)
            say("erased")
        erasing.finish_erasing(app, places, settings)


def do(order: list[Any]) -> None:
    """Do what was ordered."""
    path, folder, household, code, wrong = order
    say("ready")
    _spoil(wrong)
    erase(Path(path), Path(folder), household, code)
    say("done")


def main() -> None:
    """Take orders until there are no more."""
    take_orders(lambda line: do(json.loads(line)))


if __name__ == "__main__":
    main()
