"""Which stairs made-up households reached by what is seen in their books, and who came down again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.services.demo.goods import works
from household_ledger.services.demo.registering import left_of, start_of
from household_ledger.services.demo.settling import Settled
from household_ledger.services.demo.story import Book
from household_ledger.services.demo.teaching import came_to, taught_on
from household_ledger.services.demo.visiting import Call

KNOWS, DOES, SEES, CHANGES, EARNS, BETTER, GIVES = range(1, 8)
"""The program's own stairs of participants."""
_DAYS, _SAVED_MONTHS, _OF_MONTHS, _SOLD_MONTHS = 60, 4, 6, 3
_LOOKED_AT_AFTER = timedelta(days=9)
TOLD_AFTER = 2
"""Months before the end of the demo, of which the newest before–after sheet tells."""
_WAITING_EACH = 4
"""The highest mark of one in so many waits to be looked at."""
_BOOK_BEFORE = 2
"""Who kept a paper book before the project stood on this stair when it began."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A stair a household reached: when, what shows it, when that was looked at (None: it waits)."""

    level: int
    on: date
    value: str = ""
    document: str = ""
    is_baseline: bool = False
    seen_on: date | None = None
    fell_on: date | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What there is to see of a household's way: its book, its months, who came to it."""

    book: Book
    settled: list[Settled]
    calls: list[Call]
    is_better: Callable[[Month], bool]
    """Asks whether by a month its income rose, and its reserves rose or its debts weigh less; it takes a while."""


def climbed(seen: Seen) -> list[Reached]:
    """List the stairs a participant household reached, lowest first, none without the one below; the book was read."""
    portrait, timeline = seen.book.portrait, seen.book.timeline
    if portrait.is_comparison:
        return []
    baseline = list(_before(seen))
    fell_on, left_on = _fell_on(seen), left_of(portrait, timeline)
    ends_on = min(day for day in (timeline.last_day, fell_on, left_on) if day is not None)
    reached: list[Reached] = []
    for way in _WAYS[len(baseline) :]:
        found = way(seen)
        if found is None:
            break
        day = max(found.on, reached[-1].on) if reached else found.on
        if day > ends_on or day == fell_on:
            break
        reached.append(replace(found, on=day))
    if reached and fell_on is not None:
        reached[-1] = replace(reached[-1], fell_on=fell_on)
    return [*baseline, *(_looked_at(one, seen, is_highest=one is reached[-1]) for one in reached)]


def _before(seen: Seen) -> Iterator[Reached]:
    """Give the stairs on which a household stood when the project began: it kept a book on paper already."""
    portrait, timeline = seen.book.portrait, seen.book.timeline
    began = start_of(portrait, timeline)
    earlier = [month for month in seen.book.told.days if month < Month.of(began)]
    if portrait.habit.writing == "paper" and len(earlier) >= _OF_MONTHS:
        for level in range(KNOWS, _BOOK_BEFORE + 1):
            yield Reached(level, began, "จดบัญชีลงสมุดอยู่แล้ว", is_baseline=True)


def _looked_at(reached: Reached, seen: Seen, *, is_highest: bool) -> Reached:
    """Say when a verifier looked at what shows a stair; the newest of some households waits."""
    portrait, timeline = seen.book.portrait, seen.book.timeline
    day = reached.on + _LOOKED_AT_AFTER
    waits = is_highest and reached.fell_on is None and portrait.index % _WAITING_EACH == _WAITING_EACH - 1
    if waits or day > timeline.last_day or (reached.fell_on is not None and day >= reached.fell_on):
        return reached
    return replace(reached, seen_on=day)


def _fell_on(seen: Seen) -> date | None:
    """Give the day it was found that a household had given its new work up and borrowed dearly."""
    portrait, timeline = seen.book.portrait, seen.book.timeline
    if portrait.falls_back is None:
        return None
    day = Month.of(start_of(portrait, timeline)).plus(portrait.falls_back).last + timedelta(days=13)
    return day if day <= timeline.last_day else None


def _knows(seen: Seen) -> Reached | None:
    """Look whether somebody came to all four lessons."""
    book = seen.book
    day = taught_on(came_to(book.portrait, book.timeline, book.seed))
    return Reached(KNOWS, day, "มาเรียนครบ 4 บท", "ใบลงชื่อเข้าอบรม") if day is not None else None


def _does(seen: Seen) -> Reached | None:
    """Look for sixty days written on and a month closed."""
    days = 0
    closed = {one.month: one.closed_on for one in seen.settled if one.closed_on is not None}
    for month, listed in sorted(seen.book.told.days.items()):
        days += len(listed)
        if days >= _DAYS and month in closed:
            return Reached(DOES, max(closed[month], _begun(seen)), f"จดแล้ว {days} วัน ปิดเดือนแล้ว")
    return None


def _sees(seen: Seen) -> Reached | None:
    """Look for a summary read with whoever came, and a goal."""
    read = [call.on for call in seen.calls if call.has_read_page and call.on > _begun(seen)]
    if not read or not seen.book.portrait.goals:
        return None
    return Reached(SEES, read[0], "อ่านสรุปเดือนของตัวเอง มีเป้าหมายการออม", "สรุปรายเดือนที่อ่านด้วยกัน")


def _changes(seen: Seen) -> Reached | None:
    """Look for six months with savings in four and no dear loan taken."""
    told, first = seen.book.told, Month.of(_begun(seen)).plus(1)
    for month in _ended(seen, first.plus(_OF_MONTHS - 1)):
        six = {month.plus(-back) for back in range(_OF_MONTHS)}
        saved = len(six & told.saved)
        if saved >= _SAVED_MONTHS and not six & told.borrowed_dear:
            return Reached(CHANGES, _told_on(month), f"ออม {saved} ใน {_OF_MONTHS} เดือน ไม่มีหนี้นอกระบบใหม่")
    return None


def _earns(seen: Seen) -> Reached | None:
    """Look for three months in which work the project helped with sold something."""
    jobs = [works()[job.work].name for job in seen.book.portrait.jobs if job.is_supported]
    begun = Month.of(_begun(seen))
    sold = sorted(month for job in jobs for month in seen.book.told.sold.get(job, ()) if month > begun)
    if len(sold) < _SOLD_MONTHS:
        return None
    return Reached(EARNS, _told_on(sold[_SOLD_MONTHS - 1]), f"ขาย{jobs[0]}ได้ {_SOLD_MONTHS} เดือน", "สมุดขายของ")


def _better(seen: Seen) -> Reached | None:
    """Ask the figures of a month that is told of already."""
    month = _better_in(seen)
    return Reached(BETTER, _told_on(month), "รายได้จริงเพิ่มขึ้น ดูใบก่อน–หลัง") if seen.is_better(month) else None


def _gives(seen: Seen) -> Reached | None:
    """Look for a book kept so well that it can show others, a year after the stair below; short demos have none."""
    if seen.book.portrait.habit.verified != 1:
        return None
    day = _told_on(_better_in(seen).plus(MONTHS_A_YEAR))
    return Reached(GIVES, day, "จดต่อเนื่องครบปี ช่วยเพื่อนบ้านจด", "บันทึกการช่วยเพื่อนบ้าน")


def _better_in(seen: Seen) -> Month:
    """Give the month whose before–after sheet is looked at: a year after the start, or the newest there is."""
    newest = seen.book.timeline.months[-1].month.plus(-TOLD_AFTER)
    return min(newest, Month.of(_begun(seen)).plus(MONTHS_A_YEAR))


def _begun(seen: Seen) -> date:
    return start_of(seen.book.portrait, seen.book.timeline)


def _ended(seen: Seen, first: Month) -> list[Month]:
    """List the months of the book from one on."""
    return [month for month in sorted(seen.book.told.days) if month >= first]


def _told_on(month: Month) -> date:
    """Give the day on which what a month showed is written down."""
    return month.last + timedelta(days=5)


_WAYS = (_knows, _does, _sees, _changes, _earns, _better, _gives)
