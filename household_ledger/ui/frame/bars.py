"""Filling top bar and status line from what lies on the desk."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, Person
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.labels import name_beside
from household_ledger.text.steps import label_text
from household_ledger.ui.desk import Desk
from household_ledger.ui.frame.last_known import LastKnown
from household_ledger.ui.frame.people import people_of
from household_ledger.ui.frame.status_line import StatusLine
from household_ledger.ui.frame.top_bar import TopBar, Whose
from household_ledger.ui.pages.catalogue import PROVIDER
from household_ledger.ui.pages.page import Page


class Bars:
    """Knows what both bars show; they are made anew with the window, and stand when the book cannot be read."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._saved: datetime | None = None
        self._copied: datetime | None = None
        self._households: LastKnown[tuple[Household, ...]] = LastKnown(())
        self._typist: LastKnown[Person | None] = LastKnown(None)
        self._people: LastKnown[int] = LastKnown(0)
        self._to_settle: LastKnown[int] = LastKnown(0)
        self._last_month = LastKnown(Month.of(desk.today))
        self._steps: LastKnown[tuple[str, str]] = LastKnown(("", ""))
        self._top: TopBar
        self._status: StatusLine

    def fill(self, top: TopBar, status: StatusLine, workspace: str) -> None:
        """Fill bars just made."""
        self._top, self._status = top, status
        self.show_household(workspace)
        self.show_month()
        self.show_steps()
        self.show_person()
        opened = self._desk.opened
        if opened.is_damaged or opened.is_only_shown:
            status.show_only_shown()
        else:
            status.show_saved(self._saved, self.now())
        status.show_copied(self._copied, self.now())
        place = opened.place
        if isinstance(place, Path):
            status.show_file(opened.name, str(place), is_encrypted=opened.is_encrypted)
        else:
            status.show_shared(opened.name, place.shown)

    def show_household(self, workspace: str) -> None:
        """Show whose account is looked at; on the provider's pages, that it is everybody's."""
        households, place = self.households()
        if workspace == PROVIDER:
            count = ngettext("{count} household", "{count} households", len(households))
            whose = Whose("", _("All households"), count.format(count=format_number(len(households))), is_one=False)
        elif place is None:
            whose = Whose("", _("No household yet") if self._households.is_known else "—")
        else:
            one = households[place]
            whose = Whose(
                one.code,
                name_beside(one.code, one.name),
                has_former=place > 0,
                has_next=place + 1 < len(households),
                codes=tuple(each.code for each in households),
                names=tuple(name_beside(each.code, each.name) for each in households),
            )
        self._top.show_household(whose)

    def count_to_settle(self) -> int:
        """Count what two computers wrote differently, and closed months that got more."""
        return self._to_settle.read(self._read_to_settle)

    def show_month(self) -> None:
        """Show which month is looked at."""
        month = self._desk.month
        self._top.show_month(month, has_next=month < self.last_month())

    def last_month(self) -> Month:
        """Give the last month there is to look at."""
        return self._last_month.read(self._desk.last_month)

    def show_steps(self) -> None:
        """Show what can be taken back and brought back; whose it is where that household is not looked at."""
        self._top.show_steps(*self._steps.read(lambda: (self._step_words(redo=False), self._step_words(redo=True))))

    def _read_to_settle(self) -> int:
        with self._desk.reader() as reader:
            return reader.count_to_settle()

    def show_paper(self, page: Page | None) -> None:
        """Show whether the page has a paper."""
        self._top.show_paper(can_print=page is not None and page.paper() is not None)

    def show_person(self) -> None:
        """Show who is typing."""
        person = self.typist()
        self._status.show_person(person.name if person is not None else "")

    def show_saved(self) -> None:
        """Show that something was kept just now."""
        self._saved = self.now()
        self._status.show_saved(self._saved, self._saved)

    def show_not_saved(self) -> None:
        """Show that the machine kept the last step from being kept."""
        self._status.show_not_saved()

    def show_copied(self, when: datetime) -> None:
        """Show when the last safety copy was made (local time)."""
        self._copied = when
        self._status.show_copied(when, self.now())

    def typist(self) -> Person | None:
        """Give who is typing; None when nobody said, or is gone."""
        if self._desk.person == NO_ID:
            return None
        return self._typist.read(self._read_typist)

    def has_several_people(self) -> bool:
        """Tell whether several people of the book could be typing."""
        return self._people.read(lambda: len(people_of(self._desk))) > 1

    def households(self) -> tuple[tuple[Household, ...], int | None]:
        """List the households, and the place among them of the one looked at."""
        households = self._households.read(self._desk.figures.households)
        place = next((place for place, one in enumerate(households) if one.id == self._desk.household), None)
        return households, place

    def now(self) -> datetime:
        """Give the present moment where the person is."""
        return self._desk.opened.clock.now().astimezone()

    def _read_typist(self) -> Person | None:
        with self._desk.reader() as reader:
            person = reader.record(Person, self._desk.person)
        return None if person is None or person.is_deleted else person

    def _step_words(self, *, redo: bool) -> str:
        reach = self._desk.opened.ledger.reach(redo=redo)
        if reach is None:
            return ""
        households, place = self.households()
        here = households[place].id if place is not None else None
        others = [one.code for one in households if one.id in reach.households and one.id != here]
        words = label_text(reach.label)
        return f"{others[0]} · {words}" if len(others) == len(reach.households) == 1 else words
