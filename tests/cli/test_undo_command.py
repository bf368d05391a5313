"""`undo` where somebody changed the row later: that is said, and `--past` goes on to the step before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from household_ledger.app.opening import opened
from household_ledger.db.store import open_store
from household_ledger.domain.entry import Draft
from household_ledger.services.commands.entries import RemakeEntries
from household_ledger.services.ports import EntryQuery, Initiator
from tests.cli.command_fixtures import Run, StillClock

ROWS = "date,household,kind,category,amount,pocket,description\n2026-10-05,901,expense,E01,{baht},เงินสด,{what}\n"


def bought(run: Run, ledger: Path, folder: Path, what: str, baht: str) -> None:
    rows = folder / f"{what}.csv"
    rows.write_text(ROWS.format(baht=baht, what=what), encoding="utf-8")
    assert run("import", ledger, rows, "--canonical").status == 0


def described(ledger: Path) -> list[str]:
    with opened(ledger, StillClock()) as app, app.store.reader() as reader:
        found = [one.description for one in reader.entries(EntryQuery()) if not one.is_deleted]
    return [one for one in found if one.startswith("แถว")]


def change_elsewhere(ledger: Path, what: str) -> None:
    """Change a row as another computer does: as a writer of its own."""
    store = open_store(ledger, clock=StillClock())
    raw: Any = store._desk.raw  # type: ignore[union-attr]  # noqa: SLF001 -- what no program of ours does
    place = raw.execute("select key,value from file_info where key in ('place','writer')").fetchall()
    raw.execute("update file_info set value='elsewhere' where key='place'")
    store.close()
    store = open_store(ledger, clock=StillClock())
    with store.reader() as reader:
        (entry,) = [one.id for one in reader.entries(EntryQuery()) if one.description == what]

    def said(was: Draft) -> Draft:
        return replace(was, description=what + "อื่น")

    store.write(RemakeEntries((entry,), said).write, Initiator())
    raw = store._desk.raw  # type: ignore[union-attr]  # noqa: SLF001 -- as above
    for key, value in place:
        raw.execute("update file_info set value=? where key=?", (value, key))
    store.close()


def test_a_step_in_whose_way_somebody_stands_is_named_and_passed_over_only_when_that_is_asked_for(
    run: Run, ledger: Path, tmp_path: Path
) -> None:
    bought(run, ledger, tmp_path, "ก่อน", "5")  # makes the household, which what follows needs
    bought(run, ledger, tmp_path, "แถวหนึ่ง", "10")
    bought(run, ledger, tmp_path, "แถวสอง", "20")
    change_elsewhere(ledger, "แถวสอง")
    before = described(ledger)

    refused = run("--lang", "en", "undo", ledger)
    assert refused.status == 1
    assert "แถวสอง.csv" in refused.err
    assert "--past" in refused.err
    assert described(ledger) == before == ["แถวหนึ่ง", "แถวสองอื่น"]

    done = run("--lang", "en", "undo", ledger, "--past")
    assert done.status == 0, done.err
    assert "แถวหนึ่ง.csv" in done.out
    assert "Left as it is" in done.out
    assert "แถวสอง.csv" in done.out
    assert described(ledger) == ["แถวสองอื่น"]

    again = run("--lang", "en", "redo", ledger)
    assert again.status == 0, again.err
    assert described(ledger) == before
