"""Having scenes acted on the stage (`stage.py`), each time in a fresh folder laid the same."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.faults.scenes import Scene
from tests.faults.stage import Order, Played

HAS_TIME = os.environ.get("HL_MORE") == "1"
JOURNALS = ("WAL", "TRUNCATE")


class Stage:
    """A running `stage.py`."""

    def __init__(self, disk: Path) -> None:
        self._running = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.stage"],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "LD_PRELOAD": str(disk)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def play(self, order: Order) -> Played:
        """Have a scene acted to its end."""
        self.begin(order)
        return Played(**json.loads(self.heard()))

    def begin(self, order: Order) -> None:
        """Have a scene acted; what is told is `heard`."""
        assert self._running.stdin is not None
        self._running.stdin.write(json.dumps(asdict(order)) + "\n")

    def heard(self) -> str:
        """Give the next line it tells."""
        assert self._running.stdout is not None
        line = self._running.stdout.readline()
        assert line, "the stage ended of itself"
        return line.strip()

    def end(self) -> None:
        """Let it end."""
        self._running.communicate("")


@dataclass
class Theatre:
    """The stage, and folders to act in."""

    stage: Stage
    folder: Path
    scenes: dict[str, Scene]
    _undisturbed: dict[tuple[str, str], Played] = field(default_factory=dict)
    _count: int = 0

    def laid(self, name: str) -> Path:
        """Give a fresh folder with what a scene begins with."""
        first = self.folder / name
        if not first.exists():
            first.mkdir()
            self.scenes[name].lay(first)
        self._count += 1
        return Path(shutil.copytree(first, self.folder / f"{name}-{self._count}"))

    def undisturbed(self, name: str, journal: str) -> Played:
        """Give how a scene goes on a disk that is well."""
        if (name, journal) not in self._undisturbed:
            folder = self.laid(name)
            played = self.stage.play(Order(name, str(folder), journal))
            shutil.rmtree(folder)
            assert (played.defect, played.refused) == ("", "")
            assert played.acknowledged > 0
            self._undisturbed[name, journal] = played
        return self._undisturbed[name, journal]
