"""`report`: a household's month, the provider's savings summary and slips, paper to write on, single and in batch."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.cli.context import (
    Context,
    chosen_households,
    group_named,
    ledger_place,
    month_argument,
    output_path,
)
from household_ledger.cli.opening import opened
from household_ledger.cli.progress import stopping
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.problem import Problem
from household_ledger.errors import UserError
from household_ledger.reports.paper_order import (
    BEFORE_AFTER,
    BLANK_BASELINE,
    BLANKS,
    CONSENT,
    EACH_HOUSEHOLD,
    GROUP_OUTCOME,
    JPT,
    MONTH,
    MY_DATA,
    OF_NO_MONTH,
    OF_TWELVE_MONTHS,
    SLIPS,
    SUMMARY,
    VISIT,
    YEAR,
)
from household_ledger.text import counted
from household_ledger.text.dates import parse_year
from household_ledger.text.i18n import _

if TYPE_CHECKING:
    from household_ledger.reports.batch import Printed
    from household_ledger.reports.orders import PaperSource
    from household_ledger.reports.paper_order import PaperOrder

_KINDS = (MONTH, VISIT, YEAR, JPT, SUMMARY, SLIPS, BEFORE_AFTER, GROUP_OUTCOME, *BLANKS, *OF_NO_MONTH)
_JSON = ".json"
_MONTH_IS_FREE = (*BLANKS, *OF_NO_MONTH)


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command of this room."""
    report = commands.add_parser("report", help=_("print to PDF"))
    report.add_argument("kind", choices=_KINDS, type=str.lower)
    report.add_argument("ledger")
    who = report.add_mutually_exclusive_group(required=True)
    who.add_argument("--household", metavar="CODE")
    who.add_argument("--group", metavar="NAME")
    who.add_argument("--all", action="store_true")
    who.add_argument("--unnamed", action="store_true", help=_("blank-baseline: with a line for the household's name"))
    when = report.add_mutually_exclusive_group()
    when.add_argument(
        "--month",
        help=_("needed but for visit (the present one) and paper to write on: without it, a line for the month"),
    )
    when.add_argument("--year", help=_("year and jpt: a calendar year instead of the last of twelve months"))
    report.add_argument("-o", "--output", required=True, metavar="PATH")
    report.add_argument("--one-file", action="store_true", help=_("all pages in one PDF instead of one each"))
    report.add_argument("--signature-column", action="store_true", help=_("savings-summary: a column to sign in"))
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
    is_unnamed: bool = False
    is_one_file: bool = False
    has_signature_column: bool = False
    is_month_open: bool = False


def _report(chosen: argparse.Namespace, context: Context) -> int:
    asked = _month_asked(chosen) or _month_unsaid(chosen, context)
    is_month_open = asked is None and chosen.kind in _MONTH_IS_FREE
    if asked is None and not is_month_open:
        raise UserError("month_or_year_needed" if chosen.kind in OF_TWELVE_MONTHS else "month_needed")
    order = Order(
        kind=chosen.kind,
        month=asked or Month.of(context.clock.today()),
        output=output_path(chosen.output, *_endings(chosen)),
        code=chosen.household,
        group=chosen.group,
        is_all=chosen.all,
        is_unnamed=chosen.unnamed,
        is_one_file=chosen.one_file,
        has_signature_column=chosen.signature_column,
        is_month_open=is_month_open,
    )
    if order.output.suffix.lower() == _JSON:
        return _my_data_json(chosen, order, context)
    from household_ledger.reports.orders import PaperSource

    is_long = order.code is None
    with opened(ledger_place(chosen.ledger), context.clock) as app, app.snapshot(is_long=is_long) as (reader, figures):
        printed = print_order(
            PaperSource(app.store.name, reader, figures, context.clock, is_for_scripts=True), order, context
        )
    return told(printed, context)


def _month_asked(chosen: argparse.Namespace) -> Month | None:
    """Give the month asked for, of a year its last; UserError `not_a_month`, `not_a_year`, `month_needed`."""
    if chosen.year is None:
        return None if chosen.month is None else month_argument(chosen.month)
    if chosen.kind not in OF_TWELVE_MONTHS:
        raise UserError("month_needed")
    year = parse_year(chosen.year)
    if isinstance(year, Problem):
        raise UserError("not_a_year", text=chosen.year)
    return Month(year, MONTHS_A_YEAR)


def _month_unsaid(chosen: argparse.Namespace, context: Context) -> Month | None:
    """Give the present month for a visit, which is to come; other papers name theirs."""
    return Month.of(context.clock.today()) if chosen.kind == VISIT else None


def _endings(chosen: argparse.Namespace) -> tuple[str, ...]:
    """Say what the file to be written may end in; nothing for a folder."""
    if _is_folder(chosen):
        return ()
    return (".pdf", _JSON) if chosen.kind == MY_DATA and chosen.household else (".pdf",)


def _my_data_json(chosen: argparse.Namespace, order: Order, context: Context) -> int:
    from household_ledger.services.exchange.my_data_json import export_my_data

    with opened(ledger_place(chosen.ledger), context.clock) as app, app.store.reader() as reader:
        household = chosen_households(reader, order.code)[0]
        today = context.clock.today()
        count = export_my_data(reader, household, order.output, file_name=app.store.name, made_on=today)
    told = _("{entries} written to {path}")
    context.say(told.format(entries=counted.entries(count), path=order.output))
    return 0


def _is_folder(chosen: argparse.Namespace) -> bool:
    """Tell whether a PDF each goes into a folder."""
    return chosen.kind in EACH_HOUSEHOLD and not (chosen.household or chosen.unnamed or chosen.one_file)


def print_order(source: PaperSource, order: Order, context: Context) -> Printed:
    """Print what was ordered: a file, or of several households one each into a folder unless `is_one_file`.

    UserError, EnvironmentProblem, Cancelled as the parts raise them.
    """
    from household_ledger.reports.batch import print_apart, print_together
    from household_ledger.reports.orders import batch_of

    batch = batch_of([_paper(order, source)], source)
    progress = context.progress(_("Printing"))
    if order.kind not in EACH_HOUSEHOLD or order.code is not None or order.is_unnamed or order.is_one_file:
        return print_together(batch, order.output, progress)
    with stopping(progress):
        return print_apart(batch, order.output, progress)


def _paper(order: Order, source: PaperSource) -> PaperOrder:
    """Find whom the order means; UserError for names there are not, `nobody_enrolled` and `summary_of_many`."""
    from household_ledger.reports.paper_order import PaperOrder

    group = group_named(source.reader, order.group) if order.group is not None else None
    if order.kind in EACH_HOUSEHOLD:
        whose = _whose_pages(order, source, group)
        return PaperOrder(kind=order.kind, month=order.month, households=whose, is_month_open=order.is_month_open)
    if order.is_unnamed:
        return PaperOrder(kind=order.kind, month=order.month, households=_nobody(order))
    if order.code is not None:
        raise UserError("summary_of_many")
    _whose_pages(order, source, group)  # nobody's summary is refused as nobody's pages are
    return PaperOrder(kind=order.kind, month=order.month, group=group, has_signature_column=order.has_signature_column)


def _whose_pages(order: Order, source: PaperSource, group: Id | None) -> tuple[Id, ...]:
    """Give the one household named, whenever it was enrolled, or of many those enrolled in the month."""
    if order.code is not None:
        return (chosen_households(source.reader, order.code)[0].id,)
    if order.is_unnamed:
        return _nobody(order)
    if order.kind in (CONSENT, BLANK_BASELINE):
        return _whose_consent(source, group)
    today = Month.of(source.clock.today())
    if order.month > today and order.kind not in (*BLANKS, *OF_TWELVE_MONTHS):  # of which it is told that it is to come
        return ()
    enrolled = source.figures.enrolled_in(min(order.month, today), group)  # for a month to come: who is in it now
    if not enrolled and source.figures.households():
        raise UserError("nobody_enrolled", month=order.month.iso)
    return tuple(one.id for one in enrolled)


def _nobody(order: Order) -> tuple[Id, ...]:
    """Stand for a household that is not in the ledger; UserError `unnamed_is_an_interview` of any other paper."""
    if order.kind != BLANK_BASELINE:
        raise UserError("unnamed_is_an_interview")
    return (NO_ID,)


def _whose_consent(source: PaperSource, group: Id | None) -> tuple[Id, ...]:
    """Give all that have not left, those too that begin later or have written nothing: they are asked before."""
    today = source.clock.today()
    asked = (one for one in source.figures.households() if group is None or one.group == group)
    return tuple(one.id for one in asked if not one.left_before(today))


def told(printed: Printed, context: Context) -> int:
    """Say where the paper is, and give the status."""
    where = printed.files[0] if len(printed.files) == 1 else (printed.files[0].parent if printed.files else Path())
    line = _("{pages} in {files}: {path}") if len(printed.files) != 1 else _("{pages}: {path}")
    context.say(line.format(pages=counted.pages(printed.pages), files=counted.files(len(printed.files)), path=where))
    if printed.is_cancelled:
        context.say(
            _("Stopped; the finished files are kept: {names}").format(names=", ".join(f.name for f in printed.files))
        )
    return 3 if printed.is_cancelled else 0
