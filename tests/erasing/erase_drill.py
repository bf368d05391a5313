"""A program that erases a household over and over in children of its own, to be killed at any moment.

    python -m tests.erasing.erase_drill

Reads an order a line (JSON: ledger, folder of copies, household, code, what is done wrongly). Tells `begun PID`,
`erased` once the door has said so, `done` and `over`.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from household_ledger.app import erasing
from household_ledger.app.erasing import Places, erase_household
from household_ledger.app.opening import opened
from household_ledger.db import erase_door
from household_ledger.domain.ids import Id
from household_ledger.services.commands.erasing import EraseHousehold
from household_ledger.settings import Settings
from tests.db.ledgers import HandClock


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
            _say("erased")
        erasing.finish_erasing(app, places, settings)


def _say(words: str) -> None:
    os.write(1, f"{words}\n".encode())


def main() -> None:
    """Take orders until there are no more."""
    for line in sys.stdin:
        path, folder, household, code, wrong = json.loads(line)
        child = os.fork()
        if not child:
            _say(f"begun {os.getpid()}")
            _spoil(wrong)
            erase(Path(path), Path(folder), household, code)
            _say("done")
            os._exit(0)
        os.waitpid(child, 0)
        _say("over")


if __name__ == "__main__":
    main()
