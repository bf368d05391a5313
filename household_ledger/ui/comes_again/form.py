"""The forms of what comes again: a kept row made to, one begun from nothing, a rule changed or taken the place of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kept_rows import kept
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.recurrence import days_ahead
from household_ledger.domain.recurring import Recurring, Recurs, days_rule
from household_ledger.services.commands.recurring import AddRecurring, ChangeRecurring, ReplaceRecurring
from household_ledger.services.views.due import LOOK_BACK_DAYS
from household_ledger.services.views.name_book import NameBook
from household_ledger.services.views.rules import RuleLine, simple_draft
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.comes_again.rhythm_fields import RhythmFields
from household_ledger.ui.comes_again.row_fields import RowFields
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.fields import Field
from household_ledger.ui.widgets.form import FormDialog

if TYPE_CHECKING:
    from household_ledger.services.ports import Command


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form is about: the rule as it begins, the row that may be said, what to call it.

    `before` is the draft whose row is asked for; None where the rows of the rule stay as they are.
    """

    rule: Recurring
    title: str
    before: Draft | None = None
    line: RuleLine | None = None
    made_from: Id = NO_ID
    intro: str = ""


class RuleForm:
    """Asks about a rule, says it in words and its next days meanwhile, and keeps it in one step."""

    def __init__(self, parent: QWidget | None, desk: Desk, asked: Asked) -> None:
        self._desk, self._asked = desk, asked
        self.rhythm = RhythmFields(desk.today)
        self.row = _row_fields(desk, asked.rule.household) if asked.before is not None else None
        fields: Sequence[Field] = (*(self.row.all if self.row is not None else ()), *self.rhythm.all)
        self.dialog = FormDialog(
            parent, asked.title, fields, save=self._save, save_words=_("Keep"), intro=asked.intro or _usual_intro()
        )
        self.dialog.setObjectName("rule_form")
        if self.row is not None and asked.before is not None and asked.line is not None:
            self.row.show(asked.before)
        if asked.line is not None:
            self.rhythm.show(asked.rule)
        else:
            self.rhythm.show_first(asked.rule.starts_on)
        for one in fields:
            one.changed.connect(self._follow)
        self._shown: tuple[set[str], bool] | None = None
        self._follow()

    def ask(self) -> bool:
        """Ask; True when it was kept."""
        return bool(self.dialog.exec())

    def _rule(self) -> Recurring | None:
        """Give the rule as it is typed; None while it cannot be read."""
        rule, before = self._asked.rule, self._asked.before
        if self.row is not None and before is not None:
            draft = self.row.draft(before)
            if draft is None:
                return self.rhythm.rule(rule) if rule.rows else None
            rule = replace(rule, rows=kept([[draft]]))
        return self.rhythm.rule(rule)

    def _is_of_other_days(self, rule: Recurring | None) -> bool:
        """Tell whether a rule that was answered would fall on other days: that is another rule."""
        line = self._asked.line
        if line is None or not line.answered or rule is None:
            return False
        return days_rule(rule) != days_rule(line.recurring)

    def _follow(self) -> None:
        """Ask only what the choices want, say the rule in words, and what saving will do."""
        self._propose_start()
        rule = self.rhythm.rule(self._asked.rule)
        is_another = self._is_of_other_days(rule)
        hidden = self.rhythm.hidden() | (self.row.hidden() if self.row is not None else set())
        self.rhythm.tell(rule, self._after(), self._asked_at_once(rule))
        self.dialog.save_button.setText(_("Stop it and begin another") if is_another else _("Keep"))
        self.rhythm.starts_on.show_hint(self._of_other_days() if is_another else "", is_doubt=is_another)
        if (hidden, is_another) != self._shown:
            self._shown = hidden, is_another
            self.dialog.leave_out(hidden)

    def _propose_start(self) -> None:
        """Let a rule for other days begin after those answered, while nobody says when."""
        line, start = self._asked.line, self.rhythm.starts_on
        if line is None or line.answered_until is None or start.is_changed():
            return
        rule = self.rhythm.rule(self._asked.rule)
        begun = line.recurring.starts_on
        is_same = rule is None or not self._is_of_other_days(replace(rule, starts_on=begun))
        proposed = begun if is_same else line.answered_until + timedelta(days=1)
        if start.value() != proposed:
            start.show_value(proposed)

    def _after(self) -> date:
        """Give the day after which the next days are told: what is written or answered is not to come."""
        line = self._asked.line
        answered = line.answered_until if line is not None else None
        first = self._asked.rule.starts_on if self._asked.made_from else None
        return max(one for one in (self._desk.today, answered, first) if one is not None)

    def _asked_at_once(self, rule: Recurring | None) -> list[date]:
        """Give the days up to today that wait as soon as the rule is kept: it may begin before today.

        Of a rule that is changed what waits by the days it has already is not told again.
        """
        line = self._asked.line
        if rule is None or (line is not None and days_rule(rule) == days_rule(line.recurring)):
            return []
        today = self._desk.today
        begun = self._asked.rule.starts_on if self._asked.made_from else rule.starts_on - timedelta(days=1)
        since = max(begun, today - timedelta(days=LOOK_BACK_DAYS + 1))
        return [one for one in days_ahead(rule, since, LOOK_BACK_DAYS) if one <= today]

    def _of_other_days(self) -> str:
        """Say why its days stay, and the way out."""
        line = self._asked.line
        if line is None or line.answered_until is None:
            return ""
        words = ngettext(
            "It was answered {count} time, up to {day}: other days make it another rule. "
            "This one stops, the other begins after that day.",
            "It was answered {count} times, up to {day}: other days make it another rule. "
            "This one stops, the other begins after that day.",
            line.answered,
        )
        told = words.format(count=format_number(line.answered), day=format_date(line.answered_until))
        return f"{told} {self._of_waiting(line)}".rstrip()

    def _of_waiting(self, line: RuleLine) -> str:
        """Say that what still waits by the days until now is asked for no more."""
        if line.next is None or line.next.day > self._desk.today:
            return ""
        words = _("What waits since {day} is not asked for any more: answer it first if it happened.")
        return words.format(day=format_date(line.next.day))

    def _save(self) -> None:
        rule = self._rule()
        if rule is None:
            return
        command = self._command(rule)
        if command is not None:
            self._desk.execute(command)

    def _command(self, rule: Recurring) -> Command | None:
        line = self._asked.line
        if line is None:
            return AddRecurring(rule, made_from=self._asked.made_from)
        if self._is_of_other_days(rule):
            return ReplaceRecurring(line.recurring, rule)
        return ChangeRecurring(line.recurring, rule) if rule != line.recurring else None


def ask_new_rule(desk: Desk, parent: QWidget | None) -> bool:
    """Ask for something that comes again, from nothing; True when it was kept."""
    if desk.household is None:
        return False
    rule = Recurring(id=NO_ID, household=desk.household, rows="", rhythm=Recurs.MONTH_DAY, starts_on=desk.today)
    before = Draft(household=desk.household, date=desk.today, kind=EntryKind.INCOME)
    return RuleForm(parent, desk, Asked(rule, _("Something that comes again"), before)).ask()


def ask_rule(desk: Desk, parent: QWidget | None, line: RuleLine) -> bool:
    """Ask what is to be changed in a rule; True when it was kept."""
    before = simple_draft(line.rows)
    intro = (
        ""
        if before is not None
        else _(
            "Its rows stay as they are, they are more than a form can ask. "
            "For others: stop it, write them once in the table, and let that row come again."
        )
    )
    return RuleForm(parent, desk, Asked(line.recurring, line.what, before, line, intro=intro)).ask()


def _row_fields(desk: Desk, household: Id) -> RowFields:
    from household_ledger.services.typed.completion import Completion

    with desk.reader() as reader:
        book = NameBook.read(reader, household, today=desk.today)
        completion = Completion.read(reader, household, today=desk.today)
    completion.in_file = desk.guesses.guesser
    return RowFields(book, completion)


def _usual_intro() -> str:
    return _("It is proposed on its day and written when you confirm it.")
