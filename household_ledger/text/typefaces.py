"""Where the Thai typeface lies: files that came with a package, never the system's."""

from __future__ import annotations

from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from household_ledger.errors import EnvironmentProblem

_PACKAGE = "fontpkg_sarabun"


def other_typeface() -> Path | None:
    """Give the file of a typeface with signs ours lacks, which comes with the charts' library; None without it."""
    found = find_spec("matplotlib")  # only looked for, for loading it takes long
    if found is None or found.origin is None:
        return None
    path = Path(found.origin).parent / "mpl-data" / "fonts" / "ttf" / "DejaVuSans.ttf"
    return path if path.is_file() else None


def typeface(style: str = "Regular") -> Path:
    """Give the file of Sarabun in a style (Regular, Bold, SemiBold, Italic, BoldItalic …).

    EnvironmentProblem `typeface_missing` when the installation lost it.
    """
    try:
        path = Path(str(files(_PACKAGE) / "files" / f"Sarabun-{style}.ttf"))
    except ModuleNotFoundError:
        path = Path()
    if not path.is_file():
        raise EnvironmentProblem("typeface_missing", style=style)
    return path
