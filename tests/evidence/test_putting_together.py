"""What packs of several providers come to together, and how a pack's workbook says how many households there are."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from household_ledger.domain.indicators.result import Indicator, Key
from household_ledger.domain.kinds import Grade
from household_ledger.services.evidence.pack import Cell, EvidencePack, Level
from household_ledger.services.evidence.roll_up import roll_up
from household_ledger.services.evidence.words import estimate_name, number_name
from household_ledger.services.evidence.workbook import workbook_bytes
from household_ledger.text.i18n import using
from tests.domain.villages import Villager
from tests.evidence.made_packs import Made, Member, pack_of, read

TOO_FEW = "Kept back: it speaks of fewer than five households, or would give such a number away."


def saving_rate(pack: EvidencePack) -> Cell:
    table = pack.table(Indicator.SAVING)
    assert table is not None
    return next(cell for row in table.totals for cell in row.cells if cell.key is Key.SAVING_RATE)


def test_a_mean_of_rows_stands_beside_the_number_of_its_own_households() -> None:
    told, *not_told = (
        pack_of(
            Made([Member(has=(True, n not in without, True, True)) for n in range(12)], f"{writer}", writer=writer),
            Level.NODE,
        )
        for writer, without in enumerate(((), (3,), (4,)), 1)
    )
    rows = [saving_rate(pack) for pack in (told, *not_told)]
    assert [(one.n, one.at_least, one.mean is None) for one in rows] == [(12, 12, False), *[(None, 5, True)] * 2]

    some, none = (saving_rate(roll_up([read(one) for one in packs])) for packs in ((told, not_told[0]), not_told))

    assert (some.n, some.at_least, some.mean) == (12, 12, rows[0].mean)
    assert (none.n, none.at_least, none.mean) == (None, 10, None)


def test_grades_of_rows_are_mixed_by_their_households() -> None:
    half, mostly_b = (
        pack_of(
            Made([*[Member()] * 12, *[Member(grades=(Grade.B, Grade.B))] * of_b], f"{of_b}", writer=of_b + 1),
            Level.NODE,
        )
        for of_b in (0, 38)
    )
    rows = [saving_rate(pack).grades for pack in (half, mostly_b)]
    assert rows == [((Grade.A, 50), (Grade.B, 50)), ((Grade.A, 10), (Grade.B, 90))]

    together = saving_rate(roll_up([read(half), read(mostly_b)]))

    assert (together.n, together.grades) == (62, ((Grade.A, 20), (Grade.B, 80)))  # 12 × 50 and 50 × 10 of 6,200: 17.7


def test_the_workbook_says_at_least_where_the_change_rests_on_so_many(tmp_path: Path) -> None:
    members = [Member(villager=Villager(before=0 if n < 2 else 100_000)) for n in range(14)]
    pack = pack_of(Made(members), Level.NODE)
    share = pack.change.totals[0].estimate("median_share")
    assert share is not None
    assert (share.n, share.at_least) == (None, 5)

    with using("en"):
        book = load_workbook(BytesIO(workbook_bytes(pack, tmp_path)))
        rows = [[cell.value for cell in row] for row in book["Change of income"].iter_rows()]
        said = [row[4] for row in rows if row[2] == estimate_name("median_share")]
        last = {
            name: [row[0].value for row in book[name].iter_rows()][-1] for name in ("Households and quality", "Stairs")
        }
        fell = next(row for row in rows if row[2] == number_name("decreased"))

    assert said[0] == "at least 5"
    dash = f"— {TOO_FEW}"
    assert last == {"Households and quality": dash, "Stairs": dash}
    assert (fell[3], fell[5]) == ("—", dash)
