"""`encrypt`, `rekey`, `decrypt`, `recovery`, and every other command on a locked ledger."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from household_ledger import files
from household_ledger.app import opening
from household_ledger.cli import asking
from household_ledger.cli.passphrases import VARIABLE
from household_ledger.clock import SystemClock
from household_ledger.db.keys import salt_of
from household_ledger.domain.register import Household
from household_ledger.errors import Cancelled
from household_ledger.paths import data_folder
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.drafts import UNSAVED, Drafts
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ports import EntryQuery
from household_ledger.settings import COPIES_FOLDER, Settings
from tests.cli.command_fixtures import Run
from tests.encrypted import SHEET, nobody_knows_our_key

ROWS = "date,household,kind,category,amount,pocket\n2026-10-05,901,expense,E01,125.50,เงินสด\n"
FIRST, SECOND = "ข้าวเหนียวหมูปิ้ง", "correct horse"


@pytest.fixture(autouse=True)
def copies(tmp_path: Path) -> Iterator[Path]:
    settings = Settings.load(data_folder() / "settings.json")
    settings.choose(COPIES_FOLDER, str(tmp_path / "copies"))
    yield tmp_path / "copies"
    settings.path.unlink()


class Environment:
    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch
        self.hold(None, None)

    def hold(self, present: str | None, new: str | None = None) -> None:
        for name, value in ((asking.PRESENT, present), (asking.NEW, new)):
            if value is None:
                self._patch.delenv(name, raising=False)
            else:
                self._patch.setenv(name, value)


@pytest.fixture
def env(monkeypatch: pytest.MonkeyPatch) -> Environment:
    return Environment(monkeypatch)


@pytest.fixture
def plain(run: Run, ledger: Path, env: Environment, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a ledger anybody can read, whatever the tests run on."""
    if salt_of(ledger) is not None:
        env.hold(SHEET)
        assert run("decrypt", ledger).status == 0
        env.hold(None)
    nobody_knows_our_key(monkeypatch)
    return ledger


@pytest.fixture
def locked(run: Run, plain: Path, env: Environment) -> Path:
    env.hold(None, FIRST)
    assert run("encrypt", plain).status == 0
    env.hold(None)
    return plain


def test_a_ledger_is_locked_used_given_another_passphrase_and_unlocked(
    run: Run, plain: Path, env: Environment, copies: Path
) -> None:
    rows = plain.with_name("rows.csv")
    assert run("backup", plain).status == 0
    before = run("history", plain, "--json").out
    env.hold(None, FIRST)
    told = run("encrypt", plain)
    assert told.status == 0
    assert "by-hand.hldb" in told.out
    assert salt_of(plain) is not None

    env.hold(FIRST, SECOND)
    assert run("history", plain, "--json").out == before
    told = run("--digits", "thai", "rekey", plain, "--remove-copies")
    assert told.status == 0
    assert "๒" in told.out
    assert len(list(copies.glob("*.hldb"))) == 1
    assert run("check", plain).status == 1

    env.hold(SECOND)
    assert run("check", plain).status == 0
    rows.write_text(ROWS, encoding="utf-8")
    assert run("import", plain, rows, "--canonical").status == 0
    assert run("undo", plain).status == 0
    assert run("redo", plain).status == 0
    assert run("decrypt", plain).status == 0
    env.hold(None)
    assert run("check", plain).status == 0


def test_the_recovery_sheet_opens_what_the_passphrase_does(
    run: Run, locked: Path, env: Environment, tmp_path: Path
) -> None:
    env.hold(FIRST)
    sheet = run("recovery", locked)
    assert sheet.status == 0
    assert len(sheet.out.split()) == 16
    assert run("recovery", locked, "-o", tmp_path / "sheet.pdf").status == 0
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    env.hold(sheet.out)
    assert run("check", locked).status == 0
    wrong = sheet.out.replace(sheet.out[3], "9" if sheet.out[3] != "9" else "8", 1)
    env.hold(wrong)
    assert run("check", locked).status == 1


@pytest.mark.parametrize(
    "given",
    [(None, "HOUSEHOLD_LEDGER_SECRET"), ("another one", "another one, or the file is broken"), ("", "broken")],
)
@pytest.mark.usefixtures("copies")
@pytest.mark.parametrize(
    "command", ["check", "history", "undo", "backup", "recovery", "decrypt", "rekey", "bundle -o x"]
)
def test_what_does_not_open_a_ledger_is_told_in_a_sentence(
    run: Run, locked: Path, env: Environment, command: str, given: tuple[str | None, str]
) -> None:
    present, words = given
    env.hold(present, SECOND)
    name, *rest = command.split()
    told = run("--lang", "en", name, locked, *rest)
    assert told.status == 1
    assert words in told.err
    assert told.err.count("\n") == 1


def test_what_cannot_be_locked_or_unlocked_is_told(run: Run, plain: Path, env: Environment) -> None:
    env.hold(FIRST, FIRST)
    for command in ("rekey", "decrypt", "recovery"):
        told = run("--lang", "en", command, plain)
        assert (told.status, "is not locked" in told.err) == (1, True)
    assert run("encrypt", plain).status == 0
    assert "is locked with a passphrase already" in run("--lang", "en", "encrypt", plain).err
    env.hold(FIRST, "short")
    assert "8 characters" in run("--lang", "en", "rekey", plain).err
    assert run("encrypt", plain.with_name("none.hldb")).status == 1


@pytest.mark.usefixtures("plain")
def test_a_new_ledger_is_locked_from_its_first_page_on_when_asked(
    run: Run, env: Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, take = list[bytes](), files.take_place

    def look(whole: Path, place: Path) -> None:
        if place.suffix == ".hldb":
            begun.append(whole.read_bytes()[:16])
        take(whole, place)

    monkeypatch.setattr(files, "take_place", look)
    for path, words in ((tmp_path / "a.hldb", ()), (tmp_path / "b.hldb", ("--demo", "--households", 2, "--months", 1))):
        env.hold(None, FIRST)
        assert run("new", path, "--encrypt", *words).status == 0
        assert salt_of(path) is not None
        env.hold(FIRST)
        assert run("check", path).status == 0
    assert len(begun) == 2
    assert b"SQLite format 3\0" not in begun


def test_a_made_up_ledger_that_was_to_be_locked_and_was_stopped_leaves_nothing(
    run: Run, env: Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_said: object) -> None:
        raise Cancelled

    monkeypatch.setattr("household_ledger.services.demo.making.make_demo", stop)
    env.hold(None, FIRST)
    path = tmp_path / "stopped.hldb"

    assert run("new", path, "--encrypt", "--demo").status != 0

    assert list(tmp_path.glob("stopped*")) == []


def test_who_lost_the_passphrase_goes_back_to_a_copy_all_the_same(
    run: Run, plain: Path, env: Environment, copies: Path
) -> None:
    assert run("backup", plain).status == 0
    (copy,) = copies.glob("*.hldb")
    env.hold(None, FIRST)
    assert run("encrypt", plain).status == 0
    env.hold(None)
    assert run("restore", copy, plain).status == 0
    assert run("check", plain).status == 0


def test_a_copy_is_opened_by_its_own_passphrase(run: Run, locked: Path, env: Environment, copies: Path) -> None:
    (old,) = copies.glob("*.hldb")
    env.hold(FIRST, SECOND)
    assert run("rekey", locked).status == 0
    env.hold(SECOND)
    assert run("restore", old, locked).status == 1
    env.hold(FIRST)
    assert run("restore", old, locked).status == 0
    assert run("check", locked).status == 0


def test_no_list_or_page_is_written_over_a_locked_ledger(
    run: Run, plain: Path, env: Environment, tmp_path: Path
) -> None:
    other = tmp_path / "other.pdf"
    env.hold(None, FIRST)
    assert run("new", other.with_suffix(".hldb"), "--encrypt").status == 0
    other.with_suffix(".hldb").replace(other)
    before = other.read_bytes()
    env.hold(None)
    assert run("report", "month", plain, "--all", "--month", "2026-10", "-o", other).status == 1
    assert other.read_bytes() == before


def test_what_is_kept_beside_a_ledger_is_let_go_of_when_it_is_locked_and_rows_not_saved_are_told(
    run: Run, plain: Path, env: Environment
) -> None:
    sums = data_folder() / "paper_sums.json"
    kept = {str(plain.resolve()): {"1/2026-10/1": {"E01": "739155"}}, "/other.hldb": {"1/2026-10/1": {"E01": "5"}}}
    sums.write_text(json.dumps(kept), "utf-8")
    with opening.opened(plain, SystemClock()) as app, app.store.reader() as reader:
        home = reader.all(Household)[0]
        alike = draft_of(next(one for one in reader.entries(EntryQuery(household=home.id))))
    drafts = Drafts(data_folder() / UNSAVED, str(plain.resolve()))
    drafts.refused(AddEntries((alike,)))
    assert drafts.is_written

    env.hold(None, FIRST)
    said = run("--lang", "en", "encrypt", plain)

    assert (said.status, f"can still be read in {drafts.path}" in said.out) == (0, True)
    assert json.loads(sums.read_text("utf-8")) == {"/other.hldb": kept["/other.hldb"]}
    for row in tuple(drafts.rows):
        drafts.throw_away(row)
    sums.unlink()


def test_a_bundle_of_a_locked_ledger_is_sealed_unless_it_is_said_that_anybody_may_read_it(
    run: Run, plain: Path, env: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = plain.with_name("stick.hlbundle")
    assert run("bundle", plain, "-o", stick).status == 0
    stick.unlink()
    env.hold(None, FIRST)
    assert run("encrypt", plain).status == 0
    env.hold(FIRST)

    told = run("--lang", "en", "bundle", plain, "-o", stick)
    assert (told.status, stick.exists()) == (1, False)
    assert told.err.startswith(f"{plain.name} is locked with a passphrase, and a bundle that is not sealed could be")
    assert "--encrypt" in told.err
    monkeypatch.setenv(VARIABLE, SECOND)
    assert run("bundle", plain, "-o", stick, "--encrypt").status == 0
    assert stick.read_bytes().startswith(b"HLSEAL1\n")
    assert run("bundle", plain, "-o", stick, "--encrypt", "--plain").status == 2
    assert run("bundle", plain, "-o", stick, "--plain").status == 0
    assert stick.read_bytes().startswith(b"PK")


def test_a_passphrase_is_never_taken_from_the_arguments(run: Run, locked: Path) -> None:
    assert run("check", locked, "--passphrase", FIRST).status == 2


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of its own")
def test_a_passphrase_typed_at_the_terminal_is_not_shown(locked: Path) -> None:
    import pty

    leader, follower = pty.openpty()
    begun = subprocess.Popen(
        [sys.executable, "-m", "household_ledger", "--lang", "en", "check", str(locked)],
        stdin=follower,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
        env={name: value for name, value in os.environ.items() if name != asking.PRESENT},
    )
    assert begun.stderr is not None
    asked = begun.stderr.read(len("Passphrase"))  # what was typed before it is thrown away
    os.write(leader, f"{FIRST}\n".encode())
    out, err = begun.communicate(timeout=60)
    os.set_blocking(leader, False)
    with suppress(BlockingIOError):
        err += os.read(leader, 1000).decode()  # what the terminal showed
    os.close(follower)
    os.close(leader)
    assert (asked, begun.returncode) == ("Passphrase", 0)
    assert FIRST not in out + err


@pytest.mark.parametrize("begins", [bytes(4096), bytes(16), bytes(range(256)) * 2], ids=["page", "16", "512"])
@pytest.mark.parametrize("is_named", [True, False], ids=["named", "found"])
def test_a_locked_ledger_without_its_beginning_is_salvaged_by_what_opens_its_copy(  # noqa: PLR0917 -- fixtures
    run: Run, locked: Path, env: Environment, copies: Path, tmp_path: Path, begins: bytes, *, is_named: bool
) -> None:
    new, salt = tmp_path / "new.hldb", salt_of(locked)
    env.hold(FIRST)
    assert run("backup", locked, "-o", copies).status == 0
    copy = max(copies.glob("*.hldb"), key=lambda one: one.stat().st_mtime_ns)
    rows = tmp_path / "rows.csv"
    rows.write_text(ROWS, "utf-8")
    assert run("import", locked, rows, "--canonical").status == 0
    locked.write_bytes(begins + locked.read_bytes()[len(begins) :])
    chosen = ("--copy", copy) if is_named else ()

    env.hold(SECOND)
    assert run("salvage", locked, "-o", new, *chosen).status == 1
    assert not new.exists()
    env.hold(FIRST)
    made = run("salvage", locked, "-o", new, *chosen, "--json")

    assert made.status == 0, made.err
    told = json.loads(made.out)
    assert told["copy"] is not None
    assert told["came_after"] > 0
    assert told["gone"] == []
    assert salt_of(new) == salt
    assert run("check", new).status == 0
