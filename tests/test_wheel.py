"""Is everything the program reads inside the wheel it is delivered in?"""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "household_ledger"


@pytest.fixture(scope="module")
def inside(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Build the wheel from a copy without anything compiled, and name what is inside."""
    place = tmp_path_factory.mktemp("wheel")
    left_out = shutil.ignore_patterns("__pycache__", "*.mo")
    for folder in (PACKAGE, "resources", "tools"):
        shutil.copytree(ROOT / folder, place / folder, ignore=left_out)
    for name in ("pyproject.toml", "setup.py", "README.md", "MANIFEST.in"):
        shutil.copy(ROOT / name, place)
    # As an installer asks the build for it; pip itself looks for a network as soon as it is loaded.
    ask = f"from setuptools import build_meta; build_meta.build_wheel({str(place / 'dist')!r})"
    (place / "dist").mkdir()
    subprocess.run([sys.executable, "-c", ask], check=True, cwd=place, stdout=subprocess.DEVNULL)
    (wheel,) = (place / "dist").glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_holds_every_file_of_the_package(inside: set[str]) -> None:
    files = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / PACKAGE).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert files - inside == set()


def test_the_wheel_holds_the_catalogues_the_build_made(inside: set[str]) -> None:
    wanted = {f"{PACKAGE}/i18n/{language}/LC_MESSAGES/{PACKAGE}.mo" for language in ("en", "th")}

    assert wanted <= inside


def test_the_wheel_holds_nothing_but_the_package(inside: set[str]) -> None:
    assert {name.split("/")[0] for name in inside if ".dist-info/" not in name} == {PACKAGE}
