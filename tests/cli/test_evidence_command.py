"""`evidence` and `rollup`, and a ledger as a Data Package: folders whole or not at all, packs nobody changed."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from household_ledger.app import evidence
from household_ledger.app.opening import opened
from household_ledger.cli import main as command_line
from household_ledger.domain.consent import Consent, Purpose
from household_ledger.domain.consenting import adults_on
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.period import Month
from household_ledger.domain.register import Member
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.consents import RecordConsents
from household_ledger.services.commands.register import ReplaceRecord
from household_ledger.services.evidence.pack import Level
from household_ledger.services.ports import Initiator
from tests.cli.cli_support import Run
from tests.cli.command_fixtures import StillClock

TODAY = date(2026, 11, 21)
EVERYTHING = {"README.txt", "data", "datapackage.json", "evidence.pdf", "evidence.xlsx", "pack.json"}


def inside(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


def pack(run: Run, ledger: Path, folder: Path, level: str = "provider") -> Path:
    assert run("--lang", "en", "evidence", ledger, "-o", folder, "--level", level, "--as-of", "2569-10").status == 0
    return folder


def renamed(folder: Path, copy: Path, **said: str) -> Path:
    """Give a pack as another provider would have made it: other words of its source, the digest right."""
    told = json.loads((folder / "pack.json").read_text(encoding="utf-8"))
    source = told["pack"]["sources"][0]
    source |= said
    for head in source["heads"]:
        head["writer"] += len(copy.name) + 1
    for one in told["pack"]["people"]:
        one["who"] = one["who"] and {"code": "", "name": source["provider"]}
    spelled = json.dumps(told["pack"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    told["digest"] = hashlib.sha256(spelled.encode()).hexdigest()
    copy.mkdir()
    (copy / "pack.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return copy


def test_a_pack_is_a_folder_with_all_its_files(run: Run, ledger: Path, tmp_path: Path) -> None:
    folder = pack(run, ledger, tmp_path / "ชุดหลักฐาน")

    assert inside(folder) == EVERYTHING
    assert inside(tmp_path) == {"village.hldb", "ชุดหลักฐาน"}
    book = load_workbook(folder / "evidence.xlsx")
    assert {"M1", "M3", "M14", "M19"} <= set(book.sheetnames)
    assert next(row[0].value for row in book["M1"].iter_rows(min_row=2)).startswith("001")
    assert (folder / "evidence.pdf").read_bytes().startswith(b"%PDF")
    heads = next([cell.value for cell in row if cell.value] for row in book["M1"].iter_rows(max_row=1))
    assert len(set(heads)) == len(heads), "two columns of one name are two units in one"
    notes = [row[0].value for row in book["M1"].iter_rows()]
    assert "A household's amounts are those of all its months together; over households they are a month's." in notes
    assert "evidence.xlsx" in (folder / "README.txt").read_text(encoding="utf-8-sig")


def test_its_tables_are_as_they_are_described_in_both_forms(run: Run, ledger: Path, tmp_path: Path) -> None:
    folder = pack(run, ledger, tmp_path / "pack")

    resources = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]

    for one in resources:
        content = (folder / one["path"]).read_bytes()
        assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert one["bytes"] == len(content)
        names = [field["name"] for field in one["schema"]["fields"]]
        if one["format"] == "parquet":
            table = pq.read_table(folder / one["path"])
            assert table.column_names == names
            with (folder / one["path"].replace("parquet", "csv")).open(encoding="utf-8", newline="") as file:
                rows = list(csv.reader(file))
            assert rows[0] == names
            assert len(rows) - 1 == table.num_rows


def test_a_pack_made_again_takes_the_older_one_s_place(run: Run, ledger: Path, tmp_path: Path) -> None:
    folder = pack(run, ledger, tmp_path / "pack", "node")
    (folder / "data" / "stairs.csv").unlink()

    pack(run, ledger, folder)

    assert (folder / "data" / "stairs.csv").exists()
    assert json.loads((folder / "pack.json").read_text(encoding="utf-8"))["pack"]["level"] == "provider"


def test_nothing_of_others_is_written_over(run: Run, ledger: Path, tmp_path: Path) -> None:
    folder = pack(run, ledger, tmp_path / "pack")
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "file").write_text("mine", encoding="utf-8")

    for place in (folder, tmp_path / "file"):
        answer = run("--lang", "en", "evidence", ledger, "-o", place, "--as-of", "2026-10")
        assert answer.status == 1
        assert "something else in the folder" in answer.err
    assert (folder / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_file_of_somebody_s_among_the_tables_keeps_its_folder(run: Run, ledger: Path, tmp_path: Path) -> None:
    folder = pack(run, ledger, tmp_path / "pack")
    (folder / "data" / "my own.csv").write_text("mine", encoding="utf-8")

    answer = run("--lang", "en", "evidence", ledger, "-o", folder, "--as-of", "2026-10")

    assert (answer.status, "something else in the folder" in answer.err) == (1, True)
    assert (folder / "data" / "my own.csv").read_text(encoding="utf-8") == "mine"


def test_folders_called_like_unfinished_ones_stay(run: Run, ledger: Path, tmp_path: Path) -> None:
    for name in ("pack.part", "pack.old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mine.txt").write_text("mine", encoding="utf-8")

    pack(run, ledger, pack(run, ledger, tmp_path / "pack"))

    assert inside(tmp_path) == {"village.hldb", "pack", "pack.part", "pack.old"}
    assert (tmp_path / "pack.old" / "mine.txt").exists()
    assert (tmp_path / "pack.part" / "mine.txt").exists()


def test_a_pack_that_cannot_be_written_leaves_none(
    run: Run, ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("household_ledger.services.evidence.folder.put_folder_in_place", full)

    answer = run("--lang", "en", "evidence", ledger, "-o", tmp_path / "pack", "--as-of", "2026-10")

    assert answer.status == 1
    assert inside(tmp_path) == {"village.hldb"}


@pytest.mark.parametrize(("number", "code"), [(28, "disk_full"), (30, "read_only")])
def test_a_workbook_that_has_no_room_for_its_pieces_is_a_problem_of_the_disk(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def refused(*_given: object, **_named: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr("household_ledger.services.evidence.workbook.TemporaryDirectory", refused)

    with opened(ledger, StillClock()) as app, pytest.raises(EnvironmentProblem) as told:
        evidence.write_pack(app, tmp_path / "pack", level=Level.NODE, as_of=Month(2026, 10))

    assert (told.value.code, told.value.params["name"]) == (code, "pack")
    assert not (tmp_path / "pack").exists()


def test_a_month_that_is_not_over_is_no_month_of_a_pack(run: Run, ledger: Path, tmp_path: Path) -> None:
    answer = run("--lang", "en", "evidence", ledger, "-o", tmp_path / "pack", "--as-of", "2026-11")

    assert (answer.status, "is not over yet" in answer.err) == (1, True)
    assert not (tmp_path / "pack").exists()


def test_packs_of_providers_become_a_row_each_and_those_of_a_node_one(run: Run, ledger: Path, tmp_path: Path) -> None:
    first = pack(run, ledger, tmp_path / "a", "node")
    second = renamed(first, tmp_path / "b", provider="หน่วยอื่น")

    assert run("rollup", second, first, "-o", tmp_path / "node").status == 0
    assert run("rollup", first, second / "pack.json", "-o", tmp_path / "again").status == 0
    assert run("rollup", tmp_path / "node", "-o", tmp_path / "country").status == 0
    again = run("--lang", "en", "rollup", tmp_path / "country", "-o", tmp_path / "world")

    rolled = json.loads((tmp_path / "node" / "pack.json").read_text(encoding="utf-8"))["pack"]
    country = json.loads((tmp_path / "country" / "pack.json").read_text(encoding="utf-8"))["pack"]
    assert {one["who"]["name"] for one in rolled["people"] if one["who"]} == {"หน่วยพัฒนาอาชีพตัวอย่าง", "หน่วยอื่น"}
    assert (rolled["level"], country["level"]) == ("node", "central")
    assert (again.status, "is of all NODEs put together already" in again.err) == (1, True), again.err
    assert [one["who"] for one in country["people"]] == [{"code": "", "name": "NODE ตัวอย่าง"}, None]
    assert (tmp_path / "node" / "pack.json").read_bytes() == (tmp_path / "again" / "pack.json").read_bytes()


def test_packs_that_do_not_belong_together_are_refused_in_a_sentence(run: Run, ledger: Path, tmp_path: Path) -> None:
    node, own = pack(run, ledger, tmp_path / "node", "node"), pack(run, ledger, tmp_path / "own")
    other = renamed(node, tmp_path / "other", provider="หน่วยอื่น", node="NODE อื่น")
    assert run("rollup", node, "-o", tmp_path / "rolled").status == 0
    changed = renamed(node, tmp_path / "changed", provider="หน่วยอื่น")
    content = (changed / "pack.json").read_text(encoding="utf-8")
    (changed / "pack.json").write_text(content.replace("หน่วยอื่น", "หน่วยใหม่"), encoding="utf-8")

    for given, said in (
        ((own,), "names households"),
        ((node, node), "of the same ledger"),
        ((node, other), "different NODEs"),
        ((node, tmp_path / "rolled"), "not of the same sort"),
        ((node, changed), "was changed after it was made"),
        ((tmp_path / "nowhere",), "no evidence pack"),
        ((ledger,), "no evidence pack"),
    ):
        answer = run("--lang", "en", "rollup", *given, "-o", tmp_path / "out")
        assert (answer.status, said in answer.err) == (1, True), answer.err
    assert not (tmp_path / "out").exists()


def test_providers_that_wrote_no_name_are_put_together_all_the_same(run: Run, ledger: Path, tmp_path: Path) -> None:
    first = pack(run, ledger, tmp_path / "a", "node")
    nameless = [renamed(first, tmp_path / name, provider="") for name in ("bb", "ccc")]

    assert run("rollup", *nameless, "-o", tmp_path / "node").status == 0


@pytest.mark.parametrize("odd", [{"as_of": 202606}, {"people": []}, {"sources": []}, {"bases": []}])
def test_a_pack_that_says_what_none_can_say_is_refused_in_a_sentence(
    run: Run, ledger: Path, tmp_path: Path, odd: dict[str, object]
) -> None:
    folder = pack(run, ledger, tmp_path / "pack", "node")
    told = json.loads((folder / "pack.json").read_text(encoding="utf-8"))
    told["pack"] |= odd
    spelled = json.dumps(told["pack"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    told["digest"] = hashlib.sha256(spelled.encode()).hexdigest()
    (folder / "pack.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")

    answer = run("--lang", "en", "rollup", folder, "-o", tmp_path / "out")

    assert (answer.status, answer.err.count("\n") <= 2, "Traceback" in answer.err) == (1, True, False)
    assert not (tmp_path / "out").exists()


def test_a_folder_of_ours_is_known_even_when_its_pack_was_changed(tmp_path: Path, run: Run, ledger: Path) -> None:
    folder = pack(run, ledger, tmp_path / "pack")
    told = (folder / "pack.json").read_text(encoding="utf-8")
    (folder / "pack.json").write_text(told.replace('"level": "provider"', '"level": "node"'), encoding="utf-8")

    assert evidence.is_pack(folder)


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a village of nine, three of them of another province and one that left, all willing to be counted."""
    path = tmp_path_factory.mktemp("nine") / "nine.hldb"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command_line, "SystemClock", StillClock)
        words = ["--quiet", "new", str(path), "--demo", "--households", "9", "--months", "3", "--until", "2026-10"]
        assert command_line.main(words) == 0
    with opened(path, StillClock(), to_write=True) as app:
        with app.store.reader() as reader:
            homes = [one for one in reader.households() if not one.is_deleted]
            adults = {one.id: adults_on(reader.of_household(Member, one.id), TODAY) for one in homes}
        for number, one in enumerate(homes):
            told = replace(
                one,
                province="ลำพูน" if number < 3 else "น่าน",
                left_on=date(2026, 10, 17) if number == 5 else None,
                is_comparison=False,
            )
            app.ledger.execute(ReplaceRecord(one, told), Initiator())
            agreed = [
                Consent(
                    id=NO_ID, household=one.id, member=adult.id, purpose=Purpose.EVIDENCE, version="1",
                    asked_on=TODAY, is_given=True,
                )
                for adult in adults[one.id]
            ]  # fmt: skip
            app.ledger.execute(RecordConsents(tuple(agreed)), Initiator())
    return path


def rows_of(folder: Path, table: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = pq.read_table(folder / "data" / f"{table}.parquet").to_pylist()
    return rows


def test_a_ledger_without_names_has_signs_for_households_and_blanks_what_few_share(
    run: Run, village: Path, tmp_path: Path
) -> None:
    assert run("export", village, "--format", "datapackage", "-o", tmp_path / "own").status == 0
    assert run("export", village, "--format", "datapackage", "-o", tmp_path / "other", "--pseudonymous").status == 0

    own, other = (rows_of(tmp_path / one, "households") for one in ("own", "other"))

    assert {row["province"] for row in own} == {"ลำพูน", "น่าน"}
    assert [row["left"] for row in own].count("2026-10") == 1
    assert len(other) == len(own) == 9
    assert not {row["household"] for row in other} & {row["household"] for row in own}
    assert {row["name"] or row["village"] for row in other} == {None}
    assert {(row["province"], row["left"], row["comparison"]) for row in other} == {(None, None, False)}
    assert not (tmp_path / "other" / "data" / "categories.csv").exists()
    days = [{row["month"]: row for row in rows_of(tmp_path / one, "months")}["2026-10"] for one in ("own", "other")]
    assert ["days_in_month" in one for one in days] == [True, False]


def test_a_ledger_of_few_who_agreed_is_not_written_without_names(run: Run, ledger: Path, tmp_path: Path) -> None:
    answer = run(
        "--lang", "en", "export", ledger, "--format", "datapackage", "-o", tmp_path / "other", "--pseudonymous"
    )

    assert (answer.status, "a Data Package without names needs 5" in answer.err) == (1, True), answer.err
    assert not (tmp_path / "other").exists()
    assert run("export", ledger, "--format", "datapackage", "-o", tmp_path / "own").status == 0
    assert {row["household"] for row in rows_of(tmp_path / "own", "months")} == {"001", "002", "003"}


def test_only_the_package_is_made_without_names(run: Run, ledger: Path, tmp_path: Path) -> None:
    refused = run("--lang", "en", "export", ledger, "--format", "csv", "-o", tmp_path / "x.csv", "--pseudonymous")

    assert (refused.status, "Only the Data Package" in refused.err) == (1, True)
