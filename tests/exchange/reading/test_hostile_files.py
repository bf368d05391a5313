"""Files made to hurt: a sentence each or plain rows, never a crash, never money the file does not say.

Real files are mutated, some a thousand times (`HL_MORE=1`: ten thousand); bombs are built. What would take the program
down is tried in the process of its own that reading runs in.
"""

from __future__ import annotations

import gzip
import io
import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import LIMIT_SATANG
from household_ledger.errors import LedgerError, UserError
from household_ledger.services.exchange.reading import limits
from household_ledger.services.exchange.reading.child import read_apart
from household_ledger.services.exchange.reading.formats import FORMATS, Request, read
from household_ledger.services.exchange.reading.found import Found
from household_ledger.services.exchange.reading.mapping import Mapping, mapping_of, read_mapping
from household_ledger.services.exchange.sheet_reading import read_cells
from household_ledger.text.all_sentences import SENTENCES
from tests.exchange.reading.samples import (
    BANK,
    GNUCASH,
    HLEDGER,
    HOMEBANK,
    KNOWN,
    SAMPLES,
    TODAY,
    found_in,
    money_of,
    workbook,
)

EACH = 700 if os.environ.get("HL_MORE") else 80
_MAPPING = Mapping(other_income="I10", date_order="dmy")
_FRAGILE = ("book.xlsx", "packed.gnucash", "plain.gnucash", "home.xhb")
"""Mutated these are hardly ever whole."""
_NASTY = (
    b"\0", b"\xff", b"\xa1\xa2\xa3", b'"', b"<", b">", b"&", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"]]>", b"^\n",
    b"9" * 400, b"-" * 50, b"\n" * 40, b",,,,", b"\r", b"=cmd|'/c calc'!A0",
    "๙".encode() * 30, b"\xef\xbb\xbf", b"\xff\xfe",
    b"(" * 200, b"1e999", b"nan", b"||", b"[x", b"%s{}", b"<a>" * 150, b"!Type:Bank\n", b"2026-02-30", b"99/99/9999",
)  # fmt: skip


def mutated(content: bytes, dice: random.Random) -> bytes:
    """Cut, repeat, swap, and put in what hurts."""
    data = bytearray(content)
    for _each in range(dice.randint(1, 4)):
        at = dice.randrange(len(data) + 1)
        way = dice.randrange(6)
        if way == 0:
            del data[at : at + dice.randint(1, 60)]
        elif way == 1:
            data[at:at] = dice.choice(_NASTY)
        elif way == 2:
            data[at : at + 1] = bytes([dice.randrange(256)])
        elif way == 3:
            piece = bytes(data[at : at + dice.randint(1, 80)])
            data[at:at] = piece * dice.randint(1, 5)
        elif way == 4:
            del data[at:]
        else:
            other = dice.randrange(len(data) + 1)
            first, last = sorted((at, other))
            data[first:last] = data[first:last][::-1] if dice.random() < 0.2 else dice.choice(_NASTY)
        data = data or bytearray(b" ")
    return bytes(data)


def looked_at(content: bytes, name: str, kind: str = "") -> Found | None:
    """Read; anything but a refusal with a sentence is an error of ours."""
    found, refused = None, ""
    try:
        found = read(content, Request(name, KNOWN, TODAY, format=kind, mapping=_MAPPING))
    except LedgerError as problem:
        refused = problem.code
    if found is None:
        assert refused in SENTENCES
        return None
    bad = {one.number for one in found.problems}
    assert all(one.problem.code in SENTENCES for one in found.problems)
    assert all(one.code in SENTENCES for one in found.said)
    assert not any(row.number in bad for row in found.rows)
    assert all(row.household == KNOWN.household for row in found.rows)
    assert all(abs(row.amount or 0) < LIMIT_SATANG for row in found.rows)
    return found


@pytest.mark.parametrize("name", SAMPLES)
def test_mutated_files_are_read_or_refused_with_a_sentence(name: str) -> None:
    dice, content = random.Random(f"{name} 5"), SAMPLES[name]()

    read_ones = [looked_at(mutated(content, dice), name) for _each in range(EACH)]

    assert any(read_ones) or name in _FRAGILE


@pytest.mark.parametrize("kind", FORMATS)
def test_every_file_in_the_wrong_format_is_read_or_refused(kind: str) -> None:
    for name, make in SAMPLES.items():
        looked_at(make(), name, kind)


@pytest.mark.parametrize("kind", FORMATS)
def test_noise_is_refused_or_has_only_problems(kind: str) -> None:
    dice = random.Random(7)
    for size in (1, 10, 1000, 70_000):
        found = looked_at(dice.randbytes(size), "noise", kind)
        assert found is None or found.rows == ()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return {part: parts.read(part) for part in parts.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for part, content in parts.items():
            made.writestr(part, content)
    return file.getvalue()


def test_a_sheet_whose_parts_were_mutated_is_read_or_refused() -> None:
    dice, parts = random.Random(11), parts_of(SAMPLES["book.xlsx"]())
    for _each in range(EACH):
        part = dice.choice(sorted(parts))
        looked_at(zipped({**parts, part: mutated(parts[part], dice)}), "a.xlsx")


def test_a_list_in_a_damaged_sheet_is_read_or_refused_with_a_sentence(tmp_path: Path) -> None:
    whole, dice, path = SAMPLES["book.xlsx"](), random.Random(13), tmp_path / "list.xlsx"
    parts, read_ones = parts_of(whole), 0
    for number in range(EACH):
        part = dice.choice(sorted(parts))
        told = mutated(whole, dice) if number % 2 else zipped({**parts, part: mutated(parts[part], dice)})
        path.write_bytes(b"PK\x03\x04" + told[4:])
        try:
            read_ones += bool(read_cells(path).rows)
        except LedgerError as problem:
            assert problem.code in SENTENCES  # noqa: PT017 -- either is right
    assert read_ones > 0


def test_a_list_that_unpacks_to_very_much_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(zipped({**parts_of(SAMPLES["book.xlsx"]()), "xl/media/a.bin": bytes(300 << 20)}))

    with pytest.raises(UserError, match="import_bomb"):
        read_cells(path)


def test_a_zip_for_a_program_to_come_is_refused_with_a_sentence() -> None:
    content = bytearray(SAMPLES["book.xlsx"]())
    content[content.index(b"PK\1\2") + 6] = 134  # what unpacking it takes, in the list of parts

    assert looked_at(bytes(content), "book.xlsx") is None


def many_parts() -> bytes:
    return zipped({f"{number}.xml": b"" for number in range(limits.MOST_PARTS + 1)})


def with_document_type() -> bytes:
    parts = parts_of(SAMPLES["book.xlsx"]())
    text = parts["xl/workbook.xml"]
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    at = text.index(b"<workbook")
    return zipped({**parts, "xl/workbook.xml": text[:at] + bomb + text[at:]})


BOMBS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a zip that unpacks to very much": ("a.xlsx", lambda: zipped({"a.xml": bytes(300 << 20)}), "import_bomb"),
    "a zip of too many parts": ("a.xlsx", many_parts, "import_bomb"),
    "a sheet with entities": ("a.xlsx", with_document_type, "import_document_type"),
    "a gzip that unpacks to very much": ("a.gnucash", lambda: gzip.compress(bytes(300 << 20)), "import_bomb"),
    "a billion laughs": (
        "a.xhb",
        lambda: HOMEBANK.replace("<homebank", '<!DOCTYPE h [<!ENTITY a "ha">]><homebank', 1).encode(),
        "import_document_type",
    ),
    "entities in UTF-16": (
        "a.xhb",
        lambda: (
            HOMEBANK.replace("<homebank", '<!DOCTYPE h [<!ENTITY a "ha">]><homebank', 1)
            .replace('version="1.0"', 'version="1.0" encoding="utf-16"')
            .encode("utf-16")
        ),
        "import_document_type",
    ),
    "elements in elements": (
        "a.gnucash",
        lambda: GNUCASH.replace("<gnc:book>", "<a>" * 100_000, 1).encode(),
        "import_unreadable",
    ),
    "a line without an end": ("a.journal", lambda: b"2026-11-05 " + b"x" * 40_000, "import_cell_too_long"),
    "a cell without an end": ("a.csv", lambda: b"date,amount\n2026-11-05," + b"1" * 40_000, "import_cell_too_long"),
    "too many columns": ("a.csv", lambda: b"date,amount" + b"," * 300, "import_too_many_columns"),
    "too many rows": ("a.csv", lambda: b"date,amount\n" + b"2026-11-05,-1\n" * 100_001, "import_too_many_rows"),
    "too many records": ("a.qif", lambda: b"!Type:Cash\n" + b"D2026-11-05\nT1\n^\n" * 100_001, "import_too_many_rows"),
    "a file that is too big": ("a.csv", lambda: bytes(b"x" * (limits.MOST_BYTES + 1)), "import_too_big"),
    "a file of nothing": ("a.csv", lambda: b"\0\0 \n", "import_empty"),
    "an old workbook": ("a.xls", lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "sheet_old_excel"),
}


@pytest.mark.parametrize("what", BOMBS)
def test_a_bomb_is_refused_with_its_sentence_in_a_process_of_its_own(what: str, tmp_path: Path) -> None:
    name, make, code = BOMBS[what]
    path = tmp_path / name
    path.write_bytes(make())

    with pytest.raises(UserError, match=code) as refused:
        read_apart(path, Request(name, KNOWN, TODAY, mapping=_MAPPING), seconds=50)

    assert refused.value.code in SENTENCES


def test_a_reading_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(BANK, encoding="utf-8")

    with pytest.raises(UserError, match="import_too_long"):
        read_apart(path, Request("a.csv", KNOWN, TODAY), seconds=0)


def test_a_reading_without_memory_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"date,description,amount\n" + b"2026-11-05,rice,-1.00\n" * 90_000)

    with pytest.raises(UserError, match="import_unreadable"):
        read_apart(path, Request("a.csv", KNOWN, TODAY), memory=60 << 20)


def test_the_process_of_its_own_finds_what_is_found_here(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(BANK, encoding="utf-8")

    assert read_apart(path, Request("a.csv", KNOWN, TODAY, mapping=Mapping(other_income="I10"))) == found_in(
        "a.csv", BANK, other_income="I10"
    )


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1", "＝1"])
def test_text_like_a_formula_stays_text(text: str) -> None:
    rows = (("date", "description", "amount"), ("2026-11-05", text, -3))

    for found in (
        found_in("a.xlsx", workbook(rows)),
        found_in("a.csv", f'date,description,amount\n2026-11-05,"{text}",-3\n'),
    ):
        assert money_of(found) == [("2026-11-05", EntryKind.EXPENSE, "E28", 300)]


def test_a_formula_without_a_value_is_a_problem_not_nothing() -> None:
    rows = (("date", "description", "amount"), ("2026-11-05", "x", "=1+1"), ("2026-11-06", "y", -3))

    found = found_in("a.xlsx", workbook(rows))

    assert [(one.number, one.problem.code) for one in found.problems] == [(2, "amount_missing")]


@pytest.mark.parametrize(
    "said",
    [
        {"colums": {}},
        {"date_order": "ymdd"},
        {"separator": "x"},
        {"columns": {"when": "1"}},
        {"columns": {"date": 1}},
        {"columns": []},
        {"categories": {"a": "Z99"}},
        {"other_income": "nothing"},
        {"accounts": {"a": "bnk/b"}},
        {"header_row": -1},
        {"header_row": True},
        {"encoding": "rot13"},
    ],
)
def test_a_mapping_that_says_what_cannot_be_is_told(said: dict[str, object]) -> None:
    with pytest.raises(UserError, match="mapping_"):
        mapping_of(said)


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 10_000, "\xff", "{} x"])
def test_a_mapping_that_is_none_is_told(text: str, tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    path.write_bytes(text.encode("latin-1"))

    with pytest.raises(UserError):
        read_mapping(path)


def test_a_journal_cut_anywhere_never_says_other_money() -> None:
    whole = set(money_of(found_in("a.journal", HLEDGER)))
    for end in range(len(HLEDGER)):
        cut = looked_at(HLEDGER[:end].encode(), "a.journal")
        told = set() if cut is None else set(money_of(cut))
        assert told <= whole
