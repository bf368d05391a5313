"""The codes people write on households: which comes next, and how wide they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_TAIL = re.compile(r"(.*?)([0-9]+)", re.ASCII | re.DOTALL)
FIRST_CODE = "001"


def next_code(codes: Iterable[str]) -> str:
    """Propose the code after the highest of the commonest sort: 001, 002 → 003; HV-9 → HV-10; none → 001."""
    known = set(codes)
    parts = [found for code in known if (found := _TAIL.fullmatch(code))]
    if not parts:
        return FIRST_CODE
    prefix = Counter(found[1] for found in parts).most_common(1)[0][0]
    highest = max((found[2] for found in parts if found[1] == prefix), key=lambda digits: (int(digits), len(digits)))
    number = int(highest)
    while True:
        number += 1
        proposed = f"{prefix}{number:0{len(highest)}}"
        if proposed not in known:
            return proposed


def usual_width(codes: Iterable[str]) -> int:
    """Give how many digits codes of digits alone have, 0 when they differ or there are none."""
    widths = {len(code) for code in codes if code.isascii() and code.isdigit()}
    return widths.pop() if len(widths) == 1 else 0
