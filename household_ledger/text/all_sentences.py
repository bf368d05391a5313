"""All sentences there are, by their codes."""

from __future__ import annotations

from collections.abc import Mapping

from household_ledger.text.i18n import Counted
from household_ledger.text.sentences import (
    cli,
    consenting,
    copies,
    demo,
    evidence,
    exchange,
    group,
    heart,
    indicators,
    merging,
    packs,
    paper,
    photos,
    prices,
    privacy,
    reading,
    register,
    rows,
    rules,
    secrets,
    server,
    shared,
    typed,
    window,
    written,
)

SENTENCES: Mapping[str, str | Counted] = {
    **typed.SENTENCES,
    **rules.SENTENCES,
    **group.SENTENCES,
    **rows.SENTENCES,
    **packs.SENTENCES,
    **paper.SENTENCES,
    **cli.SENTENCES,
    **consenting.SENTENCES,
    **copies.SENTENCES,
    **heart.SENTENCES,
    **indicators.SENTENCES,
    **demo.SENTENCES,
    **evidence.SENTENCES,
    **exchange.SENTENCES,
    **merging.SENTENCES,
    **window.SENTENCES,
    **register.SENTENCES,
    **photos.SENTENCES,
    **prices.SENTENCES,
    **privacy.SENTENCES,
    **reading.SENTENCES,
    **secrets.SENTENCES,
    **server.SENTENCES,
    **shared.SENTENCES,
    **written.SENTENCES,
}
"""Every code with its English sentence; `{names}` are the parameters."""
