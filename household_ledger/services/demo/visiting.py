"""When somebody of the provider came to a made-up household, and what was looked at there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from household_ledger.domain.money import Money
from household_ledger.domain.number_lists import numbers_text
from household_ledger.domain.period import Month
from household_ledger.services.demo.options import Timeline, stream
from household_ledger.services.demo.portrait import Portrait
from household_ledger.services.demo.recipes import BAHT
from household_ledger.services.demo.settling import Settled
from household_ledger.services.demo.story import Book, span_of

PAPER_SEEN = "เทียบสมุดจดรายวัน"
_READ_AFTER_DAYS = 12
"""After the end of a month nobody verifies, its page is read together so much later."""
_READ_PERCENT = 80
_READ_EACH = 3
"""Where a month is verified, its page is read together in one of so many."""
_NOT_SEEN_LATELY, _LATELY_MONTHS = 10, 3
"""The household, by place, nobody came to in the last months of the demo, and how many these are."""
_NOT_SHOWN = 6
"""The household, by place, that does not wish to see its own page while it goes badly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One visit: what was looked at, and the month it verified if any."""

    on: date
    month: Month | None = None
    has_counted_cash: bool = False
    has_compared_receipts: bool = False
    has_read_page: bool = False
    counted: Money | None = None
    seen: str = ""
    note: str = ""

    @property
    def months(self) -> str:
        """Give the months it verified as a visit keeps them."""
        return numbers_text([self.month.number] if self.month is not None else [])


def calls_of(portrait: Portrait, book: Book, settled: list[Settled], seed: int) -> list[Call]:
    """List the visits in order of days; the book was read to its end before.

    Where a month is verified, it is by a visit; else its page is read with participants, in most months since their
    start.
    """
    timeline = book.timeline
    verifying = [_verifying(one, book, one.verified_on) for one in settled if one.verified_on is not None]
    taken = {call.month for call in verifying}
    reading = [call for month, call in _reading(portrait, timeline, seed) if month not in taken]
    return sorted([*verifying, *reading], key=lambda call: call.on)


def _verifying(settled: Settled, book: Book, day: date) -> Call:
    lay, is_shown = book.purse.get(day), book.portrait.index != _NOT_SHOWN
    return Call(
        on=day,
        month=settled.month,
        has_counted_cash=lay is not None,
        has_compared_receipts=not settled.is_paper_daily,
        has_read_page=settled.is_paper_daily or (is_shown and settled.month.month % _READ_EACH == 0),
        counted=Money(lay // BAHT * BAHT) if lay is not None else None,
        seen=PAPER_SEEN if settled.is_paper_daily else "",
    )


def _reading(portrait: Portrait, timeline: Timeline, seed: int) -> Iterator[tuple[Month, Call]]:
    """Give the visits there could be for reading a page together, each with the month whose page it is."""
    if portrait.is_comparison:
        return
    chances, span = stream(seed, portrait.index, "visit"), span_of(portrait, timeline)
    silent_from = len(timeline.months) - (_LATELY_MONTHS if portrait.index == _NOT_SEEN_LATELY else 0)
    for place in range(span.start, span.last):
        day = timeline.months[place].last + timedelta(days=_READ_AFTER_DAYS + portrait.index % 7)
        comes = chances.random() * 100 < _READ_PERCENT
        if comes and place < silent_from and day <= timeline.last_day:
            is_shown = portrait.index != _NOT_SHOWN
            note = _NOTES[place % len(_NOTES)] if is_shown else _NOT_SHOWN_NOTE
            yield timeline.months[place].month, Call(on=day, has_read_page=is_shown, note=note)


_NOT_SHOWN_NOTE = "ยังไม่อยากดูสรุป ขาดทุนอยู่ ขอไว้คราวหน้า"
_NOTES = (
    "อ่านสรุปเดือนด้วยกัน คุยเรื่องค่าเดินทาง",
    "ทบทวนรายจ่ายที่ลดได้",
    "",
    "คุยเรื่องเป้าหมายการออม",
    "ดูสมุด จดครบดี",
    "แนะนำให้จดวันที่ไม่มีรายการด้วย",
)
