"""The formats a ledger is exported in: what each is called, how its file's name ends, and what writes it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from household_ledger.services.exchange.scope import WHOLE, Readable, Scope, Tally
from household_ledger.services.ports import Progress, Reader, no_progress
from household_ledger.text.i18n import N_

_HERE = "household_ledger.services.exchange"


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is for in a few words, the endings of its files (the usual one first), and its writer."""

    key: str
    name: str
    used_for: str
    endings: tuple[str, ...]
    writer: tuple[str, str]


FORMATS = {
    one.key: one
    for one in (
        Format(
            "xlsx",
            N_("Excel workbook"),
            N_("A workbook to look at and reckon with: entries, households, pockets, debts and goals."),
            (".xlsx",),
            ("writing.xlsx", "export_xlsx"),
        ),
        Format(
            "csv",
            N_("CSV table"),
            N_("A plain table of entries. This program reads it back to the satang."),
            (".csv",),
            ("exporting", "export_csv"),
        ),
        Format(
            "json",
            N_("JSON data"),
            N_("Everything the book holds, for other programs."),
            (".json",),
            ("json_export", "export_json"),
        ),
        Format(
            "qif",
            N_("QIF file"),
            N_("For other money programs: HomeBank, GnuCash, KMyMoney. Hours and counts have no place in it."),
            (".qif",),
            ("writing.qif", "export_qif"),
        ),
        Format(
            "hledger",
            N_("hledger journal"),
            N_("A double-entry journal for hledger, accounts by their names."),
            (".journal", ".hledger", ".j"),
            ("writing.hledger", "export_hledger"),
        ),
        Format(
            "beancount",
            N_("Beancount journal"),
            N_("A double-entry journal for Beancount and Fava, accounts by codes."),
            (".beancount", ".bean"),
            ("writing.beancount", "export_beancount"),
        ),
    )
}
"""Format by key, in the order they are offered."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A ledger to export of which a reader is open already."""

    held: Reader

    def reader(self) -> AbstractContextManager[Reader]:
        """Give the reader, which stays open."""
        return nullcontext(self.held)


def export_file(
    source: Readable, path: Path, *, key: str, scope: Scope = WHOLE, progress: Progress = no_progress
) -> Tally:
    """Write what is meant of a ledger in one of `FORMATS`, whole or not at all; any thread.

    EnvironmentProblem as `files.write_whole`, Cancelled.
    """
    module, name = FORMATS[key].writer
    writer = cast("Callable[..., Tally | int]", getattr(import_module(f"{_HERE}.{module}"), name))
    written = writer(source, path, progress, scope=scope)
    return written if isinstance(written, Tally) else Tally(written)
