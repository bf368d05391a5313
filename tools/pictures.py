"""Make the pictures of the window that the README shows, from the made-up provider, without a screen.

.venv/bin/python tools/pictures.py [FOLDER]     (docs/pictures when not said)
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIZE = (1366, 768)
PAGES = ("today", "entry", "month", "savings", "savings_summary")
DARK = ("today",)
_SECONDS = 1.0


class StandingClock:
    """A clock on a known day, so that the pictures are the same whenever they are made."""

    def __init__(self) -> None:
        self._now = datetime(2026, 10, 31, 12, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Give the next moment."""
        self._now += timedelta(milliseconds=1)
        return self._now

    def today(self) -> date:
        """Give the day."""
        return self._now.date()


def main(arguments: list[str]) -> int:
    """Make the village, open the window on it, and take a picture of page after page."""
    folder = Path(arguments[0]) if arguments else ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix="household-ledger-pictures-"))
    _take_a_screen(work)
    try:
        _take(folder, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return 0


def _take_a_screen(work: Path) -> None:
    """Give Qt a screen of its own, as large as a small laptop's."""
    screen = {"name": "laptop", "x": 0, "y": 0, "width": SIZE[0], "height": SIZE[1], "logicalDpi": 96, "dpr": 1}
    config = work / "screen.json"
    config.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={config}"


def _take(folder: Path, work: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from household_ledger.app.demo_file import make_demo_file
    from household_ledger.app.shelf import LedgerShelf
    from household_ledger.domain.period import Month
    from household_ledger.domain.register import Person
    from household_ledger.services.demo.options import DemoOptions
    from household_ledger.settings import THEME, Settings
    from household_ledger.ui.start.session import Session

    application = QApplication([])
    application.setStyle("Fusion")
    clock, path = StandingClock(), work / "หมู่บ้านตัวอย่าง.hldb"
    # Made a month later, for a made-up provider ends with the last full month; looked at on its last day.
    later = StandingClock()
    later._now += timedelta(days=20)  # noqa: SLF001 -- our own clock, wound on
    make_demo_file(path, DemoOptions(households=12, months=24, until=Month(2026, 10)), later)
    settings = Settings(work / "settings.json", {"writer": "provider", "theme": "light"})
    session = Session(application, LedgerShelf(clock), settings, work)
    session.dress()
    session.open(path)
    if session.desk is not None:
        with session.desk.reader() as reader:
            session.desk.let_type(reader.all(Person)[0].id)
    for theme, pages in (("light", PAGES), ("dark", DARK)):
        settings.chosen[THEME.key] = theme
        session.dress()
        for page in pages:
            _picture(session, page, folder / f"{page.replace('_', '-')}-{theme}.png")
    session.end()


def _picture(session: object, page: str, path: Path) -> None:
    from PySide6.QtWidgets import QApplication, QToolButton

    from household_ledger.ui.start.session import Session

    if not isinstance(session, Session) or session.window is None or session.desk is None:
        return
    window = session.window
    window.go(page)
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end or session.jobs.is_busy or window.size().toTuple() != SIZE:
        if window.size().toTuple() != SIZE:
            window.resize(*SIZE)  # a window just shown is first fitted to the screen
        QApplication.processEvents()
    for one in window.findChildren(QToolButton, "close_message"):
        one.click()  # the village was made "later", and the program rightly wonders about the computer's day
    focused = QApplication.focusWidget()
    if focused is not None and page != "entry":
        focused.clearFocus()  # a frame around the first control says nothing in a picture
    end = time.monotonic() + _SECONDS / 2
    while time.monotonic() < end or session.jobs.is_busy:
        QApplication.processEvents()
    window.grab().save(str(path))
    print(path)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main(sys.argv[1:]))
