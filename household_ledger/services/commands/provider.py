"""Whose book it is: the provider and its project, said together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from household_ledger.domain.changes import Label
from household_ledger.domain.problem import Problem
from household_ledger.domain.record_rules import problems_of
from household_ledger.domain.reference import consumer_prices
from household_ledger.domain.register import Project, Provider
from household_ledger.errors import UserError
from household_ledger.services.addresses import province_named
from household_ledger.services.commands.cleaning import cleaned
from household_ledger.services.commands.register import label_of, refuse
from household_ledger.services.ports import Work


@dataclass(frozen=True, slots=True)
class TellProvider:
    """Write the provider and the project as they are now, made from what they `was`: as the reader gives them."""

    was: tuple[Provider, Project]
    provider: Provider
    project: Project

    def write(self, work: Work) -> Label:
        """InvalidEntry for a period that ends before it begins, a price year without prices, no province of Thailand.

        UserError `changed_since` where one that is to be changed is no longer what it was, `nothing_changed`.
        """
        provider, project = cleaned(self.provider), cleaned(self.project)
        provider, wrong = _with_province(provider, work.record(Provider, provider.id))
        refuse([*_problems(project, work.record(Project, project.id)), *wrong])
        _write(provider, self.was[0], work)
        _write(project, self.was[1], work)
        return label_of("change", [provider])


def _write(now: Provider | Project, was: Provider | Project, work: Work) -> None:
    if now == was:
        return
    if work.record(type(now), now.id) is not None:
        work.replace(now, was=was)
    elif was == type(now)():
        work.insert([now])
    else:
        raise UserError("changed_since")


def _with_province(provider: Provider, was: Provider | None) -> tuple[Provider, list[Problem]]:
    """Write the province as it is called; words that stood there before, which nobody speaks of now, stay."""
    before = was.province if was is not None else ""
    if provider.province in ("", before):
        return provider, []
    province = province_named(provider.province)
    if province is None:
        return provider, [Problem("province_unknown", "province")]
    return replace(provider, province=province), []


def _problems(project: Project, was: Project | None) -> list[Problem]:
    """Find what cannot be; a price year that stood there before, which nobody speaks of now, is left in peace."""
    problems = problems_of(project)
    wanted = project.price_year
    is_new = was is None or wanted != was.price_year
    if is_new and wanted is not None and wanted not in consumer_prices().by_year:
        problems.append(Problem("price_year_unknown", "price_year"))
    return problems
