"""Whatever any command does can be undone to the start and redone to the end; and a heart with a fault is found."""

from __future__ import annotations

import importlib
import inspect
import os
import pkgutil
import textwrap
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from household_ledger import services
from household_ledger.db import capture, chain, journal, revert, step, store, totals, units, writing_desk
from household_ledger.services import ports
from household_ledger.services.commands import months
from tests.db.history_machine import Histories

HAS_TIME = os.environ.get("HL_MORE") == "1"


def run(examples: int, steps: int, *, is_hunt: bool = False) -> None:
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate,) if is_hunt else (Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Histories, settings=chosen)


_OF_MERGES = {"SettleConflict", "SettleConflicts"}
"""What others wrote cannot be undone to the start: merges have histories of their own (`tests/merging`)."""


_TURNS = 5


def commands_of_the_program() -> set[str]:
    """Name every class anywhere in the services that can be given to the one door."""
    found: set[str] = set()
    for module in pkgutil.walk_packages(services.__path__, "household_ledger.services."):
        for name, one in vars(importlib.import_module(module.name)).items():
            if inspect.isclass(one) and one.__module__ == module.name and one is not ports.Command:
                write = getattr(one, "write", None)
                parameters = list(inspect.signature(write).parameters) if callable(write) else []
                found.update({name} if parameters == ["self", "work"] else ())
    return found


@pytest.mark.slow
def test_every_history_is_undone_to_the_start_and_redone_to_the_end() -> None:
    run(*((300, 60) if HAS_TIME else (12, 40)))


@pytest.mark.slow
def test_every_command_of_the_program_is_undone_and_redone_among_all_others() -> None:
    """Hypothesis leaves rules out of each history by design, so here each is taken twice in any order."""
    Histories.done.clear()

    @settings(max_examples=10, deadline=None, database=None, derandomize=True, phases=(Phase.generate,))
    @given(st.data())
    def walk(data: st.DataObject) -> None:
        history = Histories()
        for deed in data.draw(st.permutations(2 * history.rules)):
            deed.function(history, **{name: data.draw(one) for name, one in deed.arguments.items()})
            history.the_state_is_what_was_seen_last()
        history.teardown()

    asked = commands_of_the_program() - _OF_MERGES - {"EraseHousehold"}  # `tests/erasing`
    for turn in range(_TURNS):  # a command may find nothing to do in every history of a turn
        seed(turn)(walk)()
        if asked <= set(Histories.done):
            break

    assert set(Histories.done) - {"Recode"} == asked


def test_taking_back_what_a_month_said_is_no_harm_to_what_it_says_since() -> None:
    """Seen once in thousands of histories: a month nobody speaks of any more is out of sight, and spoken of again."""
    history = Histories()
    for is_daily in (True, False):
        history.mark_paper(which=0, month=1, is_daily=is_daily)
    history.close(which=0, month=1)
    history.reopen(which=0, month=1)
    done = Histories.done["RevertStep"]

    history.revert_an_old_step(place=1, is_late=1, bulk=200)

    assert Histories.done["RevertStep"] == done + 1
    state = history.months()[history.homes[0].id, 202601]
    assert (state.is_paper_daily, state.reopening_reason) == (True, "ลืมใบเสร็จ")
    history.teardown()


def _no_trigger(part: str) -> Callable[[], Iterator[str]]:
    return lambda: (sql for sql in capture.capture_statements() if f"touch_{part} " not in sql)


def _after_not_before() -> Iterator[str]:
    for sql in capture.capture_statements():
        yield sql.replace(" before ", " after ", 1) if "temp trigger touch" in sql else sql


_TRIGGERS = {
    "lines changed by other SQL are not seen": _no_trigger("entry_line_update"),
    "lines taken away are not seen": _no_trigger("entry_line_delete"),
    "a month's change is not seen": _no_trigger("month_update"),
    "the image is taken after the touch": _after_not_before,
}
_SOURCES: dict[str, tuple[ModuleType, str, str, str]] = {
    "totals count what is deleted": (totals, "Sums.add", 'if image is None or image["deleted"]', "if image is None"),
    "totals forget the month left": (step, "_settle_few", "sums.add(household, before, -1)", "pass"),
    "totals keep empty rows": (totals, "Sums.write", "if row[8] < 0", "if False"),
    "many: totals forget the month left": (step, "_settle_bulk", "_BULK_MONTHS", '_BULK_MONTHS.split("union")[0]'),
    "many: a block is lost": (step, "_bulk_leaves", "while block", "if block"),
    "closed months are not looked at": (step, "_guard_months", "row[0] is not None", "False"),
    "closing again says nothing": (months, "CloseMonth.write", 'again = {"closed"}', "again = set()"),
    "a line is lost": (units, "write_children", "enumerate(lines)", "enumerate(lines[:2])"),
    "undo overwrites": (units, "stands_as_left", "return all(now", "return True or all(now"),
    "undo of many things the wrong way round": (revert, "put_back", '{"deleted": 1}', '{"deleted": None}'),
    "the chain forgets the leaves": (journal, "_chained", 'b"".join([digest for _salt, digest in seals])', 'b""'),
    "another program is not noticed": (chain, "Chain.refresh", "version == self._version", "self._version >= 0"),
    "the stack moves though refused": (chain, "Chain.refresh", "return False", "self._stacks = Stacks(); return False"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", [*_TRIGGERS, *_SOURCES])
def test_a_heart_with_a_fault_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if name in _TRIGGERS:
        monkeypatch.setattr(writing_desk, "capture_statements", _TRIGGERS[name])
    else:
        _plant(monkeypatch, *_SOURCES[name])

    with pytest.raises(Exception):  # noqa: B017, PT011 -- however it shows
        run(240, 40, is_hunt=True)


def _plant(monkeypatch: pytest.MonkeyPatch, module: ModuleType, path: str, old: str, new: str) -> None:
    """Put a fault into a function's source, wherever the function is used."""
    *owner, name = path.split(".")
    place = getattr(module, owner[0]) if owner else module
    real = getattr(place, name)
    source = textwrap.dedent(inspect.getsource(real))
    assert old in source, "the fault no longer fits the code"
    made: dict[str, object] = {}
    exec(source.replace(old, new), vars(module), made)  # noqa: S102 -- our own source with one fault
    monkeypatch.setattr(place, name, made[name])
    for user in (step, store, units, revert, chain, journal, totals) if not owner else ():
        if getattr(user, name, None) is real:
            monkeypatch.setattr(user, name, made[name])
