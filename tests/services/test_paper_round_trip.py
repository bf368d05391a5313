"""What stands on a line of paper can be changed there: written back onto the line and read again, it is what it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import IN_KIND, TELLS_OF_NO_DAY, EntryKind
from household_ledger.domain.period import Month
from household_ledger.services.ports import EntryQuery
from household_ledger.services.typed.paper_columns import AMOUNTS
from household_ledger.services.typed.paper_line import PaperGround, read_line
from household_ledger.services.typed.paper_writing import line_of
from household_ledger.services.views.blank_page import blank_day, laid_out_on
from household_ledger.services.views.entry_rows import entry_rows
from household_ledger.services.views.name_book import NameBook
from household_ledger.services.views.paper_numbers import is_numeric
from household_ledger.services.views.usual_categories import UsualCategory
from household_ledger.text.i18n import using
from tests.services.made_village import TODAY, Village, made_village
from tests.services.test_typed_round_trip import _assert_same

_K = EntryKind
OF_NO_PAPER = TELLS_OF_NO_DAY | {_K.NOTHING, _K.CASH_COUNT, _K.ADJUST}
"""What is written elsewhere on the page, or was never on paper."""
MET = {_K.INCOME, _K.EXPENSE, _K.COST, _K.SAVE, _K.WITHDRAW, _K.REPAY, _K.CREDIT}


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    with made_village(tmp_path_factory.mktemp("paper"), households=3, months=6) as made:
        yield made


def numbers(village: Village, household: Id, month: Month) -> tuple[UsualCategory, ...]:
    return blank_day(village.reader, household, month, today=laid_out_on(month, TODAY)).usual


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_entry_of_a_made_village_written_onto_a_line_reads_as_it_was(village: Village, language: str) -> None:
    seen, numbered = Counter[EntryKind](), 0
    with using(language):
        for household in village.reader.households():
            book, usual = NameBook.read(village.reader, household.id, today=TODAY), dict[Month, object]()
            for row in entry_rows(village.reader, EntryQuery(household=household.id)):
                if row.entry.kind in OF_NO_PAPER:
                    continue
                month = Month.of(row.date)
                if month not in usual:
                    usual[month] = PaperGround(book, numbers(village, household.id, month), month, TODAY)
                ground = usual[month]
                assert isinstance(ground, PaperGround)
                line = line_of(row, ground)
                said = read_line(line, ground)
                assert said.problems == (), (row.entry, line)
                assert sum(bool(getattr(line, name)) for name in AMOUNTS) == 1
                _assert_same(row, said.read.drafts, book)
                seen[row.entry.kind] += 1
                numbered += is_numeric(line.number)
    assert set(seen) >= MET
    assert seen.keys() & IN_KIND
    assert numbered > seen.total() * 0.9
