"""Change 8 in packs: in sheets, tables and on paper, put together by the number of the side, from older packs too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from household_ledger.reports.evidence import evidence_paper
from household_ledger.services.evidence.pack import EvidencePack, Level
from household_ledger.services.evidence.pack_file import SCHEMA, ReadPack, digest_of, pack_bytes, read_pack
from household_ledger.services.evidence.package import package_tables
from household_ledger.services.evidence.roll_up import roll_up
from household_ledger.text.i18n import using
from tests.evidence.made_packs import Made, Member, Scores, pack_of, read
from tests.evidence.test_sheets_and_tables import sheets_of, words_of
from tests.reports.paper_samples import draw_pages

UP: Scores = ((2, 4),)
SAME: Scores = ((3, 3),)
DOWN: Scores = ((4, 2),)
WHOSE = ("หน่วย 1", "หน่วย 2")


def of_provider(writer: int, *sides: tuple[int, int, int], level: Level = Level.NODE) -> EvidencePack:
    """Make the pack of a provider: of each side how many households rose, stayed and fell, not the same in two."""
    each = [
        [*[UP] * up, *[SAME] * same, *[DOWN] * down][:: (-1) ** place] for place, (up, same, down) in enumerate(sides)
    ]
    scored = [Member(eight=tuple(place)) for place in zip(*each, strict=True)]
    return pack_of(Made([*scored, *[Member()] * 6], f"หน่วย {writer}", writer=writer), level)


def paper_of(pack: EvidencePack) -> str:
    with using("en"):
        return " ".join(text for page in draw_pages(evidence_paper(pack)) for text in page.said())


def rows_of(pack: EvidencePack) -> list[tuple[object, ...]]:
    table = next(one for one in package_tables(pack) if one.name == "change_eight")
    assert {len(row) for row in table.rows} <= {len(table.fields)}
    return [row[1:] for row in table.rows]


def test_the_provider_reads_each_side_by_name_with_its_middles_and_scale(tmp_path: Path) -> None:
    pack = of_provider(1, (3, 1, 0), level=Level.PROVIDER)

    heads, line, *_notes = sheets_of(pack, tmp_path)["Change 8"]

    assert line == ("All together", 1, "ด้านลับ 1", 4, 3, 1, 0, "2", "4", 5)
    assert heads[-1] == "Of at most"
    assert rows_of(pack) == [(None, 1, "ด้านลับ 1", 4, 3, 1, 0, 2.0, 4.0, 5)]
    assert "1 ด้านลับ 1" in paper_of(pack)


def test_above_the_provider_there_is_no_name_and_what_is_of_few_is_kept_back(tmp_path: Path) -> None:
    pack = of_provider(1, (10, 5, 2), (6, 6, 5))

    _heads, _whose, first, second, *notes = [
        sheets_of(pack, tmp_path)["Change 8"][place] for place in (0, 1, 3, 4, 5, 6, 7)
    ]

    assert rows_of(pack)[2:] == [
        (None, 1, None, 17, 10, None, None, None, None, None),
        (None, 2, None, 17, 6, 6, 5, None, None, None),
    ]
    assert first[:7] == ("All together", 1, None, 17, 10, "—", "—")
    assert second[:7] == ("All together", 2, None, 17, 6, 6, 5)
    assert "A household counts once a side" in words_of(sheets_of(pack, tmp_path)["Change 8"])
    assert "Kept back: it speaks of fewer than five" in words_of(sheets_of(pack, tmp_path)["Change 8"])
    assert "ด้านลับ" not in paper_of(pack) + words_of(notes)
    assert "A household counts once a side" in paper_of(pack)


def test_sides_are_added_by_their_number_and_what_one_keeps_back_all_do() -> None:
    packs = [of_provider(1, (10, 5, 2), (6, 6, 5)), of_provider(2, (2, 5, 10), (6, 5, 6))]

    together = roll_up([read(one) for one in packs])

    assert [one.who and one.who.name for one in together.eight] == [*WHOSE, None]
    assert [one.counts for one in together.eight[-1].sides] == [(34, None, None, None), (34, None, None, 11)]
    assert "Added by the number of the side" in paper_of(together)
    assert "Added by" not in paper_of(packs[0])
    assert [one.counts for one in roll_up([read(together)]).eight[-1].sides] == [
        (34, None, None, None),
        (34, None, None, 11),
    ]


@pytest.fixture
def older(tmp_path: Path) -> ReadPack:
    """Give a pack as it was written before packs held Change 8."""
    whole = json.loads(pack_bytes(of_provider(2, (6, 5, 5))))
    del whole["pack"]["eight"]
    old = {"schema": f"{SCHEMA[:-1]}2", "digest": digest_of(whole["pack"]), "pack": whole["pack"]}
    (tmp_path / "pack.json").write_text(json.dumps(old), "utf-8")
    return read_pack(tmp_path)


def test_an_older_pack_is_put_together_and_it_is_said_that_its_sides_are_not_known(
    older: ReadPack, tmp_path: Path
) -> None:
    together = roll_up([read(of_provider(1, (6, 6, 5))), older])
    alone = roll_up([older])

    assert [one.who and one.who.name for one in together.eight] == [WHOSE[0]]
    assert "made by an earlier version" in paper_of(together)
    assert "made by an earlier version" in words_of(sheets_of(together, tmp_path)["Change 8"])
    assert alone.eight == ()
    assert "Change 8" not in sheets_of(alone, tmp_path)
    assert "Change 8" not in paper_of(alone)


def test_a_project_that_scores_nobody_has_no_card_of_it(tmp_path: Path) -> None:
    pack = pack_of(Made([Member()] * 8), Level.PROVIDER)

    assert "Change 8" not in paper_of(pack)
    assert "Change 8" not in sheets_of(pack, tmp_path)
    assert "Change 8" not in paper_of(roll_up([read(pack_of(Made([Member()] * 8), Level.NODE))]))
