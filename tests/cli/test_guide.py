"""The Thai guide says what there is: its buttons have the words of the window, its commands can be typed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from household_ledger.cli.arguments import general_first
from household_ledger.cli.main import build_parser

ROOT = Path(__file__).resolve().parent.parent.parent
GUIDE = (ROOT / "docs" / "guide-th.md").read_text(encoding="utf-8")
TYPED = re.findall(r"^python3 do\.py run(.*)$", GUIDE, re.MULTILINE)


def test_every_button_the_guide_names_has_these_words() -> None:
    with (ROOT / "resources" / "i18n" / "th" / "LC_MESSAGES" / "household_ledger.po").open("rb") as file:
        words = {str(message.string) for message in read_po(file, locale="th")}
    named = re.findall(r"\*\*(.+?)\*\*", GUIDE.partition("## บรรทัดคำสั่ง")[0])

    assert len(named) > 10
    assert [one for one in named if one not in words] == []


@pytest.mark.parametrize("line", TYPED)
def test_every_command_of_the_guide_can_be_typed(line: str) -> None:
    words = general_first(shlex.split(line.replace("\\", "/")))

    assert build_parser(words).parse_args(words) is not None


def test_the_guide_shows_commands_of_every_part() -> None:
    assert len(TYPED) > 12
    assert "docs/guide-th.md" in (ROOT / "README.md").read_text(encoding="utf-8")
