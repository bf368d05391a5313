"""Is there a sentence, in both languages, for everything the program can say is wrong?"""

import ast
import importlib
import pkgutil
import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from household_ledger.domain.changes import Label
from household_ledger.domain.comparison_verdict import Reason
from household_ledger.domain.goal_progress import Unknown
from household_ledger.domain.group_change import Lead
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.problem import Problem
from household_ledger.domain.quality import Hindrance
from household_ledger.domain.statistics import Unsaid
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.text import sentences
from household_ledger.text.all_sentences import SENTENCES
from household_ledger.text.findings import finding_text
from household_ledger.text.i18n import Counted, using
from household_ledger.text.messages import label_text, message, sentence

PACKAGE = Path(__file__).resolve().parent.parent.parent / "household_ledger"
THAI = re.compile("[ก-๙]")
# Who tells a code, and as which argument: a name alone, or a method of any object.
RAISED = {"UserError": 0, "EnvironmentProblem": 0, "Cancelled": 0, "Problem": 0, "_Wrong": 0}
TELLERS = RAISED | {"tell": 0, "tell_kind": 0, "_wrong": 1, "_word": 2}
A_CODE = re.compile("[a-z]+(_[a-z0-9]+)*")


def _said(node: ast.AST) -> Iterator[str]:
    """Give the words an argument can be, but not what it compares with."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _said(node.body)
        yield from _said(node.orelse)


def _told(tellers: Mapping[str, int]) -> dict[str, str]:
    """Find every code that is raised or told in the source, with its place."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                place = tellers.get(getattr(node.func, "id", getattr(node.func, "attr", "")), len(node.args))
                for code in (word for argument in node.args[place : place + 1] for word in _said(argument)):
                    found.setdefault(code, f"{path.name}:{node.lineno}")
    return {code: where for code, where in found.items() if A_CODE.fullmatch(code)}


def _asked_for() -> set[str]:
    """Give the codes that are put together from the name of a record."""
    records = ("pocket", "debt", "party", "occupation")
    return {f"{record}_missing" for record in records} | {f"{what}_unknown" for what in (*records, "member", "goal")}


def test_every_code_of_the_source_has_a_sentence() -> None:
    told = _told(TELLERS)

    assert len(told) > 80
    assert {code: place for code, place in told.items() if code not in SENTENCES} == {}
    assert _asked_for() <= SENTENCES.keys()


def test_no_code_has_two_sentences() -> None:
    names = [module.name for module in pkgutil.iter_modules(sentences.__path__)]
    tables = [importlib.import_module(f"{sentences.__name__}.{name}").SENTENCES for name in names]

    assert len(names) > 5
    assert sum(map(len, tables)) == len(SENTENCES)
    assert SENTENCES.keys() == {code for table in tables for code in table}


def test_every_reason_of_a_figure_has_a_sentence() -> None:
    reasons = {reason.value for reasons in (Hindrance, Unknown, Reason, Lead, Unsaid) for reason in reasons}

    assert reasons - SENTENCES.keys() == set()


def _forms(text: str | Counted) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else (text.singular, text.plural)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_sentence_is_in_both_languages_with_the_same_parameters(code: str) -> None:
    source = _forms(SENTENCES[code])[-1]
    names = {name for _text, name, _form, _conversion in string.Formatter().parse(source) if name}
    parameters: dict[str, str | int] = {name: f"<{name}>" for name in names}

    for language in ("th", "en"):
        with using(language):
            told = sentence(code, parameters)
            assert all(f"<{name}>" in told for name in names)
            assert (THAI.search(told) is not None) or language == "en"
            assert "…" not in told or "…" in source


def test_what_is_counted_is_told_of_one_as_of_one() -> None:
    params: dict[str, str | int] = {"name": "a.csv", "first": "damaged", "wanted": 5}
    with using("en"):
        assert sentence("import_problems", {**params, "count": 1}) == (
            "a.csv: one thing needs mending. Nothing was written."
        )
        assert sentence("import_problems", {**params, "count": 2}).startswith("a.csv: 2 things need mending.")
        assert sentence("check_found", {**params, "count": 1}).startswith("a.csv: one thing is not in order (")
        assert sentence("csv_columns", {**params, "found": 1}).startswith("The row has 1 column instead of 5.")
        assert sentence("csv_columns", {**params, "found": 3}).startswith("The row has 3 columns instead of 5.")
        month = Label("close_months", (("household", "H1"), ("count", 1)))
        assert label_text(month) == "Close 1 month of household H1"


def test_no_sentence_names_a_number_of_things_that_may_be_one_without_saying_so_of_one() -> None:
    of_many = re.compile(r"\{(count|found)\} [a-z]+s\b")

    assert [code for code, text in SENTENCES.items() if isinstance(text, str) and of_many.search(text)] == []


def test_nothing_a_person_reads_speaks_of_errors_or_invalid_input() -> None:
    blaming = re.compile(r"\b(error|invalid|illegal|fatal|wrong input|failed to)\b", re.IGNORECASE)

    assert [code for code, text in SENTENCES.items() if any(map(blaming.search, _forms(text)))] == []


def test_the_day_somebody_wrote_is_not_called_today() -> None:
    """วันนี้ is today to whoever reads it, never the day in the field before them."""
    catalogue = Path(__file__).parents[2] / "resources/i18n/th/LC_MESSAGES/household_ledger.po"
    with catalogue.open("rb") as file:
        told = {str(one.id): str(one.string) for one in read_po(file, locale="th") if one.id}
    paid_at_once = {"Paid now"}

    of_today = {english for english, thai in told.items() if "วันนี้" in thai}
    assert {english for english in of_today if "today" not in english.lower()} <= paid_at_once
    assert len(of_today) > len(paid_at_once)


def test_an_unknown_code_is_at_least_named() -> None:
    with using("th"):
        assert message(UserError("never_heard_of")) == "ทำรายการนี้ไม่สำเร็จ (never_heard_of)"
    with using("en"):
        assert message(Problem("never_heard_of")) == "This did not work (never_heard_of)."


def test_a_forgotten_parameter_does_not_keep_the_sentence_back() -> None:
    with using("en"):
        assert message(UserError("month_closed")).startswith("… is closed.")


def test_parameters_are_written_as_people_read_them() -> None:
    with using("th", "thai"):
        assert "ตุลาคม ๒๕๖๙" in message(UserError("month_closed", month="2026-10"))
        assert "๑ ม.ค. ๒๕๓๓" in message(Problem("date_too_early", "date", {"first": "1990-01-01"}))
        assert "๕๐๐" in message(Problem("text_too_long", "note", {"most": 500}))
    with using("en"):
        since = message(EnvironmentProblem("in_use", name="a", computer="b", user="c", since="2026-11-21T08:03:00"))
        assert "21 Nov 2026 08:03" in since


def test_a_refused_entry_says_what_is_wrong_with_it() -> None:
    refused = UserError("invalid_entry", problem="pocket_missing", field="pocket", count=1)

    assert message(refused) == sentence("pocket_missing")


def test_a_check_says_what_it_found() -> None:
    with using("th"):
        told = message(UserError("check_found", name="a.hldb", count=2, first="chain_broken"))

    assert "ประวัติไม่ต่อเนื่องกัน" in told
    assert {code: place for code, place in _told({"Finding": 0}).items() if finding_text(code) == code} == {}


ENTRY = (("what", "ค่าอาหาร"), ("category", "E01"), ("kind", "expense"), ("amount", 12_000))


@pytest.mark.parametrize(
    ("label", "thai", "english"),
    [
        (Label("add_expense", ENTRY), "เพิ่มรายจ่าย ค่าอาหาร 120 บาท", "Add expense: ค่าอาหาร 120 baht"),
        (
            Label("undo", (("of", "delete_entry"), *ENTRY)),
            "ย้อน: ลบรายจ่าย ค่าอาหาร 120 บาท",
            "Undo: Delete expense: ค่าอาหาร 120 baht",
        ),
        (
            Label("redo", (("of", "add_entries"), ("count", 3))),
            "ทำที่ยกเลิกไปอีกครั้ง: เพิ่ม 3 รายการ",
            "Redo: Add entries (3)",
        ),
        (
            Label("change_entry", (("what", ""), ("category", "E01"), ("kind", "expense"), ("amount", 50))),
            "แก้รายจ่าย ข้าว อาหารสด เครื่องปรุง 0.50 บาท",
            "Change expense: Food at home 0.50 baht",
        ),
        (
            Label("add_nothing", (("what", ""), ("category", ""), ("kind", "nothing"), ("amount", 0))),
            "เพิ่มวันนี้ไม่มีรายการ",
            "Add nothing today",
        ),
        (
            Label("add_records", (("sort", "Pocket"), ("name", "กระปุก"), ("count", 1))),
            "เพิ่มกระเป๋าเงิน กระปุก",
            "Add pocket: กระปุก",
        ),
        (
            Label("delete_records", (("sort", "Member"), ("name", "ก"), ("count", 5))),
            "ลบสมาชิก (5)",
            "Delete member (5)",
        ),
        (
            Label("close_month", (("household", "H001"), ("month", "2026-10"))),
            "ปิดเดือนตุลาคม 2569 ของครัวเรือน H001",
            "Close October 2026 of household H001",
        ),
        (Label(""), "การเปลี่ยนแปลง", "A change"),
        (Label("of_a_later_version"), "การเปลี่ยนแปลง (of_a_later_version)", "A change (of_a_later_version)"),
    ],
)
def test_a_step_says_what_it_did(label: Label, thai: str, english: str) -> None:
    with using("th"):
        assert label_text(label) == thai
    with using("en"):
        assert label_text(label) == english


def test_every_step_of_the_source_has_words() -> None:
    codes = set(_told({"Label": 0})) | {f"add_{kind}" for kind in EntryKind}

    assert len(codes) > 25
    for code in codes - {"undo", "redo"}:
        assert code not in label_text(Label(code, ENTRY)), code


def _raised() -> Iterator[tuple[str, set[str], str]]:
    """Find each trouble raised by a fixed code: the code, the parameters it brings, its place."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in (
                "UserError",
                "EnvironmentProblem",
            ):
                continue
            brought = {keyword.arg for keyword in node.keywords}
            if node.args and None not in brought:
                for code in _said(node.args[0]):
                    yield code, {str(name) for name in brought}, f"{path.name}:{node.lineno}"


def test_every_trouble_raised_brings_what_its_sentence_needs() -> None:
    lacking = {}
    for code, brought, place in _raised():
        for text in _forms(SENTENCES[code]):
            names = {name for _text, name, _form, _conversion in string.Formatter().parse(text) if name}
            if names - brought:
                lacking[place] = (code, names - brought)

    assert lacking == {}


def test_what_was_pasted_is_quoted_on_one_short_line() -> None:
    said = message(Problem("date_not_understood", "date", {"text": "แม่บุญมา 08:00\r\nขายไข่\tแล้ว " * 4_000}))

    assert "แม่บุญมา 08:00 ขายไข่ แล้ว" in said
    assert "\n" not in said
    assert len(said) < 200


@pytest.mark.parametrize("label", [f'["add_expense","{"ab" * 32}"]', "[]", '["add_expense"', '["a",[1]]'])
def test_a_step_that_stands_against_something_is_told_whatever_is_left_of_its_label(label: str) -> None:
    with using("en"):
        assert message(UserError("stands_against", what=label)).startswith("Something was done to the same since: ")


def test_how_a_file_was_read_is_told_in_words_and_not_in_codes() -> None:
    with using("th"):
        parted = message(Problem("import_separator", params={"sign": "comma"}))
        ordered = message(Problem("import_date_order", params={"order": "dmy"}))

    assert "จุลภาค" in parted
    assert "วัน เดือน ปี" in ordered
