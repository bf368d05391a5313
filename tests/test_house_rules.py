"""The rules of the house that no linter knows: sizes, one machine's paths, registries, the lock."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "household_ledger"
FOLDERS = (".ci", "benchmarks", "docs", "household_ledger", "packaging", "requirements", "resources", "tests", "tools")
LONGEST_FUNCTION = 60
LONGEST_FILE, LONGEST_TEST = 500, 600

# Written with brackets so that this file does not find itself.
ONE_MACHINE = re.compile(r"/hom[e]/\w|/roo[t]/|/wor[k]/|/Use[r]s/\w|[A-Z]:\\{1,2}Use[r]s\b|/tm[p]/\w|/op[t]/\w")
REGISTRY = re.compile(r"(pypi|pythonhosted|npmjs|debian)[.](org|com|net)|--(extra-)?index-ur[l]\b.*/")
OPEN_END = re.compile(r"\bTO[D]O\b(?!.*#\d)")


def text_files() -> Iterator[tuple[Path, str]]:
    """Read every text file a person wrote or will read; without git, which a fresh machine need not have."""
    paths = [path for path in ROOT.iterdir() if path.suffix in {".py", ".md", ".toml", ".in"}]
    for folder in FOLDERS:
        paths += [path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    for path in sorted(paths):
        try:
            yield path.relative_to(ROOT), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or a compiled catalogue


def python_files() -> Iterator[tuple[Path, str]]:
    """Read every source file."""
    return ((path, text) for path, text in text_files() if path.suffix == ".py")


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    """Name every line in which the pattern is found."""
    return [
        f"{path}:{number}: {line.strip()}"
        for path, text in text_files()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_source_file_is_too_long() -> None:
    lengths = {path: text.count("\n") for path, text in python_files()}

    allowed = {path: LONGEST_TEST if path.parts[0] == "tests" else LONGEST_FILE for path in lengths}
    assert {path: lines for path, lines in lengths.items() if lines > allowed[path]} == {}


def test_no_function_is_too_long() -> None:
    lengths = {
        f"{path}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path, text in python_files()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def test_every_open_end_names_an_issue() -> None:
    assert lines_with(OPEN_END) == []


def test_no_file_names_a_path_of_one_machine() -> None:
    assert lines_with(ONE_MACHINE) == []


def test_no_file_names_a_registry() -> None:
    assert lines_with(REGISTRY) == []


def test_decisions_are_numbered_as_their_files_and_begin_with_what_was_decided() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))

    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    for path in decisions:
        heads = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        assert re.match(rf"# {int(path.name[:4])}\. \S", heads[0]), path.name
        assert heads[1] == "## Decided", path.name


def test_every_folder_of_source_is_a_package() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts}

    assert [folder for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


def test_files_take_their_places_through_one_door() -> None:
    moves = [
        f"{path}:{node.lineno}"
        for path, text in python_files()
        if path.parts[0] == PACKAGE.name and path != Path(PACKAGE.name, "files.py")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and is_a_move(node)
    ]

    assert moves == []


def is_a_move(call: ast.Call) -> bool:
    """Tell whether a file is renamed: of all called `replace` a path's has one argument, and a work's."""
    if not isinstance(call.func, ast.Attribute):
        return False
    of, name = call.func.value.id if isinstance(call.func.value, ast.Name) else "", call.func.attr
    if of in {"os", "shutil"}:
        return name in {"rename", "renames", "replace", "move"}
    return name == "rename" or (name == "replace" and len(call.args) == 1 and not call.keywords and of != "work")


def test_the_domain_imports_only_the_standard_library() -> None:
    graph = grimp.build_graph(PACKAGE.name, include_external_packages=True)
    domain = {"household_ledger.domain", *graph.find_descendants("household_ledger.domain")}

    imported = {name for module in domain for name in graph.find_modules_directly_imported_by(module)} - domain
    assert {name for name in imported if name.partition(".")[0] not in sys.stdlib_module_names} == set()


def locked(name: str) -> dict[str, str]:
    """Read a lock: each requirement with its marker, and all its hashes."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ").splitlines()
    return {entry.partition("--hash")[0].strip(): entry.partition("--hash")[2] for entry in entries}


@pytest.mark.parametrize("name", ["run", "check"])
def test_every_locked_package_is_exact_and_has_hashes(name: str) -> None:
    requirements = locked(name)

    assert requirements
    assert [entry for entry, hashes in requirements.items() if "sha256:" not in hashes or "==" not in entry] == []


def test_the_map_names_only_modules_that_stand() -> None:
    map_of_it = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_/]+\.py)\b", map_of_it))
    stand = [f"/{path.as_posix()}" for path, _text in python_files()]

    assert named
    assert {one for one in named if not any(path.endswith(f"/{one}") for path in stand)} == set()


def test_whoever_may_check_has_all_that_running_needs() -> None:
    assert locked("run").items() <= locked("check").items()


def test_the_lock_holds_what_the_project_declares() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run = [*project["project"]["dependencies"], *project["dependency-groups"]["build"]]
    declared = {"run": run, "check": [*run, *project["dependency-groups"]["dev"]]}

    assert [
        pin for name, pins in declared.items() for pin in pins if pin.replace(".six", "-six") not in locked(name)
    ] == []
    assert set(project["build-system"]["requires"]) <= set(run)
