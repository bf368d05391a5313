"""Writing down what a household's income was before the project."""

from __future__ import annotations

from dataclasses import dataclass, replace

from household_ledger.domain.baseline import Baseline
from household_ledger.domain.changes import Label
from household_ledger.domain.ids import NO_ID
from household_ledger.services.commands.known import there
from household_ledger.services.commands.register import sound, with_id
from household_ledger.services.ports import Work


@dataclass(frozen=True, slots=True)
class SetBaseline:
    """Write a baseline: a new one (id 0), or one anew, made from what it `was` where that is said.

    One that is marked deleted is taken away as it stands, were it of sources this version does not know; undone, it is
    there again.
    """

    baseline: Baseline
    was: Baseline | None = None

    def write(self, work: Work) -> Label:
        """InvalidEntry; UserError `unknown_record`, `changed_since`, `nothing_changed`."""
        of_type = (("type", str(self.baseline.type)),)
        if self.baseline.is_deleted:
            found = there(Baseline, self.baseline.id, work)
            work.replace(replace(found, is_deleted=True), was=self.was)
            return Label("remove_baseline", of_type)
        baseline = sound(self.baseline)
        if baseline.id == NO_ID:
            work.insert([with_id(baseline, work)])
        else:
            work.replace(baseline, was=self.was)
        return Label("set_baseline", of_type)
