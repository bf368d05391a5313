"""A window started as a person starts it, in a process of its own: tells when it can be used, and its memory.

    python -m household_ledger.benchmarks.window_child (program | floor) LEDGER [busy]

Prints `ready KILOBYTES` once the window is drawn and the keyboard is where typing begins; with `busy` it stays until
all that waits for idle time is loaded, prints `open KILOBYTES`, shows charts, makes a PDF, prints `busy KILOBYTES`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.benchmarks import LOCKED

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from household_ledger.db.connections import Raw
    from household_ledger.ui.start.session import Session


_UNTIL_IDLE = 3_000
"""Milliseconds after which nothing is loaded any more that nobody asked for."""


def main(arguments: list[str]) -> int:
    """Start, tell, end."""
    kind, path = arguments[0], Path(arguments[1])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return _floor(path) if kind == "floor" else _program(path, is_busy="busy" in arguments)


def _floor(path: Path) -> int:
    """Show a bare Qt window on one month's entries, read with the driver alone."""
    from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem

    application = QApplication([])
    connection = _bare(path)
    rows = connection.execute(
        "select e.date,e.description,max(l.satang) from entry e join entry_line l on l.entry_id=e.id "
        "where e.household_id=(select min(id) from household) and e.month=(select max(month) from entry) group by e.id"
    ).fetchall()
    table = QTableWidget(len(rows), 3)
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.setItem(place, column, QTableWidgetItem(str(cell)))
    table.resize(1366, 768)
    table.show()
    table.setFocus()
    _when_drawn(application, lambda: application.focusWidget() is not None, application.quit)
    return application.exec()


def _bare(path: Path) -> Raw:
    """Open a ledger with the driver alone."""
    if os.environ.get(LOCKED):
        from household_ledger.benchmarks.locked import bare_connection

        return bare_connection(path)
    import sqlcipher3.dbapi2 as sqlite

    raw: Raw = sqlite.connect(str(path))
    return raw


def _program(path: Path, *, is_busy: bool) -> int:
    """Open a ledger through the command `open`, in a person's folder where a volunteer writes."""
    with tempfile.TemporaryDirectory(prefix="household-ledger-bench-") as home:
        os.environ["HOME"] = os.environ["XDG_DATA_HOME"] = os.environ["LOCALAPPDATA"] = home
        # By its name: the command line, which starts benchmarks, lies above them.
        command_line = import_module("household_ledger.cli.main")
        typed = ["open", str(path.absolute())]
        chosen = command_line.build_parser(typed).parse_args(typed)
        from household_ledger.app.window import run_window
        from household_ledger.benchmarks.clock import LAST_EVENING, BenchClock

        def begin(session: Session) -> None:
            from PySide6.QtWidgets import QApplication

            session.settings.chosen["writer"] = "volunteer"
            if os.environ.get(LOCKED):
                from household_ledger.benchmarks.locked import opened_by_passphrase

                with opened_by_passphrase(path):
                    session.begin(Path(chosen.ledger))
            else:
                session.begin(Path(chosen.ledger))
            application = QApplication.instance()
            if isinstance(application, QApplication):
                _when_drawn(application, lambda: _is_typing(application), lambda: _on_ready(session, is_busy=is_busy))

        return run_window(BenchClock(LAST_EVENING), begin, spoken={})


def _is_typing(application: QApplication) -> bool:
    from PySide6.QtWidgets import QLineEdit

    return isinstance(application.focusWidget(), QLineEdit)


def _when_drawn(application: QApplication, is_ready: Callable[[], bool], then: Callable[[], object]) -> None:
    """Wait until everything is painted and the keyboard is in its place, tell, go on."""
    from PySide6.QtCore import QTimer

    def look() -> None:
        if not is_ready():
            QTimer.singleShot(1, look)
            return
        for window in application.topLevelWidgets():
            if window.isVisible():
                window.repaint()
        print(f"ready {_kilobytes()}", flush=True)
        then()

    QTimer.singleShot(0, look)


def _on_ready(session: Session, *, is_busy: bool) -> None:
    from PySide6.QtCore import QTimer

    QTimer.singleShot(_UNTIL_IDLE if is_busy else 0, lambda: _go_on(session, is_busy=is_busy))


def _go_on(session: Session, *, is_busy: bool) -> None:
    from PySide6.QtWidgets import QApplication

    if is_busy and session.window is not None:
        print(f"open {_kilobytes()}", flush=True)
        for page in ("month", "savings", "debts"):
            session.window.go(page)
            while session.jobs.is_busy:
                QApplication.processEvents()
            QApplication.processEvents()
        _print_month(session)
        print(f"busy {_kilobytes()}", flush=True)
    if session.window is not None:
        session.window.close()
    QApplication.quit()


def _print_month(session: Session) -> None:
    from household_ledger.reports.household_month import household_month
    from household_ledger.reports.printing import About, print_file
    from household_ledger.services.views.month_page import month_page, origin_of

    if session.desk is None or (household := session.desk.household_record()) is None:
        return
    opened = session.desk.opened
    with opened.snapshot() as (reader, figures):
        page = month_page(
            figures, reader, household, session.desk.month, origin=origin_of(reader, opened.name, session.desk.today)
        )
        about = About(title="month", made_at=opened.clock.now())
        print_file(Path(tempfile.mkdtemp()) / "month.pdf", [household_month(page)], about)


def _kilobytes() -> int:
    """Give the memory in use now (on Linux; elsewhere the peak)."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
