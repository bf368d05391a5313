"""Everything this project does on a fresh machine, from one file: Debian, Windows, macOS; Python 3.11 or newer.

    python3 do.py demo      start the program on the made-up provider
    python3 do.py check     pass the tests and every other check   (words after it go to pytest: check -k months)
    python3 do.py run ...   the program with any of its commands   (run --help)
    python3 do.py setup     only make everything ready

The first run makes `.venv`, installs what the lock in requirements/ names (by hash, from wherever pip looks)
and compiles the catalogues. Later runs find that done and start at once.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST = (3, 11)
INTERRUPTED = 3

# What the locked wheels load from the system, and the Debian package it comes in; the second half is Qt's: to draw at
# all, and (xcb) to show a window on a screen.
SYSTEM_LIBRARIES = {
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6",
    "libz.so.1": "zlib1g",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}

CHECKS = {
    "format": ["-m", "ruff", "format", "--check", "."],
    "ruff": ["-m", "ruff", "check", "."],
    "types": ["-m", "mypy"],
    "imports": ["-c", "import sys; from importlinter.cli import lint_imports_command as lint; sys.exit(lint())"],
    "catalogues": ["tools/catalogues.py", "check"],
    "tests": ["-m", "pytest", "-n", "2"],
    "locked": ["-m", "pytest", "-n", "2"],
    "shared": ["-m", "pytest", "-n", "2"],
}
# What is tested once more with every ledger locked by a passphrase (HL_TEST_SECRET=1 runs any test so): every service,
# every figure against the oracle, files read in and written, merging, and the file opened, copied, upgraded, killed.
LOCKED = [
    *(f"tests/{one}" for one in ("services", "oracle", "exchange", "merging")),
    *(f"tests/db/test_{one}.py" for one in ("store", "step", "opening", "soundness", "photos", "upgrading", "kill")),
    "tests/db/test_copies_and_restoring.py",
]
# What is tested once more with every ledger on a server (HL_TEST_SERVER=1 runs any test so), which the tests start
# themselves; without one the step says so and goes on, but for a CI (tests/server.py).
SHARED = [
    "tests/services",
    *(f"tests/db/test_{one}.py" for one in ("step", "reach", "in_use", "balances", "entry_lists", "record_history")),
    "tests/db/test_reverts.py",
    "tests/oracle/test_village.py",
    "tests/oracle/test_drill_down.py",
    "tests/oracle/test_indicators.py::test_the_village_written_by_hand_agrees_too",
]
ONCE_MORE = {"locked": (LOCKED, "HL_TEST_SECRET"), "shared": (SHARED, "HL_TEST_SERVER")}


class SetUpError(Exception):
    """What keeps this machine from getting ready, in a sentence for the person in front of it."""


def main(arguments: Sequence[str]) -> int:
    """Make everything ready, then do what was asked; gives the exit status."""
    asked, passed_on = (arguments[0], list(arguments[1:])) if arguments else ("", [])
    if asked not in {"demo", "check", "run", "setup"}:
        print(__doc__)
        return 0 if asked in {"-h", "--help", "help"} else 2
    try:
        make_ready("check" if asked in {"check", "setup"} else "run")
        return do(asked, passed_on)
    except SetUpError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def do(asked: str, passed_on: Sequence[str]) -> int:
    """Do what was asked, everything being ready; gives the exit status."""
    if asked == "setup":
        return 0
    if asked == "check":
        return check(passed_on)
    return start(["-m", "household_ledger", *(["demo"] if asked == "demo" else []), *passed_on])


def start(command: Sequence[str], **more: str) -> int:
    """Run our Python with the command, and more in its environment, and give its exit status."""
    # Thai goes to every console and pipe as UTF-8, whatever the machine's own custom is.
    surroundings = os.environ | {"PYTHONUTF8": "1", "PYTHAINLP_READ_ONLY": "1"} | more
    # A flush first, or what was said before comes out after what the command says.
    sys.stdout.flush()
    return subprocess.run([PYTHON, *command], cwd=ROOT, env=surroundings, check=False).returncode


def check(for_pytest: Sequence[str]) -> int:
    """Run every check in order of speed and stop at the first that fails."""
    spent: dict[str, float] = {}
    for name, command in CHECKS.items():
        if name in ONCE_MORE and for_pytest:
            continue  # somebody wants some tests of his own choice
        print(f"== {name}", flush=True)
        begun = time.monotonic()
        again, switch = ONCE_MORE.get(name, (for_pytest if name == "tests" else (), ""))
        status = start([*command, *again], **({switch: "1"} if switch else {}))
        spent[name] = time.monotonic() - begun
        if status:
            print(f"== check stopped: {name} did not pass (after {', '.join(list(spent)[:-1]) or 'nothing'})")
            return status
    print(f"== check: all is well ({', '.join(f'{name} {seconds:.0f} s' for name, seconds in spent.items())})")
    return 0


def make_ready(scope: str) -> None:
    """Install and compile what is not there yet; `run` is the program alone, `check` is the program and its checks."""
    if sys.version_info < OLDEST:
        raise SetUpError(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}.")
    ready = fingerprint(scope)
    if not any(stamp(enough).is_file() and stamp(enough).read_text() == ready[enough] for enough in ready):
        install(scope)
        stamp(scope).write_text(ready[scope])
    # Every time, for it is quick: the times of files do not tell which of two is newer once a folder was copied.
    need(start(["tools/catalogues.py", "compile"]), "The catalogues could not be compiled.")


def fingerprint(scope: str) -> dict[str, str]:
    """Give, for each set of packages that is enough for the scope, the stamp that says it is installed as wanted."""
    enough = ["check"] if scope == "check" else ["run", "check"]
    common = [ROOT / name for name in ("do.py", "pyproject.toml", "setup.py")]
    return {name: digest([lock(name), *common]) for name in enough}


def digest(paths: Sequence[Path]) -> str:
    """Sum up the files and where they are: a moved checkout has to be installed again."""
    sum_of_all = hashlib.sha256(str(ROOT).encode())
    for path in paths:
        sum_of_all.update(path.read_bytes())
    return sum_of_all.hexdigest()


def stamp(scope: str) -> Path:
    """Name the file that says what was installed."""
    return VENV / f"installed-{scope}.txt"


def lock(scope: str) -> Path:
    """Name the list of every package with its hashes."""
    return ROOT / "requirements" / f"{scope}.txt"


def install(scope: str) -> None:
    """Make the environment and put in what the lock names and the project itself."""
    install_system_packages()
    for old in ("run", "check"):
        stamp(old).unlink(missing_ok=True)
    if not is_working(PYTHON):
        print(f"Making {VENV.name} ...", flush=True)
        # As `python -m venv` does it: a copied interpreter does not start on macOS, a linked one not on Windows.
        venv.create(VENV, clear=True, symlinks=os.name != "nt", with_pip=True)
    print("Installing the locked packages (once; a minute or two) ...", flush=True)
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    locked = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(lock(scope))]
    need(start([*pip, *locked]), "The locked packages could not be installed; pip has said why.")
    # The build tools came with the lock, so the project itself needs no network.
    itself = ["--no-index", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    need(start([*pip, *itself]), "The project itself could not be installed; pip has said why.")


def is_working(python: Path) -> bool:
    """Ask whether the environment's Python starts: a system upgrade can take it away."""
    return python.exists() and subprocess.run([python, "-c", ""], check=False, capture_output=True).returncode == 0


def install_system_packages() -> None:
    """Install what the system lacks where we may (root, or sudo without a password); else say the line that does."""
    packages = missing_packages()
    if not packages:
        return
    names = " ".join(packages)
    if shutil.which("apt-get") is None:
        raise SetUpError(f"This system lacks what Debian calls {names}. Please install it and start again.")
    lines = ["apt-get update", f"apt-get install -y --no-install-recommends {names}"]
    prefix = privilege()
    if prefix is None:
        raise SetUpError("System libraries are missing. Please run:\n  sudo " + " && sudo ".join(lines))
    for line in lines:
        print(f"{prefix}{line}", flush=True)
        status = subprocess.run(shlex.split(prefix + line), check=False, stdout=subprocess.DEVNULL).returncode
        need(status, f"This did not work: {prefix}{line}")


def missing_packages() -> list[str]:
    """Name the Debian packages this machine lacks; nothing on Windows and macOS, where the wheels bring all."""
    if not sys.platform.startswith("linux"):
        return []
    packages = [package for library, package in SYSTEM_LIBRARIES.items() if not is_loadable(library)]
    if importlib.util.find_spec("ensurepip") is None:
        packages.append("python3-venv")
    return packages


def is_loadable(library: str) -> bool:
    """Ask the system's loader for a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def privilege() -> str | None:
    """Give what to put before a command so that it may install packages; None when nothing helps."""
    if os.geteuid() == 0:
        return ""
    asking = ["sudo", "-n", "true"]
    if shutil.which("sudo") and subprocess.run(asking, check=False, capture_output=True).returncode == 0:
        return "sudo -n "
    return None


def need(status: int, otherwise: str) -> None:
    """Stop with a sentence when a step did not work."""
    if status:
        raise SetUpError(otherwise)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
