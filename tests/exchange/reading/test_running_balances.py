"""Heads banks write a day and its time under, and a running balance that does not follow from the row before."""

from __future__ import annotations

import pytest

from household_ledger.services.exchange.reading.csv_any import parse_csv
from household_ledger.services.exchange.reading.found import Parsed
from household_ledger.services.exchange.reading.mapping import Mapping
from household_ledger.services.exchange.reading.own import Known
from tests.exchange.reading.samples import TODAY

_HEADS = "วันที่,รายการ,ถอน,ฝาก,คงเหลือ\n"
_ROWS = ["01/11/2569,a,,100,1100\n", "02/11/2569,b,50,,1050\n", "03/11/2569,c,20,,1030\n", "13/11/2569,d,30,,1000\n"]


def _read(text: str) -> Parsed:
    return parse_csv("a.csv", text.encode(), Mapping(), known=Known(), today=TODAY)


def _out_of_step(parsed: Parsed) -> list[object]:
    return [dict(one.params)["row"] for one in parsed.said if one.code == "import_running_differs"]


@pytest.mark.parametrize(
    "text",
    [
        "Date/Time,Description,Debit,Credit\n15/11/2026 10:22,a,10.00,\n",
        "วัน/เวลา,รายละเอียด,ถอนเงิน,ฝากเงิน,ยอดคงเหลือ\n15/11/2569 10:22,a,10.00,,1\n",
        "วันที่และเวลา,รายการ,ถอน,ฝาก\n15/11/2569 10:22,a,10.00,\n",
    ],
)
def test_a_day_with_its_time_is_found_under_the_heads_banks_write(text: str) -> None:
    (deed,) = _read(text).deeds

    assert (deed.day.isoformat(), deed.legs[0].satang) == ("2026-11-15", -1000)


@pytest.mark.parametrize("rows", [_ROWS, _ROWS[::-1]])
def test_balances_that_follow_say_nothing_whichever_row_stands_first(rows: list[str]) -> None:
    parsed = _read(_HEADS + "".join(rows))

    assert len(parsed.deeds) == len(_ROWS)
    assert _out_of_step(parsed) == []


def test_a_row_that_is_missing_is_told_at_the_row_after_it_and_every_row_is_read() -> None:
    later = _read(_HEADS + "".join(_ROWS[:1] + _ROWS[2:]))
    newest_first = _read(_HEADS + "".join([*_ROWS[:1:-1], _ROWS[0]]))

    assert (len(later.deeds), _out_of_step(later)) == (3, [3])
    assert (len(newest_first.deeds), _out_of_step(newest_first)) == (3, [3])


def test_a_balance_that_does_not_add_up_is_told() -> None:
    rows = [*_ROWS[:2], "03/11/2569,c,20,,990\n"]

    assert _out_of_step(_read(_HEADS + "".join(rows))) == [4]


def test_a_column_that_is_no_running_balance_is_let_be() -> None:
    rows = [f"0{day}/11/2569,x,10,,{stood}\n" for day, stood in ((1, 7), (2, 900), (3, 12), (4, 5))]

    assert _out_of_step(_read(_HEADS + "".join(rows))) == []
