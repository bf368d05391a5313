"""How arguments are read: options of every command before or after it, and argparse speaking our languages."""

from __future__ import annotations

import argparse
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

from household_ledger.text.i18n import LANGUAGES, N_, Counted, _, ngettext
from household_ledger.text.wrap import segments

_WITH_A_WORD, _ALONE = ("--lang", "--digits"), ("--quiet", "--version")
ITS_WORDS = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("unrecognized arguments: %s"),
    N_("not allowed with argument %s"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("ignored explicit argument %r"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    Counted("expected %s argument", "expected %s arguments"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)"),
)
"""What argparse itself says, for the catalogue; what a later Python says otherwise stays English."""


class _Help(argparse.HelpFormatter):
    """Help whose lines end where Thai may be broken, which knows no spaces between words."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        lines = [""]
        for piece in segments(" ".join(text.split())):
            if lines[-1] and columns_of((lines[-1] + piece).rstrip()) > width:
                lines.append("")
            lines[-1] += piece
        return [line.rstrip() for line in lines]

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in self._split_lines(text, width - len(indent)))


def columns_of(text: str) -> int:
    """Count the places a text takes on a terminal: marks above and below stand on their letter."""
    return sum(unicodedata.category(one) not in ("Mn", "Cf") for one in text)


class Arguments(argparse.ArgumentParser):
    """A parser that says what is wrong under its usage, without blame."""

    def __init__(self, **told: Any) -> None:  # noqa: ANN401 -- whatever argparse takes
        """Make it as argparse does."""
        super().__init__(**{"formatter_class": _Help, **told})

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong with the arguments and end with status 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {message}\n")


def whole_number(text: str) -> int:
    """Read a number of things, in either digits; argparse tells what is none."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(_("“{text}” is not a whole number from 0 on").format(text=text))
    return int(text)


@contextmanager
def speaking() -> Iterator[None]:
    """Let argparse find its words in our catalogues; it looks for `_` and `ngettext` among its own names."""
    names = vars(argparse)
    usual: dict[str, object] = {name: names[name] for name in ("_", "ngettext") if name in names}
    names.update({"_": _, "ngettext": ngettext})
    try:
        yield
    finally:
        names.update(usual)


def general_first(words: Sequence[str]) -> list[str]:
    """Put the options that every command has before it, wherever they were typed; after `--` nothing is an option."""
    first: list[str] = []
    rest: list[str] = []
    going = iter(words)
    for word in going:
        if word == "--":
            rest += [word, *going]
        elif word in _WITH_A_WORD:
            value = next(going, None)
            first += [word] if value is None else [word, value]
        elif word in _ALONE or word.startswith(tuple(f"{option}=" for option in _WITH_A_WORD)):
            first.append(word)
        else:
            rest.append(word)
    return [*first, *rest]


def asked_language(words: Sequence[str]) -> str | None:
    """Give the language asked for among arguments that are still to be read; None for none there is."""
    for place, word in enumerate(words):
        option, is_said, value = word.partition("=")
        if word == "--":
            break
        if option == "--lang":
            value = value if is_said else next(iter(words[place + 1 : place + 2]), "")
            return value.lower() if value.lower() in LANGUAGES else None
    return None
