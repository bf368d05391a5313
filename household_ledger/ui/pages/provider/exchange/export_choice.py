"""What is exported: in which format, of whom, from which month to which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from PySide6.QtCore import Signal

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month, months_between
from household_ledger.domain.register import Household
from household_ledger.services.exchange.scope import Scope
from household_ledger.services.exchange.writing.formats import FORMATS, Format
from household_ledger.text.calendar_words import BUDDHIST_ERA
from household_ledger.text.collation import sort_key
from household_ledger.text.dates import format_month
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, language
from household_ledger.text.labels import household_words
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.beside import Even
from household_ledger.ui.widgets.cards import Card
from household_ledger.ui.widgets.fields.choices import ChoiceField
from household_ledger.ui.widgets.words import Words

EVERYONE = Id(0)
"""The choice of no household alone."""


@dataclass(frozen=True, slots=True)
class Exportable:
    """The households of a book, and the months it holds entries of."""

    households: tuple[Household, ...]
    months: tuple[Month, ...]


class ExportChoice(Card):
    """The four choices; `changed` says that something else is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Export to a file"))
        self.format = ChoiceField(
            _("Which kind of file"), name="format", choices=[(one.key, _(one.name)) for one in FORMATS.values()]
        )
        self.household = ChoiceField(_("Of whom"), name="export_household", choices=[(EVERYONE, _("All households"))])
        self.first: ChoiceField[Month | None] = ChoiceField(
            _("From the month"), name="first_month", choices=[(None, _("The beginning"))]
        )
        self.last: ChoiceField[Month | None] = ChoiceField(
            _("Up to the month"), name="last_month", choices=[(None, _("The end"))]
        )
        self.used_for = Words("", wraps=True)
        self.used_for.setObjectName("used_for")
        beside = Even(2)
        for one in (self.format, self.household, self.first, self.last):
            beside.add(one)
        self.body.addWidget(beside)
        self.body.addSpacing(6)
        self.body.addWidget(self.used_for)
        self.body.addWidget(
            Words(
                _("Whoever has the file can read it. Give it only to those the households agreed to."),
                "small",
                wraps=True,
            )
        )
        for one in (self.format, self.household):
            one.changed.connect(self._say)
        self.first.changed.connect(lambda: self._keep_order(self.first))
        self.last.changed.connect(lambda: self._keep_order(self.last))
        self._say()

    def offer(self, there: Exportable) -> None:
        """Offer these households and months; what was chosen stays where it is still there."""
        self.household.offer(
            [
                (EVERYONE, _("All households")),
                *((one.id, household_words(in_digits(one.code), one.name)) for one in there.households),
            ]
        )
        months: list[tuple[Month | None, str]] = [(one, format_month(one)) for one in there.months]
        self.first.offer([(None, _("The beginning")), *months])
        self.last.offer([(None, _("The end")), *reversed(months)])
        self._say()

    @property
    def chosen_format(self) -> Format:
        """Give the format chosen."""
        return FORMATS[self.format.value() or next(iter(FORMATS))]

    @property
    def scope(self) -> Scope:
        """Give whose entries of which months."""
        household = self.household.value()
        return Scope(
            households=frozenset({household}) if household else None, first=self.first.value(), last=self.last.value()
        )

    def said(self) -> str:
        """Say whose and when: `All households, all months`."""
        whom = dict(self.household.choices())[self.household.value() or EVERYONE]
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            words = _("{households}, all months")
            if first is not None:
                words = _("{households}, from {month} on")
            elif last is not None:
                words = _("{households}, up to {month}")
            month = first or last
            return words.format(households=whom, month=format_month(month) if month is not None else "")
        words = _("{households}, {month}") if first == last else _("{households}, {first} to {last}")
        month_words, last_words = format_month(first), format_month(last)
        return words.format(households=whom, month=month_words, first=month_words, last=last_words)

    def file_name(self, book: str) -> str:
        """Propose a name for the file: the book, the household, the months, the ending of the format."""
        scope = self.scope
        whom = dict(self.household.choices())[self.household.value() or EVERYONE] if scope.households else ""
        months = dict.fromkeys(_figures(one) for one in (scope.first, scope.last) if one is not None)
        words = " ".join(part for part in (book, whom, " ".join(months)) if part)
        return "".join("-" if one in '\\/:*?"<>|' else one for one in words) + self.chosen_format.endings[0]

    def keep(self) -> object:
        """Give what was chosen."""
        return tuple(one.value() for one in (self.format, self.household, self.first, self.last))

    def restore(self, kept: object) -> None:
        """Choose the same again, where it is still there."""
        if isinstance(kept, tuple):
            key, household, first, last = kept
            self.format.show_value(key)
            self.household.show_value(household)
            self.first.show_value(first)
            self.last.show_value(last)
            self._say()

    def _keep_order(self, moved: ChoiceField[Month | None]) -> None:
        """Bring the other month along where the last would come before the first."""
        first, last = self.first.value(), self.last.value()
        if first is not None and last is not None and last < first:
            (self.last if moved is self.first else self.first).show_value(first if moved is self.first else last)
        self._say()

    def _say(self) -> None:
        self.used_for.show_words(_(self.chosen_format.used_for))
        self.changed.emit()


def _figures(month: Month) -> str:
    """Write a month as figures that sort, in people's years: `2569-10` in Thai."""
    return f"{month.year + BUDDHIST_ERA}-{month.month:02}" if language() == "th" else month.iso


def exportable(desk: Desk) -> Exportable:
    """Read whose entries of which months there are; any thread."""
    households = sorted(desk.figures.households(), key=lambda one: (sort_key(one.code), one.id))
    begun = [month for one in households if (month := desk.figures.first_month(one.id)) is not None]
    now = Month.of(desk.today)
    return Exportable(tuple(households), tuple(_months(begun, now)))


def _months(begun: Sequence[Month], now: Month) -> list[Month]:
    first = min(begun, default=now)
    return list(takewhile(lambda one: one <= now, months_between(first, max(first, now))))
