"""In which language and digits the program speaks at this moment, and the words for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files

LANGUAGES = ("th", "en")
DIGITS = ("arabic", "thai")


@dataclass(frozen=True, slots=True)
class Speech:
    """A language (`th`, `en`) and the digits amounts and dates are written in (`arabic`, `thai`)."""

    language: str = "th"
    digits: str = "arabic"

    def __post_init__(self) -> None:
        """Refuse what there is no catalogue for."""
        if self.language not in LANGUAGES or self.digits not in DIGITS:
            raise ValueError(self)


class _Process:
    """The speech of every thread that did not choose its own with `using`."""

    speech = Speech()


_chosen: ContextVar[Speech | None] = ContextVar("speech", default=None)


def set_language(language: str, digits: str = "arabic") -> None:
    """Choose language and digits for the whole process; ValueError for one without a catalogue."""
    _Process.speech = Speech(language, digits)


@contextmanager
def using(language: str, digits: str = "arabic") -> Iterator[None]:
    """Speak otherwise inside the block, in this thread only: a report printed in another language than the screen's."""
    token = _chosen.set(Speech(language, digits))
    try:
        yield
    finally:
        _chosen.reset(token)


def speech() -> Speech:
    """Tell language and digits of this moment."""
    return _chosen.get() or _Process.speech


def language() -> str:
    """Tell the language of this moment: `th` or `en`."""
    return speech().language


def digits() -> str:
    """Tell the digits of this moment: `arabic` or `thai`."""
    return speech().digits


def _(text: str) -> str:
    """Give the words for an English source text; the text itself where the catalogue has none."""
    return _catalogue(language()).gettext(text) if text else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """Give the words for a counted thing, in the plural form the language has for the count."""
    return _catalogue(language()).ngettext(singular, plural, count)


@dataclass(frozen=True, slots=True)
class Counted:
    """A text in the two forms English has, for tables; the parameter named `by` says how many there are."""

    singular: str
    plural: str
    by: str = "count"


def N_(text: str) -> str:  # noqa: N802 -- the name the extraction knows
    """Mark a text for the catalogue and give it unchanged; `_` translates it where it is shown."""
    return text


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(name: str) -> NullTranslations:
    """Load the compiled catalogue; without one the English of the source stands."""
    path = files("household_ledger") / "i18n" / name / "LC_MESSAGES" / "household_ledger.mo"
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as compiled:
        return GNUTranslations(compiled)
