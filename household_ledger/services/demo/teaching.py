"""The lessons the made-up project held, and which households came to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from household_ledger.domain.number_lists import numbers_text
from household_ledger.services.demo.options import Timeline, stream
from household_ledger.services.demo.portrait import Portrait
from household_ledger.services.demo.registering import left_of, start_of

PLACE = "ศาลากลางบ้าน บ้านหนองแวง"
_EACH_MONTHS, _HELD_ON, _SESSIONS = 3, 14, 4
"""A session each quarter, on the day the project pays for it."""
_CAUGHT_UP_ON = 27
"""Who began after the first session has it told again, a month later, on this day."""


@dataclass(frozen=True, slots=True)
class Course:
    """One of the four lessons: its name, and the demonstrations it shows."""

    name: str
    shown: tuple[int, ...]


COURSES = (
    Course("บัญชีครัวเรือน", (2, 8, 10)),
    Course("การออม", (3, 7)),
    Course("รายรับ–รายจ่าย", (1, 4, 9)),
    Course("แผนการเงิน", (5, 6)),
)


@dataclass(frozen=True, slots=True)
class Session:
    """One session: which of the four lessons were held, and what was learned for the next time."""

    held_on: date
    courses: tuple[Course, ...]
    is_again: bool = False
    aar: str = ""

    @property
    def name(self) -> str:
        """Name it after its lessons."""
        return " · ".join(course.name for course in self.courses) + (" (รอบเก็บตก)" if self.is_again else "")

    @property
    def lessons(self) -> str:
        """Give its demonstrations as a session keeps them."""
        return numbers_text(one for course in self.courses for one in course.shown)


def sessions_of(timeline: Timeline) -> tuple[Session, ...]:
    """Hold two lessons a quarter since the project's start, then both pairs once more; all four where it is but one."""
    months = timeline.months[timeline.start :]
    quarters = months[::_EACH_MONTHS][:_SESSIONS]
    pairs = (COURSES[:2], COURSES[2:]) if len(quarters) > 1 else (COURSES,)
    held = [
        Session(days.dates[_HELD_ON], pairs[place % len(pairs)], place >= len(pairs), _AARS[place])
        for place, days in enumerate(quarters)
    ]
    if len(months) > 1:
        held.append(Session(months[1].dates[_CAUGHT_UP_ON], held[0].courses, is_again=True))
    return tuple(sorted(held, key=lambda session: session.held_on))


def came_to(portrait: Portrait, timeline: Timeline, seed: int) -> tuple[Session, ...]:
    """List the sessions somebody of a household came to: no lesson twice, none before it began or after it left."""
    if portrait.is_comparison:
        return ()
    chances, begun, left = (
        stream(seed, portrait.index, "lessons"),
        start_of(portrait, timeline),
        left_of(portrait, timeline),
    )
    came: list[Session] = []
    for session in sessions_of(timeline):
        is_there = chances.random() * 100 < _likely(portrait)
        is_known = any(one.courses == session.courses for one in came)
        if is_there and not is_known and begun <= session.held_on and (left is None or session.held_on <= left):
            came.append(session)
    return tuple(came)


def taught_on(sessions: tuple[Session, ...]) -> date | None:
    """Give the day by which all four lessons were heard; None where one is missing."""
    heard: set[str] = set()
    for session in sorted(sessions, key=lambda one: one.held_on):
        heard |= {course.name for course in session.courses}
        if len(heard) == len(COURSES):
            return session.held_on
    return None


def _likely(portrait: Portrait) -> int:
    """Tell how likely somebody comes, in per cent: those of the lessons always, who hardly writes hardly."""
    if portrait.index < 6:  # noqa: PLR2004
        return 100
    return 45 if portrait.habit.writing == "month_end" else 88


_AARS = (
    "ตัวอย่างไข่ไก่เข้าใจง่าย ครั้งหน้าเตรียมแว่นสายตาสำรอง",
    "ออมก่อนใช้ คนสนใจมาก ขอให้มีกระปุกจริงมาให้ลอง",
    "กลุ่มใหญ่ไป แบ่งสองวงคุยดีกว่า",
    "ควรนัดวันพระ คนมาครบกว่า",
)
