"""Templates in the grid: rows kept as one, and one used: its rows looked over and written in one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kept_rows import kept
from household_ledger.domain.template import Template
from household_ledger.services.many_rows import NOT_AGAIN
from household_ledger.services.typed.templates import rows_to_keep, templates_of
from household_ledger.services.views.nothing_days import nothing_marks
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.entry_grid.copying.many_deed import chosen_rows
from household_ledger.ui.entry_grid.foot import Way
from household_ledger.ui.entry_grid.grid import EntryGrid
from household_ledger.ui.entry_grid.name_form import NameForm
from household_ledger.ui.entry_grid.taking_back import taking_back_last
from household_ledger.ui.entry_grid.templates.dialog import TemplatesDialog, WrittenRows
from household_ledger.ui.entry_grid.ways_on import WaysOn
from household_ledger.ui.widgets.fields import CheckField


class TemplateDeed:
    """Of one grid."""

    def __init__(self, grid: EntryGrid, ways: WaysOn) -> None:
        self.grid, self._ways = grid, ways

    def keep(self) -> None:
        """Keep what is meant as a template: the row being typed where the keyboard is in it, else the rows chosen."""
        grid = self.grid
        is_here = grid.view.editor.current() is not None or not grid.view.rows_chosen()
        if is_here and grid.hands.at is None and not grid.typing.row.is_blank:
            if grid.typing.try_it():
                read = grid.typing.said
                self._ask(kept([read.drafts]), grid.typing.row.what.strip(), 1, left_out=0)
            return
        rows = chosen_rows(grid)
        again = [row for row in rows if row.entry.kind not in NOT_AGAIN]
        if rows and not again:
            words = _("A count of cash or “nothing today” is of its own day only.")
            grid.notice.say(words, kind="attention")
        elif len({row.entry.household for row in again}) > 1:
            grid.notice.say(_("A template is of one household. Choose rows of one."), kind="attention")
        elif again:
            with grid.desk.reader() as reader:
                text = rows_to_keep(again, reader)
            name = again[0].what if len(again) == 1 else ""
            self._ask(text, name, len(again), left_out=len(rows) - len(again), household=again[0].entry.household)

    def use(self, at: Id = NO_ID) -> None:
        """Show the templates, beginning at one, and write the one taken; the row being typed stays as it is."""
        grid = self.grid
        household = grid.desk.household
        if household is None or (grid.hands.at is not None and not grid.hands.leave_row()):
            return
        dialog = TemplatesDialog(grid.window(), grid.desk, grid.parts.saver, grid.hands.day, at)
        if dialog.exec() and dialog.written is not None:
            self._tell(dialog.written, is_typed=at != NO_ID)
        grid.focus()

    def _tell(self, written: WrittenRows, *, is_typed: bool) -> None:
        """Say what was written; the name of the template typed to find it is gone from the row."""
        grid = self.grid
        if is_typed:
            grid.typing.change(grid.typing.begun)
        grid.parts.half.last = written.day
        count = format_number(written.count)
        told = ngettext(
            "Written on {date} from {name}: {count} row.", "Written on {date} from {name}: {count} rows.", written.count
        )
        ways: list[Way] = [("undo_template_rows", _("Take back"), taking_back_last(grid))]
        with grid.desk.reader() as reader:
            if nothing_marks(reader, grid.desk.household or NO_ID, written.day):
                unmark = partial(self._ways.unmark, written.day)
                ways.append(("take_mark_out", _("Take “nothing today” out"), unmark))
        words = told.format(date=format_date(written.day, "day"), name=written.name, count=count)
        grid.notice.say(words, ways)

    def _ask(self, text: str, name: str, count: int, *, left_out: int, household: Id = NO_ID) -> None:
        """Ask for the name, and keep the rows under it."""
        grid = self.grid
        whose = household or grid.desk.household or NO_ID
        with grid.desk.reader() as reader:
            there = templates_of(reader, whose)
        instead = CheckField(_("In place of the template of that name"), name="instead")
        form = NameForm(
            grid.window(),
            ngettext("Keep {count} row as a template", "Keep {count} rows as a template", count).format(
                count=format_number(count)
            ),
            name,
            lambda typed: self._save(Template(id=NO_ID, household=whose, name=typed, rows=text), there, instead),
            intro=_intro(left_out),
            further=[instead] if there else [],
        )
        instead.changed.connect(lambda: form.name.show_problem(""))  # what was refused may be so now
        if form.exec():
            ways: list[Way] = [("undo_template", _("Take back"), taking_back_last(grid))]
            words = _("Kept as the template {name}. Typing its name, or F5, brings it again.")
            grid.notice.say(words.format(name=form.name.value()), ways)
            grid.focus()

    def _save(self, made: Template, there: Sequence[Template], instead: CheckField) -> None:
        from household_ledger.services.commands.templates import ChangeTemplate, SaveTemplate

        same = next((one for one in there if one.name.casefold() == made.name.casefold()), None)
        if same is not None and instead.value():
            self.grid.desk.execute(ChangeTemplate(same, replace(same, rows=made.rows)))
        else:
            self.grid.desk.execute(SaveTemplate(made))


def _intro(left_out: int) -> str:
    told = _("Their day is left out; amounts can be changed each time.")
    if not left_out:
        return told
    words = ngettext(
        "{count} row is left out: a count of cash or “nothing today” is of its own day only.",
        "{count} rows are left out: counts of cash and “nothing today” are of their own day only.",
        left_out,
    )
    return f"{told} {words.format(count=format_number(left_out))}"
