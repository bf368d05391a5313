"""Bringing a daily page into the ledger: each line, circle, count and box in a step of its own, or why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Protocol

from household_ledger.domain.entry import PAPER_PAGE
from household_ledger.domain.kinds import KnownBy
from household_ledger.domain.period import Month
from household_ledger.domain.problem import Problem
from household_ledger.services.refusals import MAY_BE_SAVED, SAVED_AFTER_ALL
from household_ledger.services.typed.far import huge_among
from household_ledger.services.typed.paper_line import ReadLine, at_cell
from household_ledger.services.typed.paper_noted import GIVEN_UNSURE
from household_ledger.services.typed.reading import DAY_ASKED
from household_ledger.services.typed.row import AMOUNT_ASKED
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.text.amounts import format_number, parse_amount
from household_ledger.text.dates import format_date, format_month, parse_date
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.day_book import DayBook
from household_ledger.ui.entry_paper.day_foot import DayFoot
from household_ledger.ui.entry_paper.day_lines import DayLines
from household_ledger.ui.entry_paper.day_looks import DayLooks
from household_ledger.ui.entry_paper.day_pages import PAPER, SentLine
from household_ledger.ui.typing.saving import Outcome, Saver

_ASKED = (*DAY_ASKED, GIVEN_UNSURE)


class SavedSheet(Protocol):
    """What is asked of the sheet that is kept."""

    desk: Desk
    saver: Saver
    may_write: bool
    may_keep: bool
    book: DayBook
    foot: DayFoot
    lines: DayLines
    looks: DayLooks

    def show_anew(self) -> None:
        """Read and show what is written by now."""

    def go_to_wrong(self, line: int, said: ReadLine) -> None:
        """Go to the first cell that is wrong."""

    def done_with(self, place: int) -> None:
        """Say that a line is as it is kept."""


class DaySaving:
    """Writes for one daily sheet; nothing is done to what is as it was kept."""

    def __init__(self, sheet: SavedSheet) -> None:
        self._sheet = sheet
        self._asked: object = None
        """The line somebody was asked about, with its far-off day and its remark that may be read in two ways."""
        self._names_asked: object = None

    def keep(self, line: int, *, is_left: bool = False) -> bool:
        """Keep a line as it is typed; False where it cannot be, and why stands under it.

        A line that is merely left waits without a word while something is missing.
        """
        sheet, place = self._sheet, self._sheet.book.place_of(line)
        half = sheet.book.pages.lines.get(place)
        is_empty = half is None or (half.is_blank and place not in sheet.book.written.rows)
        if is_empty or not sheet.may_keep:
            return True
        if not is_left:
            sheet.looks.try_line(place)
        said = sheet.book.read_at(place)
        if said is None or (is_left and place in sheet.book.pages.met):
            return False  # where others wrote, a person sees that first, and says what is meant
        if said.problems or not said.read.drafts:
            return self._refuse(line, said, is_left=is_left)
        if self._asks(place, said, is_left=is_left):
            sheet.looks.look(line, remark=" ".join(message(one) for one in _questions(said)))
            return False
        return self._write(line, said)

    def take_out(self, line: int) -> None:
        """Take a line out: what is typed and not kept, and the entry that stands there."""
        sheet, place = self._sheet, self._sheet.book.place_of(line)
        if not sheet.may_write:
            return
        is_beside = place in sheet.book.pages.beside
        sheet.done_with(place)
        row = None if is_beside else sheet.book.written.rows.get(place)
        if row is not None and not self._told(sheet.saver.delete([row])):
            return
        self._sheet.show_anew()
        sheet.desk.say(_("Line taken out. Ctrl+Z brings it back.") if row is not None else _("Line emptied."))

    def circle(self, day: int) -> None:
        """Say of a day that nothing happened on it, or take that back."""
        from household_ledger.services.commands.days import NothingToday
        from household_ledger.services.commands.entries import DeleteEntries

        sheet = self._sheet
        household, month = sheet.book.key
        when = date(month.year, month.month, day)
        marks = sheet.book.written.nothing.get(when, ())
        if not marks and when in sheet.book.written.written:
            sheet.desk.say(_("{date} has entries already.").format(date=format_date(when, "day")), "problem")
            return
        command = DeleteEntries(marks) if marks else NothingToday(household, when, KnownBy.PAPER)
        if self._told(sheet.saver.run(command, also=month, household=household)):
            self._sheet.show_anew()

    def count(self) -> None:
        """Keep what was counted of the cash, on the day written beside it."""
        from household_ledger.services.commands.days import CountCash

        sheet, typed = self._sheet, self._sheet.book.pages.count
        household, month = sheet.book.key
        day, amount = parse_date(typed.get("day", ""), month.first), parse_amount(typed.get("amount", ""))
        wrong = next((one for one in (day, amount) if isinstance(one, Problem)), None)
        if not isinstance(day, Problem) and Month.of(day) != month:
            wrong = Problem("paper_other_month", "date", {"month": month.iso})
        elif not isinstance(day, Problem) and day > sheet.desk.today:
            wrong = Problem("paper_day_ahead", "date", {"day": day.isoformat()})
        pocket = sheet.book.pocket_counted
        if wrong is not None or pocket is None or isinstance(day, Problem) or isinstance(amount, Problem):
            words = message(wrong) if wrong is not None else _("There is no pocket to count in {month}.")
            sheet.foot.say_count(words.format(month=format_month(month)), is_wrong=True)
            return
        command = CountCash(household=household, pocket=pocket.id, day=day, counted=amount, known_by=KnownBy.PAPER)
        outcome = sheet.saver.run(command, also=month, household=household)
        if outcome.is_done:
            sheet.book.pages.count = {}
            self._sheet.show_anew()
        else:
            sheet.foot.say_count(outcome.words, is_wrong=True)

    def mark(self, is_daily: bool) -> None:  # noqa: FBT001 -- as the signal carries it
        """Say whether the month was written down day by day, so that typing it in later is no delay."""
        from household_ledger.services.commands.months import MarkPaperDaily

        sheet = self._sheet
        if is_daily != sheet.book.written.is_daily:
            sheet.desk.do(MarkPaperDaily(*sheet.book.key, is_daily=is_daily))
        self._sheet.show_anew()

    def _refuse(self, line: int, said: ReadLine, *, is_left: bool) -> bool:
        """Say what is wrong and go there; of a name nobody knows yet, that Enter once more makes it.

        A person named for the first time is made at once, and the card: the eyes are on the paper.
        """
        sheet = self._sheet
        if is_left:
            sheet.looks.look(line)
            return False
        likely = [one for one in said.read.new_names if one.is_likely]
        names = tuple(one.name for one in likely)
        is_of_names = bool(names) and all(one.code.endswith("_unknown") for one in said.problems)
        about = sheet.book.key, sheet.book.place_of(line), names
        if is_of_names and (about == self._names_asked or all(one.is_certain for one in likely)):
            self._names_asked = None
            if self._told(sheet.saver.make_names(said.read, sheet.book.key[0])):
                sheet.book.forget_names()
                sheet.book.read()
                return self.keep(line)
        elif is_of_names:
            self._names_asked = about
            words = _("“{name}” is not in the book yet. Enter adds it.").format(name=names[0])
            sheet.looks.look(line, remark=words)
            sheet.lines.row(line).show_problems({}, words)
            return False
        sheet.looks.look(line)
        sheet.go_to_wrong(line, said)
        return False

    def _asks(self, place: int, said: ReadLine, *, is_left: bool) -> bool:
        """Ask, once, whether what looks like a slip is meant; keeping once more says that it is.

        That is a day still to come, a thing paid for, an amount hardly anybody ever had.
        """
        day, amounts = said.read.drafts[0].date, tuple(one.amount for one in said.read.drafts)
        about = self._sheet.book.key, place, day, said.row.note, amounts
        row = self._sheet.book.written.rows.get(place)
        asked = {one.code for one in _questions(said)}
        if row is not None and row.date == day:
            asked -= {*DAY_ASKED}
        if row is not None and said.read.amount in (row.money_in, row.money_out):
            asked.discard(AMOUNT_ASKED)
        if not asked or self._asked == about:
            return False
        if not is_left:
            self._asked = about
        return True

    def _write(self, line: int, said: ReadLine) -> bool:
        sheet, place = self._sheet, self._sheet.book.place_of(line)
        is_beside = place in sheet.book.pages.beside
        row, target = self._kept_beside(place) if is_beside else (sheet.book.written.rows.get(place), place)
        outcome = self._add(place, target, said) if row is None else self._replace(row, said)
        if not outcome.is_done:
            if outcome.code in MAY_BE_SAVED and row is None:
                self._note_sent(place, target, outcome)
                if outcome.code == SAVED_AFTER_ALL:  # the server answers: whoever presses Enter again changes it
                    sheet.show_anew()
            at = tuple(at_cell(one, sheet.book.line_at(place), said.row) for one in outcome.problems)
            sheet.looks.look(line, problems=at, remark=outcome.words)
            if not at or outcome.is_trouble:
                sheet.desk.say(outcome.words, "trouble" if outcome.is_trouble else "problem")
            return False
        self._asked = self._names_asked = None
        sheet.done_with(place)
        self._sheet.show_anew()
        if is_beside:
            page, number = divmod(target, PAPER_PAGE)
            words = _("Kept on line {line} of sheet {page}: somebody else had written on this one.")
            sheet.desk.say(words.format(line=format_number(number), page=format_number(page)))
        return True

    def _kept_beside(self, place: int) -> tuple[EntryRow | None, int]:
        """Give what a line typed beside another's is kept as already, and where; else the next free line."""
        book = self._sheet.book
        sent = book.pages.elsewhere.get(place)
        row = book.written.rows.get(sent.place) if sent is not None else None
        if sent is not None and row is not None and row.entry.id in sent.entries:
            return row, sent.place
        return None, book.free_below(place)

    def _note_sent(self, place: int, target: int, outcome: Outcome) -> None:
        """Note that nobody knows whether a line was kept, or that it is known by now: it is no line of others then."""
        pages = self._sheet.book.pages
        before = pages.sent.get(place)
        if before is None or before.entries != outcome.sent:
            pages.sent[place] = SentLine(pages.lines[place], target, outcome.sent)
        if outcome.code == SAVED_AFTER_ALL:
            pages.found.add(place)

    def _add(self, place: int, target: int, said: ReadLine) -> Outcome:
        """Write a new line, typed on a place: where it stands on the paper, and that it is known by it."""
        drafts = (replace(one, paper_line=target, known_by=KnownBy.PAPER) for one in said.read.drafts)
        at = (PAPER, *self._sheet.book.key, place)
        return self._sheet.saver.add(replace(said.read, drafts=tuple(drafts)), of=at)

    def _replace(self, row: EntryRow, said: ReadLine) -> Outcome:
        """Write a kept line anew, known by what it was; one that comes to the same is as it was."""
        drafts = tuple(replace(one, known_by=row.entry.known_by) for one in said.read.drafts)
        outcome = self._sheet.saver.replace(row, replace(said.read, drafts=drafts))
        return Outcome(is_done=True) if outcome.code == "nothing_changed" else outcome

    def _told(self, outcome: Outcome) -> bool:
        """Tell why something was not done."""
        if not outcome.is_done:
            self._sheet.desk.say(outcome.words, "trouble" if outcome.is_trouble else "problem")
        return outcome.is_done


def _questions(said: ReadLine) -> list[Problem]:
    """List what of a line is to be asked before it is kept."""
    asked = [one for one in said.read.remarks if one.code in _ASKED]
    far = huge_among(said.read.drafts)
    return asked if far is None else [*asked, far]
