"""Text can be read on every ground it stands on (WCAG 2: 4.5 to 1), measured from the tokens themselves."""

from __future__ import annotations

import pytest

from household_ledger.ui.theme.tokens import DARK, LIGHT, TONES, Tokens

LEAST = 4.5
GROUNDS = ("surface", "paper", "hover", "primary_soft")


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_knows_black_and_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_tone_is_read_on_every_ground(tokens: Tokens, tone: str, ground: str) -> None:
    assert contrast(getattr(tokens, tone), getattr(tokens, ground)) >= LEAST


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("primary_ink", "primary"),
        ("primary", "primary_soft"),
        ("ink", "primary_soft"),
        ("ink", "attention_soft"),
        ("attention", "attention_soft"),
    ],
)
def test_words_on_coloured_grounds_are_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= LEAST
