"""Draw the tables of a ledger file as docs/data-model.svg, from the program's own declaration of them.

`python tools/draw_data_model.py` writes it; `--check` says with its status whether the drawing is up to date.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from sqlalchemy import Table

from household_ledger.db.schema import metadata

TARGET = Path(__file__).resolve().parent.parent / "docs" / "data-model.svg"
COLUMNS: tuple[tuple[tuple[str, str, tuple[str, ...]], ...], ...] = (
    (
        ("Project and people", "#0B6E69", ("project", "project_cost", "provider", "village_group", "person")),
        ("The file itself", "#6B7785", ("file_info", "category", "alembic_version")),
    ),
    (("Household", "#1B7F5C", ("household", "member", "pocket", "occupation", "production_cycle", "party")),),
    (
        ("Debts and own words", "#7B4B9E", ("debt", "household_category", "month")),
        ("Village prices", "#0B6E69", ("price",)),
        ("Lessons", "#7A4F2A", ("training", "attendance")),
    ),
    (("Entries", "#C0562B", ("entry", "entry_line", "photo")), ("Derived", "#8A7A2F", ("month_total",))),
    (("Goals and baseline", "#2B6CB0", ("goal", "goal_change", "baseline", "baseline_line")),),
    (
        ("Agreed and looked at", "#4E7A27", ("consent", "visit")),
        ("Eight changes", "#A06A00", ("change_label", "change_score")),
    ),
    (("Staircases", "#9A3B3B", ("stair", "stair_mark")),),
    (
        ("What comes again", "#A03D6B", ("recurring", "recurring_turn", "template")),
        ("Asked and sought", "#3F6B8A", ("unanswered", "saved_filter")),
    ),
    (
        ("Journal, append-only", "#52606D", ("writer", "op", "leaf", "touch")),
        ("Brought together", "#7A4F2A", ("waiting", "waiting_photo", "conflict", "reading_memory")),
        ("Erased for good", "#6B6B6B", ("erasure",)),
    ),
)
BY_NAME = {
    "household_id": "household",
    "debt_id": "debt",
    "goal_id": "goal",
    "occupation_id": "occupation",
    "occupation": "occupation",
    "group_id": "village_group",
    "counted_pocket": "pocket",
    "member": "member",
    "party": "party",
    "person": "person",
    "closed_by": "person",
    "verified_by": "person",
    "visitor": "person",
    "trainer": "person",
    "scored_by": "person",
    "withdrawn_by": "person",
    "training": "training",
    "ref": "by account",
}
"""References by name: kept by the commands, not by the database, so that laptops can be merged in any order."""
WIDTH, LINE, HEAD, GAP, GROUP = 196, 15, 21, 14, 24
LEFT, TOP, ACROSS = 20, 64, 36


@dataclass(frozen=True, slots=True)
class Placed:
    """A table with its place on the sheet."""

    table: Table
    colour: str
    x: int
    y: int

    @property
    def height(self) -> int:
        """Give the height of its box."""
        return HEAD + LINE * len(self.table.columns) + 5


def main() -> int:
    """Write the drawing, or check it."""
    drawing = svg()
    if "--check" in sys.argv:
        return int(not TARGET.exists() or TARGET.read_text(encoding="utf-8") != drawing)
    TARGET.write_text(drawing, encoding="utf-8")
    return 0


def svg() -> str:
    """Draw everything; the same tables give the same text."""
    placed, titles, height = _place()
    width = LEFT * 2 + len(COLUMNS) * WIDTH + (len(COLUMNS) - 1) * ACROSS
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    font = 'font-family="Sarabun, Noto Sans, Arial, sans-serif" font-size="11"'
    told = "bold: key · → table: reference kept by the database · ⇢ table: reference by name, kept by the commands"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {font}>',
        f'<rect width="{width}" height="{height}" fill="#FAF7F1"/>',
        f'<text x="{LEFT}" y="30" font-size="17" font-weight="600" fill="#1F2933">The tables of a ledger file</text>',
        f'<text x="{LEFT}" y="46" fill="#52606D">{told}</text>',
        *titles,
        *(line for one in placed for line in _box(one)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _place() -> tuple[list[Placed], list[str], int]:
    """Stack the groups of each column from the top."""
    placed, titles, lowest = [], [], 0
    for number, groups in enumerate(COLUMNS):
        x, y = LEFT + number * (WIDTH + ACROSS), TOP
        for title, colour, names in groups:
            titles.append(f'<text x="{x}" y="{y + 14}" font-weight="600" fill="{colour}">{escape(title)}</text>')
            y += GROUP
            for name in names:
                one = Placed(metadata.tables[name], colour, x, y)
                placed.append(one)
                y += one.height + GAP
        lowest = max(lowest, y)
    missing = set(metadata.tables) - {one.table.name for one in placed}
    if missing:
        raise SystemExit(f"no place for {sorted(missing)}")
    return placed, titles, lowest + LEFT


def _box(one: Placed) -> list[str]:
    """Draw a table: its name, and a line a column with what it refers to."""
    x, y = one.x, one.y
    lines = [
        f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{one.height}" rx="6" fill="#FFFFFF" stroke="{one.colour}"/>',
        f'<path d="M{x} {y + HEAD}v-15a6 6 0 0 1 6-6h{WIDTH - 12}a6 6 0 0 1 6 6v15z" fill="{one.colour}"/>',
        f'<text x="{x + 8}" y="{y + 15}" fill="#FFFFFF" font-weight="600">{one.table.name}</text>',
    ]
    for number, column in enumerate(one.table.columns):
        base = y + HEAD + LINE * (number + 1) - 2
        weight = ' font-weight="600"' if column.primary_key else ""
        lines.append(f'<text x="{x + 8}" y="{base}" fill="#1F2933"{weight}>{column.name}</text>')
        referred = next((key.column.table.name for key in column.foreign_keys), "")
        soft = BY_NAME.get(column.name, "") if not referred and column.name != "id" else ""
        if referred or soft:
            sign, colour = ("→", one.colour) if referred else ("⇢", "#6B7785")
            told = f'text-anchor="end" fill="{colour}">{sign} {referred or soft}</text>'
            lines.append(f'<text x="{x + WIDTH - 8}" y="{base}" {told}')
    return lines


if __name__ == "__main__":
    sys.exit(main())
