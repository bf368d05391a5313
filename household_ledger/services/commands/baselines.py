"""Writing down what a household's income was before the project."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.baseline import Baseline
from household_ledger.domain.changes import Label
from household_ledger.domain.ids import NO_ID
from household_ledger.services.commands.register import sound, with_id
from household_ledger.services.ports import Work


@dataclass(frozen=True, slots=True)
class SetBaseline:
    """Write a baseline: a new one (id 0), or one anew."""

    baseline: Baseline

    def write(self, work: Work) -> Label:
        """UserError `unknown_record`, `nothing_changed`."""
        baseline = sound(self.baseline)
        if baseline.id == NO_ID:
            work.insert([with_id(baseline, work)])
        else:
            work.replace(baseline)
        return Label("set_baseline", (("type", str(self.baseline.type)),))
