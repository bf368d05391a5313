"""A provider's first month without a window: begin, read rows, look, print, take back, copy."""

from __future__ import annotations

import json
from pathlib import Path

from pypdf import PdfReader

from tests.cli.cli_support import Run

HEAD = (
    "date,household,kind,category,amount,pocket,to_pocket,debt,principal,interest,occupation,quantity,unit,entered_on,"
    "entry_id,description\n"
)
ROWS = """2026-10-01,012,opening,,1800,เงินสด,,,,,,,,2026-10-01,a1,ยอดยกมา
2026-10-02,012,income,I02,550,เงินสด,,,,,เลี้ยงไก่ไข่,,,2026-10-02,a2,ขายไข่ 5 แผง
2026-10-02,012,expense,E01,120.25,เงินสด,,,,,,,,2026-10-02,a3,ค่ากับข้าว ตลาดเช้า
2026-10-03,012,expense,E01,150,เงินสด,,,,,,,,2026-10-03,a4,ตลาดนัด
2026-10-03,012,expense,E09,85,เงินสด,,,,,,,,2026-10-03,a4,ตลาดนัด
2026-10-03,012,expense,E04,50,เงินสด,,,,,,,,2026-10-03,a4,ตลาดนัด
2026-10-04,012,credit,C02,450,,,ร้านเจ๊แดง,,,เลี้ยงไก่ไข่,,,2026-10-04,a5,อาหารไก่ (เชื่อ)
2026-10-05,012,save,S03,100,เงินสด,กลุ่มสัจจะ,,,,,,,2026-10-05,a6,ออมกลุ่มสัจจะ
2026-10-06,012,in_kind_produced,E01,40,,,,,,,2,กก.,2026-10-06,a7,ผักสวนครัวกินเอง
2026-10-07,012,nothing,,,,,,,,,,,2026-10-07,a8,
2026-10-08,012,repay,,200,เงินสด,,ร้านเจ๊แดง,200,0,,,,2026-10-08,a9,คืนร้านเจ๊แดง
2026-10-09,012,cash_count,,1645,เงินสด,,,,,,,,2026-10-09,a10,นับเงิน
"""


def test_rows_become_figures_and_a_printed_page_and_can_be_taken_back(run: Run, tmp_path: Path) -> None:
    ledger, rows = tmp_path / "บ้านหนองแวง.hldb", tmp_path / "rows.csv"
    rows.write_text(HEAD + ROWS, encoding="utf-8")

    assert run("new", ledger).status == 0
    assert run("import", ledger, rows, "--canonical", "--dry-run").status == 0
    assert json.loads(run("history", ledger, "--json").out)["steps"] == []
    assert run("import", ledger, rows, "--canonical").status == 0
    again = run("import", ledger, rows, "--canonical", "--json")

    assert json.loads(again.out)["added"] == 0
    month = figures(run, ledger)
    assert month["cash_income"] == 55000
    assert month["cash_spending"] == 40525
    assert month["credit_cost"] == 45000
    assert month["in_kind_income"] == 4000
    assert month["savings_end"] == 10000
    assert month["debt_end"] == 25000
    assert month["cash_start"] == 180000
    assert month["cash_end"] == 164475
    assert month["cash_counted"] == 164500
    assert month["unexplained"] == 25
    assert month["days_recorded"] == 8
    assert month["net_income"] == 55000 + 4000 - 45000
    by_category = month["by_category"]
    assert isinstance(by_category, dict)
    assert by_category["E01"] == {"cash": 27025, "credit": 0, "in_kind": 4000}

    paper = tmp_path / "ตุลาคม.pdf"
    assert (
        run(
            "--digits", "thai", "report", "month", ledger, "--household", "012", "--month", "ต.ค. 2569", "-o", paper
        ).status
        == 0
    )
    text = "".join(PdfReader(paper).pages[0].extract_text().split())
    assert len(PdfReader(paper).pages) == 1
    assert "สรุปบัญชีครัวเรือนเดือนตุลาคมพ.ศ.๒๕๖๙" in text
    assert "(หนึ่งร้อยสี่สิบสี่บาทเจ็ดสิบห้าสตางค์)" in text

    assert run("undo", ledger).status == 0
    assert run("undo", ledger).status == 1
    assert (
        json.loads(run("figures", ledger, "--all", "--from", "2026-10", "--to", "2026-10", "--json").out)["figures"]
        == []
    )
    assert run("redo", ledger).status == 0
    assert figures(run, ledger) == month
    assert run("check", ledger).status == 0
    assert run("backup", ledger, "-o", tmp_path / "สำเนา").status == 0
    (copy,) = (tmp_path / "สำเนา").glob("*.hldb")
    assert figures(run, copy) == month


def figures(run: Run, ledger: Path) -> dict[str, object]:
    answer = run("figures", ledger, "--household", "012", "--from", "2569-10", "--to", "2569-10", "--json")
    assert answer.status == 0, answer.err
    (month,) = json.loads(answer.out)["figures"]
    assert isinstance(month, dict)
    return month
