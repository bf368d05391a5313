"""The codes people write on households: which comes next, and how wide they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count

_TAIL = re.compile(r"(.*?)([0-9]+)", re.ASCII | re.DOTALL)
FIRST_CODE = "001"


def next_code(codes: Iterable[str]) -> str:
    """Propose the code after the highest of the commonest sort: 001, 002 → 003; HV-9 → HV-10; none → 001."""
    return next(next_codes(codes))


def next_codes(codes: Iterable[str]) -> Iterator[str]:
    """Propose one code after the other without end, as `next_code` would when each was taken."""
    known = set(codes)
    parts = [found for code in known if (found := _TAIL.fullmatch(code))]
    prefix, highest = "", "0" * len(FIRST_CODE)
    if parts:
        prefix = Counter(found[1] for found in parts).most_common(1)[0][0]
        highest = max((one[2] for one in parts if one[1] == prefix), key=lambda digits: (int(digits), len(digits)))
    for number in count(int(highest) + 1):
        proposed = f"{prefix}{number:0{len(highest)}}"
        if proposed not in known:
            yield proposed


def usual_width(codes: Iterable[str]) -> int:
    """Give how many digits codes of digits alone have, 0 when they differ or there are none."""
    widths = {len(code) for code in codes if code.isascii() and code.isdigit()}
    return widths.pop() if len(widths) == 1 else 0
