"""Somebody who answers what opens: dialogs run loops of their own, so each step is done from inside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from household_ledger.ui.widgets.words import Words

Step = Callable[[QWidget], object]
_LOOKED_AT = 10
_MOST_LOOKS = 1500
"""Then something is open that no step was meant for."""


@dataclass
class Visitor:
    """Does each step once the window it is for is open; leaving checks that all were done and none failed."""

    steps: list[tuple[str, Step]]
    done: list[str] = field(default_factory=list)
    failed: BaseException | None = None
    timer: QTimer = field(default_factory=QTimer)
    is_at_it: bool = False
    looks: int = 0

    def __enter__(self) -> Self:
        self.timer.setInterval(_LOOKED_AT)
        self.timer.timeout.connect(self.look)
        self.timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.timer.stop()
        if self.failed is not None:
            raise self.failed
        if kind is None:
            assert self.steps == [], f"done {self.done}"

    def look(self) -> None:
        self.looks += 1
        if self.is_at_it or (not self.steps and self.looks < _MOST_LOOKS):
            return
        if self.looks >= _MOST_LOOKS:
            self.failed = self.failed or AssertionError(f"done {self.done}, waits for {self.steps[:1]}")
            self.close_all()
            return
        name, step = self.steps[0]
        window = shown(name)
        if window is None or not window.isActiveWindow():
            return
        self.steps.pop(0)
        self.is_at_it = True
        try:
            step(window)
        except BaseException as problem:  # noqa: BLE001 -- raised where the test leaves
            self.failed = self.failed or problem
            self.steps.clear()
            self.close_all()
        finally:
            self.is_at_it = False
        self.done.append(name)

    @staticmethod
    def close_all() -> None:
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QDialog) and one.isVisible() and one.isModal():
                one.done(0)


def visitor(*steps: tuple[str, Step]) -> Visitor:
    return Visitor(list(steps))


def shown(name: str) -> QWidget | None:
    """Find an open window by its object name."""
    return next((one for one in QApplication.topLevelWidgets() if one.objectName() == name and one.isVisible()), None)


def said(window: QWidget) -> str:
    """Give everything a window says that can be seen."""
    return "\n".join(one.words() for one in window.findChildren(Words) if one.isVisible())
