"""The form of a visit: who went, what was checked, which months it verifies, and how the cash stands to the book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, Person
from household_ledger.domain.visit import CountedCash, Visit
from household_ledger.errors import UserError
from household_ledger.services.commands.visits import ChangeVisit, RecordVisit
from household_ledger.services.views.visits import MonthOffer, Visiting, WhyNot, cash_of_book, months_offered
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.cash_words import difference_words
from household_ledger.text.collation import sort_key
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside, named
from household_ledger.text.labels import household_words
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.follow.months_field import MonthsField
from household_ledger.ui.photos.field import PicturesField
from household_ledger.ui.widgets.fields import AmountField, CheckField, ChoiceField, DateField, Field, NoteField
from household_ledger.ui.widgets.form import FormDialog

_MOST_NAMED: Final = 6


class VisitForm:
    """Asks for a visit, new (`was` None) or kept before; `exec` is True when it was saved."""

    def __init__(self, desk: Desk, parent: QWidget | None, household: Id | None, was: Visit | None = None) -> None:
        self._desk, self._was = desk, was
        with desk.reader() as reader:
            people = sorted(reader.all(Person), key=lambda one: sort_key(one.name))
            if was is not None and was.visitor not in {one.id for one in people}:
                people += [one for one in (reader.record(Person, was.visitor),) if one is not None]
        self._households = {one.id: one for one in desk.figures.households()}
        self._people = {one.id: one.name for one in people}
        self._make_fields()
        title = _("Change the visit") if was is not None else _("A visit to a household")
        self.dialog = FormDialog(parent, title, self._fields(), save=self._save, intro=self._intro())
        self.dialog.setObjectName("visit_form")
        self._show(household)
        looked_at = (self.has_counted, self.has_compared, self.has_read, self.has_seen_paper)
        for one in (self.household, self.day, self.visitor, *looked_at):
            one.changed.connect(self._offer)
        for field in (self.counted, self.household, self.day):
            field.changed.connect(self._compare)
        self.counted.changed.connect(self._on_counted)
        self._offer()
        self._compare()
        self.months.settle()
        (self.household if household is None else self.day).setFocus()

    def exec(self) -> bool:
        """Ask."""
        return bool(self.dialog.exec())

    def _make_fields(self) -> None:
        homes = [(one.id, _called(one)) for one in self._households.values()]
        self.household = ChoiceField(_("Household"), name="household", choices=homes, is_needed=True)
        self.day = DateField(_("Visited on"), name="visited_on", today=self._desk.today, is_needed=True)
        visitors = [(NO_ID, _("Not said")), *self._people.items()]
        self.visitor = ChoiceField(_("Visitor"), name="visitor", choices=visitors)
        self.has_counted = CheckField(_("Cash was counted"), name="has_counted_cash")
        self.counted = AmountField(_("Cash counted, in baht"), name="counted")
        self.has_compared = CheckField(_("Receipts were compared with the book"), name="has_compared_receipts")
        self.has_read = CheckField(_("The page of a month was read together"), name="has_read_page")
        self.has_seen_paper = CheckField(_("The paper pages of these months were looked at"), name="has_seen_paper")
        self.months = MonthsField(_("Months verified by this visit"), name="months")
        kept = self._was.photos if self._was is not None else ""
        self.photos = PicturesField(self._desk, _("Pictures"), name="photos", household=NO_ID, kept=kept)
        self.note = NoteField(_("What was seen and agreed"), name="note")

    def _fields(self) -> Sequence[Field]:
        """List the fields; whom a visit went to is not changed."""
        first: tuple[Field, ...] = (self.household,) if self._was is None else ()
        checked = (self.counted, self.has_counted, self.has_compared, self.has_read)
        return (*first, self.day, self.visitor, *checked, self.months, self.has_seen_paper, self.note, self.photos)

    def _intro(self) -> str:
        return _called(self._households[self._was.household]) if self._was is not None else ""

    def _household(self) -> Id:
        return self._was.household if self._was is not None else self.household.given()

    def _show(self, household: Id | None) -> None:
        """Show what is known; of a new visit that it is today's, by who is typing."""
        visit = self._was or Visit(
            id=NO_ID, household=household or NO_ID, visited_on=self._desk.today, visitor=self._desk.person
        )
        if household is not None:
            self.household.show_value(household)
        self.day.show_value(visit.visited_on)
        self.visitor.show_value(visit.visitor)
        self.has_counted.show_value(visit.has_counted_cash)
        self.counted.show_value(visit.counted)
        self.has_compared.show_value(visit.has_compared_receipts)
        self.has_read.show_value(visit.has_read_page)
        self.months.show_value(visit.months)
        self.note.show_value(visit.note)

    def _offer(self) -> None:
        """Offer the months this visitor may verify, and say of the others why not."""
        household, day = self._households.get(self._household()), self.day.value()
        visitor = self.visitor.value() or NO_ID
        if household is None or day is None:
            self.months.offer((), "")
            return
        with self._desk.reader() as reader:
            visiting = Visiting(household, visitor, day, self._was, self._is_cash_alone())
            offers = months_offered(self._desk.figures, reader, visiting)
        own = [one for one in offers if self._was is not None and str(one.month.number) in self._was.months.split(",")]
        why = self._why_nobody(visitor)
        allowed = [one for one in (own if why else offers) if one.why_not is None]
        self.months.offer([one.month for one in allowed], why or _reasons(offers))
        self.dialog.make_room()

    def _is_cash_alone(self) -> bool:
        """Tell whether cash was counted and nothing else is said to be looked at."""
        others = (self.has_compared, self.has_read, self.has_seen_paper)
        return self.has_counted.value() and not any(one.value() for one in others)

    def _why_nobody(self, visitor: Id) -> str:
        """Say why this visit can verify nothing, whatever month it is; "" where it can."""
        typing = self._desk.person
        if typing == NO_ID:
            return _("To verify months, first say at the foot of the window who is typing.")
        if visitor == typing:
            return ""
        return _("Months are verified by the one who went there and types it: {name} is typing now.").format(
            name=self._people.get(typing, "")
        )

    def _compare(self) -> None:
        """Say what the book has in cash at the end of the day, and how what was counted stands to it."""
        day = self.day.value()
        if day is None or self._household() not in self._households:
            self.counted.show_hint("")
            return
        with self._desk.reader() as reader:
            book = cash_of_book(reader, self._household(), day)
        self.counted.show_hint(_cash_words(book, self.counted.value(), day))

    def _on_counted(self) -> None:
        """Take an amount for counting."""
        if self.counted.value() is not None and not self.has_counted.value():
            self.has_counted.box.setChecked(True)

    def _save(self) -> None:
        household = self._household()
        before = self._was or Visit(id=NO_ID, household=household, visited_on=self.day.given(), visitor=NO_ID)
        visit = replace(
            before,
            visited_on=self.day.given(),
            visitor=self.visitor.value() or NO_ID,
            has_counted_cash=self.has_counted.value(),
            counted=self.counted.value(),
            has_compared_receipts=self.has_compared.value(),
            has_read_page=self.has_read.value(),
            months=self.months.value(),
            photos=self.photos.kept(),
            note=self.note.value(),
        )
        photos = tuple(replace(one, household=household) for one in self.photos.value())
        if self._was is None and _says_nothing(visit) and not photos:
            raise UserError("visit_says_nothing")
        seen = _("paper pages") if self.has_seen_paper.value() else ""
        if self._was is None:
            self._desk.execute(RecordVisit(visit, photos, seen))
        elif visit != self._was or photos:
            self._desk.execute(ChangeVisit(self._was, visit, photos, seen))


def _says_nothing(visit: Visit) -> bool:
    """Tell whether a visit tells of nothing that was done: one Enter too many would count it as one."""
    checked = visit.has_counted_cash or visit.has_compared_receipts or visit.has_read_page
    return not (checked or visit.counted is not None or visit.months or visit.note.strip() or visit.photos)


def _called(household: Household) -> str:
    return household_words(in_digits(household.code), household.name)


def _cash_words(book: Money | None, counted: Money | None, day: date) -> str:
    if book is None:
        return _("No cash pocket in the book.")
    told = _("By the book {amount} baht at the end of {day}").format(amount=format_amount(book), day=format_date(day))
    difference = CountedCash(counted, book).difference if counted is not None else None
    return beside(told, difference_words(difference) if difference is not None else "")


def _reasons(offers: Sequence[MonthOffer]) -> str:
    """Say which months wait and cannot be verified, each kind of reason once; then of which nobody knows who typed."""
    words = {
        WhyNot.NOT_OVER: _("Not over on the day of the visit"),
        WhyNot.CASH_ALONE: _("Counted cash tells nothing of months before: compare receipts or read the page"),
        WhyNot.NOT_CLOSED: _("Not closed yet"),
        WhyNot.TYPED_BY_VISITOR: _("Typed by the visitor, so somebody else verifies"),
        WhyNot.NOT_A_VERIFIER: _("The visitor's role is not to verify, so a verifier does"),
    }
    told = []
    for why, said in words.items():
        months = [one.month for one in offers if one.why_not is why]
        if months:
            told.append(named(said, _listed(months)))
    if unknown := [one.month for one in offers if one.is_typist_unknown]:
        told.append(named(_("Not known who typed, so only a visitor who did not verifies"), _listed(unknown)))
    return beside(*told) or ("" if offers else _("No month waits to be verified."))


def _listed(months: Sequence[Month]) -> str:
    """Name the last few months, and count those before them."""
    named_ones = ", ".join(format_month(one, "short") for one in months[-_MOST_NAMED:])
    more = len(months) - _MOST_NAMED
    if more <= 0:
        return named_ones
    words = ngettext("{months} and {count} earlier month", "{months} and {count} earlier months", more)
    return words.format(months=named_ones, count=format_number(more))
