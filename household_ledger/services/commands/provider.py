"""Whose book it is: the provider and its project, said together."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.changes import Label
from household_ledger.domain.problem import Problem
from household_ledger.domain.record_rules import problems_of
from household_ledger.domain.reference import consumer_prices
from household_ledger.domain.register import Project, Provider
from household_ledger.services.commands.cleaning import cleaned
from household_ledger.services.commands.register import label_of, refuse
from household_ledger.services.ports import Work


@dataclass(frozen=True, slots=True)
class TellProvider:
    """Write the provider and the project as they are now."""

    provider: Provider
    project: Project

    def write(self, work: Work) -> Label:
        """InvalidEntry for a period that ends before it begins or a price year there are no prices for."""
        project, provider = cleaned(self.project), cleaned(self.provider)
        refuse(_problems(project, work.record(Project, project.id)))
        for record in (provider, project):
            if work.record(type(record), record.id) is None:
                work.insert([record])
            else:
                work.replace(record)
        return label_of("change", [provider])


def _problems(project: Project, was: Project | None) -> list[Problem]:
    """Find what cannot be; a price year that stood there before, which nobody speaks of now, is left in peace."""
    problems = problems_of(project)
    wanted = project.price_year
    is_new = was is None or wanted != was.price_year
    if is_new and wanted is not None and wanted not in consumer_prices().by_year:
        problems.append(Problem("price_year_unknown", "price_year"))
    return problems
