"""Safety copies in words: why one was made, and what going back to it would undo."""

from __future__ import annotations

from household_ledger.services.copies.copy import (
    AFTER_ERASE,
    AFTER_LOCKING,
    AFTER_TROUBLE,
    BEFORE_ERASE,
    BEFORE_IMPORT,
    BEFORE_MERGE,
    BEFORE_RESTORE,
    BEFORE_UPGRADE,
    BY_HAND,
    ON_CLOSE,
    QUARTER_HOUR,
    KeptCopy,
)
from household_ledger.services.copies.going_back import Loss
from household_ledger.text import counted
from household_ledger.text.dates import format_date
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import N_, _

_REASONS = {
    QUARTER_HOUR: N_("While working"),
    ON_CLOSE: N_("On closing the book"),
    BY_HAND: N_("Made by hand"),
    AFTER_TROUBLE: N_("After the disk failed"),
    BEFORE_IMPORT: N_("Before reading a file in"),
    BEFORE_MERGE: N_("Before putting books together"),
    BEFORE_UPGRADE: N_("Before a newer version"),
    BEFORE_RESTORE: N_("Before going back"),
    AFTER_LOCKING: N_("With a new passphrase"),
    BEFORE_ERASE: N_("Before erasing a household"),
    AFTER_ERASE: N_("After erasing a household"),
}


def reason_words(reason: str) -> str:
    """Say why a copy was made; a reason nobody knows as it stands in the name."""
    return _(_REASONS[reason]) if reason in _REASONS else reason


def when_words(copy: KeptCopy) -> str:
    """Say when a copy was made."""
    return f"{format_date(copy.at.date())} {in_digits(f'{copy.at:%H:%M}')}"


def loss_words(loss: Loss) -> str:
    """Say what going back would undo, a line each; where nothing was done since, so."""
    said = []
    if loss.made:
        said.append(_("Gone: {entries} written since then").format(entries=counted.entries(loss.made)))
    if loss.changed:
        said.append(_("As before: {entries} changed since then").format(entries=counted.entries(loss.changed)))
    if loss.coming_back:
        said.append(_("Back again: {entries} taken out since then").format(entries=counted.entries(loss.coming_back)))
    if loss.is_nothing:
        return _("Nothing was written since then, so nothing would be lost.")
    said.append(_("In all {steps} done since then would be undone.").format(steps=counted.steps(loss.steps)))
    return "\n".join(said)
