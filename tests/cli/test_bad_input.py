"""Whatever is wrong: one clear sentence, the right status, nothing lost, nothing half written."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

from household_ledger.app.opening import opened
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.register import Household
from household_ledger.services.commands.register import AddRecords
from tests.cli.cli_support import Run, on_small_disk
from tests.cli.command_fixtures import StillClock
from tests.encrypted import raw_connection

COMMANDS = (
    ("history", "{ledger}"),
    ("undo", "{ledger}"),
    ("redo", "{ledger}"),
    ("check", "{ledger}"),
    ("backup", "{ledger}", "-o", "{folder}/copies"),
    ("export", "{ledger}", "--format", "csv", "-o", "{folder}/rows.csv"),
    ("export", "{ledger}", "--format", "json", "-o", "{folder}/rows.json"),
    ("import", "{ledger}", "{rows}", "--canonical"),
    ("figures", "{ledger}", "--all", "--from", "2026-09", "--to", "2026-10", "--json"),
    ("indicators", "{ledger}", "--as-of", "2026-10", "--json"),
    ("report", "month", "{ledger}", "--household", "001", "--month", "2026-10", "-o", "{folder}/month.pdf"),
    ("report", "savings-summary", "{ledger}", "--all", "--month", "2026-10", "-o", "{folder}/savings.pdf"),
    ("chart", "months", "{ledger}", "--household", "001", "--month", "2026-10", "-o", "{folder}/months.png"),
)

HOLDING = """
import sys, time
from datetime import datetime
from pathlib import Path
from household_ledger.db.lock import LedgerLock
assert LedgerLock(Path(sys.argv[1])).take(datetime(2026, 11, 21, 9, 30)) is None
print("held", flush=True)
time.sleep(60)
"""


def words_of(command: tuple[str, ...], folder: Path, ledger: Path) -> list[str]:
    rows = folder / "rows-in.csv"
    rows.write_text("date,household,kind,category,amount\n2026-10-05,001,expense,E01,20\n", encoding="utf-8")
    return [word.format(ledger=ledger, folder=folder, rows=rows) for word in command]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def is_one_sentence(told: str) -> bool:
    """Tell whether it is; a bug's sentence, and the one for codes without a sentence of their own, do not count."""
    bad = ("Traceback", "Error", "did not work", "ไม่สำเร็จ (", "inside the program", "โปรแกรมขัดข้อง")
    return len(told.strip().splitlines()) == 1 and not any(word in told for word in bad)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2]))
def test_a_missing_file_is_told_in_one_sentence_and_not_made(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    ledger = tmp_path / "nowhere.hldb"

    answer = run("--lang", "en", *words_of(command, tmp_path, ledger))

    assert answer.status == 1
    assert is_one_sentence(answer.err)
    assert "nowhere.hldb" in answer.err
    assert [path.name for path in tmp_path.iterdir()] == ["rows-in.csv"]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2]))
def test_a_file_that_is_no_ledger_is_refused_and_left_as_it_was(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    ledger = tmp_path / "letter.hldb"
    ledger.write_bytes("จดหมายถึงแม่ ".encode() * 400)
    before = digest(ledger)

    answer = run("--lang", "en", *words_of(command, tmp_path, ledger))

    assert answer.status == 1
    assert is_one_sentence(answer.err)
    assert digest(ledger) == before


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2]))
def test_a_newer_file_is_refused_and_left_as_it_was(
    run: Run, tmp_path: Path, ledger: Path, command: tuple[str, ...]
) -> None:
    with closing(raw_connection(ledger)) as raw:  # by the driver: of a locked file the number lies under its cipher
        raw.execute("pragma user_version=999")
    before = digest(ledger)

    answer = run("--lang", "en", *words_of(command, tmp_path, ledger))

    assert answer.status == 1
    assert is_one_sentence(answer.err)
    assert "new" in answer.err
    assert digest(ledger) == before


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize(
    ("words", "named"),
    [
        (
            ("figures", "{ledger}", "--household", "no-such", "--from", "2026-09", "--to", "2026-10", "--json"),
            "no-such",
        ),
        (("report", "month", "{ledger}", "--household", "x9", "--month", "2026-10", "-o", "{folder}/x.pdf"), "x9"),
        (
            ("report", "savings-summary", "{ledger}", "--group", "zz", "--month", "2026-10", "-o", "{folder}/x.pdf"),
            "zz",
        ),
        (("report", "month", "{ledger}", "--all", "--month", "2026-13", "-o", "{folder}/x"), "2026-13"),
        (("figures", "{ledger}", "--all", "--from", "2026-10", "--to", "2024-09", "--json"), "2"),
        (("chart", "months", "{ledger}", "--household", "001", "--month", "2026-10", "-o", "{folder}/x.gif"), "x.gif"),
        (("export", "{ledger}", "--format", "csv", "-o", "{folder}/no/such/rows.csv"), "such"),
        (("new", "{ledger}"), "village.hldb"),
        (("new", "{folder}/a.hldb", "--demo", "--households", "0"), "150"),
        (("import", "{ledger}", "{folder}/none.csv", "--canonical"), "none.csv"),
        (
            ("figures", "mysql://somewhere/x", "--all", "--from", "2026-09", "--to", "2026-10", "--json"),
            "mysql",
        ),
    ],
)
def test_a_wrong_word_is_named_in_the_sentence(  # noqa: PLR0917 -- fixtures arrive as parameters
    run: Run, tmp_path: Path, ledger: Path, language: str, words: tuple[str, ...], named: str
) -> None:
    before = digest(ledger)

    answer = run("--lang", language, *(word.format(ledger=ledger, folder=tmp_path) for word in words))

    assert answer.status == 1
    assert is_one_sentence(answer.err)
    assert named in answer.err
    assert digest(ledger) == before
    assert not list(tmp_path.glob("*.part"))


def test_wrong_usage_gives_status_two(run: Run) -> None:
    assert run("figures").status == 2
    assert run("no-such-command").status == 2


def test_a_csv_with_broken_rows_names_row_and_column_and_writes_nothing(run: Run, tmp_path: Path, ledger: Path) -> None:
    rows = tmp_path / "broken.csv"
    rows.write_text(
        "date,household,kind,category,amount\n"
        "2026-10-05,001,expense,E01,20\n"
        "2026-02-30,001,expense,E01,20\n"
        "2026-10-05,001,expense,E01,0.125\n"
        "2026-10-05,001,expanse,E01,20\n"
        "2026-10-05,001,expense,E99,20\n",
        encoding="utf-8",
    )
    before = run("history", ledger, "--json").out

    answer = run("--lang", "en", "import", ledger, rows, "--canonical")

    assert answer.status == 1
    assert [f"row {number}," in answer.err for number in (2, 3, 4, 5, 6)] == [False, True, True, True, True]
    assert "Traceback" not in answer.err
    assert run("history", ledger, "--json").out == before


def test_a_full_disk_is_told_and_leaves_no_half_file(run: Run, tmp_path: Path, ledger: Path) -> None:
    with on_small_disk(tmp_path / "stick", kilobytes=64) as stick:
        for words in (
            ("export", ledger, "--format", "csv", "-o", stick / "rows.csv"),
            ("export", ledger, "--format", "json", "-o", stick / "rows.json"),
            ("backup", ledger, "-o", stick),
            ("new", stick / "new.hldb"),
        ):
            answer = run("--lang", "en", *words)

            assert answer.status == 1, words
            assert is_one_sentence(answer.err)
            assert "full" in answer.err or "room" in answer.err
            assert [path.name for path in stick.iterdir()] == []


def test_no_lock_is_left_beside_what_is_no_ledger(run: Run, tmp_path: Path, ledger: Path) -> None:
    foreign = tmp_path / "foreign.hldb"
    foreign.write_text("hello", encoding="utf-8")
    before = sorted(path.name for path in tmp_path.iterdir())

    assert run("undo", foreign).status == 1
    assert run("new", foreign).status == 1
    assert run("undo", tmp_path).status == 1

    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert foreign.read_text(encoding="utf-8") == "hello"
    assert run("new", ledger).status == 1


def test_a_full_disk_keeps_the_ledger_on_it_whole(run: Run, tmp_path: Path, ledger: Path) -> None:
    rows = tmp_path / "many.csv"
    lines = [f"2026-10-{day:02},001,expense,E01,{amount}" for day in range(1, 29) for amount in range(1, 200)]
    rows.write_text("\n".join(["date,household,kind,category,amount", *lines]) + "\n", encoding="utf-8")
    room = ledger.stat().st_size // 1024 + 250
    with on_small_disk(tmp_path / "stick", kilobytes=room) as stick:
        here = stick / "village.hldb"
        here.write_bytes(ledger.read_bytes())

        answer = run("--lang", "en", "import", here, rows, "--canonical")

        assert answer.status == 1
        assert is_one_sentence(answer.err)
        kept = tmp_path / "kept.hldb"
        kept.write_bytes(here.read_bytes())
    assert run("check", kept).status == 0


def test_a_full_disk_is_told_as_full_also_to_who_only_reads(run: Run, tmp_path: Path, ledger: Path) -> None:
    with on_small_disk(tmp_path / "stick", kilobytes=ledger.stat().st_size // 1024 + 200) as stick:
        here = stick / "village.hldb"
        here.write_bytes(ledger.read_bytes())
        filling = stick / "filling"
        asked = ("figures", here, "--all", "--from", "2026-10", "--to", "2026-10", "--json")
        with suppress(OSError), filling.open("wb", buffering=0) as file:
            while file.write(b"x" * 4096) == 4096:
                pass

        answer = run("--lang", "en", *asked)

        assert answer.status == 1
        assert is_one_sentence(answer.err)
        assert "full" in answer.err
        filling.unlink()
        assert run(*asked).status == 0


def test_a_read_only_folder_is_told_and_reading_goes_on(run: Run, tmp_path: Path, ledger: Path) -> None:
    with on_small_disk(tmp_path / "stick", kilobytes=8192, holding=ledger, is_read_only=True) as stick:
        here = stick / ledger.name

        assert run("--quiet", "figures", here, "--all", "--from", "2026-10", "--to", "2026-10", "--json").status == 0
        for words in (("undo", here), ("export", here, "--format", "csv", "-o", stick / "rows.csv")):
            answer = run("--lang", "en", *words)
            assert answer.status == 1, words
            assert is_one_sentence(answer.err)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("new", "{stick}/home.hldb"), "home.hldb"),
        (("new", "home.hldb"), "home.hldb"),
        (("undo", "{stick}/village.hldb"), "village.hldb"),
        (("backup", "{ledger}", "-o", "{stick}"), "by-hand.hldb"),
        (("backup", "{ledger}", "-o", "."), "by-hand.hldb"),
        (("backup", "{ledger}", "-o", "{stick}/inner/copies"), "inner"),
        (("export", "{ledger}", "--format", "csv", "-o", "{stick}/rows.csv"), "rows.csv"),
        (("export", "{ledger}", "--format", "json", "-o", "rows.json"), "rows.json"),
        (("report", "month", "{ledger}", "--household", "001", "--month", "2026-10", "-o", "x.pdf"), "x.pdf"),
        (("report", "month", "{ledger}", "--all", "--month", "2026-10", "-o", "{stick}/papers"), "papers"),
        (("report", "month", "{ledger}", "--all", "--month", "2026-10", "-o", "{stick}/papers/10"), "papers"),
        (("report", "savings-summary", "{ledger}", "--all", "--month", "2026-10", "-o", "x.pdf"), "x.pdf"),
        (("chart", "months", "{ledger}", "--household", "001", "--month", "2026-10", "-o", "x.png"), "x.png"),
    ],
)
def test_a_read_only_disk_is_told_by_the_name_that_could_not_be_written_and_its_folder(  # noqa: PLR0917 -- fixtures
    run: Run, tmp_path: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], name: str
) -> None:
    with (
        on_small_disk(tmp_path / "stick", kilobytes=8192, holding=ledger, is_read_only=True) as stick,
        monkeypatch.context() as there,
    ):
        there.chdir(stick)
        answer = run("--lang", "en", *(word.format(stick=stick, ledger=ledger) for word in words))

    assert answer.status == 1
    assert answer.err.strip().endswith(
        f"{name} cannot be written in {stick}: the folder is read-only. Choose another folder."
    )


def test_a_second_writer_is_told_who_has_the_file(run: Run, ledger: Path) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HOLDING,
            str(ledger),
        ],
        stdout=subprocess.PIPE,
    )
    try:
        assert holder.stdout is not None
        holder.stdout.readline()

        answer = run("--lang", "en", "undo", ledger)

        assert answer.status == 1
        assert is_one_sentence(answer.err)
        assert "09:30" in answer.err
        assert run("check", ledger).status == 0
    finally:
        holder.kill()
        holder.wait()
        assert holder.stdout is not None
        holder.stdout.close()
    assert run("check", ledger, "--rebuild").status == 0


def test_a_language_of_the_environment_that_is_not_there_means_thai(
    run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOUSEHOLD_LEDGER_LANG", "fr")

    assert "เรียบร้อย" in run("check", ledger).out


def test_a_code_of_two_households_is_never_taken_for_one_of_them(run: Run, ledger: Path) -> None:
    with opened(ledger, StillClock(), to_write=True) as app:
        app.ledger.execute(AddRecords((Household(id=NO_ID, code="001", name="บ้านอีกหลัง"),)))

    answer = run("--lang", "en", "report", "month", ledger, "--household", "001", "--month", "2026-10", "-o", "x.pdf")

    assert answer.status == 1
    assert is_one_sentence(answer.err)
    assert "บ้านอีกหลัง" in answer.err
