"""What is kept under a name of its own (templates, searches): the name is free, and it is kept no more when asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from household_ledger.domain.changes import Label
from household_ledger.domain.ids import Id
from household_ledger.domain.problem import Problem
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.domain.template import Template
from household_ledger.errors import UserError
from household_ledger.services.commands.register import refuse
from household_ledger.services.ports import Work

K = TypeVar("K", SavedFilter, Template)


def hold_name(record: K, others: Iterable[K], code: str) -> None:
    """InvalidEntry with this code where another one has the name already, in capitals or not."""
    is_taken = any(one.id != record.id and one.name.casefold() == record.name.casefold() for one in others)
    if is_taken and not record.is_deleted:
        refuse([Problem(code, "name", {"name": record.name})])


def keep_no_more(kind: type[K], record: Id, work: Work) -> K:
    """Take a record out and give it as it was; UserError `unknown_record` also for one taken out before."""
    found = work.record(kind, record)
    if found is None or found.is_deleted:
        raise UserError("unknown_record")
    work.replace(replace(found, is_deleted=True), was=found)
    return found


def name_label(code: str, record: SavedFilter | Template) -> Label:
    """Name a step by what was kept."""
    return Label(code, (("name", record.name),))
