"""`report`: the printed page of a household's month, the provider's savings summary and slips, single and in batch."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.app import opened
from household_ledger.cli.context import (
    Context,
    chosen_households,
    group_named,
    ledger_path,
    month_argument,
    output_path,
)
from household_ledger.cli.progress import stopping
from household_ledger.domain.period import Month
from household_ledger.errors import UserError
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _

if TYPE_CHECKING:
    from household_ledger.domain.register import Household
    from household_ledger.reports.batch import Batch, Piece, Printed
    from household_ledger.reports.frame import Document
    from household_ledger.services.figures import Figures
    from household_ledger.services.ports import Reader
    from household_ledger.services.savings_page import SavingsPage

_NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_KINDS = ("month", "savings-summary", "savings-slips")


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command of this room."""
    report = commands.add_parser("report", help="print to PDF")
    report.add_argument("kind", choices=_KINDS)
    report.add_argument("ledger")
    who = report.add_mutually_exclusive_group(required=True)
    who.add_argument("--household", metavar="CODE")
    who.add_argument("--group", metavar="NAME")
    who.add_argument("--all", action="store_true")
    report.add_argument("--month", required=True)
    report.add_argument("-o", "--output", required=True, metavar="PATH")
    report.add_argument("--one-file", action="store_true", help="all pages in one PDF instead of one each")
    report.add_argument("--signature-column", action="store_true", help="savings-summary: a column to sign in")
    report.set_defaults(run=_report)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be printed, for whom, and where to."""

    kind: str
    month: Month
    output: Path
    code: str | None = None
    group: str | None = None
    is_all: bool = False
    is_one_file: bool = False
    has_signature_column: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """What is printed from: one state of a ledger, and the file's name."""

    name: str
    reader: Reader
    figures: Figures


def _report(chosen: argparse.Namespace, context: Context) -> int:
    order = Order(
        kind=chosen.kind,
        month=month_argument(chosen.month),
        output=output_path(chosen.output),
        code=chosen.household,
        group=chosen.group,
        is_all=chosen.all,
        is_one_file=chosen.one_file,
        has_signature_column=chosen.signature_column,
    )
    with opened(ledger_path(chosen.ledger), context.clock) as app, app.snapshot() as (reader, figures):
        printed = print_order(Source(app.store.name, reader, figures), order, context)
    return told(printed, context)


def print_order(source: Source, order: Order, context: Context) -> Printed:
    """Print what was ordered; UserError, EnvironmentProblem, Cancelled as the parts raise them."""
    return (_print_months if order.kind == "month" else _print_savings)(source, order, context)


def told(printed: Printed, context: Context) -> int:
    """Say where the paper is, and give the status."""
    where = printed.files[0] if len(printed.files) == 1 else (printed.files[0].parent if printed.files else Path())
    line = _("{pages} pages in {files} files: {path}") if len(printed.files) != 1 else _("{pages} pages: {path}")
    context.say(line.format(pages=format_number(printed.pages), files=format_number(len(printed.files)), path=where))
    if printed.is_cancelled:
        context.say(
            _("Stopped; the finished files are kept: {names}").format(names=", ".join(f.name for f in printed.files))
        )
    return 3 if printed.is_cancelled else 0


def _print_months(source: Source, order: Order, context: Context) -> Printed:
    """Print month pages: one household, or with `--one-file`, to a PDF; else one each into a folder."""
    from household_ledger.reports.batch import Piece, print_apart, print_together
    from household_ledger.reports.household_month import household_month
    from household_ledger.services.month_page import month_page, origin_of

    month, reader = order.month, source.reader
    households = chosen_households(reader, code=order.code, group=order.group, is_all=order.is_all)
    origin = origin_of(reader, source.name, context.clock.today())

    def maker(index: int) -> Callable[[], Document]:
        return lambda: household_month(month_page(source.figures, reader, households[index], month, origin=origin))

    pieces = [Piece(f"{name}-{month.iso}.pdf", maker(index)) for index, name in enumerate(_file_names(households))]
    if not pieces:
        raise UserError("no_households")
    title = _("Household account, {month}").format(month=format_month(month, style="era"))
    batch = _batch(pieces, title, reader, context)
    progress = context.progress(_("Printing"))
    if order.code is not None or order.is_one_file:
        return print_together(batch, order.output, progress)
    with stopping(progress):
        return print_apart(batch, order.output, progress)


def _file_names(households: Sequence[Household]) -> list[str]:
    """Name a file for each household by its code; no two alike, on systems that fold capitals either."""
    names: list[str] = []
    taken: set[str] = set()
    for one in households:
        wanted = name = _NOT_IN_A_NAME.sub("-", one.code).strip(" .") or "-"
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{wanted} ({number})"
        taken.add(name.casefold())
        names.append(name)
    return names


def _print_savings(source: Source, order: Order, context: Context) -> Printed:
    """Print the savings summary or the slips of a village (`--group`) or of the whole provider (`--all`)."""
    from household_ledger.reports.batch import Piece, print_together
    from household_ledger.reports.savings_slips import savings_slips
    from household_ledger.reports.savings_summary import savings_summary
    from household_ledger.services.month_page import origin_of
    from household_ledger.services.savings_page import savings_page

    if order.code is not None:
        raise UserError("summary_of_many")
    month, reader = order.month, source.reader
    group = group_named(reader, order.group) if order.group is not None else None
    origin = origin_of(reader, source.name, context.clock.today())
    page: SavingsPage = savings_page(source.figures, reader, month, group, origin=origin)

    def make() -> Document:
        if order.kind == "savings-slips":
            return savings_slips(page)
        return savings_summary(page, has_signature_column=order.has_signature_column)

    title = _("Savings summary, {month}").format(month=format_month(month, style="era"))
    batch = _batch([Piece(f"{order.kind}-{month.iso}.pdf", make)], title, reader, context)
    return print_together(batch, order.output, context.progress(_("Printing")))


def _batch(pieces: list[Piece], title: str, reader: Reader, context: Context) -> Batch:
    from household_ledger.reports.batch import Batch

    language = {"th": "th-TH", "en": "en-GB"}[context.language]
    author = reader.provider().name
    return Batch(pieces, title, author, made_at=context.clock.now(), language=language)
