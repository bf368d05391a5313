"""The window as it is begun from the command line: what is chosen in it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from household_ledger.cli import window
from household_ledger.text.i18n import digits, language, set_language
from household_ledger.ui.start import loading, running
from tests.cli.cli_support import Run


@pytest.fixture(autouse=True)
def _speech_as_before() -> Iterator[None]:
    yield
    set_language("th")


@pytest.mark.parametrize("said", [(), ("--lang", "th"), ("--lang", "en", "--digits", "thai")])
def test_a_language_chosen_in_the_window_is_heard_in_it(
    said: tuple[str, ...], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = []

    def choose_in_it(*_arguments: object, **_spoken: object) -> int:
        for speech in (("en", "arabic"), ("th", "thai")):
            set_language(*speech)
            heard.append((language(), digits()))
        return 0

    monkeypatch.setattr(window, "has_screen", lambda: True)
    monkeypatch.setattr(window, "run_window", choose_in_it)

    assert run(*said, "open").status == 0
    assert heard == [("en", "arabic"), ("th", "thai")]


def test_a_book_named_from_a_folder_is_opened_wherever_the_window_works(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    (tmp_path / "home").mkdir()
    (tmp_path / "stick" / "book.hldb").write_bytes(b"")
    monkeypatch.chdir(tmp_path / "stick")
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    monkeypatch.setattr(window, "has_screen", lambda: True)
    monkeypatch.setattr(loading, "hold_collecting", lambda: None)
    begun: list[tuple[Path, Path]] = []

    class At:
        def begin(self, path: Path) -> None:
            begun.append((path, Path.cwd()))

    def stood(_shelf: object, _settings: object, _folder: Path, begin: Callable[[At], object]) -> int:
        begin(At())
        return 0

    monkeypatch.setattr(running, "run", stood)

    assert run("open", "book.hldb").status == 0
    assert begun == [(tmp_path / "stick" / "book.hldb", tmp_path / "home")]
