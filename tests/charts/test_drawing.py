"""Drawn charts are whole files with nothing cut off and nothing on top of anything, in every theme and language."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from matplotlib.patches import Polygon
from matplotlib.text import Text
from PIL import Image

from household_ledger.charts.before_after import before_after_chart
from household_ledger.charts.debts import debts_chart
from household_ledger.charts.draw import Picture, draw, save
from household_ledger.charts.goals import goal_chart
from household_ledger.charts.grades import grades_chart
from household_ledger.charts.months import months_chart
from household_ledger.charts.recording import recording_chart
from household_ledger.charts.savings import savings_chart
from household_ledger.charts.slope import slope_chart
from household_ledger.charts.spec import AnyChart, Bar, Bars, Columns, Lines, Series, Tone
from household_ledger.charts.spending import spending_chart
from household_ledger.charts.staircase import staircase_chart
from household_ledger.charts.theme import PRINT, THEMES, Theme
from household_ledger.charts.typeface import clusters, drawable, fitted, width_of
from household_ledger.domain.grade_months import GradeTable
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.recording_calendar import RecordingCalendar
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.text.i18n import using
from household_ledger.text.typefaces import typeface
from tests.charts.making import (
    HOME,
    LONG_NAME,
    OCTOBER,
    SPENT,
    a_month,
    comparison,
    goal,
    goal_months,
    months,
    recalled,
)
from tests.charts.making_counted import calendar, changes, crowd, grades, many_grades, standing

GAPS, EMPTY = ("2026-06-12", "2026-06-13", "2026-10-30"), ("2026-06-14", "2026-10-04")
KINDS: dict[str, Callable[[], AnyChart]] = {
    "months": lambda: months_chart(months(12)),
    "spending": lambda: spending_chart(a_month(OCTOBER, spent=SPENT)),
    "savings": lambda: savings_chart(goal_months(goal())),
    "debts": lambda: debts_chart(
        [a_month(OCTOBER.plus(n - 11), debt_end=Money(4_000_000 - n * 1111)) for n in range(12)]
    ),
    "goals": lambda: goal_chart(goal_months(goal()), goal()),
    "before-after": lambda: before_after_chart(comparison()),
    "recording": lambda: recording_chart(calendar(Month(2025, 12), Month(2026, 11), gaps=GAPS, nothings=EMPTY)),
    "grades": lambda: grades_chart(many_grades(24)),
    "slope": lambda: slope_chart(*changes(15)),
    "staircase": lambda: staircase_chart(*standing(75)),
}
ODD: dict[str, Callable[[], AnyChart]] = {
    "no months": lambda: months_chart([]),
    "one month": lambda: months_chart(months(1)),
    "an empty month": lambda: months_chart([a_month(OCTOBER, has_entries=False)]),
    "36 months": lambda: months_chart([a_month(OCTOBER.plus(n - 35), 9000, 7000 + 400 * (n % 9)) for n in range(36)]),
    "only short months": lambda: months_chart([a_month(OCTOBER.plus(n - 5), 500, 9000 + n) for n in range(6)]),
    "millions": lambda: months_chart([a_month(OCTOBER.plus(n - 11), 98_765_432, 12_345_678) for n in range(12)]),
    "no spending": lambda: spending_chart(a_month(OCTOBER)),
    "all categories": lambda: spending_chart(a_month(OCTOBER, spent={f"E{n:02}": 90 + n for n in range(1, 27)})),
    "no savings": lambda: savings_chart([]),
    "36 months of savings": lambda: savings_chart(goal_months(goal(), [n * 733 % 4000 for n in range(36)])),
    "a long name": lambda: goal_chart(goal_months(goal()), goal(name=LONG_NAME, forecast_to=None)),
    "no target": lambda: goal_chart(goal_months(goal()), goal(target=None, by=None, forecast=None)),
    "one month of a goal": lambda: goal_chart(goal_months(goal(), (1000,)), goal()),
    "a recall": lambda: before_after_chart(recalled()),
    "nothing to compare": lambda: before_after_chart(comparison(started_on=None)),
    "many sources": lambda: before_after_chart(
        comparison(after={"income": {f"I{n:02}": 999 * n for n in range(1, 18)}})
    ),
    "long labels": lambda: Bars(
        kind="spending",
        title=LONG_NAME * 2,
        alternative="",
        bars=tuple(Bar(LONG_NAME * times, 12_345_678_901, Tone.NECESSARY) for times in (1, 2, 3)),
        legend=((LONG_NAME, Tone.NECESSARY, 1), (LONG_NAME, Tone.SOCIAL, 2)),
    ),
    "stairs of nobody": lambda: staircase_chart(*standing(0)),
    "stairs of one": lambda: staircase_chart(*standing(1)),
    "stairs of 150": lambda: staircase_chart(*standing(150)),
    "stairs of long names": lambda: staircase_chart(*standing(75, words=(LONG_NAME,) * 7)),
    "many falls": lambda: staircase_chart(*standing(75, falls=((6, 5), (7, 5), (7, 4), (5, 3), (5, 2), (6, 4)))),
    "a crowd": lambda: staircase_chart(*crowd(150)),
    "slopes of nobody": lambda: slope_chart(*changes(0)),
    "one slope": lambda: slope_chart(*changes(1)),
    "slopes of long names": lambda: slope_chart(*changes(30, long=True)),
    "150 slopes": lambda: slope_chart(*changes(150)),
    "grades of nobody": lambda: grades_chart(GradeTable(())),
    "grades of one": lambda: grades_chart(grades("D")),
    "grades of 150": lambda: grades_chart(many_grades(150)),
    "a calendar of nobody": lambda: recording_chart(RecordingCalendar(HOME, ())),
    "a calendar of one month": lambda: recording_chart(calendar(OCTOBER, OCTOBER)),
    "gaps": lambda: Lines(
        kind="savings",
        title="ว่าง",
        alternative="",
        labels=("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย."),
        series=(Series("ออม", Tone.SAVING, (100, None, 300, None)),),
    ),
    "unknown": lambda: Columns(
        kind="months",
        title="ว่าง",
        alternative="",
        labels=("ม.ค.", "ก.พ."),
        series=(Series("รับ", Tone.INCOME, (None, None)),),
    ),
}


def boxes(picture: Picture) -> list[tuple[str, float, float, float, float]]:
    """Give left, bottom, right, top (inches) of every line of words; marks may share the air between lines."""
    figure = picture.figure
    found = []
    for text in figure.findobj(Text):
        assert isinstance(text, Text)
        if text.get_text():
            box = text.get_window_extent()
            height = float(text.get_fontsize()) / 72
            base = text.get_position()[1] * figure.get_figheight()
            left, right = box.x0 / figure.dpi, box.x1 / figure.dpi
            found.append((text.get_text(), left, base - 0.2 * height, right, base + 0.75 * height))
    return found


def collisions(picture: Picture) -> list[tuple[str, str]]:
    found = boxes(picture)
    return [
        (one[0], two[0])
        for index, one in enumerate(found)
        for two in found[index + 1 :]
        if one[1] < two[3] and two[1] < one[3] and one[2] < two[4] and two[2] < one[4]
    ]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(("language", "digits"), [("th", "thai"), ("th", "arabic"), ("en", "arabic")])
@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)
def test_no_words_touch_and_none_leave_the_sheet(
    make: Callable[[], AnyChart], language: str, digits: str, theme: Theme
) -> None:
    with using(language, digits):
        picture = draw(make(), theme=theme)

    assert_tidy(picture)


@pytest.mark.parametrize("width", [4.2, 8.4])
@pytest.mark.parametrize("make", ODD.values(), ids=ODD)
def test_nothing_touches_however_odd_the_figures(make: Callable[[], AnyChart], width: float) -> None:
    picture = draw(make(), size=(width, 3.0))

    assert_tidy(picture)


def assert_tidy(picture: Picture) -> None:
    width, height = picture.figure.get_size_inches()
    assert collisions(picture) == []
    assert [one for one in boxes(picture) if one[1] < 0 or one[3] > width or one[2] < 0 or one[4] > height] == []


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("ending", [".png", ".svg"])
def test_the_same_chart_gives_the_same_bytes(make: Callable[[], AnyChart], ending: str, tmp_path: Path) -> None:
    one, two = tmp_path / f"one{ending}", tmp_path / f"two{ending}"

    save(make(), one)
    save(make(), two)

    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)
def test_a_png_opens_and_carries_title_and_alternative(make: Callable[[], AnyChart], tmp_path: Path) -> None:
    chart, path = make(), tmp_path / "ภาพ.png"

    save(chart, path)

    with Image.open(path) as picture:
        picture.load()
        assert picture.size[0] == 1680
        assert picture.info["Title"] == chart.title
        assert picture.info["Description"] == chart.alternative
        assert len(picture.convert("RGB").getcolors(1 << 24) or []) > 20


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)
def test_an_svg_opens_and_is_described_for_screen_readers(make: Callable[[], AnyChart], tmp_path: Path) -> None:
    chart, path = make(), tmp_path / "ภาพ.svg"
    chart = replace(chart, alternative=chart.alternative + " <&>")

    save(chart, path)

    root = ET.parse(path).getroot()  # noqa: S314 -- our own file
    assert root.findtext("{http://www.w3.org/2000/svg}title") == chart.title
    assert root.findtext("{http://www.w3.org/2000/svg}desc") == chart.alternative
    assert root.findall(".//{http://www.w3.org/2000/svg}text") == []


def top_of(words: str) -> float:
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    look = FontProperties(fname=str(typeface()))
    return float(TextPath((0, 0), words, size=100, prop=look).get_extents().y1)


def test_thai_marks_are_shaped_not_strung_together() -> None:
    """Shaped, a tone mark stands lower over a plain letter than over a vowel; strung together it never moves."""
    assert top_of("ที่") > top_of("ท่") + 5
    assert top_of("กู้") < top_of("กิ้") - 5


def test_marks_take_no_room_of_their_own() -> None:
    assert width_of("ทีทีที", 20) == pytest.approx(width_of("ที่ที่ที่", 20), rel=0.02)


@pytest.mark.parametrize("tones", [(Tone.INCOME, Tone.EXPENSE), (Tone.NECESSARY, Tone.REDUCIBLE, Tone.SOCIAL)])
def test_print_tells_neighbours_apart_without_any_colour(tones: tuple[Tone, ...]) -> None:
    looks = {(tone in PRINT.hollow, PRINT.hatches.get(tone, "")) for tone in tones}

    assert len(looks) == len(tones)


def test_print_tells_before_from_after_and_cash_from_goods() -> None:
    looks = {(tone in PRINT.hollow, PRINT.hatches.get(tone, "")) for tone in (Tone.BEFORE, Tone.INCOME, Tone.IN_KIND)}

    assert len(looks) == 3


def test_print_has_greys_only(tmp_path: Path) -> None:
    for name, make in KINDS.items():
        path = tmp_path / f"{name}.png"
        save(make(), path, theme=PRINT)
        with Image.open(path) as picture:
            colours = picture.convert("RGB").getcolors(1 << 24) or []
        assert {colour for _count, colour in colours if len(set(colour)) > 1} == set()  # type: ignore[arg-type]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_words_and_marks_stand_out_from_the_ground(theme: Theme) -> None:
    assert min(contrast(ink, theme.surface) for ink in (theme.ink, theme.ink_2, theme.ink_3)) >= 4.5
    assert {tone: contrast(color, theme.surface) for tone, color in theme.tones.items()} == pytest.approx(
        {tone: max(3.0, contrast(color, theme.surface)) for tone, color in theme.tones.items()}
    )


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_tone_has_a_colour(theme: Theme) -> None:
    assert set(theme.tones) == set(Tone)


def contrast(one: str, two: str) -> float:
    """Reckon the contrast of two colours as WCAG 2 does."""
    dark, bright = sorted((luminance(one), luminance(two)))
    return (bright + 0.05) / (dark + 0.05)


def luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_columns_are_as_high_as_their_values() -> None:
    chart = months_chart(months(12))

    picture = draw(chart)

    heights = [spot.box.height for spot in picture.spots]
    values = [value for index in range(12) for value in (chart.series[0].values[index], chart.series[1].values[index])]
    assert heights == pytest.approx([heights[0] * (value or 0) / (values[0] or 1) for value in values])


def test_every_value_has_a_spot_with_its_words_and_the_entries_behind_it() -> None:
    chart = spending_chart(a_month(OCTOBER, spent=SPENT), ())

    spots = draw(chart).spots

    assert [spot.behind for spot in spots] == [bar.behind for bar in chart.bars]
    assert all(bar.label in spot.told for bar, spot in zip(chart.bars, spots, strict=True))
    assert all(
        spot.box.left >= 0 and spot.box.right <= 1 and 0 <= spot.box.bottom < spot.box.top <= 1 for spot in spots
    )


def test_short_months_have_a_mark_each_and_one_in_the_legend() -> None:
    marked = draw(months_chart(months(12)))
    unmarked = draw(months_chart(months(3)))

    def triangles(picture: Picture) -> int:
        return len(picture.figure.findobj(Polygon))

    assert triangles(marked) == 4
    assert triangles(unmarked) == 0


def test_a_size_asked_for_is_kept_where_the_words_fit() -> None:
    assert tuple(draw(months_chart(months(12)), size=(6.0, 4.0)).figure.get_size_inches()) == (6.0, 4.0)
    assert draw(KINDS["before-after"](), size=(6.0, 1.0)).figure.get_figheight() > 3


@pytest.mark.parametrize("name", ["graph.pdf", "graph", "graph.PNGG"])
def test_another_ending_is_refused_before_anything_is_written(name: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="chart_format"):
        save(KINDS["months"](), tmp_path / name)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told() -> None:
    with pytest.raises(EnvironmentProblem, match="no_folder"):
        save(KINDS["months"](), Path("nowhere") / "graph.png")


def test_a_dollar_in_a_name_is_no_formula() -> None:
    picture = draw(goal_chart(goal_months(goal()), goal(name=r"ออม $100 และ $\frac{1}{2}$")))

    assert_tidy(picture)


def test_a_sign_no_typeface_has_is_drawn_as_a_box_without_an_outcry(tmp_path: Path) -> None:
    save(goal_chart(goal_months(goal()), goal(name="รถ \U0001f6f5")), tmp_path / "graph.png")

    assert (tmp_path / "graph.png").stat().st_size > 1000


def test_long_words_are_cut_at_letters_with_their_marks() -> None:
    lines = fitted("กิ" * 300, 10, 1.5, most=2)

    assert len(lines) == 2
    assert lines[1].endswith("กิ…")
    assert all(width_of(line, 10) <= 1.5 for line in lines)


def test_marks_and_vowels_stay_with_their_letter() -> None:
    assert clusters("เก้าอี้น้ำ") == ["เก้า", "อี้", "น้ำ"]


def test_pyplot_is_never_loaded() -> None:
    for make in KINDS.values():
        draw(make())

    assert "matplotlib.pyplot" not in sys.modules


def test_making_a_chart_does_not_load_what_draws_it() -> None:
    rooms = "months, spending, savings, debts, goals, before_after, draw"
    code = f"import sys; from household_ledger.charts import {rooms}; print('matplotlib' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "False"


def test_signs_no_typeface_has_are_drawn_as_a_stand_in_and_never_as_an_empty_box() -> None:
    assert drawable("ไก่ 🐓 😀 ❤\ufe0f 👨\u200d👩\u200d👧 🇹🇭 漢") == "ไก่ • 😀 ❤ • • •"
    assert drawable("ปั๊ม ✓") == "ปั๊ม ✓"
