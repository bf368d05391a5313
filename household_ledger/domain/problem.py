"""What is wrong with something typed, as data: the face finds the words."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: a code for the sentence, the field it stands in, and the sentence's parameters."""

    code: str
    field: str = ""
    params: dict[str, str | int] = dataclasses.field(default_factory=dict)
