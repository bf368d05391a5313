"""What the board says will be written, and was: as much as the letters leave room for."""

from __future__ import annotations

from datetime import date

from household_ledger.domain.register import Debt, Occupation
from household_ledger.text.joined import beside
from household_ledger.ui.board.half import Half
from household_ledger.ui.board.words import day_words, said_words, short_words
from household_ledger.ui.desk import Desk
from household_ledger.ui.theme.look import has_large_letters


def words_to_come(desk: Desk, half: Half) -> str:
    """Say what will be written; with large letters shortly."""
    owed_to = _owed_to(desk, half)
    if has_large_letters():
        return short_words(half, owed_to=owed_to)
    with desk.reader() as reader:
        work = reader.record(Occupation, half.tile.occupation) if half.tile and half.tile.occupation else None
    return said_words(half, desk.today, owed_to=owed_to, work=work.name if work is not None else "")


def words_written(desk: Desk, half: Half, on: date) -> str:
    """Say shortly what was written; first the day where it is not today's: it stays for what is written next."""
    day = "" if on == desk.today else day_words(on, desk.today)
    return beside(day, short_words(half, owed_to=_owed_to(desk, half)))


def _owed_to(desk: Desk, half: Half) -> str:
    with desk.reader() as reader:
        debt = reader.record(Debt, half.debt) if half.debt else None
    return debt.name if debt is not None else ""
