"""The colours of light and dark, by what they mean (`design/interface.md`, Tokens); contrast is measured by a test."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One look; `hover` is also the lane of meters and heads.

    `soft` colours are grounds for text of their own hue, `…_line` the edge of such a ground.
    """

    is_dark: bool
    paper: str
    surface: str
    line: str
    hover: str
    ink: str
    ink_2: str
    ink_3: str
    primary: str
    primary_ink: str
    primary_soft: str
    primary_line: str
    income: str
    expense: str
    saving: str
    debt: str
    in_kind: str
    attention: str
    attention_soft: str
    attention_line: str
    shadow: str


LIGHT = Tokens(
    is_dark=False,
    paper="#FAF7F1",
    surface="#FFFFFF",
    line="#E6DFD3",
    hover="#F4EFE6",
    ink="#1F2933",
    ink_2="#52606D",
    ink_3="#616D7A",
    primary="#0B6E69",
    primary_ink="#FFFFFF",
    primary_soft="#E3F0EE",
    primary_line="#A9D0CB",
    income="#18795A",
    expense="#B04B1C",
    saving="#2B6CB0",
    debt="#7B4B9E",
    in_kind="#7A6B22",
    attention="#8F5C0D",
    attention_soft="#FBF1DC",
    attention_line="#E5CB93",
    shadow="#22000000",
)

DARK = Tokens(
    is_dark=True,
    paper="#171B1E",
    surface="#20262A",
    line="#343C42",
    hover="#283036",
    ink="#EDF1F2",
    ink_2="#B4BFC6",
    ink_3="#98A5AE",
    primary="#4DB6AC",
    primary_ink="#0D1B1A",
    primary_soft="#1F3936",
    primary_line="#33625D",
    income="#5CC79B",
    expense="#EE9365",
    saving="#7DB4EE",
    debt="#C79BE3",
    in_kind="#CDBB6A",
    attention="#E5B45C",
    attention_soft="#3A3120",
    attention_line="#6B572C",
    shadow="#66000000",
)

TONES = ("ink", "ink_2", "ink_3", "primary", "income", "expense", "saving", "debt", "in_kind", "attention")
"""Names of tokens text may be written in."""
