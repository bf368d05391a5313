"""`bench`: the project's own benchmark, every figure a ratio to a floor of the same run."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING

from household_ledger.cli.context import Context
from household_ledger.errors import UserError
from household_ledger.text.i18n import _

if TYPE_CHECKING:
    from household_ledger.benchmarks.measure import Figure, Measure


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command of this room."""
    bench = commands.add_parser("bench", help=_("measure the program against floors of the same run"))
    bench.add_argument("--size", choices=("S", "M", "L"), type=str.upper, default="M")
    bench.add_argument(
        "--only",
        metavar="P",
        help=_("one target: P1 (with P2, P3), P4, P5 (with P9), P6, P7, P8, P10, P11, P12, P13, P14, P15; completion"),
    )
    bench.add_argument("--encrypted", action="store_true", help=_("on ledgers locked with a passphrase"))
    bench.add_argument("--json", action="store_true")
    bench.set_defaults(run=_bench)


def _bench(chosen: argparse.Namespace, context: Context) -> int:
    from household_ledger.benchmarks.suite import measures

    taken = []
    for measure in measures(chosen.size, only=chosen.only, is_encrypted=chosen.encrypted):
        taken.append(measure)
        if not chosen.json:
            print(*_lines(measure), sep="\n", flush=True)
    if not taken:
        raise UserError("unknown_target", text=chosen.only)
    if chosen.json:
        context.show_json(
            {
                "size": chosen.size,
                "encrypted": chosen.encrypted,
                "measures": [{**asdict(one), "met": one.is_met} for one in taken],
            }
        )
    return 0


def _lines(figure: Figure) -> list[str]:
    from household_ledger.benchmarks.measure import Presses, Share

    verdict = _("met") if figure.is_met else _("not met")
    begun = f"{figure.target:4} {figure.what:34}"
    if isinstance(figure, Share):
        asked = f"≥ {figure.least:.0%}  {verdict}" if figure.least is not None else ""
        return [f"{begun} {figure.first:7.1%} {figure.three:7.1%}  {asked}  ({figure.count})"]
    if isinstance(figure, Presses):
        told = f"{figure.median:4} {figure.p90:4} {figure.within:7.1%}"
        return [f"{begun} {told}  ≤ {figure.most}  {verdict}  ({figure.count})"]
    line = f"{begun} {figure.ratio:8.2f}×  ≤ {figure.most:g}×  {verdict}"
    return [line, f"     {figure.median_ms:.3f} ms / {figure.floor_ms:.3f} ms {_more(figure)}"]


def _more(measure: Measure) -> str:
    p99, peak = measure.p99_ratio, measure.peak_megabytes
    parts = [f"p99 {p99:.1f}×" if p99 is not None else "", f"{peak:.0f} MB" if peak is not None else ""]
    return "  ".join(part for part in parts if part)
