"""A book sent to another computer, and what came from others taken in: each goes on and tells its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from household_ledger.domain.ids import Id
from household_ledger.domain.register import Household
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.erasing import StillThere
from household_ledger.services.merging.outcome import Merged, all_entries
from household_ledger.services.ports import Progress
from household_ledger.text import counted
from household_ledger.text.amounts import format_number
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.labels import household_words
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Job
from household_ledger.ui.pages.provider.run import Run
from household_ledger.ui.ports import OpenLedger, Sent

_MOST_NAMED = 6
"""So many households are named one by one."""
_UNIT = 1024
_REFUSED = "bundle_refused"
_LOCKED = frozenset(("bundle_sealed", "bundle_not_opened"))


class SendRun(Run):
    """Writes the whole book into one file; begun at once."""

    def __init__(self, desk: Desk, path: Path, passphrase: str) -> None:
        super().__init__(desk)
        self.path = path
        self.is_there = False
        self._is_sealed = bool(passphrase)
        opened = desk.opened
        self.begin(
            Job(
                _("Writing the book for another computer"),
                lambda progress: opened.write_bundle(path, passphrase, progress),
                self._on_done,
                self.fail,
            )
        )

    def stopped_words(self) -> str:
        """Say that nothing is left of it."""
        return _("Stopped. No file was written.")

    def _on_done(self, sent: Sent) -> None:
        self.is_there = True
        holds = beside(counted.entries(sent.entries), counted.steps(sent.steps), size_words(sent.size))
        closed = _("Whoever opens it needs the passphrase: tell it by word of mouth, not on the same stick.")
        is_open = _("Whoever has the file can read it.")
        self.more = "\n".join((str(self.path), holds, closed if self._is_sealed else is_open))
        self.end(_("The whole book is in the file {name}").format(name=self.path.name))


@dataclass(slots=True)
class Took:
    """What came of taking files in: each with its outcome, or the sentence it was refused with."""

    merged: list[tuple[str, Merged]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    locked: list[Path] = field(default_factory=list)
    """Sealed files the passphrase did not open."""
    households: tuple[str, ...] = ()
    still: StillThere | None = None
    """Where something is left of households that were erased on another computer; None where none came to be so."""

    @property
    def erased(self) -> tuple[Id, ...]:
        """List the households that went."""
        return tuple(household for _name, one in self.merged for household in one.erased)


class TakeRun(Run):
    """Takes in one file after the other, a safety copy first; one that is refused keeps no other from coming in."""

    def __init__(self, desk: Desk, bundles: Sequence[Path], passphrases: Mapping[Path, str]) -> None:
        super().__init__(desk)
        self.took = Took()
        opened, settings, took = desk.opened, desk.settings, self.took

        def work(progress: Progress) -> Took:
            opened.copy_before_merge(settings.copies_folder())
            for one in bundles:
                _take(opened, one, passphrases.get(one, ""), (took, progress))
            took.households = _names(opened, took)
            if took.erased:
                with suppress(EnvironmentProblem):  # what came in is in; the file itself says that this is to be done
                    took.still = opened.finish_erasing(settings)
            return took

        title = _("Taking in what another computer wrote")
        self.begin(Job(title, work, self._on_done, self.fail), writes=True)

    def stopped_words(self) -> str:
        """Say what is left of it."""
        if self.took.merged:
            return _("Stopped. What had come in whole stays, the rest is as it was.")
        return _("Stopped. The book is as it was.")

    def _on_done(self, took: Took) -> None:
        self.is_refused = bool(took.refused)
        lines = self._lines()
        self.more = "\n".join(lines[1:])
        if not took.refused:
            self._desk.unsay(_REFUSED)
            self.end(lines[0])
            return
        self.told = lines[0]
        self._desk.say(self.told, "problem", about=_REFUSED)
        self.ended.emit()

    def show_left(self, things: int, late_months: int) -> None:
        """Say of what was left for a person no more than still is."""
        if self.is_under_way or not self.took.merged:
            return
        last = self.took.merged[-1][1]
        left = replace(last, conflicts=min(last.conflicts, things), late_months=min(last.late_months, late_months))
        self.more = "\n".join(self._lines(left)[1:])

    def _lines(self, left: Merged | None = None) -> list[str]:
        return [*self.took.refused, *merged_lines(self.took, left)]


def _take(opened: OpenLedger, bundle: Path, passphrase: str, into: tuple[Took, Progress]) -> None:
    took, progress = into
    try:
        took.merged.append((bundle.name, opened.ledger.merge(bundle, passphrase, progress=progress)))
    except UserError as problem:
        took.refused.append(message(problem))
        if problem.code in _LOCKED:
            took.locked.append(bundle)
    except EnvironmentProblem as problem:
        if not took.merged:
            raise
        took.refused.append(message(problem))


def _names(opened: OpenLedger, took: Took) -> tuple[str, ...]:
    """Name the households something came in for, by their codes."""
    ids = {Id(one) for _name, merged in took.merged for one in merged.changes.households}
    with opened.reader() as reader:
        found = sorted((one for one in reader.all(Household, with_deleted=True) if one.id in ids), key=_code)
    return tuple(household_words(in_digits(one.code), one.name) for one in found)


def _code(household: Household) -> str:
    return household.code


def merged_lines(took: Took, now: Merged | None = None) -> list[str]:
    """Say what came in, and for whom and what is left for a person, in two lines; none where all was refused.

    `now`: the last merge with what of it is still left; None: as it came.
    """
    if not took.merged:
        return []
    left = [*_erased(len(took.erased)), *_for_whom(took), *_left(now or took.merged[-1][1])]
    return [_what_came(took), *([beside(*left)] if left else [])]


def _what_came(took: Took) -> str:
    every = [one for _name, one in took.merged]
    if not any(one.applied for one in every):
        return _("Nothing new: all of it is in this book already.")
    came = all_entries(every)
    counts = (
        (_("{entries} new"), came.made),
        (_("{entries} changed"), came.changed),
        (_("{entries} taken out"), came.taken_out),
    )
    told = [words.format(entries=counted.entries(count)) for words, count in counts if count]
    return beside(*told) if told else _("Names and lists came in, no entries.")


def _erased(count: int) -> Iterator[str]:
    if count:
        words = ngettext(
            "{count} household was erased on another computer and is gone from this book too",
            "{count} households were erased on another computer and are gone from this book too",
            count,
        )
        yield words.format(count=format_number(count))


def _for_whom(took: Took) -> Iterator[str]:
    names = took.households
    if len(names) > _MOST_NAMED:
        words, rest = _("{names} and {count} more"), len(names) - _MOST_NAMED
        yield words.format(names=", ".join(names[:_MOST_NAMED]), count=format_number(rest))
    elif names:
        yield ", ".join(names)


def _left(merged: Merged) -> Iterator[str]:
    """Say what is left for a person, and what waits for what."""
    if merged.conflicts:
        words = ngettext(
            "{count} thing was written differently on two sides: settle it below.",
            "{count} things were written differently on two sides: settle them below.",
            merged.conflicts,
        )
        yield words.format(count=format_number(merged.conflicts))
    if merged.late_months:
        words = ngettext(
            "{count} closed month got more entries: look at it and close it anew.",
            "{count} closed months got more entries: look at them and close them anew.",
            merged.late_months,
        )
        yield words.format(count=format_number(merged.late_months))
    if merged.waiting:
        yield _waiting_words(merged)


def _waiting_words(merged: Merged) -> str:
    steps = counted.steps(merged.waiting)
    if merged.from_newer:
        return _("{steps} were written by a newer version and wait: update this program.").format(steps=steps)
    words = ngettext(
        "{steps} wait for what {count} more computer wrote: take in its file too. Nothing of them is lost.",
        "{steps} wait for what {count} more computers wrote: take in their files too. Nothing of them is lost.",
        merged.awaited,
    )
    return words.format(steps=steps, count=format_number(merged.awaited))


def size_words(size: int) -> str:
    """Say how large a file is, in whole kilobytes or megabytes, rounded up."""
    kilobytes = -(-size // _UNIT)
    if kilobytes < _UNIT:
        return f"{format_number(kilobytes)} KB"
    return f"{format_number(-(-kilobytes // _UNIT))} MB"
