"""Scenes killed at random moments, and what was found: counted, and printed as a table.

    python -m tests.faults.killing [KILLS] [SCENE …]

Needs what `conftest.py` needs; so many kills of each scene, 100 unless said.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.faults.acting import JOURNALS, Stage, Theatre
from tests.faults.scenes import all_scenes
from tests.faults.stage import Order


@dataclass
class Tally:
    """Of one scene: kills, steps acknowledged before them, and what was found that must not be."""

    kills: int = 0
    in_its_midst: int = 0
    """Killed before the scene was over."""
    acknowledged: int = 0
    lost: int = 0
    half: int = 0
    broken: int = 0

    @property
    def is_clean(self) -> bool:
        """Whether every file opened, was whole, and held all that was acknowledged."""
        return not (self.lost or self.half or self.broken)


def compiled(folder: Path) -> Path:
    """Compile the disk that is laid under a program."""
    made, source = folder / "disk.so", Path(__file__).with_name("disk.c")
    compiler = shutil.which("cc") or "cc"
    subprocess.run([compiler, "-O1", "-shared", "-fPIC", "-o", str(made), str(source), "-ldl", "-lpthread"], check=True)
    return made


def killed(theatre: Theatre, name: str, kills: int, *, mutant: str = "", seed: int = 1) -> Tally:
    """Kill a scene so often, on either journal in turn, and count what is found."""
    tally, r = Tally(), random.Random(f"{name} {seed}")
    seconds = {journal: _seconds(theatre, name, journal) for journal in JOURNALS}
    for number in range(kills):
        journal = JOURNALS[number % 2]
        folder = theatre.laid(name)
        order = Order(name, str(folder), journal, dies=True, mutant=mutant)
        wait = r.uniform(0, seconds[journal])
        acknowledged, is_over = _kill(theatre.stage, order, lambda wait=wait: time.sleep(wait))  # type: ignore[misc]
        tally.kills += 1
        tally.in_its_midst += not is_over
        tally.acknowledged += acknowledged
        _judge(theatre, folder, (name, journal), acknowledged, tally)
        shutil.rmtree(folder)
    return tally


def _judge(theatre: Theatre, folder: Path, scene: tuple[str, str], acknowledged: int, tally: Tally) -> None:
    seen = theatre.undisturbed(*scene).seen
    try:
        state = theatre.scenes[scene[0]].see(folder)
    except Exception:  # noqa: BLE001 -- whatever it is, the file is not well
        tally.broken += 1
        return
    if state not in seen[acknowledged : acknowledged + 2]:
        if state in seen[:acknowledged]:
            tally.lost += 1
        else:
            tally.half += 1


def _kill(stage: Stage, order: Order, wait: Callable[[], object]) -> tuple[int, bool]:
    """Have a scene acted and kill it; give how many acknowledgements came, and whether it had been over."""
    stage.begin(order)
    child, steps, is_over = 0, 0, False
    is_ready = False
    while (line := stage.heard()) != "over":
        word, _blank, number = line.partition(" ")
        if word == "begun":
            child = int(number)
        elif word == "step":
            steps = max(steps, int(number))
        is_ready = is_ready or word == "ready"
        is_over = is_over or word == "played"
        if child and is_ready:
            wait()
            os.kill(child, signal.SIGKILL)
            child = 0
    return steps, is_over


def _seconds(theatre: Theatre, name: str, journal: str) -> float:
    """Measure how long a scene takes that nobody kills, on this machine and now."""
    folder = theatre.laid(name)
    theatre.stage.begin(Order(name, str(folder), journal, dies=True))
    begun, child = 0.0, 0
    while (line := theatre.stage.heard()) != "played":
        if line.startswith("begun"):
            child = int(line.split()[1])
        elif line == "ready":
            begun = time.perf_counter()
    took = time.perf_counter() - begun
    os.kill(child, signal.SIGKILL)
    assert theatre.stage.heard() == "over"
    shutil.rmtree(folder)
    return took


def table(tallies: dict[str, Tally]) -> Iterable[str]:
    """Write what was found, a line a scene and one for all."""
    yield f"{'':12}{'kills':>7}{'midst':>7}{'acknowledged':>14}{'lost':>6}{'half':>6}{'broken':>8}"
    whole = Tally()
    for name, one in tallies.items():
        yield _line(name, one)
        for field in vars(whole):
            setattr(whole, field, getattr(whole, field) + getattr(one, field))
    yield _line("all", whole)


def _line(name: str, one: Tally) -> str:
    counts = f"{one.kills:7}{one.in_its_midst:7}{one.acknowledged:14}{one.lost:6}{one.half:6}{one.broken:8}"
    return f"{name:12}{counts}"


def main(arguments: list[str]) -> int:
    """Kill and print."""
    kills = int(arguments[0]) if arguments else 100
    names = arguments[1:] or sorted(all_scenes())
    with tempfile.TemporaryDirectory() as folder:
        theatre = Theatre(Stage(compiled(Path(folder))), Path(folder), all_scenes())
        tallies = {name: killed(theatre, name, kills, seed=time.time_ns()) for name in names}
        theatre.stage.end()
    sys.stdout.write("\n".join([*table(tallies), ""]))
    return 0 if all(one.is_clean for one in tallies.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
