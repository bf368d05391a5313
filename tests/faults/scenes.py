"""What is done while the disk fails, the power is cut or the program is killed: each a scene, acted again and again.

A scene of yours joins with a function in a module `tests/faults/scenes_*.py`:

    @scene("erase")
    class Erase(Scene): …

`lay` makes the files once; `playing` opens what is needed and gives what is acted; `said` is called, when something is
acknowledged, with what then gives what is in sight; `see` opens the files anew, holds them to be whole and tells what
they hold, ids left out: after so many acknowledgements always the same.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from household_ledger.db import opening
from household_ledger.db.keeping import keep_copy
from household_ledger.services.copies.copy import AFTER_TROUBLE
from tests.db.deeds_base import all_deeds, know_people
from tests.db.drafts import K, draft
from tests.db.ledgers import Book, Home, add_home, add_people, new_book, opened_book

Look = Callable[[], str]
Said = Callable[[Look], None]
_IDS = re.compile(r"\d{16,19}")
LEDGER, AFTER = "บ้าน.hldb", "after"
NOW = datetime.fromisoformat("2026-11-21T10:00:00")


@dataclass(frozen=True)
class Playing:
    """A scene on the stage: what is acted, what shows afterwards that the program goes on, what it has in sight."""

    act: Callable[[], None]
    go_on: Callable[[], None]
    look: Look


class Scene:
    """Something the program does with files."""

    def lay(self, folder: Path) -> None:
        """Make the files it begins with."""
        raise NotImplementedError

    def playing(self, folder: Path, said: Said) -> AbstractContextManager[Playing]:
        """Open what it needs; closed afterwards."""
        raise NotImplementedError

    def see(self, folder: Path) -> str:
        """Open the files anew: whole, and what they hold."""
        raise NotImplementedError


def seen_apart(played: Scene, folder: Path) -> str:
    """Tell what a scene's files hold, looked at elsewhere: to open them would change them."""
    apart = Path(shutil.copytree(folder, folder.with_name(f"{folder.name}.apart")))
    try:
        return played.see(apart)
    finally:
        shutil.rmtree(apart)


SCENES: dict[str, Scene] = {}
_S = TypeVar("_S", bound=type[Scene])


def scene(name: str) -> Callable[[_S], _S]:
    """Let a scene join by its name."""

    def register(made: _S) -> _S:
        assert name not in SCENES, f"two scenes {name}"
        SCENES[name] = made()
        return made

    return register


def all_scenes() -> dict[str, Scene]:
    """Give the scenes of every module named `scenes_*` beside this one."""
    for one in sorted(Path(__file__).parent.glob("scenes_*.py")):
        import_module(f"tests.faults.{one.stem}")
    return SCENES


def lie_on(journal: str) -> None:
    """Have ledgers opened from now on be kept with a journal, as the volume would ask (`db.volume`)."""
    vars(opening)["journal_mode"] = lambda _path: journal


def shape(book: Book) -> str:
    """Spell what is in sight and the kept totals, ids left out."""
    state = [[*key, units] for key, units in book.state().items()]
    rows = sorted(_IDS.sub("#", json.dumps(row, ensure_ascii=False, sort_keys=True)) for row in state)
    totals = sorted(_IDS.sub("#", str(row)) for row in book.totals())
    return "\n".join([*rows, *totals])


def see_book(path: Path) -> str:
    """Open a ledger anew, hold it to be whole, tell what is in it."""
    with opened_book(path) as book:
        book.assert_whole()
        return shape(book)


class OnABook(Scene):
    """Something done by steps on one open book."""

    def lay(self, folder: Path) -> None:
        """Make a book with people and a household."""
        with new_book(folder / LEDGER) as book:
            add_people(book)
            home = add_home(book)
            self.furnish(book, home)
        (folder / "home.json").write_text(json.dumps(vars(home)), encoding="utf-8")

    def furnish(self, book: Book, home: Home) -> None:
        """Write what has to be there beforehand."""

    def do(self, book: Book, home: Home) -> None:
        """Do it."""
        raise NotImplementedError

    @contextmanager
    def playing(self, folder: Path, said: Said) -> Iterator[Playing]:
        """Open the book."""
        home = home_in(folder)
        with opened_book(folder / LEDGER) as book:
            know_people(book)
            copy_in_doubt(book, folder)
            book.ledger.subscribe(lambda _changes: said(lambda: shape(book)))
            yield Playing(lambda: self.do(book, home), lambda: count_cash(book, home), lambda: shape(book))

    def see(self, folder: Path) -> str:
        """Look at the book."""
        return see_book(folder / LEDGER)


def copy_in_doubt(book: Book, folder: Path) -> None:
    """Have the safety copy made that wins back trust in a disk that failed, as whoever opens a ledger does."""
    ledger, copies = folder / LEDGER, folder / AFTER
    book.store.when_in_doubt(lambda: keep_copy(ledger, copies, reason=AFTER_TROUBLE, now=NOW))


def home_in(folder: Path) -> Home:
    """Read which household was laid."""
    return Home(**json.loads((folder / "home.json").read_text(encoding="utf-8")))


def count_cash(book: Book, home: Home) -> None:
    """Write one more entry: the program goes on."""
    from household_ledger.services.commands.entries import AddEntries

    book.do(AddEntries((replace(draft(77, home, kind=K.CASH_COUNT), date=date(2026, 6, 1)),)))


def do_deed(book: Book, home: Home, name: str, number: int = 1) -> None:
    """Do a deed of `tests/db/deeds_*.py`."""
    all_deeds()[name].do(book, home, number)
