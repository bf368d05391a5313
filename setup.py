"""Compiles the catalogues on the way into a wheel or a checkout; everything else is in pyproject.toml."""

import sys
import warnings
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

sys.path.insert(0, str(Path(__file__).resolve().parent / "tools"))
import catalogues

# Said at every set-up, about folders this checkout does not have.
warnings.filterwarnings("ignore", message="Editable installation")


class BuildWithCatalogues(build_py):  # type: ignore[misc]  # setuptools has no types
    """Make the compiled catalogues before the files of the package are counted."""

    def run(self) -> None:
        """Compile, then build as usual."""
        catalogues.compile_all()
        super().run()


setup(cmdclass={"build_py": BuildWithCatalogues})
