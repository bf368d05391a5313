"""The rigged households as they are printed: nobody's page claims a rise that was none, and each says why."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from household_ledger.domain.period import Month
from household_ledger.reports.orders import PaperSource, batch_of
from household_ledger.reports.paper_order import BEFORE_AFTER, GROUP_OUTCOME, PaperOrder
from household_ledger.text.i18n import using
from tests.oracle.in_the_ledger import Opened
from tests.reports.paper_samples import draw_pages

AS_OF, LONG_AGO = Month(2026, 10), Month(2022, 10)
TOO_FEW = "Fewer months than needed are good enough both before and after."
NOT_GOOD = "No month written down before the project is good enough to compare with."
MEMBERS = "The members changed, and the total and the amount per person do not agree."


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with using("en"):
        yield


def printed(opened: Opened, order: PaperOrder) -> list[str]:
    """Give the words of each document, a line broken for want of room joined again."""
    with opened.store.reader() as reader:
        batch = batch_of([order], PaperSource("rigged.hldb", reader, opened.figures, opened.clock))
        return [" ".join(word for page in draw_pages(piece.make()) for word in page.said()) for piece in batch.pieces]


def page_of(opened: Opened, code: str, month: Month = AS_OF) -> str:
    (page,) = printed(opened, PaperOrder(kind=BEFORE_AFTER, month=month, households=(opened.household(code),)))
    return page


def test_only_the_household_that_truly_earns_more_is_told_so_on_its_page(rigged: Opened) -> None:
    codes = [one.code for one in rigged.figures.households()]
    claimed = {code for code in codes if any(word in page_of(rigged, code) for word in ("▲", "rose by", "Increased"))}

    assert claimed == {"UP"}
    assert "About the same" in page_of(rigged, "DEARER", LONG_AGO)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("GRANT", ("project money 0 → 16,667",)),
        ("GIFT", ("goods from the project 0 → 5,000",)),
        ("LOAN", ("loans 0 → 13,333",)),
        ("SOLD", ("things sold 0 → 10,000",)),
        ("LUCK", ("windfalls 0 → 6,667",)),
        ("DRAWN", ("savings drawn 0 → 8,333",)),
        ("GONE", (MEMBERS,)),
        ("JOINED", (MEMBERS,)),
        ("SHIFTED", ("One month alone decides this: without it the answer would be another.",)),
        ("LEFT", (TOO_FEW,)),
        ("MISSING", (TOO_FEW, "10 months: Recorded on too few days.")),
        ("FOUND", (TOO_FEW, "1 month: Too much cash does not match the count.")),
        ("LATE", (NOT_GOOD, "6 months: Entries were written down late.")),
        ("UNCOUNTED", (NOT_GOOD, "6 months: Cash was not counted.")),
    ],
)
def test_the_page_of_a_household_says_what_stands_behind_it(rigged: Opened, code: str, told: tuple[str, ...]) -> None:
    page = page_of(rigged, code)

    assert [one for one in told if one not in page] == []


def test_the_outcome_report_claims_one_rise_and_prints_each_reason(rigged: Opened) -> None:
    (report,) = printed(rigged, PaperOrder(kind=GROUP_OUTCOME, month=AS_OF))

    assert report.count("▲ Increased") == 1
    for told in (
        f"2 households: {MEMBERS}",
        f"3 households: {TOO_FEW}",
        f"2 households: {NOT_GOOD}",
        "1 household: One month alone decides this",
        "Cash was not counted.",
        "Entries were written down late.",
        "LEFT",
    ):
        assert told in report, told
