"""The paper of an evidence pack: all of its numbers with their n, the reasons of those that are not, nobody's name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from io import BytesIO

import pytest
from pypdf import PdfReader

from household_ledger.domain.group_change import Lead
from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.result import Indicator, Key, Note, Remark
from household_ledger.domain.kinds import Grade, Verdict
from household_ledger.domain.period import Month
from household_ledger.domain.statistics import Unsaid
from household_ledger.domain.thresholds import Changed
from household_ledger.reports.evidence import evidence_paper, evidence_pdf
from household_ledger.reports.evidence_tables import Reasons
from household_ledger.reports.sheet import RowLook
from household_ledger.reports.table import Table
from household_ledger.reports.table_columns import TableColumn, TableRow
from household_ledger.services.demo.making import make_demo
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.evidence.building import Asked, build_pack
from household_ledger.services.evidence.pack import (
    EvidencePack,
    Guess,
    Head,
    Held,
    Level,
    Number,
    Side,
    SideChange,
    Source,
    Who,
)
from household_ledger.services.evidence.pack_file import ReadPack
from household_ledger.services.evidence.roll_up import roll_up
from household_ledger.services.evidence.words import cell_words, mean_words, method_lines, why_words
from household_ledger.text.i18n import using
from household_ledger.text.messages import sentence
from tests.oracle.in_the_ledger import Opened, new_ledger
from tests.reports.paper_samples import ENDLESS_NAME, LONG_NAME, Drawn, draw_pages

UNTIL = Month(2026, 10)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    made = new_ledger(tmp_path_factory.mktemp("evidence") / "demo.hldb", date(2026, 11, 21))
    make_demo(made.ledger, DemoOptions(households=12, months=20, until=UNTIL))
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def packs(opened: Opened) -> dict[Level, EvidencePack]:
    """Make the pack of each level, everybody having agreed to be counted."""
    with opened.store.reader() as reader:
        everybody = frozenset(one.id for one in reader.households())
        return {level: _pack(opened, level, everybody) for level in Level}


def _pack(opened: Opened, level: Level, counted: frozenset[Id]) -> EvidencePack:
    with opened.store.reader() as reader:
        asked = Asked(level=level, as_of=UNTIL, made_at=datetime(2026, 11, 21, tzinfo=UTC), counted=counted)
        return build_pack(opened.figures, reader, asked)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with using("en"):
        yield


def drawn(pack: EvidencePack) -> list[Drawn]:
    pages = draw_pages(evidence_paper(pack))
    for page in pages:
        assert page.collisions() == []
        assert all(text.left >= 0 and text.right <= 595.3 for text in page.texts)
    return pages


def words(pack: EvidencePack) -> str:
    return " ".join(text for page in drawn(pack) for text in page.said())


@pytest.mark.parametrize("level", list(Level))
def test_every_value_of_a_pack_stands_on_its_paper_and_none_is_cut(
    packs: dict[Level, EvidencePack], level: Level
) -> None:
    pack = packs[level]
    said = [text for page in drawn(pack) for text in page.said()]

    for table in pack.tables:
        assert any(text.startswith(f"{table.indicator.value} ") for text in said)
        for row in table.totals:
            for cell in row.cells:
                assert cell_words(cell) in said
    cut = [text for text in said if text.endswith("…") and any(sign.isdigit() for sign in text)]
    assert [text for text in cut if not text.startswith("Outcome evidence")] == [], "but the head of later pages"


def test_what_is_kept_back_says_so_once_under_its_table(packs: dict[Level, EvidencePack]) -> None:
    pack = packs[Level.NODE]
    assert any(cell.reason for table in pack.tables for row in table.totals for cell in row.cells)
    reason = sentence(Held.TOO_FEW.value)

    told = words(pack)

    assert f"1) {reason}" in told
    assert f"— {reason}" in told, "of the numbers of the change, too"
    assert "No household is named, and no number speaks of fewer than five of them." in told


def test_under_the_finding_stands_of_how_many_it_speaks_who_left_and_how_the_others_fared(
    packs: dict[Level, EvidencePack],
) -> None:
    own = packs[Level.PROVIDER]
    ours = own.change.totals[0]
    few = replace(ours, numbers=tuple(_known(one) for one in ours.numbers))

    def first(pack: EvidencePack) -> str:
        return words(pack).partition("What this paper is")[0]

    whole = (
        f"Compared before and after: {ours.number('matched')} of {ours.number('enrolled')} enrolled. "
        f"Left: {ours.number('left')}."
    )
    assert whole in first(own)
    assert "the comparison households, baht a month: " in first(own)
    held = first(replace(own, change=replace(own.change, totals=(few, *own.change.totals[1:]))))
    assert "Compared before and after: at least 5 of at least 10 enrolled. Left: —." in held
    assert f"— {sentence(Held.TOO_FEW.value)}" in held
    assert "Left:" not in first(roll_up([ReadPack(packs[Level.NODE], "a" * 64, "a")]))


def _known(of: Number) -> Number:
    """Keep back what could tell of few."""
    return Number(of.key, None, {"enrolled": 10, "matched": 5}.get(of.key, 0))


def test_nobody_is_named_at_any_level(opened: Opened, packs: dict[Level, EvidencePack]) -> None:
    names = [one.name for one in opened.figures.households()]

    for pack in packs.values():
        text = words(pack)
        assert [name for name in names if name in text] == []
    assert packs[Level.PROVIDER].sources[0].provider in words(packs[Level.NODE])
    assert packs[Level.PROVIDER].sources[0].provider not in words(packs[Level.CENTRAL])
    assert packs[Level.PROVIDER].sources[0].project not in words(packs[Level.CENTRAL])


def test_the_finding_claims_income_only_where_the_pack_leads_with_it(packs: dict[Level, EvidencePack]) -> None:
    pack = packs[Level.PROVIDER]
    sides = tuple(replace(one, lead=None) for one in pack.change.totals)
    silent = replace(pack, change=replace(pack.change, totals=sides))

    assert "Whether income changed cannot be told yet" in words(pack)
    assert "Nothing may be claimed of income yet" in words(silent)
    assert "changed by" not in words(silent).partition("Indicator by indicator")[0]


def test_the_chain_stands_in_the_foot_of_every_page_and_whole_at_the_end(packs: dict[Level, EvidencePack]) -> None:
    pack = packs[Level.NODE]
    head = pack.sources[0].heads[-1]
    with using("th", "thai"):
        pages = PdfReader(BytesIO(evidence_pdf(pack))).pages
        texts = ["".join(page.extract_text().split()) for page in pages]

    assert len(pages) > 5
    assert all(head.hash[:16] in text for text in texts)
    assert any(head.hash in text for text in texts)
    assert "หน้า๑/" in texts[0]


def test_packs_put_together_have_a_row_each(packs: dict[Level, EvidencePack]) -> None:
    first = packs[Level.NODE]
    second = _of_another(first, "หน่วยบ้านดอน")
    rolled = roll_up([ReadPack(first, "a" * 64, "first"), ReadPack(second, "b" * 64, "second")])

    said = [text for page in drawn(rolled) for text in page.said()]

    assert said.count("หน่วยบ้านดอน") > len(rolled.tables) // 2
    assert "Put together from 2 packs · made 21 Nov 2026" in said


def test_packs_put_together_say_in_how_many_of_them_income_may_be_claimed(packs: dict[Level, EvidencePack]) -> None:
    first = packs[Level.NODE]
    rolled = roll_up([ReadPack(first, "a" * 64, "a"), ReadPack(_of_another(first, "อื่น"), "b" * 64, "b")])
    rows = rolled.change.rows

    def turned(of: SideChange, verdict: Verdict | None) -> SideChange:
        estimates = (replace(one, value=Fraction(50)) if one.key == "median_per_month" else one for one in of.estimates)
        return replace(of, lead=Lead.INCOME, estimates=tuple(estimates), verdict=verdict)

    ours = [one for one in rows if one.side is Side.PARTICIPANTS]
    others = [one for one in rows if one.side is not Side.PARTICIPANTS]
    both, *doubted = (
        replace(
            rolled,
            change=replace(rolled.change, rows=(turned(ours[0], Verdict.UP), turned(ours[1], other), *others)),
        )
        for other in (Verdict.DOWN, Verdict.UNKNOWN, None)
    )
    none, silent = (
        replace(rolled, change=replace(rolled.change, rows=tuple(replace(one, lead=lead) for one in rows)))
        for lead in (Lead.NOBODY_MATCHED, None)
    )

    begin = "Income can be compared in 2 of 2: it rose in 1, stayed about the same in 0, "
    assert f"{begin}fell in 1, cannot be told in 0" in words(both)
    for one in doubted:  # told to be unknown, or kept back
        assert f"{begin}fell in 0, cannot be told in 1" in words(one)
    assert "Nothing may be claimed of income yet" in words(none)
    assert "Of income nothing is told here: read it in the packs" in words(silent)


def test_stairs_that_cannot_be_added_say_why_on_paper(packs: dict[Level, EvidencePack]) -> None:
    first = packs[Level.NODE]
    tables = [replace(one, stairs=tuple(replace(stair, name="") for stair in one.stairs)) for one in first.stairs]
    own = replace(first, stairs=tuple(tables))
    rolled = roll_up([ReadPack(own, "a" * 64, "a"), ReadPack(_of_another(own, "อื่น"), "b" * 64, "b")])

    assert "The stairs are not added up: they are not the same everywhere" in words(rolled)
    assert "The stairs are not added up" not in words(own)


def test_a_middle_is_headed_as_one_and_a_count_is_not(packs: dict[Level, EvidencePack]) -> None:
    told = words(packs[Level.PROVIDER]).partition("Indicator by indicator")[2]

    assert told.partition("M1 Net household income")[2].startswith(" Middle value or share Mean Households")
    assert told.partition("M19 Use of the account book")[2].startswith(" Value Mean Households")


def test_costs_held_against_a_gain_that_is_not_sure_say_so(packs: dict[Level, EvidencePack]) -> None:
    pack = packs[Level.PROVIDER]
    assert pack.change.totals[0].verdict is Verdict.UNKNOWN
    sure = Note(Remark.GAIN_NOT_SHOWN)
    shown = [replace(one, notes=tuple(note for note in one.notes if note != sure)) for one in pack.tables]

    assert "The gain these costs are held against is not shown" in words(pack)
    assert "The gain these costs are held against" not in words(replace(pack, tables=tuple(shown)))


def test_each_row_says_its_limits_and_its_verdict(packs: dict[Level, EvidencePack]) -> None:
    first = packs[Level.NODE]
    rolled = roll_up([ReadPack(first, "a" * 64, "a"), ReadPack(_of_another(first, "อื่น"), "b" * 64, "b")])

    def sure(of: SideChange) -> SideChange:
        estimates = (
            replace(one, value=Fraction(15_000), low=Fraction(9_000), high=Fraction(21_000))
            if one.key == "median_per_month"
            else one
            for one in of.estimates
        )
        return replace(of, estimates=tuple(estimates), verdict=Verdict.UP)

    told = words(replace(rolled, change=replace(rolled.change, rows=tuple(map(sure, rolled.change.rows)))))

    assert "+150 +90 and +210 Increased" in told


def _of_another(pack: EvidencePack, provider: str) -> EvidencePack:
    """Make the pack of another provider with the same numbers."""

    def renamed(of: Who | None) -> Who | None:
        return None if of is None else Who("", provider)

    source = replace(pack.sources[0], provider=provider, heads=(Head(7, 7, "7" * 64),))
    tables = tuple(
        replace(table, rows=tuple(replace(row, who=renamed(row.who)) for row in table.rows)) for table in pack.tables
    )
    change = replace(
        pack.change,
        rows=tuple(replace(row, who=renamed(row.who)) for row in pack.change.rows),
        differences=tuple((renamed(who), guess) for who, guess in pack.change.differences),
    )
    return replace(
        pack,
        sources=(source,),
        tables=tables,
        change=change,
        people=tuple(replace(one, who=renamed(one.who)) for one in pack.people),
        quality=tuple(replace(one, who=renamed(one.who)) for one in pack.quality),
        stairs=tuple(replace(one, who=renamed(one.who)) for one in pack.stairs),
    )


def test_a_pack_of_nobody_has_a_paper(opened: Opened) -> None:
    told = words(_pack(opened, Level.NODE, frozenset()))

    assert "Nothing may be claimed of income yet" in told
    assert "How it is counted" in told


@pytest.mark.parametrize(("language", "digits"), [("th", "thai"), ("en", "arabic")])
@pytest.mark.parametrize("name", [LONG_NAME, ENDLESS_NAME])
def test_long_names_overlap_nothing(packs: dict[Level, EvidencePack], name: str, language: str, digits: str) -> None:
    long = Source(
        project=name,
        contract=name,
        funder=name,
        starts_on=date(2025, 1, 1),
        ends_on=date(2027, 1, 1),
        provider=name,
        node=name,
        region=name,
        province=name,
        steps=9_999_999,
        heads=tuple(Head(number, number, "f" * 64) for number in range(1, 5)),
    )
    with using(language, digits):
        assert drawn(replace(packs[Level.NODE], sources=(long,)))
        assert drawn(replace(packs[Level.NODE], sources=(long,) * 6))


def test_stairs_are_shown_with_what_is_kept_back(packs: dict[Level, EvidencePack]) -> None:
    pack = packs[Level.PROVIDER]
    whole = next(one for one in pack.stairs if one.who is None)
    first, *others = whole.stairs
    held = replace(whole, stairs=(replace(first, verified=None, waiting=4, at_start=9), *others), nowhere=None)

    told = words(replace(pack, stairs=(held,)))

    assert f"1 {first.name} — 4 9" in told
    assert "On no stair yet" in told
    assert "at the start 9" in told


def test_stairs_of_which_nothing_is_told_are_no_picture_but_a_sentence(packs: dict[Level, EvidencePack]) -> None:
    pack = packs[Level.PROVIDER]
    whole = next(one for one in pack.stairs if one.who is None)
    stairs = tuple(replace(one, at_start=None, verified=None, waiting=None, fallen=None) for one in whole.stairs)
    bare = replace(pack, stairs=(replace(whole, stairs=stairs, nowhere=None, nowhere_at_start=None),))

    shown, told = words(pack), words(bare)

    assert "Participants by stair" in shown
    assert "Participants by stair" not in told
    assert f"Stairs in numbers — {sentence(Held.TOO_FEW.value)}" in told


def test_each_table_with_a_number_kept_back_says_what_its_dash_means(packs: dict[Level, EvidencePack]) -> None:
    own, node = words(packs[Level.PROVIDER]), words(packs[Level.NODE])
    dash = f"— {sentence(Held.TOO_FEW.value)}"
    assert any(months is None for one in packs[Level.NODE].quality for _grade, months in one.months)

    assert own.count(dash) == 0
    assert node.count(dash) == 5, "under the finding, households of the change, months by grade, stairs, Change 8"
    glance = node.partition("at a glance")[2].partition("Household-months of the twelve")[0]
    assert f"1) {sentence(Held.TOO_FEW.value)}" in glance


def test_quality_is_told_by_side(packs: dict[Level, EvidencePack]) -> None:
    pack = packs[Level.PROVIDER]
    ours = next(one for one in pack.quality if one.side is Side.PARTICIPANTS)
    counts = dict(ours.months)

    told = " ".join(str(counts[grade]) for grade in Grade)

    assert f"All together Participants {told}" in words(pack)


def test_an_indicator_at_a_glance_is_told_by_its_main_measure(packs: dict[Level, EvidencePack]) -> None:
    pack = packs[Level.PROVIDER]
    saving = next(one for one in pack.tables if one.indicator is Indicator.SAVING)
    cell = next(row.cell(Key.SAVING_RATE) for row in saving.totals if row.side is Side.PARTICIPANTS)
    assert cell is not None

    glance = words(pack).partition("at a glance")[2].partition("Household-months of the twelve")[0]

    assert f"{cell_words(cell)} {mean_words(cell)} {cell.n} " in glance.partition("M9 Saving rate")[2]


def test_an_estimate_that_is_not_there_says_from_how_many_households_on_it_is() -> None:
    few = [
        Guess(key=key, value=None, n=2, at_least=2, reason=Unsaid.TOO_FEW.value)
        for key in ("sign_test", "median_per_month", "share_up")
    ]

    assert [why_words(one) for one in few] == [
        f"Only 2 households: this can be said from {least} on." for least in (6, 3, 5)
    ]


def test_a_reason_has_one_mark_however_often_it_is_given() -> None:
    reasons = Reasons()

    marks = [reasons.mark(why) for why in ("few", "", "none", "few")]

    assert marks == ["1)", "", "2)", "1)"]
    assert len(reasons.notes()) == 2


def test_no_page_ends_with_the_head_of_a_side() -> None:
    rows = [TableRow(("row",)) for _number in range(3)]
    table = Table((TableColumn("", share=1),), [*rows, TableRow(("Side",), RowLook.TOTAL), *rows])
    each = table.height(200) / 7

    parts = table.split(200, each * 4.5)

    assert parts is not None
    assert parts[0].height(200) < each * 3.5


def test_what_a_project_set_for_itself_is_named_and_written_as_people_read_it(
    packs: dict[Level, EvidencePack],
) -> None:
    pack = packs[Level.NODE]
    narrow = replace(pack.bases[0], changed=(Changed("coverage_b_permille", 750, 800),))

    told = list(method_lines(replace(pack, bases=(narrow,))))

    assert "days written for grade B: 75 % (usually 80 %)" in told
    assert "days written for grade B: 75 % (usually 80 %)" in words(replace(pack, bases=(narrow,)))
