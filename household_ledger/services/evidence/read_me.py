"""What lies in a pack's folder, told to whoever opens it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from household_ledger.services.evidence.pack import EvidencePack, Level
from household_ledger.services.evidence.words import level_words, method_lines, people_line, source_lines
from household_ledger.services.evidence.workbook import title_of
from household_ledger.services.exchange.data_package import About
from household_ledger.text.i18n import N_, _

_FILES = {
    "evidence.pdf": N_("the pack to print and to read"),
    "evidence.xlsx": N_("the same as a workbook, a sheet an indicator"),
    "pack.json": N_("the same for this program: packs are put together from these files"),
    "datapackage.json": N_("what the tables in the folder data hold"),
    "data/": N_("the tables for other programs, as CSV and as Parquet"),
    "README.txt": N_("this page"),
}


def about(pack: EvidencePack) -> About:
    """Say what the pack is, as its Data Package tells it."""
    return About(
        name=f"household-evidence-{pack.level.value}-{pack.as_of.iso}",
        title=title_of(pack),
        description=" ".join(method_lines(pack)),
        created=pack.made_at,
    )


def read_me_bytes(pack: EvidencePack, files: Iterable[str]) -> bytes:
    """Write the page: UTF-8 with the mark Windows looks for, lines as Windows ends them."""
    return "\r\n".join(_lines(pack, set(files))).encode("utf-8-sig") + b"\r\n"


def _lines(pack: EvidencePack, files: set[str]) -> Iterator[str]:
    yield title_of(pack)
    yield people_line(pack)
    yield ""
    yield _("In this folder:")
    for name, what in _FILES.items():
        if any(one == name or one.startswith(name) for one in files):
            yield f"  {name}  {_(what)}"
    yield ""
    yield _("How it was reckoned:")
    for line in method_lines(pack):
        yield f"  {line}"
    yield ""
    if pack.level is not Level.PROVIDER:
        yield _("It is made {level}. It names no household.").format(level=level_words(pack.level))
    yield _("pack.json says in its digest whether anybody changed it; putting packs together looks at it.")
    yield ""
    yield _("Made from:")
    for line in source_lines(pack):
        yield f"  {line}"
