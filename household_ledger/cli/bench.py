"""`bench`: the project's own benchmark, every figure a ratio to a floor of the same run."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from household_ledger.cli.context import Context
from household_ledger.errors import UserError
from household_ledger.text.i18n import _


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command of this room."""
    bench = commands.add_parser("bench", help=_("measure the program against floors of the same run"))
    bench.add_argument("--size", choices=("S", "M", "L"), type=str.upper, default="M")
    bench.add_argument(
        "--only", metavar="P", help=_("one target: P1 (with P2, P3), P4, P5 (with P9), P6, P7, P10, P11, P12, P13")
    )
    bench.add_argument("--json", action="store_true")
    bench.set_defaults(run=_bench)


def _bench(chosen: argparse.Namespace, context: Context) -> int:
    from household_ledger.benchmarks.suite import measures

    taken = []
    for measure in measures(chosen.size, only=chosen.only):
        taken.append(measure)
        if not chosen.json:
            print(_line(measure.target, measure.what, measure.ratio, measure.most, is_met=measure.is_met), flush=True)
            print(f"     {measure.median_ms:.3f} ms / {measure.floor_ms:.3f} ms", _more(measure), flush=True)
    if not taken:
        raise UserError("unknown_target", text=chosen.only)
    if chosen.json:
        context.show_json({"size": chosen.size, "measures": [{**asdict(one), "met": one.is_met} for one in taken]})
    return 0


def _line(target: str, what: str, ratio: float, most: float, *, is_met: bool) -> str:
    verdict = _("met") if is_met else _("not met")
    return f"{target:4} {what:34} {ratio:8.2f}×  ≤ {most:g}×  {verdict}"


def _more(measure: object) -> str:
    p99, peak = getattr(measure, "p99_ratio", None), getattr(measure, "peak_megabytes", None)
    parts = [f"p99 {p99:.1f}×" if p99 is not None else "", f"{peak:.0f} MB" if peak is not None else ""]
    return "  ".join(part for part in parts if part)
