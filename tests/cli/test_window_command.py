"""The window as it is begun from the command line: what is chosen in it holds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from household_ledger.cli import window
from household_ledger.text.i18n import digits, language, set_language
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
