"""`erase`: asked for by typing the code, nothing of it anywhere afterwards, and broken off it is finished."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest

from household_ledger.app import opening
from household_ledger.clock import SystemClock
from household_ledger.db.store import SqlStore
from household_ledger.paths import data_folder, documents_folder
from tests.cli.command_fixtures import Run
from tests.erasing.planted import Marks

_ROWS = "date,household,kind,category,amount,pocket,description\n"


class Book:
    """A ledger of which one household is to go, with copies, a bundle and kept sums that tell of it."""

    def __init__(self, ledger: Path, run: Run) -> None:
        self.path, self._run = ledger, run
        codes = [str(one["household"]) for one in self.figures()]
        self.code, self.other = sorted(set(codes))[:2]
        words = [f"นกน้อย{number:04}x" for number in range(30)]
        rows = ledger.with_name("แถว.csv")
        rows.write_text(
            _ROWS + "".join(f"2026-11-03,{self.code},expense,E01,20,เงินสด,{one}\n" for one in words), "utf-8"
        )
        assert run("import", ledger, rows, "--canonical").status == 0
        rows.unlink()
        assert run("backup", ledger).status == 0
        with opening.opened(ledger, SystemClock()) as app, app.store.reader() as reader:
            household = reader.household_by_code(self.code)
        assert household is not None
        self.id = household.id
        kept = {
            str(ledger.resolve()): {f"{self.id}/2026-10/1": {"E01": words[0]}, f"{self.id + 1}/2026-10/1": {"E01": "5"}}
        }
        data_folder().mkdir(parents=True, exist_ok=True)
        (data_folder() / "paper_sums.json").write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
        self.marks = Marks.of(ledger, household.id, [*words, household.name])

    def figures(self) -> list[dict[str, object]]:
        said = self._run("figures", self.path, "--all", "--from", "2026-09", "--to", "2026-11", "--json").out
        found: list[dict[str, object]] = json.loads(said)["figures"]
        return found

    def left(self) -> set[bytes]:
        folders = (self.path.parent, documents_folder(), data_folder())
        return {one for folder in folders for one in self.marks.found(folder)}


@pytest.fixture
def book(ledger: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    return Book(ledger, run)


def test_a_household_is_erased_with_its_older_copies_and_the_others_keep_every_figure(book: Book, run: Run) -> None:
    others = [one for one in book.figures() if one["household"] != book.code]
    assert book.left() == {*book.marks.words, *book.marks.packed}

    said = run("erase", book.path, "--household", book.code, "--confirm", book.code, "--remove-copies", "--lang", "en")

    assert said.status == 0, said.err
    assert "3 older copies still hold it:" in said.out
    assert "The older copies are removed." in said.out
    assert book.left() == set()
    assert book.figures() == others
    assert run("check", book.path).status == 0
    (left,) = documents_folder().glob("*.hldb")
    assert "after-erase" in left.name
    assert "5" in (data_folder() / "paper_sums.json").read_text("utf-8"), "what others typed of their paper stays"


def test_it_asks_for_the_code_and_does_nothing_without(book: Book, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for typed in ("", f"{book.other}\n"):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        said = run("erase", book.path, "--household", book.code, "--lang", "en")
        assert (said.status, said.err) == (
            1,
            "Nothing was erased. To erase it, type the code of the household when asked for it.\n",
        )
    assert run("erase", book.path, "--household", book.code, "--confirm", book.other).status == 1
    assert run("erase", book.path, "--household", "ไม่มี", "--confirm", "ไม่มี").status == 1
    assert {one["household"] for one in book.figures()} >= {book.code}
    assert not list(documents_folder().glob("*after-erase*"))


def test_typed_at_the_terminal_it_is_erased_and_the_copies_kept_or_removed_as_answered(
    book: Book, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = book.path.with_name("ให้สมชาย.hlbundle")
    assert run("bundle", book.path, "-o", bundle, "--plain").status == 0
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{book.code}\nno\n"))
    said = run("erase", book.path, "--household", book.code, "--lang", "en")
    assert said.status == 0, said.err
    assert "They are kept." in said.out
    assert str(bundle.resolve()) in said.out
    assert book.left()

    said = run("erase", book.path, "--finish", "--remove-copies", "--lang", "en")
    assert said.status == 0
    assert str(bundle.resolve()) in said.out
    bundle.unlink()
    assert book.left() == set()
    assert "older" not in run("erase", book.path, "--finish", "--lang", "en").out


@pytest.mark.parametrize("place", ["finish_erasing", "_let_go"])
def test_broken_off_after_it_was_committed_it_is_finished_when_asked_again(
    book: Book, run: Run, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    if place == "finish_erasing":
        with monkeypatch.context() as broken:
            broken.setattr(SqlStore, place, lambda _self: (_ for _ in ()).throw(KeyboardInterrupt))
            assert run("erase", book.path, "--household", book.code, "--confirm", book.code).status == 3
    else:
        left = documents_folder() / f"{book.path.stem} 2569-11-22 0200 before-erase.hldb.part"
        left.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(book.path, left)
    said = run("erase", book.path, "--household", book.code, "--confirm", book.code, "--remove-copies")
    assert said.status == 0, said.err
    assert book.left() == set()
    assert run("check", book.path).status == 0


def test_a_ledger_that_takes_in_an_erasure_is_clean_and_its_copies_are_named(
    book: Book, run: Run, tmp_path: Path
) -> None:
    other = tmp_path / "หมู่บ้าน" / "book.hldb"
    other.parent.mkdir()
    bundles = [tmp_path / f"{number}.hlbundle" for number in range(2)]
    assert run("new", other).status == 0
    assert run("bundle", book.path, "-o", bundles[0], "--plain").status == 0
    assert run("merge", other, bundles[0]).status == 0
    bundles[0].unlink()
    assert run("erase", book.path, "--household", book.code, "--confirm", book.code, "--remove-copies").status == 0
    assert run("bundle", book.path, "-o", bundles[1], "--plain").status == 0
    told = run("merge", other, bundles[1], "--lang", "en")
    assert told.status == 0
    assert "1 household was erased on another computer and is gone from this ledger too." in told.out
    assert "erase --finish" in told.out
    assert "erased on another" not in run("merge", other, bundles[1], "--lang", "en").out
    assert book.marks.found(other.parent) == set()
    assert run("check", other).status == 0
    said = run("erase", other, "--finish", "--remove-copies", "--lang", "en")
    assert "1 older copy still holds it:" in said.out
    assert book.left() == set()


def test_a_household_takes_away_everything_on_paper_and_as_json(book: Book, run: Run, tmp_path: Path) -> None:
    for name in ("ของฉัน.pdf", "ของฉัน.json"):
        said = run("report", "my-data", book.path, "--household", book.code, "-o", tmp_path / name)
        assert said.status == 0, said.err
    kept = json.loads((tmp_path / "ของฉัน.json").read_text("utf-8"))
    assert kept["schema"] == "household-ledger-my-data/1"
    assert kept["household"]["code"] == book.code
    assert (tmp_path / "ของฉัน.pdf").read_bytes().startswith(b"%PDF")
    assert run("report", "my-data", book.path, "--household", book.code, "-o", tmp_path / "x.txt").status == 1
