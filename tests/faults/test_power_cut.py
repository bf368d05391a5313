"""The power cut at any operation of the disk, any of what was not synced being there or not: nothing saved is lost."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.acting import HAS_TIME, JOURNALS, Theatre
from tests.faults.power import Change, Disk, Names, changes_in, digest, kept, lay
from tests.faults.scenes import all_scenes
from tests.faults.stage import Order

POINTS, EACH = (400, 4) if HAS_TIME else (8, 2)
"""Operations of a scene before which the power is cut, by chance, and images looked at of each."""
AT_THE_END = 8
"""Images of a cut when all is said and done."""
_BEGUN_BEFORE = {"close", "read"}
"""What is there already when the scene begins is not told apart here."""

_BY_RENAMING = ("change key", "copy", "export", "lock", "move", "restore", "salvage", "unlock")
"""Acknowledged by a whole file taking its place."""


class Cuts:
    """One play of a scene, written down, and what cuts of it leave."""

    def __init__(self, theatre: Theatre, order: Order) -> None:
        self._folder = folder = Path(order.folder)
        self._scene, self._theatre = theatre.scenes[order.scene], theatre
        files = [path for path in folder.rglob("*") if path.is_file()]
        self._lying = {str(path.relative_to(folder)): (path.stat().st_ino, path.read_bytes()) for path in files}
        played = theatre.stage.play(order)
        assert (played.defect, played.refused) == ("", "")
        self.seen = played.seen
        self.changes = list(changes_in(Path(order.log)))
        self._known: dict[str, str] = {}

    def found(self, points: int, each: int, r: random.Random, names: Names = Names.FOLDER) -> Counter[str]:
        """Cut before so many operations, and at the end, and count what is found: all there, lost, half, corrupt."""
        disk = Disk(self._folder, self._lying, names)
        cut = dict.fromkeys(r.sample(range(len(self.changes)), k=min(points, len(self.changes))), each)
        cut[len(self.changes)] = AT_THE_END
        acknowledged, count = 0, Counter[str]()
        for number, change in enumerate([*self.changes, Change("m", 0, 0, b"", b"")]):
            for _image in range(cut.get(number, 0)):
                count[self._judge(self._look(disk, r), acknowledged)] += 1
            acknowledged = max(acknowledged, change.place) if change.kind == "m" else acknowledged
            disk.do(change)
        return count

    def _judge(self, state: str, acknowledged: int) -> str:
        if state.startswith("corrupt"):
            return state
        if state in self.seen[acknowledged : acknowledged + 2]:
            return "there"
        return "lost" if state in self.seen[:acknowledged] else "half"

    def _look(self, disk: Disk, r: random.Random) -> str:
        files = kept(disk.image(r))
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


def cuts(theatre: Theatre, name: str, journal: str, *, mutant: str = "", windows: bool = False) -> Cuts:
    """Have a scene played on a disk that is written down."""
    folder = theatre.laid(name)
    order = Order(name, str(folder), journal, log=str(theatre.folder / "log"), mutant=mutant, windows=windows)
    made = Cuts(theatre, order)
    shutil.rmtree(folder)
    return made


@pytest.mark.slow
@pytest.mark.parametrize("journal", JOURNALS)
@pytest.mark.parametrize("name", sorted(all_scenes().keys() - _BEGUN_BEFORE))
def test_a_power_cut_costs_nothing_that_was_saved(name: str, journal: str, theatre: Theatre) -> None:
    r = random.Random(f"{name} {journal}")
    disks = {Names.FOLDER: False, Names.FILE: False, Names.THROUGH: True}
    played = {windows: cuts(theatre, name, journal, windows=windows) for windows in (False, True)}
    for names, windows in disks.items():
        found = played[windows].found(POINTS, EACH, r, names)

        assert set(found) == {"there"}, (names, found)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("names", "mutant", "windows"),
    [
        (Names.FOLDER, "place-left", False),
        (Names.FILE, "place-left", False),
        (Names.THROUGH, "moved-behind", True),
    ],
)
@pytest.mark.parametrize("name", _BY_RENAMING)
def test_the_cuts_see_a_file_that_took_its_place_for_the_moment(
    name: str, names: Names, mutant: str, *, windows: bool, theatre: Theatre
) -> None:
    found = cuts(theatre, name, "TRUNCATE", mutant=mutant, windows=windows).found(0, 0, random.Random(1), names)

    assert found["lost"] > 0
    assert set(found) <= {"there", "lost"}, "as whole as before, or as after"


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
