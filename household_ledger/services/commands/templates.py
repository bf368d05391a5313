"""Templates of a household: rows kept under a name, changed and removed. Using one is AddRows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from household_ledger.domain.changes import Label
from household_ledger.domain.ids import Id
from household_ledger.domain.kept_rows import rows_of
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Household
from household_ledger.domain.template import Template
from household_ledger.services.commands.kept_names import hold_name, keep_no_more, name_label
from household_ledger.services.commands.register import refuse, sound, with_id
from household_ledger.services.commands.rows import made_row
from household_ledger.services.ports import Work


@dataclass(frozen=True, slots=True)
class SaveTemplate:
    """Keep a new template (id 0)."""

    template: Template

    def write(self, work: Work) -> Label:
        """InvalidEntry for one without name or rows, with a name there is, or rows that could not be written today."""
        made: Template = with_id(_fit(self.template, work), work)
        _hold_rows(made, work)
        work.insert([made])
        return name_label("save_template", made)


@dataclass(frozen=True, slots=True)
class ChangeTemplate:
    """Write a template anew, made from what it `was`; rows that stay may go on naming what is out of use since."""

    was: Template
    now: Template

    def write(self, work: Work) -> Label:
        """InvalidEntry as of a new one; UserError `changed_since`, `nothing_changed`."""
        now = _fit(replace(self.now, household=self.was.household), work)
        if now.rows != self.was.rows:
            _hold_rows(now, work)
        work.replace(now, was=self.was)
        return name_label("change_template", now)


@dataclass(frozen=True, slots=True)
class RemoveTemplate:
    """Offer a template no more; what was written with it stays."""

    template: Id

    def write(self, work: Work) -> Label:
        """UserError `unknown_record` also for one removed before."""
        return name_label("remove_template", keep_no_more(Template, self.template, work))


def _fit(template: Template, work: Work) -> Template:
    """Hold a template to what it may say; no two of a household have one name."""
    tidy = sound(template)
    household = work.record(Household, tidy.household)
    if household is None or household.is_deleted:
        refuse([Problem("household_unknown", "household")])
    hold_name(tidy, work.reader.of_household(Template, tidy.household), "template_there")
    return tidy


def _hold_rows(template: Template, work: Work) -> None:
    """Hold its rows to what could be written today."""
    for row in rows_of(template.rows, template.household, work.clock.today()):
        made_row(row, work)
