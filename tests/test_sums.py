"""Nobody adds money up in a mouth: charts, paper, command line and window are handed what was reckoned below them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "household_ledger"
MOUTHS = ("charts", "reports", "cli", "ui")
ADDING = frozenset({"sum", "fsum", "total"})
SAME_MONEY = frozenset({"int", "abs", "float", "Money", "list", "tuple", "sorted", "max", "min"})
"""Calls that give money where they are given some; what others give is no longer known to be any."""


def money_words() -> frozenset[str]:
    """Name every field, property and function of the package that is said to be Money."""
    words = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and _is_money(node.annotation):
                words.add(node.target.id)
            elif isinstance(node, ast.FunctionDef) and node.returns is not None and _is_money(node.returns):
                words.add(node.name)
    return frozenset(words)


def _is_money(annotation: ast.expr) -> bool:
    return any(isinstance(one, ast.Name) and one.id == "Money" for one in ast.walk(annotation))


class Looking:
    """Looks through one function for money added up; a name money was put in is money from then on."""

    def __init__(self, function: ast.AST, words: frozenset[str]) -> None:
        self._words = words
        self._names: set[str] = set()
        self._nodes = list(ast.walk(function))
        before = -1
        while len(self._names) != before:
            before = len(self._names)
            for node in self._nodes:
                self._note(node)

    def sums(self) -> Iterator[ast.AST]:
        """Give every place where money is added up."""
        return (node for node in self._nodes if self._adds(node))

    def _adds(self, node: ast.AST) -> bool:
        """Tell of a call that adds, a name something is added to again, and an amount added to anything."""
        match node:
            case ast.Call(args=given) if _called(node) in ADDING:
                return any(map(self._is_money, given))
            case ast.AugAssign(value=value):
                return self._is_money(value)
            case ast.BinOp(op=ast.Add(), right=ast.Attribute() as amount):
                return self._is_money(amount)
        return False

    def _note(self, node: ast.AST) -> None:
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if self._is_money(node.value):
                self._names |= {one.id for one in targets if isinstance(one, ast.Name)}
        elif isinstance(node, ast.For | ast.comprehension) and self._is_money(node.iter):
            self._names |= {one.id for one in [node.target] if isinstance(one, ast.Name)}

    def _is_money(self, node: ast.AST) -> bool:
        """Tell whether an expression is money, or a row of it."""
        if isinstance(node, ast.Attribute):
            return node.attr in self._words
        if isinstance(node, ast.Name):
            return node.id in self._names
        return _called(node) in self._words or any(map(self._is_money, _carriers(node)))


def _carriers(node: ast.AST) -> Sequence[ast.AST]:
    """Name the parts an expression is money through, if they are."""
    match node:
        case ast.Call(args=given) if _called(node) in SAME_MONEY:
            return given
        case ast.GeneratorExp(elt=each) | ast.ListComp(elt=each) | ast.SetComp(elt=each):
            return [each]
        case ast.DictComp(value=each) | ast.Starred(value=each) | ast.UnaryOp(operand=each):
            return [each]
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub(), right=right) | ast.IfExp(body=left, orelse=right):
            return [left, right]
        case ast.Tuple(elts=several) | ast.List(elts=several) | ast.BoolOp(values=several):
            return several
    return []


def _called(node: ast.AST) -> str:
    match node:
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return name
    return ""


def sums_in(source: str, words: frozenset[str]) -> list[str]:
    """List the lines of a module in which money is added up."""
    functions = [one for one in ast.walk(ast.parse(source)) if isinstance(one, ast.FunctionDef | ast.Lambda)]
    found = {(node.lineno, ast.unparse(node)) for one in functions for node in Looking(one, words).sums()}  # type: ignore[attr-defined]
    return [f"{line}: {words}" for line, words in sorted(found)]


def test_nobody_adds_up_money_in_a_mouth() -> None:
    words = money_words()

    found = [
        f"{path.relative_to(PACKAGE)}:{one}"
        for mouth in MOUTHS
        for path in sorted((PACKAGE / mouth).rglob("*.py"))
        for one in sums_in(path.read_text(encoding="utf-8"), words)
    ]

    assert found == []


@pytest.mark.parametrize(
    "adding",
    [
        "return sum(one.deposits for one in months)",
        "return total([int(one.amount) for one in rows])",
        "amounts = [abs(one.surplus) for one in months]\n    return sum(amounts)",
        "left = 0\n    for one in months:\n        left += one.surplus\n    return left",
        "for amount in (one.amount for one in rows):\n        left -= amount\n    return left",
        "return sum(amount_of(one) for one in rows)",
        "return rows[0].amount + months[0].deposits",
    ],
)
def test_money_added_up_is_found_however_it_is_spelt(adding: str) -> None:
    words = frozenset({"deposits", "amount", "surplus", "amount_of"})

    assert len(sums_in(f"def shown(months, rows):\n    {adding}\n", words)) == 1


@pytest.mark.parametrize(
    "measuring",
    [
        "return sum(one.width for one in columns)",
        "return sum(letters.horizontalAdvance(format_amount(one.amount)) for one in rows)",
        "left = 0\n    for one in columns:\n        left += one.width\n    return left",
        "return sum(1 for one in months if one.surplus < 0)",
        "words += format_amount(one.surplus)",
        "return [one.amount for one in rows] + [one.surplus for one in months]",
    ],
)
def test_what_is_measured_or_counted_is_no_money(measuring: str) -> None:
    words = frozenset({"amount", "surplus"})

    assert sums_in(f"def shown(columns, rows, letters, months):\n    {measuring}\n", words) == []


def test_the_words_of_money_are_those_of_the_figures() -> None:
    assert {"money_in", "deposits", "surplus", "cash_end", "amount_of"} <= money_words()
