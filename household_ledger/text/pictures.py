"""Which signs in a text are pictures (emoji): several characters may make one, and few typefaces have any."""

from __future__ import annotations

import re

STAND_IN = "•"
"""What is drawn for a sign no typeface at hand has: plainly something, and no empty box."""
_PICTURE = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf"
    "\u2934-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_CHANGED = "[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
PICTURES = re.compile(
    f"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|{_PICTURE}{_CHANGED}*(?:\u200d{_PICTURE}{_CHANGED}*)*"
)
"""A flag of two letters, a key with its cap, or a sign with what colours it and what is joined to it."""
