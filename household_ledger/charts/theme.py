"""Which colour, grey and hatching a tone has: light, dark, and print that survives a black-and-white copier."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.charts.spec import Tone


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of one look (`design/interface.md`, Tokens). `hatches` tell tones apart without hue; "" is solid.

    `track` is the pale lane a lying bar lies in ("": none); `fills` the inside of hollow marks where it is not the
    ground; `rim_points` how wide their outline is; `has_hues` is False where colour cannot be told.
    """

    surface: str
    track: str
    line: str
    ink: str
    ink_2: str
    ink_3: str
    tones: dict[Tone, str]
    hatches: dict[Tone, str]
    hollow: frozenset[Tone]
    """Tones drawn as an outline, so that black and white still tells the pair apart."""
    fills: dict[Tone, str]
    rim_points: float = 0.9
    has_hues: bool = True
    hatch_percent: int = 55
    """How far the lines of a hatching stand off its tone towards the ground."""

    def hatched(self, tone: Tone) -> str:
        """Give the colour of a tone's hatching, between the tone and the ground."""
        parts = (
            int(ink * (100 - self.hatch_percent) / 100 + ground * self.hatch_percent / 100)
            for ink, ground in zip(_rgb(self.tones[tone]), _rgb(self.surface), strict=True)
        )
        return "#" + "".join(f"{part:02X}" for part in parts)


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


_HATCHES = {
    Tone.EXPENSE: "",
    Tone.IN_KIND: "////",
    Tone.REDUCIBLE: "////",
    Tone.SOCIAL: "....",
    Tone.DEBT: "\\\\\\\\",
    Tone.NOTHING: "//////",
    Tone.GRADE_B: "////",
    Tone.GRADE_C: "....",
}
_HOLLOW = frozenset({Tone.BEFORE, Tone.NOTHING, Tone.GAP, Tone.GRADE_D})

LIGHT = Theme(
    surface="#FFFFFF",
    track="#F4F0E8",
    line="#E6DFD3",
    ink="#1F2933",
    ink_2="#52606D",
    ink_3="#6B7785",
    tones={
        Tone.INCOME: "#1B7F5C",
        Tone.EXPENSE: "#C0562B",
        Tone.SAVING: "#2B6CB0",
        Tone.DEBT: "#7B4B9E",
        Tone.IN_KIND: "#8A7A2F",
        Tone.ATTENTION: "#B7791F",
        Tone.NECESSARY: "#0B6E69",
        Tone.REDUCIBLE: "#B7791F",
        Tone.SOCIAL: "#7B4B9E",
        Tone.BEFORE: "#8F8672",
        Tone.AFTER: "#1B7F5C",
        Tone.PLAN: "#6B7785",
        Tone.NET: "#1F2933",
        Tone.WRITTEN: "#0B6E69",
        Tone.NOTHING: "#0B6E69",
        Tone.GAP: "#B7791F",
        Tone.AHEAD: "#8C939B",
        Tone.GRADE_A: "#0B6E69",
        Tone.GRADE_B: "#3E9A92",
        Tone.GRADE_C: "#B7791F",
        Tone.GRADE_D: "#8F8672",
        Tone.UP: "#1B7F5C",
        Tone.SAME: "#6B7785",
        Tone.DOWN: "#C0562B",
        Tone.REACHED: "#0B6E69",
        Tone.WAITING: "#3E8F88",
        Tone.FALLEN: "#C0562B",
    },
    hatches=_HATCHES,
    hollow=_HOLLOW,
    fills={Tone.BEFORE: "#EDE7DB", Tone.GAP: "#FBF1DF", Tone.GRADE_D: "#F4F0E8"},
)

DARK = Theme(
    surface="#20262A",
    track="#2A3136",
    line="#343C42",
    ink="#EDF1F2",
    ink_2="#B4BFC6",
    ink_3="#93A0A9",
    tones={
        Tone.INCOME: "#5CC79B",
        Tone.EXPENSE: "#EE9365",
        Tone.SAVING: "#7FB3EA",
        Tone.DEBT: "#C39BE0",
        Tone.IN_KIND: "#D3C26B",
        Tone.ATTENTION: "#E5B25D",
        Tone.NECESSARY: "#4DB6AC",
        Tone.REDUCIBLE: "#E5B25D",
        Tone.SOCIAL: "#C39BE0",
        Tone.BEFORE: "#7E8A93",
        Tone.AFTER: "#5CC79B",
        Tone.PLAN: "#93A0A9",
        Tone.NET: "#EDF1F2",
        Tone.WRITTEN: "#4DB6AC",
        Tone.NOTHING: "#4DB6AC",
        Tone.GAP: "#E5B25D",
        Tone.AHEAD: "#7E8A93",
        Tone.GRADE_A: "#4DB6AC",
        Tone.GRADE_B: "#3B8D86",
        Tone.GRADE_C: "#E5B25D",
        Tone.GRADE_D: "#7E8A93",
        Tone.UP: "#5CC79B",
        Tone.SAME: "#93A0A9",
        Tone.DOWN: "#EE9365",
        Tone.REACHED: "#4DB6AC",
        Tone.WAITING: "#4DB6AC",
        Tone.FALLEN: "#EE9365",
    },
    hatches=_HATCHES,
    hollow=_HOLLOW,
    fills={Tone.BEFORE: "#3A444B", Tone.GAP: "#3A3322", Tone.GRADE_D: "#2A3136"},
)

PRINT = Theme(
    surface="#FFFFFF",
    track="",
    line="#C8C8C8",
    ink="#111111",
    ink_2="#444444",
    ink_3="#666666",
    tones={
        Tone.INCOME: "#333333",
        Tone.EXPENSE: "#333333",
        Tone.SAVING: "#333333",
        Tone.DEBT: "#555555",
        Tone.IN_KIND: "#777777",
        Tone.ATTENTION: "#111111",
        Tone.NECESSARY: "#333333",
        Tone.REDUCIBLE: "#777777",
        Tone.SOCIAL: "#8C8C8C",
        Tone.BEFORE: "#777777",
        Tone.AFTER: "#333333",
        Tone.PLAN: "#777777",
        Tone.NET: "#111111",
        Tone.WRITTEN: "#333333",
        Tone.NOTHING: "#555555",
        Tone.GAP: "#111111",
        Tone.AHEAD: "#8C8C8C",
        Tone.GRADE_A: "#333333",
        Tone.GRADE_B: "#555555",
        Tone.GRADE_C: "#777777",
        Tone.GRADE_D: "#555555",
        Tone.UP: "#222222",
        Tone.SAME: "#777777",
        Tone.DOWN: "#222222",
        Tone.REACHED: "#222222",
        Tone.WAITING: "#555555",
        Tone.FALLEN: "#111111",
    },
    hatches=_HATCHES,
    hollow=_HOLLOW | {Tone.EXPENSE},
    fills={},
    has_hues=False,
    hatch_percent=100,
)

THEMES = {"light": LIGHT, "dark": DARK, "print": PRINT}
