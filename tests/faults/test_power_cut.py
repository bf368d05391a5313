"""The power cut at any operation of the disk, any of what was not synced being there or not: nothing saved is lost."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.acting import HAS_TIME, JOURNALS, Theatre
from tests.faults.power import Change, Disk, changes_in, digest, kept, lay
from tests.faults.scenes import all_scenes
from tests.faults.stage import Order

POINTS, EACH = (400, 4) if HAS_TIME else (8, 2)
"""Operations of a scene before which the power is cut, by chance, and images looked at of each."""
_BEGUN_BEFORE = {"close", "read"}
"""What is there already when the scene begins is not told apart here."""

_BY_RENAMING = {"change key", "copy", "create", "lock", "restore", "unlock"}
"""Done by giving a whole file its name: where no folder can be synced the old one, as whole, may be back."""


class Cuts:
    """One play of a scene, written down, and what cuts of it leave."""

    def __init__(self, theatre: Theatre, order: Order, *, syncs_folders: bool = True) -> None:
        folder = Path(order.folder)
        self._scene, self._theatre = theatre.scenes[order.scene], theatre
        files = [path for path in folder.rglob("*") if path.is_file()]
        numbers = {str(path.relative_to(folder)): path.stat().st_ino for path in files}
        self._disk = Disk(folder, numbers, syncs_folders=syncs_folders)
        played = theatre.stage.play(order)
        assert (played.defect, played.refused) == ("", "")
        self.seen = played.seen
        self.changes = list(changes_in(Path(order.log)))
        self._known: dict[str, str] = {}

    def found(self, points: int, each: int, r: random.Random) -> Counter[str]:
        """Cut before so many operations and count what is found: all there, lost, half, corrupt."""
        cut = set(r.sample(range(len(self.changes) + 1), k=min(points, len(self.changes) + 1)))
        acknowledged, count = 0, Counter[str]()
        for number, change in enumerate([*self.changes, Change("m", 0, 0, b"", b"")]):
            if number in cut:
                for _image in range(each):
                    count[self._judge(self._look(r), acknowledged)] += 1
            acknowledged = max(acknowledged, change.place) if change.kind == "m" else acknowledged
            self._disk.do(change)
        return count

    def _judge(self, state: str, acknowledged: int) -> str:
        if state.startswith("corrupt"):
            return state
        if state in self.seen[acknowledged : acknowledged + 2]:
            return "there"
        return "lost" if state in self.seen[:acknowledged] else "half"

    def _look(self, r: random.Random) -> str:
        files = kept(self._disk.image(r))
        told = digest(files)
        if told not in self._known:
            folder = self._theatre.folder / "image"
            folder.mkdir()
            lay(files, folder)
            try:
                self._known[told] = self._scene.see(folder)
            except Exception as problem:  # noqa: BLE001 -- whatever it is, the file is not well
                self._known[told] = f"corrupt: {problem!r}"
            shutil.rmtree(folder)
        return self._known[told]


def cuts(theatre: Theatre, name: str, journal: str, *, mutant: str = "", syncs_folders: bool = True) -> Cuts:
    """Have a scene played on a disk that is written down."""
    folder = theatre.laid(name)
    order = Order(name, str(folder), journal, log=str(theatre.folder / "log"), mutant=mutant)
    made = Cuts(theatre, order, syncs_folders=syncs_folders)
    shutil.rmtree(folder)
    return made


@pytest.mark.slow
@pytest.mark.parametrize("journal", JOURNALS)
@pytest.mark.parametrize("name", sorted(all_scenes().keys() - _BEGUN_BEFORE))
def test_a_power_cut_costs_nothing_that_was_saved(name: str, journal: str, theatre: Theatre) -> None:
    r = random.Random(f"{name} {journal}")
    for syncs_folders in (True, False) if HAS_TIME else (journal == "WAL",):
        found = cuts(theatre, name, journal, syncs_folders=syncs_folders).found(POINTS, EACH, r)

        assert set(found) <= ({"there"} if syncs_folders or name not in _BY_RENAMING else {"there", "lost"})
        assert found["there"] > 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("journal", "mutant", "seen"),
    [
        ("WAL", "synchronous-off", {"lost", "corrupt"}),
        ("WAL", "synchronous-normal", {"lost"}),
        ("TRUNCATE", "synchronous-off", {"lost", "corrupt"}),
        ("MEMORY", "", {"corrupt", "half"}),
        ("WAL", "acknowledged-early", {"lost"}),
    ],
)
def test_the_cuts_see_a_ledger_that_is_kept_carelessly(
    journal: str, mutant: str, seen: set[str], theatre: Theatre
) -> None:
    r = random.Random(1)
    played = cuts(theatre, "entry", journal, mutant=mutant)
    found = {words.split(":")[0] for words in played.found(30, 1, r)}

    assert found & seen
