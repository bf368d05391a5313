"""Arguments: general options wherever they stand, and argparse's own sentences in our languages."""

from __future__ import annotations

import argparse
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.cli.arguments import ITS_WORDS, asked_language, columns_of, general_first
from tests.cli.cli_support import Run

THAI = re.compile("[ก-๙]")
GENERAL = st.sampled_from((("--lang", "en"), ("--quiet",), ("--digits", "thai"), ("--lang=th",), ("--version",)))
PLAIN = st.sampled_from((("report",), ("month",), ("a.hldb",), ("-o", "a.pdf"), ("--all",)))
COMMANDS = "open demo new import export figures indicators report chart history undo redo check backup restore bench"


@pytest.mark.parametrize(
    "words",
    [
        ("--lang", "en", "check", "{ledger}"),
        ("check", "--lang", "en", "{ledger}"),
        ("check", "{ledger}", "--lang", "en"),
        ("check", "{ledger}", "--lang=en"),
        ("check", "{ledger}", "--lang", "EN"),
    ],
)
def test_the_language_may_be_asked_for_before_or_after_the_command(
    run: Run, ledger: Path, words: tuple[str, ...]
) -> None:
    answer = run(*(word.format(ledger=ledger) for word in words))

    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith("Everything is in order")


def test_quiet_and_digits_may_stand_after_the_command(run: Run, ledger: Path) -> None:
    assert run("check", ledger, "--quiet").out == ""
    assert re.search("[๐-๙]", run("check", ledger, "--digits", "thai").out)
    assert run("check", "--version").out.startswith("household-ledger ")


@given(st.lists(GENERAL | PLAIN, max_size=8))
def test_general_options_come_first_and_all_else_keeps_its_order(typed: list[tuple[str, ...]]) -> None:
    words = [word for one in typed for word in one]

    general = [word for one in typed if one[0].startswith("--") and one != ("--all",) for word in one]
    plain = [word for one in typed if not one[0].startswith("--") or one == ("--all",) for word in one]
    assert general_first(words) == general + plain


def test_after_two_dashes_nothing_is_an_option() -> None:
    assert general_first(["open", "--", "--quiet"]) == ["open", "--", "--quiet"]
    assert asked_language(["--", "--lang", "en"]) is None
    assert general_first(["check", "--lang"]) == ["--lang", "check"]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ((), ""),
        (("figures",), "ledger"),
        (("chart", "pie", "x.hldb"), "pie"),
        (("check", "x.hldb", "--nonsense"), "--nonsense"),
        (("import", "a", "b", "--canonical", "--register"), "--register"),
        (("report", "month", "x.hldb", "--month", "2026-10", "-o", "a.pdf"), "--household"),
        (("history", "x.hldb", "--limit", "many"), "many"),
        (("history", "x.hldb", "--limit"), "--limit"),
        (("figures", "x.hldb", "--lang", "fr"), "fr"),
    ],
)
def test_wrong_usage_is_told_in_thai_without_blame(run: Run, words: tuple[str, ...], named: str) -> None:
    answer = run(*words) if words else run("nonsense")

    assert answer.status == 2
    usage, told = answer.err.splitlines()[0], answer.err.splitlines()[-1]
    assert usage.startswith("วิธีใช้: ")
    assert THAI.search(told)
    assert named in told
    assert "error" not in answer.err


def test_help_is_in_the_language_asked_for(run: Run) -> None:
    thai, english = run("report", "--help"), run("report", "--help", "--lang", "en")

    assert (thai.status, english.status) == (0, 0)
    assert "ตัวเลือก:" in thai.out
    assert "แสดงวิธีใช้นี้" in thai.out
    assert not re.search("show this|options:|usage:", thai.out)
    assert "options:" in english.out
    assert not THAI.search(english.out)


@pytest.mark.parametrize("command", COMMANDS.split())
def test_no_help_has_english_sentences_among_the_thai(run: Run, command: str) -> None:
    told = run(command, "--help").out

    helps = [line[24:] for line in told.splitlines() if line.startswith("  ") and line[24:].strip()]
    assert [one for one in helps if re.fullmatch(r"[a-z]+( [a-z,]+){2,}", one.strip())] == []


def test_argparse_has_its_own_words_back_afterwards(run: Run) -> None:
    before = vars(argparse)["_"]

    run("nonsense")

    assert vars(argparse)["_"] is before
    assert len(ITS_WORDS) > 15


@pytest.mark.parametrize("kind", ["Months", "MONTHS"])
def test_a_choice_may_be_written_in_capitals(run: Run, ledger: Path, tmp_path: Path, kind: str) -> None:
    words = ("--household", "001", "--month", "2026-10", "-o", tmp_path / "a.svg")

    assert run("chart", kind, ledger, *words).status == 0


def test_help_breaks_no_thai_word(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = run("--lang", "th", "--help").out.splitlines()

    assert any("เสียหาย" in line for line in lines), "the word stood at the end of the line"
    for line in lines:
        assert columns_of(line) <= 80
        assert not line.lstrip()[:1] or unicodedata.category(line.lstrip()[0]) != "Mn"


def test_history_tells_the_time_in_the_digits_asked_for(run: Run, ledger: Path) -> None:
    told = run("history", ledger, "--digits", "thai").out

    assert re.search("[๐-๙]{2}:[๐-๙]{2} ", told)
    assert not re.search("[0-9]{2}:[0-9]{2}", told)
