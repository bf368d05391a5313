"""Which safety copies are kept: the rule by age against a plain reading of it, a year of work, and rules gone wrong."""

from __future__ import annotations

import importlib.util
import random
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.services.copies import keeping
from household_ledger.services.copies.copy import KeptCopy, copy_stem, read_name
from household_ledger.services.copies.keeping import Standing, to_remove

GB = 1024**3
BOOK = Path("บ้าน.hldb")
REASONS = ("every-quarter-hour", "on-close", "by-hand", "before-import", "before-upgrade", "before-restore")
Rule = Callable[[Iterable[KeptCopy], Standing], tuple[KeptCopy, ...]]


def copy_at(at: datetime, reason: str = "every-quarter-hour", *, size: int = 1000, number: int = 1) -> KeptCopy:
    path = Path(f"{copy_stem(BOOK, at, reason)} {number}.hldb")
    return KeptCopy(path, at.replace(second=0, microsecond=0), reason, number, size, is_verified=True)


def should_stay(one: KeptCopy, every: list[KeptCopy], now: datetime) -> bool:
    """Read the rule of the design once more, copy by copy, without regard to room."""
    newer = [other for other in every if other.age_order > one.age_order]
    hours_old = (now - one.at).total_seconds() / 3600

    def is_newest_of(slot: str, most_hours: int) -> bool:
        return hours_old <= most_hours and not any(f"{other.at:{slot}}" == f"{one.at:{slot}}" for other in newer)

    return (
        len(newer) < 4
        or is_newest_of("%Y%m%d%H", 8)
        or is_newest_of("%Y%m%d", 14 * 24)
        or is_newest_of("%G%V", 56 * 24)
        or is_newest_of("%Y%m", 366 * 24)
        or (one.reason.startswith("before-") and hours_old <= 30 * 24)
        or (one.reason == "before-upgrade" and not any(other.reason == "before-upgrade" for other in newer))
    )


def a_year_of_work(rule: Rule, *, every: int = 15) -> int:
    """Play more than a year, seven days in ten worked for eight hours; give the most copies there ever were."""
    r, have, most = random.Random(4), list[KeptCopy](), 0
    begin = datetime.fromisoformat("2026-01-01T08:00:00")
    for day in range(400):
        if r.random() > 0.7:
            continue
        hours = 8 if day % 40 else 11  # now and then a longer day: what is 8 hours old then goes
        for minute in range(0, hours * 60, every):
            now = begin + timedelta(days=day, minutes=minute)
            reason = "before-import" if r.random() < 0.003 else "before-upgrade" if r.random() < 0.0005 else "on-close"
            have.append(copy_at(now, reason))
            gone = rule(have, Standing(now, 100 * GB))
            if minute == 0 or (day % 40 == 0 and minute >= 450):  # what goes overnight, and what in the day
                assert list(gone) == [one for one in have if not should_stay(one, have, now)]
            have = [one for one in have if one not in gone]
            most = max(most, len(have))
    return most


def test_a_year_of_work_leaves_at_most_51_copies_and_each_as_the_rule_is_read() -> None:
    assert a_year_of_work(to_remove) <= 51


@given(
    st.lists(
        st.tuples(st.integers(0, 500 * 24 * 60), st.sampled_from(REASONS), st.booleans(), st.integers(0, GB)),
        min_size=1,
        max_size=60,
    ),
    st.integers(0, 200),
)
def test_whatever_there_is_the_newest_verified_stays_and_what_nobody_verified(
    made: list[tuple[int, str, bool, int]], free: int
) -> None:
    now = datetime.fromisoformat("2026-11-22T00:05:30")
    every = [
        replace(copy_at(now - timedelta(minutes=age), reason, size=size, number=number), is_verified=verified)
        for number, (age, reason, verified, size) in enumerate(made, 1)
    ]

    gone = to_remove(every, Standing(now, free * GB))

    assert set(gone) <= {one for one in every if one.is_verified}
    verified = sorted((one for one in every if one.is_verified), key=lambda one: one.age_order)
    assert not set(verified[-4:]) & set(gone)
    left = [one for one in verified if one not in gone]
    free_of_room = {one for one in verified if not should_stay(one, verified, now)}
    assert free_of_room <= set(gone)
    if free_of_room != set(gone):  # something went for want of room: only with too much, and no more than needed
        last = max(set(gone) - free_of_room, key=lambda one: one.size)
        assert sum(one.size for one in left) + sum(one.size for one in set(gone) - free_of_room) > max(
            2 * GB, free * GB // 10
        )
        assert not last.is_before
    assert to_remove(every, Standing(now, free * GB, has_failed=True)) == ()
    assert to_remove(every, Standing(min(one.at for one in every) - timedelta(minutes=1), free * GB)) == ()
    assert to_remove(left, Standing(now, free * GB)) == (), "what was kept is kept"


def test_for_want_of_room_hours_go_before_days_and_the_oldest_first() -> None:
    now = datetime.fromisoformat("2026-11-19T17:00:00")  # a Thursday
    hours = [copy_at(now - timedelta(hours=hour), size=GB // 4) for hour in range(8)]
    days = [copy_at(now - timedelta(days=day), size=GB // 4) for day in range(1, 5)]

    gone = to_remove([*hours, *days], Standing(now, 10 * GB))

    # Twelve of a quarter GB are three; eight fit. Kept whatever the room: the newest four, Sunday's for its week.
    assert gone == tuple(sorted(hours[4:], key=lambda one: one.at))
    assert to_remove([*hours, *days], Standing(now, 40 * GB)) == ()
    large = [replace(one, size=GB) for one in days]
    assert to_remove([*hours[:4], *large], Standing(now, 10 * GB)) == (large[2], large[1], large[0])


def test_a_clock_set_back_and_a_copy_that_failed_leave_everything() -> None:
    now = datetime.fromisoformat("2026-11-22T09:00:00")
    copies = [copy_at(now - timedelta(minutes=15 * step)) for step in range(30)]

    assert to_remove(copies, Standing(now, 10 * GB))
    assert to_remove(copies, Standing(now - timedelta(minutes=1), 10 * GB)) == ()
    assert to_remove(copies, Standing(now, 10 * GB, has_failed=True)) == ()
    assert to_remove([], Standing(now, 10 * GB)) == ()


def test_the_last_copy_before_an_upgrade_stays_for_good() -> None:
    now = datetime.fromisoformat("2026-11-22T09:00:00")
    upgrades = [copy_at(now - timedelta(days=days), "before-upgrade") for days in (3000, 2000)]
    recent = [copy_at(now - timedelta(minutes=step)) for step in range(6)]

    assert set(to_remove([*upgrades, *recent], Standing(now, None))) >= {upgrades[0]}
    assert upgrades[1] not in to_remove([*upgrades, *recent], Standing(now, None))


MUTANTS = (
    ("_NEWEST = 4", "_NEWEST = 3"),
    ("timedelta(hours=8)", "timedelta(hours=7)"),
    ("timedelta(days=14)", "timedelta(days=13)"),
    ("timedelta(weeks=8)", "timedelta(weeks=7)"),
    ("timedelta(days=366)", "timedelta(days=330)"),
    ("_BEFORE = timedelta(days=30)", "_BEFORE = timedelta(days=29)"),
    ("at.isocalendar()[:2]", "(at.year, at.month, at.day // 7)"),
    ("(at.year, at.month))", "at.year)"),
    ("(at.date(), at.hour)", "(at.date(), at.hour // 2)"),
    ("one.age_order, reverse=True", "one.age_order, reverse=False"),
    ("one.reason == BEFORE_UPGRADE][:1]", "one.reason == BEFORE_UPGRADE][:0]"),
    ("one.is_before and", "False and"),
)


@pytest.mark.parametrize(("right", "wrong"), MUTANTS)
def test_a_rule_gone_wrong_is_seen_by_the_year_of_work(right: str, wrong: str, tmp_path: Path) -> None:
    source = Path(keeping.__file__).read_text(encoding="utf-8")
    assert source.count(right) == 1
    path = tmp_path / "mutant_keeping.py"
    path.write_text(source.replace(right, wrong), encoding="utf-8")
    spec = importlib.util.spec_from_file_location("mutant_keeping", path)
    assert spec is not None
    assert spec.loader is not None
    mutant = importlib.util.module_from_spec(spec)
    sys.modules["mutant_keeping"] = mutant
    spec.loader.exec_module(mutant)

    with pytest.raises(AssertionError):
        assert a_year_of_work(mutant.to_remove, every=30) <= 51


def test_a_name_is_read_as_it_was_written_and_nothing_else_is_taken_for_a_copy() -> None:
    at = datetime.fromisoformat("2028-02-29T23:59:00")  # 2571 has no 29 February: the year is counted back first
    name = copy_stem(BOOK, at, "before-import")

    read = read_name(BOOK, Path(f"{name}.hldb"))
    second = read_name(BOOK, Path(f"{name} 2.hldb"))

    assert name == "บ้าน 2571-02-29 2359 before-import"
    assert read is not None
    assert second is not None
    assert (read.at, read.reason, read.number, second.number) == (at, "before-import", 1, 2)
    others = (
        "บ้าน.hldb",
        f"{name}.hldb.part",
        f"{name}.hldb.sha256",
        f"อีก{name}.hldb",
        "บ้าน 2 2571-02-28 2359 on-close.hldb",
        "บ้าน 2571-02-30 2359 on-close.hldb",
        "บ้าน 2571-02-28 2459 on-close.hldb",
        "บ้าน 2571-02-28 2359 .hldb",
        "บ้าน 2571-02-28 2359 on-close 0.hldb",
        "บ้าน 2571-02-28 2359 on-close (1).hldb",
    )
    assert [read_name(BOOK, Path(one)) for one in others] == [None] * len(others)
