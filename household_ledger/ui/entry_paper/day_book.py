"""The daily pages of one household's month: what is kept on each line, what is typed and not kept, what a line says."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from datetime import date
from itertools import chain, count

from household_ledger.domain.entry import PAPER_PAGE
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Household, Pocket
from household_ledger.services.kept_sums import KeptSums, Sums
from household_ledger.services.ports import Reader
from household_ledger.services.typed.paper_line import PaperGround, PaperLine, ReadLine, read_line
from household_ledger.services.typed.paper_writing import line_of
from household_ledger.services.views.blank_page import DAY_ROWS, BlankDay, blank_day, laid_out_on
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.services.written_pages import WrittenMonth, written_month
from household_ledger.text.dates import parse_date
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.text.labels import household_words, name_beside
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.day_meanwhile import follow_others
from household_ledger.ui.entry_paper.day_pages import PAPER, Halves, Key, Pages
from household_ledger.ui.entry_paper.paper_suggesting import PaperSuggester

_PAGE = "day-"
_NOTHING = WrittenMonth({}, {}, frozenset(), is_daily=False, count=None)


class DayBook:
    """Read anew after every step; names and numbers only when they may be others."""

    def __init__(self, desk: Desk, suggester: PaperSuggester) -> None:
        self._desk, self._suggester = desk, suggester
        self.halves = Halves()
        self.written = _NOTHING
        self.layout = BlankDay(None, ())
        self.whose = ""
        self._kept_sums = KeptSums(desk.settings, is_secret=desk.opened.is_encrypted)
        self._key: Key | None = None
        self._names: NameBook | None = None
        self._kept: dict[int, tuple[EntryRow, PaperLine, str]] = {}
        """What is kept on each line as it was read last: row, cells, what it is of."""

    @property
    def key(self) -> Key:
        """Give whose pages they are, and of which month."""
        return self._key or (NO_ID, self._desk.month)

    @property
    def pages(self) -> Pages:
        """Give what is typed and not kept of them."""
        return self.halves.of(self.key)

    @property
    def page_count(self) -> int:
        """Count the pages there are, and the one looked at."""
        return max(self.written.pages, self.pages.page, *(place // PAPER_PAGE for place in self.pages.lines), 1)

    @property
    def ground(self) -> PaperGround | None:
        """Give what lines are read against, but for the day above; None before anything was read."""
        if self._names is None:
            return None
        own = self._suggester.own_price
        return PaperGround(self._names, self.layout.usual, self.key[1], self._desk.today, own_price_of=own)

    @property
    def pocket_counted(self) -> Pocket | None:
        """Give the pocket the paper's count is of: the cash."""
        return self._names.default_pocket if self._names is not None else None

    def turn_to(self, key: Key) -> bool:
        """Look at another household's month; False when it is the one looked at."""
        if key == self._key:
            return False
        self._key = key
        if not self.halves.has(key):
            self.pages.sums = _by_page(self._kept_sums.of(*key))
        self.forget_names()
        return True

    def keep_sums(self) -> None:
        """Keep the paper's own sums of the page shown: they say later that page and book agree."""
        page = self.pages.page
        if self._key is not None and page in self.pages.sums:
            self._kept_sums.keep(*self._key, f"{_PAGE}{page}", self.pages.sums[page])

    def forget_names(self) -> None:
        """Read names and numbers anew the next time: some may be others."""
        self._names = None

    def read(self) -> None:
        """Read what is written by now."""
        with self._desk.reader() as reader:
            if self._names is None:
                self._read_names(reader)
            self.written = written_month(reader, *self.key)
        follow_others(self.pages, self.written.rows, lambda place: self.kept_at(place)[0])
        self._suggester.forget()

    def place_of(self, line: int) -> int:
        """Give the place of a line of the page shown."""
        return self.pages.page * PAPER_PAGE + line

    def is_free(self, place: int) -> bool:
        """Tell whether nothing is kept on a line, nor typed."""
        return place not in self.written.rows and place not in self.pages.lines

    def line_at(self, place: int) -> PaperLine:
        """Give what stands on a line: typed, or kept, or nothing."""
        half = self.pages.lines.get(place)
        return half if half is not None else self.kept_at(place)[0]

    def kept_at(self, place: int) -> tuple[PaperLine, str]:
        """Give what is kept on a line and what it is of; it is read once as long as it stays."""
        row, ground = self.written.rows.get(place), self.ground
        if row is None or ground is None:
            return PaperLine(), ""
        known = self._kept.get(place)
        if known is None or known[0] != row:
            line = line_of(row, ground)
            said = read_line(line, replace(ground, before=row.date)).said
            known = self._kept[place] = row, line, said
        return known[1:]

    def read_at(self, place: int) -> ReadLine | None:
        """Read a line as it stands; without a number it is taken for what its words usually are."""
        ground, line = self.ground, self.line_at(place)
        if ground is None:
            return None
        ground = replace(ground, before=self.day_before(place))
        known, is_guess = None, False
        if not line.number.strip() and line.usual is None:
            known, is_guess = self._suggester.known(line)
        return read_line(line, ground, known=known, is_guess=is_guess)

    def take_texts(self, place: int, texts: dict[str, str]) -> bool:
        """Note what is typed on a line; False when it stood there already."""
        was = self.line_at(place)
        if texts == was.texts:
            return False
        is_kept, changed = place in self.written.rows, was.with_texts(texts)
        if not is_kept and texts["what"] != was.what and was.usual is not None:
            changed = replace(changed, usual=None, usual_number="")  # other words: what they stood for is not meant
        self.put(place, changed)
        return True

    def put(self, place: int, line: PaperLine) -> None:
        """Have a line stand as it is now; one that is as it is kept, or empty, is not half typed any more."""
        kept = self.kept_at(place)[0]
        is_empty = line.is_blank and not line.date.strip() and place not in self.written.rows
        if line.texts == kept.texts or is_empty:
            self.pages.let_go(place)
        else:
            self.pages.begun.setdefault(place, (self.written.rows.get(place), kept))
            self.pages.lines[place] = line

    def note_found(self, of: Hashable) -> bool:
        """Note that a line turned out to be kept of which nobody knew; False where it was typed somewhere else."""
        for key, pages in self.halves.all():
            for place in pages.sent:
                if of == (PAPER, *key, place):
                    pages.found.add(place)
                    return True
        return False

    def free_below(self, place: int) -> int:
        """Give the place of the next line on which nothing is kept or typed, on a page that follows if need be."""
        page, line = divmod(place, PAPER_PAGE)
        after = [page * PAPER_PAGE + one for one in range(line + 1, DAY_ROWS + 1)]
        pages = (number * PAPER_PAGE + one for number in count(page + 1) for one in range(1, DAY_ROWS + 1))
        return next(one for one in chain(after, pages) if self.is_free(one))

    def day_before(self, place: int) -> date | None:
        """Give the day of the nearest line before a place that has one."""
        day: date | None = None
        for one in sorted({*self.written.rows, *self.pages.lines}):
            if one >= place:
                break
            half = self.pages.lines.get(one)
            if half is None:
                day = self.written.rows[one].date
            elif half.date.strip():
                typed = parse_date(half.date, day or self.key[1].first)
                day = day if isinstance(typed, Problem) else typed
        return day

    def _read_names(self, reader: Reader) -> None:
        household, month = self.key
        self._names = NameBook.read(reader, household, today=self._desk.today)
        self.layout = blank_day(reader, household, month, today=laid_out_on(month, self._desk.today))
        self._kept.clear()
        self._suggester.look_at(self._names)
        record = reader.record(Household, household)
        if record is not None:
            code = _("No. {code}").format(code=in_digits(record.code))
            self.whose = household_words(code, name_beside(record.code, record.name))


def _by_page(kept: dict[str, Sums]) -> dict[int, Sums]:
    """Give the sums kept of daily pages by the page's number."""
    pages = {key.removeprefix(_PAGE): sums for key, sums in kept.items() if key.startswith(_PAGE)}
    return {int(page): sums for page, sums in pages.items() if page.isdecimal()}
