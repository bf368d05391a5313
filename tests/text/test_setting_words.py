"""Settings a project draws for itself have names people read."""

from __future__ import annotations

from dataclasses import fields

from household_ledger.domain.thresholds import Thresholds
from household_ledger.text.i18n import using
from household_ledger.text.setting_words import setting_name


def test_every_setting_has_a_name_of_its_own() -> None:
    keys = [one.name for one in fields(Thresholds)]

    with using("en"):
        names = [setting_name(key) for key in keys]

    assert len(set(names)) == len(keys)
    assert not set(names) & set(keys)
