"""Does the set-up script install once, and say what it cannot do?"""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Load the script as the one of an empty checkout in which nothing is really installed or started."""
    place = importlib.util.spec_from_file_location("do", ROOT / "do.py")
    assert place is not None
    assert place.loader is not None
    script = importlib.util.module_from_spec(place)
    place.loader.exec_module(script)
    for name in ("do.py", "pyproject.toml", "setup.py", "requirements/run.txt", "requirements/check.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(script, "ROOT", tmp_path)
    monkeypatch.setattr(script, "VENV", tmp_path / ".venv")
    return script


@pytest.fixture
def installed(do: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Record what would have been installed."""
    scopes: list[str] = []
    monkeypatch.setattr(do, "install", scopes.append)
    monkeypatch.setattr(do, "start", lambda _command: 0)
    return scopes


def test_a_second_run_installs_nothing(do: ModuleType, installed: list[str]) -> None:
    do.make_ready("run")
    do.make_ready("run")

    assert installed == ["run"]


def test_a_machine_that_can_check_can_run(do: ModuleType, installed: list[str]) -> None:
    do.make_ready("check")
    do.make_ready("run")

    assert installed == ["check"]


def test_a_machine_that_can_run_still_needs_the_rest_to_check(do: ModuleType, installed: list[str]) -> None:
    do.make_ready("run")
    do.make_ready("check")

    assert installed == ["run", "check"]


def test_a_new_lock_is_installed(do: ModuleType, installed: list[str], tmp_path: Path) -> None:
    do.make_ready("run")
    (tmp_path / "requirements" / "run.txt").write_text("renewed", encoding="utf-8")
    do.make_ready("run")

    assert installed == ["run", "run"]


def test_the_catalogues_are_compiled_each_time_whatever_the_times_of_their_files(
    do: ModuleType, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []

    def start(command: list[str]) -> int:
        started.append(command)
        return 0

    monkeypatch.setattr(do, "start", start)
    do.make_ready("run")
    do.make_ready("run")

    assert installed == ["run"]
    assert started == [["tools/catalogues.py", "compile"]] * 2


def test_an_interrupted_installation_is_done_again(do: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def interrupted(scope: str) -> None:
        tried.append(scope)
        if len(tried) == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(do, "install", interrupted)
    monkeypatch.setattr(do, "start", lambda _command: 0)

    assert [do.main(["run"]), do.main(["run"]), do.main(["run"])] == [3, 0, 0]
    assert tried == ["run", "run"]


def test_without_the_right_to_install_the_exact_line_is_said(
    do: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(do, "is_loadable", lambda library: library != "libz.so.1")
    monkeypatch.setattr(do.shutil, "which", lambda program: program)
    monkeypatch.setattr(do, "privilege", lambda: None)

    assert do.main(["demo"]) == 1
    assert "sudo apt-get update && sudo apt-get install -y --no-install-recommends zlib1g\n" in capsys.readouterr().err


def test_a_lacking_library_is_installed_by_root(do: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    lines: list[list[str]] = []

    def record(line: list[str], **_options: object) -> object:
        lines.append(line)
        return do.subprocess.CompletedProcess(line, 0)

    monkeypatch.setattr(do, "is_loadable", lambda library: library != "libz.so.1")
    monkeypatch.setattr(do.shutil, "which", lambda program: program)
    monkeypatch.setattr(do, "privilege", lambda: "")
    monkeypatch.setattr(do.subprocess, "run", record)
    do.install_system_packages()

    assert lines == [["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "zlib1g"]]


def test_a_check_stops_at_the_first_that_fails(
    do: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[list[str]] = []

    def fail_at_types(command: list[str]) -> int:
        started.append(command)
        return int("mypy" in command)

    monkeypatch.setattr(do, "start", fail_at_types)

    assert do.check(["-k", "months"]) == 1
    assert [command[1] for command in started] == ["ruff", "ruff", "mypy"]
    assert "types did not pass (after format, ruff)" in capsys.readouterr().out


def test_words_after_check_go_to_pytest_alone(do: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    def record(command: list[str]) -> int:
        started.append(command)
        return 0

    monkeypatch.setattr(do, "start", record)

    assert do.check(["-k", "months"]) == 0
    assert [command[-2:] == ["-k", "months"] for command in started] == [False] * (len(started) - 1) + [True]


def test_some_tests_are_passed_once_more_locked_and_once_more_on_a_server(
    do: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[list[str], dict[str, str]]] = []

    def record(command: list[str], **more: str) -> int:
        started.append((command[4:], more))
        return 0

    monkeypatch.setattr(do, "start", record)

    assert do.check([]) == 0
    assert started[-3:] == [([], {}), (do.LOCKED, {"HL_TEST_SECRET": "1"}), (do.SHARED, {"HL_TEST_SERVER": "1"})]
    assert [one for one in [*do.LOCKED, *do.SHARED] if not (ROOT / one.partition("::")[0]).exists()] == []


def test_an_unknown_word_is_wrong_usage(do: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert do.main(["dmo"]) == 2
    assert "python3 do.py demo" in capsys.readouterr().out
