"""`bundle` and `merge`: what one laptop wrote comes into the ledger of another, once."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from household_ledger.cli.passphrases import VARIABLE
from household_ledger.db import volume
from household_ledger.paths import documents_folder
from tests.cli.command_fixtures import Run

_ROW = "date,household,kind,category,amount,pocket,description\n{day},{code},expense,E01,125.50,เงินสด,{words}\n"


@pytest.fixture
def laptop(ledger: Path, run: Run, tmp_path: Path) -> Path:
    """Begin a ledger on another laptop from the bundle of the first."""
    other = tmp_path / "laptop" / "book.hldb"
    other.parent.mkdir()
    assert run("new", other).status == 0
    assert run("bundle", ledger, "-o", tmp_path / "first.hlbundle", "--plain").status == 0
    assert run("merge", other, tmp_path / "first.hlbundle").status == 0
    return other


def _figures(run: Run, ledger: Path) -> object:
    answer = run("figures", ledger, "--all", "--from", "2026-07", "--to", "2026-11", "--json")
    assert answer.status == 0
    return json.loads(answer.out)


def _write(run: Run, ledger: Path, words: str) -> None:
    code = json.loads(run("figures", ledger, "--all", "--from", "2026-10", "--to", "2026-10", "--json").out)["figures"][
        0
    ]
    rows = ledger.with_name(f"{words}.csv")
    rows.write_text(_ROW.format(day="2026-11-03", code=code["household"], words=words), encoding="utf-8")
    assert run("import", ledger, rows, "--canonical").status == 0


def test_a_ledger_begun_from_a_bundle_has_the_same_figures_and_is_in_order(
    ledger: Path, laptop: Path, run: Run
) -> None:
    assert _figures(run, laptop) == _figures(run, ledger)
    assert run("check", laptop).status == 0


def test_what_two_laptops_wrote_is_on_both_after_each_took_the_others_bundle_in_any_order(
    ledger: Path, laptop: Path, run: Run, tmp_path: Path
) -> None:
    _write(run, ledger, "ที่สำนักงาน")
    _write(run, laptop, "ที่หมู่บ้าน")
    office, village = tmp_path / "office.hlbundle", tmp_path / "village.hlbundle"
    assert (
        run("bundle", ledger, "-o", office, "--plain").status
        == run("bundle", laptop, "-o", village, "--plain").status
        == 0
    )

    said = json.loads(run("merge", ledger, village, "--json").out)
    assert [(one["file"], one["applied"], one["waiting"], one["conflicts"]) for one in said["files"]] == [
        ("village.hlbundle", 1, 0, 0)
    ]
    assert (
        run("--lang", "en", "merge", laptop, office, office).out.splitlines()[0].startswith("office.hlbundle: 1 step")
    )
    assert _figures(run, laptop) == _figures(run, ledger)
    assert run("check", laptop).status == run("check", ledger).status == 0

    again = json.loads(run("merge", ledger, village, "--json").out)
    assert again["files"][0]["applied"] == 0


def test_a_copy_is_made_before_anything_is_taken_in(laptop: Path) -> None:
    assert list(documents_folder().glob(f"{laptop.stem}*before-merge*.hldb"))


def test_where_the_disk_is_nearly_full_nothing_is_taken_in(
    ledger: Path, laptop: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(run, ledger, "ที่สำนักงาน")
    office = tmp_path / "office.hlbundle"
    assert run("bundle", ledger, "-o", office, "--plain").status == 0
    before = _figures(run, laptop)
    monkeypatch.setattr(volume, "free_bytes", lambda _path: volume.STOP_FREE_BYTES - 1)

    refused = run("--lang", "en", "merge", laptop, office)

    assert (refused.status, refused.out) == (1, "")
    assert "nearly full" in refused.err
    assert _figures(run, laptop) == before


def test_a_damaged_bundle_is_refused_and_those_before_it_are_told(
    ledger: Path, laptop: Path, run: Run, tmp_path: Path
) -> None:
    _write(run, ledger, "ที่สำนักงาน")
    sound, hurt = tmp_path / "sound.hlbundle", tmp_path / "hurt.hlbundle"
    assert run("bundle", ledger, "-o", sound, "--plain").status == 0
    shutil.copyfile(sound, hurt)
    with hurt.open("r+b") as file:
        file.seek(hurt.stat().st_size // 2)
        file.write(b"xxxx")
    answer = run("--lang", "en", "merge", laptop, sound, hurt)
    assert answer.status == 1
    assert answer.out.startswith("sound.hlbundle: 1 step taken in")
    assert answer.err.startswith("hurt.hlbundle is damaged, so nothing of it was taken in.")
    assert run("check", laptop).status == 0


@pytest.mark.parametrize("name", ["gone.hlbundle", "ledger"])
def test_what_is_no_bundle_is_told(ledger: Path, run: Run, name: str) -> None:
    before = _figures(run, ledger)
    answer = run("--lang", "en", "merge", ledger, ledger if name == "ledger" else ledger.with_name(name))
    assert answer.status == 1
    assert "Traceback" not in answer.err
    assert len(answer.err.splitlines()) == 1
    assert _figures(run, ledger) == before


_SAID = "ข้าวเหนียว มะม่วง"


def _type(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Sit at a terminal and type; gives what is asked."""
    asked: list[str] = []
    typed = iter(answers)

    def answer(words: str = "") -> str:
        asked.append(words)
        return next(typed)

    monkeypatch.setattr("getpass.getpass", answer)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: True))
    return asked


def test_a_bundle_is_sealed_with_a_passphrase_typed_twice_and_opened_with_it(
    ledger: Path, laptop: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(run, ledger, "ที่สำนักงาน")
    stick = tmp_path / "sealed.hlbundle"
    assert len(_type(monkeypatch, _SAID, _SAID)) == 0
    assert run("bundle", ledger, "-o", stick, "--encrypt").status == 0
    assert stick.read_bytes().startswith(b"HLSEAL1\n")

    asked = _type(monkeypatch, _SAID + "ๆ", _SAID)
    answer = run("--lang", "en", "merge", laptop, stick)
    assert (answer.status, asked) == (1, ["Passphrase of sealed.hlbundle: "])
    assert answer.err.startswith("sealed.hlbundle cannot be opened")
    assert run("merge", laptop, stick).status == 0
    assert _figures(run, laptop) == _figures(run, ledger)


def test_two_different_passphrases_write_nothing(
    ledger: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "sealed.hlbundle"
    _type(monkeypatch, _SAID, _SAID + "x")
    answer = run("--lang", "en", "bundle", ledger, "-o", stick, "--encrypt")
    assert (answer.status, stick.exists()) == (1, False)
    assert answer.err.startswith("The two passphrases are not the same.")


def test_programs_say_the_passphrase_in_a_variable_and_without_one_are_told_of_it(
    ledger: Path, laptop: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "sealed.hlbundle"
    monkeypatch.setattr("sys.stdin", None)
    for words in (("bundle", ledger, "-o", stick, "--encrypt"), ("merge", laptop, stick)):
        monkeypatch.delenv(VARIABLE, raising=False)
        answer = run("--lang", "en", *words)
        assert (answer.status, VARIABLE in answer.err) == (1, True)
        monkeypatch.setenv(VARIABLE, _SAID)
        assert run(*words).status == 0
    monkeypatch.setenv(VARIABLE, "สั้น")
    assert run("bundle", ledger, "-o", stick, "--encrypt").status == 1
    assert VARIABLE in _help(run, "bundle")
    assert VARIABLE in _help(run, "merge")


def _help(run: Run, command: str) -> str:
    return "".join(run("--lang", "en", command, "--help").out.split())
