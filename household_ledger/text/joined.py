"""Words put together: what something is and how it stands, facts beside each other."""

from __future__ import annotations

from household_ledger.text.i18n import _


def named(name: str, value: str) -> str:
    """Say of what a value is: "รับ: 1,200"."""
    return _("{name}: {value}").format(name=name, value=value)


def beside(*facts: str) -> str:
    """Put facts beside each other that do not make one sentence; empty ones are left out."""
    return " · ".join(one for one in facts if one)
