"""Evidence packs written: of an open ledger, or put together from packs; the one place command line and window call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.domain.period import Month
from household_ledger.errors import UserError
from household_ledger.files import disk_problem
from household_ledger.services.evidence.building import Asked, build_pack
from household_ledger.services.evidence.consenting import counted_households
from household_ledger.services.evidence.folder import holds_only, look_at_place, write_folder
from household_ledger.services.evidence.pack import EvidencePack, Level
from household_ledger.services.evidence.pack_file import PACK_FILE, pack_bytes, read_pack
from household_ledger.services.evidence.roll_up import roll_up
from household_ledger.services.exchange.data_package import places_of_package
from household_ledger.services.ports import Progress, no_progress, stretch
from household_ledger.text.dates import format_month

if TYPE_CHECKING:
    from household_ledger.app.opening import Application

WORKBOOK, PAPER, READ_ME = "evidence.xlsx", "evidence.pdf", "README.txt"
_BUILT = 80
"""Percent of the whole when a pack is reckoned and its files are yet to be made."""


@dataclass(frozen=True, slots=True)
class WrittenPack:
    """A pack that lies whole in its folder, and the names of its files."""

    pack: EvidencePack
    folder: Path
    files: tuple[str, ...]


def write_pack(
    app: Application, folder: Path, *, level: Level, as_of: Month, progress: Progress = no_progress
) -> WrittenPack:
    """Make a ledger's pack for a level at a month that is over and write it into a folder of its own.

    UserError `evidence_folder_taken`, `evidence_month_not_over`; EnvironmentProblem as `files.write_whole`; Cancelled.
    """
    progress(0, 100)
    look_at_place(folder, is_pack)
    if not as_of.is_over(app.clock.today()):
        raise UserError("evidence_month_not_over", month=format_month(as_of))
    with app.snapshot(is_long=True) as (reader, figures):
        counted = counted_households(reader, app.clock.today())
        asked = Asked(level=level, as_of=as_of, made_at=app.clock.now(), counted=counted)
        pack = build_pack(figures, reader, asked, stretch(progress, 0, _BUILT))
    return _write(pack, folder, progress)


def write_roll_up(packs: Iterable[Path], folder: Path, *, progress: Progress = no_progress) -> WrittenPack:
    """Put packs together (folders, or their `pack.json`) and write what comes of it into a folder of its own.

    UserError as `pack_file.read_pack`, `roll_up.roll_up` and `write_pack`.
    """
    progress(0, 100)
    look_at_place(folder, is_pack)
    rolled = roll_up([read_pack(path) for path in packs])
    progress(_BUILT, 100)
    return _write(rolled, folder, progress)


def is_pack(folder: Path) -> bool:
    """Tell whether a folder holds a pack of ours, which a newer one may replace: it says so, and holds nothing else."""
    try:
        read_pack(folder)
    except UserError as problem:
        return problem.code == "evidence_pack_changed" and _holds_only_ours(folder)
    return _holds_only_ours(folder)


def _holds_only_ours(folder: Path) -> bool:
    return holds_only(folder, {PACK_FILE, WORKBOOK, READ_ME, PAPER} | places_of_package(folder))


def _write(pack: EvidencePack, folder: Path, progress: Progress) -> WrittenPack:
    from household_ledger.reports.evidence import evidence_pdf
    from household_ledger.services.evidence.package import package_tables
    from household_ledger.services.evidence.read_me import about, read_me_bytes
    from household_ledger.services.evidence.workbook import workbook_bytes
    from household_ledger.services.exchange.data_package import package_files

    files = {PACK_FILE: pack_bytes(pack)}
    progress(82, 100)
    try:
        files[WORKBOOK] = workbook_bytes(pack, folder.parent)
    except OSError as problem:
        raise disk_problem(problem, folder) from problem
    progress(86, 100)
    files[PAPER] = evidence_pdf(pack)
    progress(92, 100)
    files |= package_files(about(pack), package_tables(pack))
    files[READ_ME] = read_me_bytes(pack, (*files, READ_ME))
    progress(98, 100)
    write_folder(folder, files, is_pack)
    progress(100, 100)
    return WrittenPack(pack, folder, tuple(sorted(files)))
