"""`indicators`: the same objects as JSON and in words, of one household or all, with a reason for every "—"."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from household_ledger.app.opening import opened
from household_ledger.domain.indicators.result import Indicator, Key, Measure, Note, Remark, Unit, Why
from household_ledger.services.commands.register import ReplaceRecord
from household_ledger.text.i18n import using
from household_ledger.text.indicator_words import indicator_name, measure_name, measure_value, note_words
from household_ledger.text.messages import sentence
from tests.cli.cli_support import Run
from tests.cli.command_fixtures import StillClock

HERE = {one.value for one in Indicator} - {"M16", "M18", "M19", "M20"}


def asked(run: Run, *words: object) -> Any:  # noqa: ANN401 -- JSON
    answer = run("indicators", *words, "--json")
    assert (answer.status, answer.err) == (0, "")
    return json.loads(answer.out)


def test_all_households_come_with_every_indicator_and_what_it_rests_on(run: Run, ledger: Path) -> None:
    told = asked(run, ledger)

    assert told["as_of"] == "2026-10", "the last month that is over"
    assert [one["household"] for one in told["households"]] == ["001", "002", "003"]
    assert told["group"].keys() == {"M16", "M19", "M20"}
    for household in told["households"]:
        assert household["indicators"].keys() == HERE
        for result in household["indicators"].values():
            assert result["n"] == len(result["months"]) == sum(result["grades"].values())
            assert all((one["value"] is None) == bool(one["reason"]) for one in result["values"])


def test_one_household_is_what_it_is_among_all_and_no_group_is_told(run: Run, ledger: Path) -> None:
    everybody, alone = (
        asked(run, ledger, "--as-of", "2569-09"),
        asked(run, ledger, "--as-of", "ก.ย. 2569", "--household", "๐๐๒"),
    )

    assert alone["as_of"] == "2026-09"
    assert alone["households"] == [one for one in everybody["households"] if one["household"] == "002"]
    assert alone["group"] == {}


def test_the_use_of_account_books_is_told_of_participants_only(run: Run, ledger: Path) -> None:
    def counted() -> int:
        values = asked(run, ledger)["group"]["M19"]["values"]
        return int(next(one["value"] for one in values if one["key"] == "households"))

    assert counted() == 3
    with opened(ledger, StillClock(), to_write=True) as app:
        first = app.figures.households()[0]
        app.ledger.execute(ReplaceRecord(first, replace(first, is_comparison=True)))

    assert counted() == 2


@pytest.mark.parametrize(("language", "income"), [("th", "รายได้สุทธิครัวเรือน"), ("en", "Net household income")])
def test_people_read_names_amounts_and_reasons(run: Run, ledger: Path, language: str, income: str) -> None:
    answer = run("--lang", language, "indicators", ledger, "--household", "001")

    assert answer.status == 0
    assert f"M1 {income}" in answer.out
    with using(language):
        assert f"— {sentence(Why.NO_JPT_THRESHOLD)}" in answer.out
        assert sentence(Remark.NET_OF_COST) in answer.out
    assert "indicator_" not in answer.out


def test_settings_drawn_elsewhere_are_told(run: Run, ledger: Path) -> None:
    assert asked(run, ledger)["settings"] == {"price_year": 2026}
    assert "tau_permille" not in run("indicators", ledger).out
    with opened(ledger, StillClock(), to_write=True) as app, app.store.reader() as reader:
        project = reader.project()
        app.ledger.execute(ReplaceRecord(project, replace(project, settings='{"tau_permille": 30}')))

    assert asked(run, ledger)["settings"] == {"tau_permille": 30, "price_year": 2026}
    assert "tau_permille = 30 (50)" in run("indicators", ledger).out


@pytest.mark.parametrize("language", ["th", "en"])
def test_everything_there_is_has_words(language: str) -> None:
    with using(language):
        names = [measure_name(Measure(key, None, Unit.RATIO)) for key in Key if key is not Key.DEBT_OF_CLASS]
        told = [sentence(code) for code in (*Why, *Remark)]
        assert len(set(map(indicator_name, Indicator))) == len(Indicator)
        assert len(set(names)) == len(names)
        assert not [words for words in told if "indicator_" in words]


def test_what_speaks_of_a_stair_names_it() -> None:
    with using("en"):
        names = [measure_name(Measure(Key.STANDS, None, Unit.COUNT, of=level)) for level in "02"]

    assert names == ["before the first stair: households now", "stair 2: households now"]


@pytest.mark.parametrize(
    ("unit", "value", "shown"),
    [
        (Unit.RATIO, "0.12345", "12.3 percent"),
        (Unit.SATANG, "12345.5", "123.46 baht"),
        (Unit.MONTHS, "2.25", "2.3 months"),
        (Unit.NUMBER, "3.14159", "3.14"),
        (Unit.YES_NO, "0", "no"),
        (Unit.COUNT, "1200", "1,200"),
    ],
)
def test_a_value_is_written_as_it_is_read(unit: Unit, value: str, shown: str) -> None:
    with using("en"):
        assert measure_value(Measure(Key.MARGIN, Fraction(value), unit)) == shown
        assert measure_value(Measure(Key.MARGIN, None, unit, "x")) == "—"
        assert note_words(Note(Remark.LINE_STAND_IN, 2026, 2024)) == (
            "There is no poverty line for 2026 yet: that of 2024 is used."
        )
    with using("th"):
        assert "2569" in note_words(Note(Remark.LINE_STAND_IN, 2026, 2024))
