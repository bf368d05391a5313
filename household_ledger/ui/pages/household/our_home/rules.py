"""What comes again in a home: every rule in words, when it falls due next, when it was last written."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.services.commands.recurring import TakeTurn
from household_ledger.services.typed.worth_words import price_change_words
from household_ledger.services.views.entry_row import TONES
from household_ledger.services.views.rules import RuleLine, rule_lines
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.text.rhythm_words import rule_words
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.our_home.parts import ListPart, change_and_delete
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.table import Cell, Column, Row, Table


class RulesPart(ListPart):
    """A row a rule: what falls due soonest first, what is over last and paler."""

    def __init__(self, desk: Desk) -> None:
        table = Table(
            _("What comes again in this home"),
            (
                Column(_("What")),
                Column(_("Baht"), 110, "right"),
                Column(_("When it comes again")),
                Column(_("Next"), 170),
                Column(_("Written last"), 140),
            ),
        )
        super().__init__(desk, table, "rules")
        self.nothing = EmptyState(
            "redo",
            _("Nothing comes again yet"),
            _("An allowance on the 10th, the school fee in May: say it once, and it is proposed on its day."),
            action=(_("Add what comes again"), self.add),
        )
        self.rows.addWidget(self.table, 1)
        self.rows.addWidget(self.nothing, 1)
        self.write = button(_("Write it"), self._take, picture="check")
        self.stop = button(_("No more"), self._stop, look="flat", picture="close")
        for name, one in (("write", self.write), ("stop", self.stop)):
            one.setObjectName(f"rules_{name}")
        self.rows.addLayout(change_and_delete(self.table, self._change, None, also=(self.write, self.stop)))
        self.table.chosen.connect(self._follow)
        self.table.model().modelReset.connect(self._follow)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing comes again."""
        return self.table.model().rowCount() == 0

    def refresh(self) -> None:
        """Read the rules and show them."""
        lines = self._lines()
        self.table.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.table.show_rows([self._row(one) for one in lines])

    def add(self) -> None:
        """Ask for something that comes again."""
        from household_ledger.ui.comes_again.form import ask_new_rule

        ask_new_rule(self._desk, self)

    def _lines(self) -> Sequence[RuleLine]:
        household = self._desk.household_record()
        if household is None:
            return ()
        with self._desk.reader() as reader:
            return rule_lines(reader, household, self._desk.today)

    def _row(self, line: RuleLine) -> Row:
        is_over = line.next is None
        tone = "ink_3" if is_over else ""
        words = rule_words(line.recurring)
        last = format_date(line.last_on) if line.last_on is not None else _("not yet")
        return Row(
            line.recurring.id,
            (
                Cell(line.what, tone, tip=line.what),
                Cell(format_amount(line.amount), tone or TONES[line.kind], sort=int(line.amount)),
                Cell(words, tone, tip=words),
                self._next(line),
                Cell(last, "ink_2" if not is_over else tone, sort=str(line.last_on or "")),
            ),
        )

    def _next(self, line: RuleLine) -> Cell:
        if line.next is None:
            return Cell(_("over"), "ink_3", sort="9")
        day = line.next.day
        if day > self._desk.today:
            return Cell(format_date(day), sort=day.isoformat())
        return Cell(_("! waits since {day}").format(day=format_date(day, "day")), "attention", sort=day.isoformat())

    def _found(self, key: object) -> RuleLine | None:
        return next((one for one in self._lines() if one.recurring.id == key), None)

    def _change(self, key: object) -> None:
        from household_ledger.ui.comes_again.form import ask_rule

        found = self._found(key)
        if found is not None:
            ask_rule(self._desk, self, found)

    def _take(self) -> None:
        """Write the turn that waits, as it stands."""
        found = self._found(self.table.current_key())
        if found is None or found.next is None:
            return
        rule, turn = found.recurring, found.next
        if self._desk.do(TakeTurn(rule.id, turn.due, found.next_rows)) is not None:
            words = _("Written: {what} on {day}.").format(what=found.what, day=format_date(turn.day, "day"))
            self._desk.say(beside(words, price_change_words(found.price_changes)))

    def _stop(self) -> None:
        from household_ledger.ui.comes_again.stopping import stop_rule

        found = self._found(self.table.current_key())
        if found is not None and stop_rule(self._desk, self.window(), found.recurring.id, found.what):
            self._desk.say(_("Comes no more: {what}").format(what=found.what))

    def _follow(self) -> None:
        """Offer to write only what waits."""
        found = self._found(self.table.current_key())
        self.write.setEnabled(found is not None and found.next is not None and found.next.day <= self._desk.today)
