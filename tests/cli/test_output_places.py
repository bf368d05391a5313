"""Where files are written to: never over a ledger, never one over another, one state of the ledger in all of them."""

from __future__ import annotations

import io
import signal
from pathlib import Path

import pytest

from household_ledger.app.opening import opened
from household_ledger.cli.progress import TerminalProgress, stopping
from household_ledger.db.store import open_store
from household_ledger.domain.period import Month
from household_ledger.errors import Cancelled
from household_ledger.services.importing import import_canonical
from household_ledger.services.ledger import Ledger
from household_ledger.text.i18n import using
from tests.cli.cli_support import Run
from tests.cli.command_fixtures import StillClock

HEAD = "date,household,kind,category,amount,description\n"


@pytest.mark.parametrize(
    "command",
    [
        ("export", "{ledger}", "--format", "csv", "-o", "{ledger}"),
        ("export", "{ledger}", "--format", "json", "-o", "{ledger}"),
        ("report", "month", "{ledger}", "--household", "001", "--month", "2026-10", "-o", "{ledger}"),
        ("report", "savings-summary", "{ledger}", "--all", "--month", "2026-10", "-o", "{ledger}"),
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_no_output_takes_the_place_of_a_ledger(run: Run, ledger: Path, command: tuple[str, ...]) -> None:
    before = ledger.read_bytes()

    answer = run(*(word.format(ledger=ledger) for word in command))

    assert answer.status == 1
    assert ledger.name in answer.err
    assert ledger.read_bytes() == before


def test_pages_of_a_batch_stand_side_by_side_whatever_the_codes_are(run: Run, tmp_path: Path) -> None:
    ledger, rows, folder = tmp_path / "a.hldb", tmp_path / "rows.csv", tmp_path / "pages"
    lines = [
        f"2026-10-0{day},{code},expense,E01,20,ผัก\n" for day, code in enumerate(("12/3", "12-3", "ก", "B", "b"), 1)
    ]
    rows.write_text(HEAD + "".join(lines), encoding="utf-8")
    assert run("new", ledger).status == 0
    assert run("import", ledger, rows, "--canonical").status == 0

    answer = run("report", "month", ledger, "--all", "--month", "2026-10", "-o", folder)

    assert answer.status == 0, answer.err
    names = sorted(path.name for path in folder.iterdir())
    assert len({name.casefold() for name in names}) == 5, names
    assert "ก-2026-10.pdf" in names


def test_figures_of_one_paper_are_of_one_state_though_somebody_writes_meanwhile(ledger: Path, tmp_path: Path) -> None:
    rows, month = tmp_path / "rows.csv", Month(2026, 10)
    rows.write_text(HEAD + "2026-10-09,001,expense,E01,123.45,ผัก\n", encoding="utf-8")

    with opened(ledger, StillClock()) as app, app.snapshot() as (reader, figures):
        steps, household = reader.step_count(), figures.households()[0].id
        store = open_store(ledger, clock=StillClock())
        import_canonical(Ledger(store, StillClock()), rows)
        store.close()

        assert reader.step_count() == steps
        then = figures.month(household, month).cash.cash_spending
        assert app.figures.month(household, month).cash.cash_spending == then + 12345


def test_interrupting_stops_a_batch_at_its_next_piece_and_the_old_way_is_put_back() -> None:
    progress, usual = TerminalProgress("x", is_quiet=True), signal.getsignal(signal.SIGINT)

    with stopping(progress):
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(Cancelled):
            progress(1, 2)

    assert signal.getsignal(signal.SIGINT) is usual


def test_a_safety_copy_goes_to_a_folder_named_from_where_one_stands(
    run: Run, ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    answer = run("backup", ledger, "-o", "copies")

    assert answer.status == 0, answer.err
    assert len(list((tmp_path / "copies").glob("*.hldb"))) == 1


def test_how_far_a_job_is_stands_in_the_digits_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.StringIO()
    monkeypatch.setattr(shown, "isatty", lambda: True)
    monkeypatch.setattr("sys.stderr", shown)
    with using("th", "thai"):
        TerminalProgress("x", is_quiet=False)(1_200, 34_000)

    assert "๑,๒๐๐" in shown.getvalue()
    assert "๓๔,๐๐๐" in shown.getvalue()
