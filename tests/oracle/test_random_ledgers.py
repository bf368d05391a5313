"""Small random ledgers: every figure agrees with the independent reckoning, the cash identity holds."""

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.oracle.agreement import EVER, differences
from tests.oracle.hand_made import BANK, CASH, COLUMNS, GROUP, HENS, JAR, RICE, TODAY
from tests.oracle.in_the_ledger import Opened, fill, new_ledger
from tests.oracle.reckoning import Household
from tests.oracle.village import Facts, Goal, Member, month_at, month_index, read_rows

FIRST = date(2025, 11, 3)
NUMBERS = count()
SPENT = ["E01", "E01.1", "E02", "E05", "E05.9", "E19", "E21", "E28"]
COSTS = ["C01", "C02", "C07", "C07.1", "C08"]
EARNED = ["I01", "I05", "I05.2", "I15", "I18", "I19", "I19.3"]
SOURCES = ["", "I21", "I10", "I18", "I19", "I21.1"]

days = st.integers(0, (TODAY - FIRST).days + 20).map(lambda after: FIRST + timedelta(days=after))
satang = st.one_of(st.integers(1, 200), st.integers(1, 500_000))
spending = st.sampled_from([CASH, BANK])
savings = st.sampled_from([JAR, GROUP])
goals = st.sampled_from(["", "ค่าเทอม", "ฉุกเฉิน"])
occupations = st.sampled_from([HENS, RICE])
lives = st.sampled_from(["", "1", "2", "7", "60"])
Cells = dict[str, str]


def baht(amount: int) -> str:
    return f"{'-' if amount < 0 else ''}{abs(amount) // 100}.{abs(amount) % 100:02}"


def row(kind: str, **cells: st.SearchStrategy[str]) -> st.SearchStrategy[Cells]:
    return st.fixed_dictionaries({"kind": st.just(kind), **cells})


def with_life(cells: Cells, life: str) -> Cells:
    return {**cells, "life_months": life} if cells["category"].startswith("C07") else cells


def used(kind: str, codes: list[str], **cells: st.SearchStrategy[str]) -> st.SearchStrategy[Cells]:
    plain = row(kind, category=st.sampled_from(codes), amount=satang.map(baht), occupation=occupations, **cells)
    return st.builds(with_life, plain, lives)


def repayment(cells: Cells, principal: int, interest: int) -> Cells:
    parts = {"principal": baht(principal), "interest": baht(interest), "amount": baht(principal + interest)}
    return {**cells, **parts}


amounts = satang.map(baht)
debts = st.sampled_from(["กองทุน", "ร้าน"])
earners = st.sampled_from(["", HENS])
kinds = st.one_of(
    row(
        "income",
        category=st.sampled_from(EARNED),
        amount=amounts,
        pocket=spending,
        occupation=st.sampled_from(["", HENS]),
    ),
    row("expense", category=st.sampled_from(SPENT), amount=amounts, pocket=spending),
    used("cost", COSTS, pocket=spending),
    used("credit", [*SPENT, "E27", *COSTS], debt=debts),
    row("save", amount=amounts, pocket=spending, to_pocket=savings, goal=goals),
    row("withdraw", amount=amounts, pocket=savings, to_pocket=spending, goal=goals),
    row("borrow", amount=amounts, pocket=spending, debt=debts),
    st.builds(repayment, row("repay", pocket=spending, debt=debts), satang, st.integers(0, 5_000)),
    row("lend", amount=amounts, pocket=spending, party=st.just("ยาย")),
    row("returned", amount=amounts, pocket=spending, party=st.just("ยาย")),
    row("in_kind_produced", category=st.sampled_from(SPENT), amount=amounts, occupation=occupations),
    row("in_kind_given", category=st.sampled_from(SPENT), amount=amounts, occupation=occupations),
    used("in_kind_received", [*SPENT, *COSTS], source=st.sampled_from(SOURCES)),
    used("in_kind_input", COSTS, source=st.sampled_from(["", HENS, RICE])),
    row("asset_buy", category=st.sampled_from(["S05", "S07"]), amount=amounts, pocket=spending),
    row("asset_sell", category=st.sampled_from(["S05", "S07"]), amount=amounts, pocket=spending),
    row("transfer", amount=amounts, pocket=st.just(CASH), to_pocket=st.just(BANK)),
    row("transfer", amount=amounts, pocket=st.just(GROUP), to_pocket=st.just(JAR)),
    row("cash_count", amount=st.integers(0, 900_000).map(baht), pocket=spending),
    row("cash_count", amount=st.integers(0, 900_000).map(baht), pocket=st.just(CASH)),
    row("adjust", amount=st.integers(-9_000, 9_000).filter(bool).map(baht), pocket=spending),
    row("opening", amount=st.integers(-9_000, 900_000).map(baht), pocket=st.one_of(spending, savings)),
    row("opening", amount=amounts, debt=debts),
    row("hours", occupation=occupations, quantity=st.sampled_from(["1", "2.5", "0.125"])),
    row("nothing"),
)


@st.composite
def dated(draw: st.DrawFn) -> Cells:
    cells, on = draw(kinds), draw(days)
    written = on + timedelta(days=draw(st.sampled_from([0, 0, 0, 3, 15, 40])))
    known = draw(st.sampled_from(["", "", "receipt", "paper", "paper", "summary"]))
    return {**cells, "date": on.isoformat(), "entered_on": min(written, TODAY).isoformat(), "known_by": known}


months = st.sampled_from([month_at(month_index("2025-11") + number) for number in range(13)])
ends = st.one_of(st.none(), st.dates(date(2026, 3, 3), date(2026, 12, 31)))
members = st.builds(
    Member,
    st.one_of(st.none(), st.integers(1940, 2026)),
    st.one_of(st.none(), days),
    st.one_of(st.none(), days),
).filter(lambda one: one.present_to is None or one.present_from is None or one.present_from <= one.present_to)
FACTS = st.builds(
    lambda **known: Facts("", savings={JAR: "S01", GROUP: "S03"}, occupations=[HENS, RICE], **known),
    started_on=st.one_of(st.none(), days),
    left_on=st.one_of(st.none(), st.none(), days),
    members=st.lists(members, max_size=4),
    needs=st.dictionaries(st.sampled_from(SPENT), st.sampled_from(["necessary", "reducible", "social"])),
    goals=st.tuples(
        st.just(Goal("ค่าเทอม", target=100_000, by=date(2027, 2, 1), started_on=date(2026, 2, 1), opening=700)),
        st.builds(partial(Goal, "ปลดหนี้", kind="debt", debt="กองทุน", started_on=date(2026, 3, 3)), ended_on=ends),
        st.just(Goal("ฉุกเฉิน", kind="emergency", months=2, by=date(2028, 1, 1), rhythm="week", every=2)),
    ).map(list),
    paper_daily=st.sets(months, max_size=4),
    closed=st.sets(months, max_size=4),
    verified=st.dictionaries(months, st.sampled_from(["cash counted", "paper page"]), max_size=4),
).filter(lambda one: one.left_on is None or one.started_on is None or one.started_on <= one.left_on)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    made = new_ledger(tmp_path_factory.mktemp("random") / "random.hldb", TODAY)
    yield made
    made.store.close()


def as_csv(code: str, rows: list[Cells]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    for number, cells in enumerate(rows):
        writer.writerow({**cells, "household": code, "entry_id": f"{code}-{number}"})
    return text.getvalue()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(facts=FACTS, rows=st.lists(dated(), max_size=40))
def test_every_key_of_a_random_ledger_agrees_with_the_independent_reckoning(
    opened: Opened, tmp_path_factory: pytest.TempPathFactory, facts: Facts, rows: list[Cells]
) -> None:
    facts.code = f"R{next(NUMBERS):05}"
    facts.closed |= facts.verified.keys()
    file: Path = tmp_path_factory.getbasetemp() / "random.csv"
    file.write_text(as_csv(facts.code, rows), encoding="utf-8")

    fill(opened, [facts], file)

    oracle = Household(facts, read_rows(file.read_text(encoding="utf-8").splitlines()).get(facts.code, []), TODAY)
    assert differences(opened, oracle) == []
    for one in opened.figures.months(opened.household(facts.code), *EVER):
        cash = one.cash
        came = cash.cash_income + cash.project_money + cash.windfall + cash.loans
        came += cash.withdrawals + cash.asset_sales + cash.returned + cash.adjusted
        went = cash.occupation_cost_paid + cash.cash_spending + cash.interest + cash.principal
        went += cash.deposits + cash.asset_purchases + cash.lent
        assert cash.cash_end == cash.cash_start + came - went
