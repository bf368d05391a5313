"""Charts on paper show their values in proportion, in black and white, with nothing on top of anything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from household_ledger.charts.grades import grades_chart
from household_ledger.charts.slope import slope_chart
from household_ledger.charts.spec import Bars, Columns, Lines, Pairs, PaperChart, Series, Tone
from household_ledger.charts.staircase import staircase_chart
from household_ledger.charts.theme import PRINT
from household_ledger.reports.chart_block import ChartBlock, chart_card
from household_ledger.reports.chart_tones import draw_mark, grey_of
from household_ledger.reports.sheet import Box
from household_ledger.text.amounts import format_amount
from household_ledger.text.i18n import using
from tests.charts.making_counted import changes, crowd, grades, many_grades, standing
from tests.reports.paper_samples import (
    LONG_NAME,
    MONTHS,
    Drawn,
    RecordingPen,
    bars_chart,
    columns_chart,
    draw,
    lines_chart,
    pairs_chart,
)

with using("th"):
    COUNTED = (
        slope_chart(*changes(18)),
        slope_chart(*changes(75)),
        slope_chart(*changes(30, long=True)),
        grades_chart(many_grades(75)),
    )
    STAIRS = (
        staircase_chart(*standing(75)),
        staircase_chart(*standing(24, words=[LONG_NAME] * 7)),
        staircase_chart(*crowd(300)),
    )
CHARTS = (columns_chart(), lines_chart(), bars_chart(), pairs_chart(), *COUNTED)


def columns_of(drawn: Drawn, fill: float) -> list[Box]:
    """Give the filled boxes that are columns, not squares of the legend."""
    return [box for box, grey in drawn.boxes if grey == fill and round(box.height, 1) not in {6.5, 5.8}]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: str(chart.kind))
@pytest.mark.parametrize("width", [150.0, 230.0, 500.0])
def test_no_words_touch_and_all_stay_inside(chart: PaperChart, width: float) -> None:
    drawn = draw(chart_card(chart), width)

    assert drawn.collisions() == []
    assert all(each.left >= -0.01 and each.right <= width + 0.01 for each in drawn.texts)
    assert "".join(drawn.said()).startswith(chart.title.partition(" ")[0])


@pytest.mark.parametrize("chart", STAIRS, ids=lambda chart: str(len(chart.table)))
@pytest.mark.parametrize("width", [330.0, 500.0])
def test_no_words_of_the_stairs_touch_and_all_stay_inside(chart: PaperChart, width: float) -> None:
    drawn = draw(chart_card(chart, 170), width)

    assert drawn.collisions() == []
    assert all(each.left >= -0.01 and each.right <= width + 0.01 for each in drawn.texts)


def test_columns_are_as_high_as_their_values() -> None:
    chart = columns_chart()

    drawn = draw(ChartBlock(chart, 130), 240)

    dark, white = columns_of(drawn, grey_of(Tone.INCOME)), columns_of(drawn, 1.0)
    for boxes, series, outline in ((dark, chart.series[0], 0.0), (white, chart.series[1], 0.7)):
        values = [value for value in series.values if value is not None]
        scale = (boxes[0].height + outline) / values[0]
        assert [box.height + outline for box in boxes] == pytest.approx([value * scale for value in values])
    assert len({round(box.bottom, 2) for box in dark}) == 1


def test_a_month_that_fell_short_has_its_mark_above_both_columns() -> None:
    chart = columns_chart()

    drawn = draw(ChartBlock(chart, 130), 240)

    marks = [path for path in drawn.paths if len(path) == 3]
    assert len(marks) == len(chart.marked) + 1
    for place, mark in zip(sorted(chart.marked), marks, strict=False):
        tip = mark[2]
        dark = columns_of(drawn, grey_of(Tone.INCOME))[place]
        assert dark.x < tip[0] < dark.right + dark.width
        assert tip[1] < dark.y


def test_all_months_are_named_where_there_is_room_and_every_second_where_not() -> None:
    wide, narrow = draw(ChartBlock(columns_chart()), 240).said(), draw(ChartBlock(columns_chart()), 160).said()

    assert [text for text in wide if text in MONTHS] == list(MONTHS)
    assert [text for text in narrow if text in MONTHS] == list(MONTHS[::2])


def test_unknown_values_leave_gaps_and_losses_hang_under_the_line() -> None:
    series = (Series("กำไร", Tone.INCOME, (50000, None, -30000)),)
    chart = replace(columns_chart(), labels=MONTHS[:3], series=series, marked=frozenset())

    drawn = draw(ChartBlock(chart, 130), 240)

    gain, loss = columns_of(drawn, grey_of(Tone.INCOME))
    assert gain.bottom == pytest.approx(loss.y)
    assert gain.height / loss.height == pytest.approx(5 / 3)
    assert any(format_amount(mark) in drawn.said() for mark in (-20000, -40000, -50000))


def test_the_scale_names_round_baht_and_holds_every_value() -> None:
    chart = columns_chart()

    drawn = draw(ChartBlock(chart, 130), 240)

    highest = max(value or 0 for series in chart.series for value in series.values)
    assert {format_amount(0), format_amount(500000), format_amount(1500000)} <= set(drawn.said())
    top = drawn.find(format_amount(1500000)).baseline
    assert highest < 1500000
    assert all(box.y > top - 8 for box in columns_of(drawn, grey_of(Tone.INCOME)))


def test_a_line_passes_through_its_values_and_the_forecast_begins_at_the_last() -> None:
    chart = lines_chart()

    drawn = draw(ChartBlock(chart, 140), 300)

    saved = next(path for path in drawn.paths if len(path) == 10)
    heights = [saved[0][1] - y for _x, y in saved]
    values = [value for value in chart.series[0].values if value is not None]
    assert heights == pytest.approx([value * heights[-1] / values[-1] for value in values])
    fan = drawn.paths[0]
    assert fan[0] == pytest.approx(saved[-1])
    assert chart.last_label in drawn.said()
    assert chart.target_name in drawn.said()


def test_a_line_with_a_gap_is_drawn_in_pieces() -> None:
    series = (Series("ออมแล้ว", Tone.SAVING, (100, 200, None, 300, None, 400, 500)),)
    chart = Lines(kind="savings", title="", alternative="", labels=MONTHS[:7], series=series)

    drawn = draw(ChartBlock(chart, 140), 300)

    assert sorted(len(path) for path in drawn.paths) == [2, 2]


def test_lying_bars_are_as_long_as_their_values_and_name_their_amounts() -> None:
    chart = bars_chart()

    drawn = draw(ChartBlock(chart), 300)

    lengths = [box for box, _fill in drawn.boxes if round(box.height, 1) in {9.0, 8.3}]
    food, snacks = lengths[0], lengths[2]
    assert food.width / (snacks.width + 0.7) == pytest.approx(231 / 65, rel=0.001)
    assert [format_amount(bar.value) for bar in chart.bars if format_amount(bar.value) not in drawn.said()] == []


def test_pairs_show_before_hollow_over_after_and_the_change() -> None:
    chart = pairs_chart()

    drawn = draw(ChartBlock(chart), 320)

    changes = [format_amount(pair.change, signed=True) for pair in (*chart.pairs, *chart.below)]
    assert [change for change in changes if change not in drawn.said()] == []
    hollow = columns_of(drawn, 1.0)
    assert hollow[0].width / hollow[1].width == pytest.approx(260 / 70, rel=0.02)


def test_very_long_labels_keep_clear_of_bars_and_amounts() -> None:
    bars = tuple(replace(bar, label=LONG_NAME) for bar in bars_chart().bars)
    pairs = tuple(replace(pair, label=LONG_NAME) for pair in pairs_chart().pairs)

    for chart in (replace(bars_chart(), bars=bars), replace(pairs_chart(), pairs=pairs)):
        drawn = draw(ChartBlock(chart), 240)
        assert drawn.collisions() == []
        labels = max(each.right for each in drawn.texts if each.left < 1)
        assert labels < min(box.x for box, _fill in drawn.boxes if box.width > 7)


@pytest.mark.parametrize(
    "chart",
    [
        Columns(kind="months", title="ว่าง", alternative="", labels=(), series=()),
        Columns(kind="months", title="ว่าง", alternative="", labels=("ก",), series=(Series("ก", Tone.INCOME, (0,)),)),
        Lines(kind="savings", title="ว่าง", alternative="", labels=(), series=()),
        Lines(kind="savings", title="ว่าง", alternative="", labels=("ก",), series=(Series("ก", Tone.SAVING, (5,)),)),
        Bars(kind="spending", title="ว่าง", alternative="", bars=()),
        Pairs(kind="pairs", title="ว่าง", alternative="", pairs=()),
    ],
    ids=lambda chart: type(chart).__name__,
)
def test_a_chart_of_nothing_is_drawn_all_the_same(chart: PaperChart) -> None:
    assert draw(chart_card(chart), 240).said()[0] == "ว่าง"


@pytest.mark.parametrize("tone", list(Tone))
def test_every_tone_is_told_apart_from_paper_without_colour(tone: Tone) -> None:
    pen = RecordingPen()

    draw_mark(pen, Box(0, 0, 40, 12), tone)

    fill = pen.drawn.boxes[0][1]
    assert grey_of(tone) <= 0.61
    assert fill in {1.0, grey_of(tone)}
    if fill == 1.0 and tone not in PRINT.hollow:
        assert len(pen.drawn.lines) > 2


def test_the_note_of_a_chart_stands_under_it() -> None:
    chart = replace(bars_chart(), note="นับเงินสดและเงินเชื่อ")

    drawn = draw(chart_card(chart), 300)

    assert drawn.texts[-1].text == "นับเงินสดและเงินเชื่อ"
    assert chart_card(chart).height(300) > chart_card(bars_chart()).height(300)


def test_each_slope_ends_where_its_amounts_stand_and_is_named_there() -> None:
    chart = slope_chart(*changes(18))

    drawn = draw(ChartBlock(chart, 190), 500)

    signs = {Tone.UP: "▲", Tone.DOWN: "▼"}
    slopes = [line for line in drawn.lines if abs(line[0][0] - line[1][0]) > 200 and line[2].weight in {0.8, 1.1}]
    slopes = [line for line in slopes if line[2].grey in {grey_of(tone) for tone in (*signs, Tone.SAME, Tone.PLAN)}]
    assert len(slopes) == len(chart.slopes)
    ends = sorted((end[1] for _start, end, _stroke in slopes), reverse=True)
    values = sorted(one.after for one in chart.slopes)
    scale = (ends[0] - ends[-1]) / (values[-1] - values[0])
    assert [ends[0] - end for end in ends] == pytest.approx([(value - values[0]) * scale for value in values])
    names = [drawn.find(one.label) for one in chart.slopes]
    assert len({one.left for one in names}) == 1
    assert len([path for path in drawn.paths if len(path) == 3]) == sum(
        1 for one in chart.slopes if one.mark.tone in signs
    ) + len(signs), "a triangle each that rose or fell, and one a kind in the legend"


def test_too_many_slopes_are_not_named_and_one_alone_is() -> None:
    many, one = slope_chart(*changes(75)), slope_chart(*changes(1))

    assert not set(draw(ChartBlock(many), 500).said()) & {slope.label for slope in many.slopes}
    assert one.slopes[0].label in draw(ChartBlock(one), 500).said()
    assert ChartBlock(slope_chart(*changes(0)), 120).height(500) == 0


def test_graded_columns_are_as_high_as_their_months_are_many() -> None:
    with using("en"):
        chart = grades_chart(grades("AABD", "AAAB", "AB"))

    drawn = draw(ChartBlock(chart, 150), 300)

    best = [box for box in columns_of(drawn, grey_of(Tone.GRADE_A)) if box.width > 10]
    assert [box.height + 0.8 for box in best] == pytest.approx([(best[0].height + 0.8) * n / 2 for n in (2, 3, 1)])
    assert [text for text in drawn.said() if text in ("4", "2")].count("4") >= 2


def test_a_dot_a_household_stands_on_its_stair_or_a_number_where_they_are_too_many() -> None:
    made, names = standing(75)
    chart = staircase_chart(made, names)

    drawn = draw(ChartBlock(chart, 170), 500)

    dots = [box for box, _fill in drawn.boxes if box.width == pytest.approx(box.height)]
    shown = sum(len(one.marks) for one in chart.stairs)
    assert len(dots) == shown + 2, "and one a kind in the legend"
    assert len(draw(ChartBlock(staircase_chart(*crowd(300)), 120), 500).boxes) < 20
    assert "300" in draw(ChartBlock(staircase_chart(*crowd(300)), 120), 500).said()
    assert any(len(path) == 25 for path in drawn.paths), "who came down has an arrow"


def test_no_page_ends_between_a_chart_and_its_title() -> None:
    card = chart_card(grades_chart(many_grades(24)), 150)

    assert card.split(500, 100) is None
