"""Keeping what is typed when the ledger cannot: a file of rows that can be pasted in later."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from household_ledger.errors import EnvironmentProblem
from household_ledger.files import write_whole
from household_ledger.paths import first_folder
from household_ledger.services.exchange.canonical import guarded
from household_ledger.services.typed.row import TypedRow
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.typing.columns import COLUMNS, TYPED
from household_ledger.ui.typing.kinds import FURTHER
from household_ledger.ui.widgets import dialogs


def typed_csv(rows: Sequence[TypedRow]) -> bytes:
    """Write typed rows as CSV a spreadsheet opens: the grid's columns, then whatever else is typed anywhere.

    Nothing in it is a formula there: what begins like one is guarded, and freed again when it is pasted.
    """
    further = [name for name in FURTHER if any(getattr(row, name) for row in rows)]
    heads = {column.key: column.words for column in COLUMNS} | {name: _(FURTHER[name][0]) for name in FURTHER}
    names = [*TYPED, *further]
    text = io.StringIO(newline="")
    out = csv.writer(text)
    out.writerow([heads[name] for name in names])
    for row in rows:
        out.writerow([guarded(getattr(row, name)) for name in names])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def export_typed(parent: QWidget, rows: Sequence[TypedRow]) -> Path | str:
    """Ask where and write the rows there; the path, or the sentence why not ("" when nothing was chosen)."""
    path = dialogs.save_path(parent, _("Keep the typed rows"), first_folder() / _("typed rows.csv"), (".csv",))
    if path is None:
        return ""
    try:
        write_whole(path, typed_csv(rows))
    except EnvironmentProblem as problem:
        return message(problem)
    return path
