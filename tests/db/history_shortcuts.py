"""Steps of histories that shortcuts take: templates and searches kept, changed and removed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import rule

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kept_rows import kept
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.domain.template import Template
from household_ledger.services.commands.filters import ChangeFilter, RemoveFilter, SaveFilter
from household_ledger.services.commands.templates import ChangeTemplate, RemoveTemplate, SaveTemplate
from household_ledger.services.entry_filter import EntryFilter
from household_ledger.services.entry_filter_text import to_text
from household_ledger.services.sought import Sought, Span
from tests.db.drafts import draft
from tests.db.history_base import SEED, WHICH, RememberingBook

NAME = st.sampled_from(["ตลาดนัด", "ค่าน้ำค่าไฟ", "ขายไข่"])
_KINDS = (EntryKind.INCOME, EntryKind.EXPENSE, EntryKind.SAVE)


class ShortcutHistories(RememberingBook):
    """Commands on what is kept to be used again."""

    @rule(which=WHICH, seed=SEED, count=st.integers(1, 3), name=NAME)
    def save_template(self, which: int, seed: int, count: int, name: str) -> None:
        home = self.homes[which]
        rows = kept([draft(seed + one, home, kind=_KINDS[(seed + one) % 3])] for one in range(count))
        is_there = any(one.household == home.id and one.name == name for one in self._templates())
        made = Template(id=NO_ID, household=home.id, name=name, rows=rows)
        if self.act(SaveTemplate(made), refused="invalid_entry" if is_there else ""):
            assert rows in {one.rows for one in self._templates()}

    @rule(place=SEED, seed=SEED, name=NAME)
    def change_template(self, place: int, seed: int, name: str) -> None:
        if not (templates := self._templates()):
            return
        was = templates[place % len(templates)]
        home = next(home for home in self.homes if home.id == was.household)
        rows = kept([[draft(seed, home, kind=EntryKind.EXPENSE)]]) if seed % 2 else was.rows
        now = replace(was, name=name, rows=rows)
        others = {one.name for one in templates if one.household == was.household and one.id != was.id}
        refused = "invalid_entry" if name in others else "nothing_changed" if now == was else ""
        if self.act(ChangeTemplate(was, now), refused=refused):
            assert now in self._templates()

    @rule(place=SEED)
    def remove_template(self, place: int) -> None:
        if not (templates := self._templates()):
            return
        one = templates[place % len(templates)]
        assert self.act(RemoveTemplate(one.id))
        assert one.id not in {left.id for left in self._templates()}

    @rule(name=NAME, span=st.sampled_from([Span.MONTH, Span.ALL, Span.YEAR]), words=NAME)
    def save_filter(self, name: str, span: Span, words: str) -> None:
        text = to_text(Sought(span=span, wanted=EntryFilter(text=words)))
        is_there = any(one.name == name for one in self._filters())
        made = SavedFilter(id=NO_ID, name=name, text=text)
        if self.act(SaveFilter(made), refused="invalid_entry" if is_there else ""):
            assert (name, text) in {(one.name, one.text) for one in self._filters()}

    @rule(place=SEED, name=NAME, is_everywhere=st.booleans())
    def change_filter(self, place: int, name: str, *, is_everywhere: bool) -> None:
        if not (filters := self._filters()):
            return
        was = filters[place % len(filters)]
        now = replace(was, name=name, text=to_text(Sought(is_everywhere=is_everywhere)))
        is_there = any(one.name == name for one in filters if one.id != was.id)
        refused = "invalid_entry" if is_there else "nothing_changed" if now == was else ""
        if self.act(ChangeFilter(was, now), refused=refused):
            assert now in self._filters()

    @rule(place=SEED)
    def remove_filter(self, place: int) -> None:
        if not (filters := self._filters()):
            return
        one = filters[place % len(filters)]
        assert self.act(RemoveFilter(one.id))
        assert one.id not in {left.id for left in self._filters()}

    def _templates(self) -> list[Template]:
        with self.book.store.reader() as reader:
            return [one for home in self.homes for one in reader.of_household(Template, home.id)]

    def _filters(self) -> list[SavedFilter]:
        with self.book.store.reader() as reader:
            return reader.all(SavedFilter)
