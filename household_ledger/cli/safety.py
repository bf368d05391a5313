"""`history`, `undo`, `redo`, `check`, `backup`, `restore`: what was done, taking it back, and whether all is well."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.app.opening import chosen_copies_folder, restore_copy
from household_ledger.cli.arguments import whole_number
from household_ledger.cli.context import Context, ledger_place
from household_ledger.cli.opening import opened
from household_ledger.cli.salvage import telling_what_to_do
from household_ledger.domain.changes import HASH_DIGITS, ChainHead, HistoryStep, Label
from household_ledger.domain.ids import Id
from household_ledger.domain.register import Person
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.reports.origin import chain_lines
from household_ledger.services.commands.history import IN_THE_WAY, Redo, Undo
from household_ledger.services.copies.copy import BY_HAND
from household_ledger.services.merging.outcome import BUNDLE
from household_ledger.text import counted
from household_ledger.text.dates import format_date
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside, named
from household_ledger.text.messages import label_text
from household_ledger.text.taking_back import left_words, not_taken_back

if TYPE_CHECKING:
    from household_ledger.services.ledger import Ledger
    from household_ledger.services.server_address import Place

_MOST_STEPS = 50
_LEAST_OF_HASH = 8
"""Fewer digits could be those of several steps."""


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands of this room."""
    history = commands.add_parser("history", help=_("list what was done"))
    history.add_argument("ledger")
    history.add_argument(
        "--limit", type=whole_number, default=_MOST_STEPS, help=_("how many steps, newest first (0: all)")
    )
    history.add_argument("--json", action="store_true")
    history.set_defaults(run=_history)
    for name, run, told in (
        ("undo", _undo, _("take back the last step")),
        ("redo", _redo, _("bring back what undo took")),
    ):
        step = commands.add_parser(name, help=told)
        step.add_argument("ledger")
        step.add_argument("--past", action="store_true", help=_("go past steps that somebody changed later"))
        step.set_defaults(run=run)
    check = commands.add_parser("check", help=_("look through the whole file"))
    check.add_argument("ledger")
    check.add_argument("--rebuild", action="store_true", help=_("mend kept totals from the lines"))
    check.add_argument("--chain", type=_hash, metavar="HASH", help=_("look for the step a paper or a pack names"))
    check.add_argument("--json", action="store_true")
    check.set_defaults(run=_check)
    backup = commands.add_parser("backup", help=_("make a verified safety copy"))
    backup.add_argument("ledger")
    backup.add_argument("-o", "--output", metavar="DIR")
    backup.set_defaults(run=_backup)
    restore = commands.add_parser("restore", help=_("go back to a safety copy; what is there now is kept aside"))
    restore.add_argument("copy")
    restore.add_argument("ledger")
    restore.set_defaults(run=_restore, unlocks=("copy",))  # whoever lost what opens the ledger may go back all the same


def _history(chosen: argparse.Namespace, context: Context) -> int:
    with opened(ledger_place(chosen.ledger), context.clock) as app, app.store.reader() as reader:
        steps = reader.history(limit=chosen.limit or None)
        people = {person.id: person.name for person in reader.all(Person, with_deleted=True)}
    if chosen.json:
        context.show_json({"steps": [_step_data(step, people) for step in steps]})
        return 0
    undone = _("undone")
    for step in steps:
        at = step.at.astimezone()
        line = f"{format_date(at.date(), style='medium')} {in_digits(f'{at:%H:%M}')}  {label_text(step.label)}"
        who = people.get(step.person)
        print(line + (f" · {who}" if who else "") + (f"  ({undone})" if step.is_undone else ""))
    if not steps:
        context.say(_("Nothing has been written in this file yet."))
    return 0


def _step_data(step: HistoryStep, people: dict[Id, str]) -> dict[str, object]:
    return {
        "writer": step.step.writer,
        "seq": step.step.seq,
        "at": step.at.isoformat(timespec="seconds"),
        "person": people.get(step.person),
        "code": step.label.code,
        "parameters": dict(step.label.params),
        "records": step.records,
        "target": step.target.seq if step.target else None,
        "undone": step.is_undone,
    }


def _undo(chosen: argparse.Namespace, context: Context) -> int:
    with opened(ledger_place(chosen.ledger), context.clock, to_write=True) as app:
        label, left = _stepped_back(app.ledger, is_past=chosen.past, redo=False)
    context.say(beside(_("Taken back: {what}").format(what=label_text(label)), left))
    return 0


def _redo(chosen: argparse.Namespace, context: Context) -> int:
    with opened(ledger_place(chosen.ledger), context.clock, to_write=True) as app:
        label, left = _stepped_back(app.ledger, is_past=chosen.past, redo=True)
    context.say(beside(_("Brought back: {what}").format(what=label_text(label)), left))
    return 0


def _stepped_back(ledger: Ledger, *, is_past: bool, redo: bool) -> tuple[Label, str]:
    """Take the last step back; `is_past` goes on to the one before where something stands in the way.

    Gives what was taken back, and which steps were left as they are ("" for none). UserError `undo_in_the_way`,
    `redo_in_the_way`, `nothing_to_undo`, `nothing_to_redo`.
    """
    while True:
        label = (ledger.redo_label() if redo else ledger.undo_label()) or Label("")
        try:
            ledger.execute(Redo(ledger.passed) if redo else Undo(ledger.passed))
        except UserError as problem:
            if problem.code not in IN_THE_WAY:
                raise
            before = ledger.pass_over(redo=redo)
            if before is None or not is_past:
                code = "redo_in_the_way" if redo else "undo_in_the_way"
                if before is None:
                    code = "redo_at_its_end" if redo else "undo_at_its_end"
                raise UserError(code, words=not_taken_back(label, problem, redo=redo)) from problem
        else:
            return label, left_words(ledger.passed_labels)


def _check(chosen: argparse.Namespace, context: Context) -> int:
    path = ledger_place(chosen.ledger)
    try:
        with opened(path, context.clock, to_write=chosen.rebuild) as app:
            if chosen.rebuild:
                app.store.rebuild_totals()
                if not chosen.json:
                    context.say(_("The kept totals were made anew from the lines."))
            report = app.store.check()
            with app.store.reader() as reader:
                heads = reader.chain_heads()
                step = reader.chained(chosen.chain) if chosen.chain else None
    except EnvironmentProblem as problem:
        raise telling_what_to_do(problem, path) from problem
    if chosen.json:
        findings = [{"code": one.code, "where": one.where} for one in report.findings]
        told = {"ok": not findings, "entries": report.entries, "steps": report.steps, "findings": findings}
        found = {"found": _chained(step) if step is not None else None} if chosen.chain else {}
        context.show_json({**told, "heads": [_chained(one) for one in heads], **found})
    if report.findings:
        raise UserError("check_found", name=path.name, count=len(report.findings), first=report.findings[0].code)
    if chosen.chain and step is None:
        raise UserError("chain_not_here", name=path.name, hash=chosen.chain)
    if not chosen.json:
        whole = _("Everything is in order: {entries} in {steps}.")
        context.say(whole.format(entries=counted.entries(report.entries), steps=counted.steps(report.steps)))
        for line in chain_lines(heads):
            context.say(named(_("Chain of the book"), line))
        if step is not None:
            words = _("The step {step} has this hash: it and all before it are as they were then.")
            context.say(words.format(step=f"{step.step.writer}:{step.step.seq}"))
    return 0


def _chained(head: ChainHead) -> dict[str, object]:
    return {"writer": head.step.writer, "seq": head.step.seq, "hash": head.hash}


def _hash(text: str) -> str:
    """Read the beginning of a hash as a paper prints it; argparse tells what is none."""
    digits = text.strip().lower()
    if not (_LEAST_OF_HASH <= len(digits) <= HASH_DIGITS and set(digits) <= set("0123456789abcdef")):
        told = _("“{text}” is no hash: it has from {least} to {most} of the digits 0–9 and a–f")
        raise argparse.ArgumentTypeError(told.format(text=text, least=_LEAST_OF_HASH, most=HASH_DIGITS))
    return digits


def _backup(chosen: argparse.Namespace, context: Context) -> int:
    folder = Path(chosen.output).absolute() if chosen.output else chosen_copies_folder()
    with opened(ledger_place(chosen.ledger), context.clock) as app:
        copy = app.care.keep_copy(folder, reason=BY_HAND, now=context.clock.now().astimezone())
    context.say(
        _("Copied and verified: {path} ({entries})").format(path=copy.path, entries=counted.entries(copy.entries))
    )
    return 0


def _restore(chosen: argparse.Namespace, context: Context) -> int:
    path, copy = ledger_place(chosen.ledger), Path(chosen.copy)
    if copy.suffix.lower() == BUNDLE:
        return _restore_bundle(copy, path, context)
    if not isinstance(path, Path):
        raise UserError("restore_file_of_bundle", copy=copy.name)
    restored = restore_copy(copy, path, context.clock)
    told = _("{name} is now the copy: {entries}.")
    context.say(told.format(name=path.name, entries=counted.entries(restored.entries)))
    if restored.aside is not None:
        context.say(_("What was there before is kept. To undo this, restore {path}").format(path=restored.aside))
    return 0


def _restore_bundle(copy: Path, place: Place, context: Context) -> int:
    """Bring a bundle back as a new ledger; never over one, for what is written there is not the bundle's."""
    from household_ledger.cli.passphrases import passphrase_of_bundle
    from household_ledger.db.bundle import read_bundle
    from household_ledger.db.seal import is_sealed

    passphrase = passphrase_of_bundle(copy.name) if is_sealed(copy) else ""
    read_bundle(copy, passphrase)  # what cannot be read is told before a ledger is made
    try:
        with opened(place, context.clock, create=True) as app:
            app.ledger.merge(copy, passphrase)
            report = app.store.check()
    except UserError as problem:
        if problem.code not in ("file_exists", "database_has_ledger"):
            raise
        raise UserError("restore_bundle_new", copy=copy.name, name=place.name) from problem
    told = _("{name} is now the copy: {entries}.")
    context.say(told.format(name=place.name, entries=counted.entries(report.entries)))
    return 0
