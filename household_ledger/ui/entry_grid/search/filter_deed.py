"""Searches in the grid: what is asked besides words, kept under a name, taken from what is kept."""

from __future__ import annotations

from dataclasses import replace

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.services.entry_filter_text import to_text
from household_ledger.services.views.kept_searches import kept_searches, sought_words, told_of
from household_ledger.services.views.name_book import Names
from household_ledger.text.i18n import _
from household_ledger.ui.entry_grid.grid import EntryGrid
from household_ledger.ui.entry_grid.table.looking import may_see_others
from household_ledger.ui.entry_grid.taking_back import taking_back_last
from household_ledger.ui.widgets.fields import CheckField


class FilterDeed:
    """Of one grid."""

    def __init__(self, grid: EntryGrid) -> None:
        self.grid = grid

    def ask(self) -> None:
        """Ask for kinds, category, names, amounts, days; and look."""
        from household_ledger.ui.entry_grid.search.filter_form import FilterForm

        book = self.grid.parts.book
        if book is None:
            return
        form = FilterForm(self.grid.window(), book, self.grid.search.asked())
        if form.exec():
            self.grid.search.ask(form.sought)
        self.grid.search.field.setFocus()

    def keep(self) -> None:
        """Keep what is looked for under a name."""
        from household_ledger.services.commands.filters import ChangeFilter, SaveFilter
        from household_ledger.ui.entry_grid.name_form import NameForm

        grid = self.grid
        sought = grid.search.asked()
        household = grid.desk.household or NO_ID
        with grid.desk.reader() as reader:
            names = Names.read(reader, household)
            there = [one.saved for one in kept_searches(reader, household, has_others=True)]
        instead = CheckField(_("In place of the search of that name"), name="instead")

        def save(name: str) -> None:
            same = next((one for one in there if one.name.casefold() == name.casefold()), None)
            text = to_text(sought)
            if same is not None and instead.value():
                grid.desk.execute(ChangeFilter(same, replace(same, text=text)))
            else:
                grid.desk.execute(SaveFilter(SavedFilter(id=NO_ID, name=name, text=text)))

        told = told_of(sought, names, household)
        name = sought.wanted.text or sought_words(sought, names, household)
        further = [instead] if there else []
        form = NameForm(grid.window(), _("Keep this search"), name, save, intro=told, further=further)
        instead.changed.connect(lambda: form.name.show_problem(""))  # what was refused may be so now
        if form.exec():
            words = _("Kept as the search {name}.").format(name=form.name.value())
            grid.notice.say(words, [("undo_keep_search", _("Take back"), taking_back_last(grid))])
        grid.search.field.setFocus()

    def choose(self) -> None:
        """Show what is kept, and look for what is taken."""
        from household_ledger.ui.entry_grid.search.kept_searches_dialog import KeptSearchesDialog

        grid = self.grid
        dialog = KeptSearchesDialog(grid.window(), grid.desk, has_others=may_see_others(grid.desk))
        if dialog.exec() and dialog.taken is not None:
            if not grid.search.isVisible():
                grid.search.begin()
            grid.search.ask(dialog.taken)
        if grid.search.isVisible():
            grid.search.field.setFocus()
