"""The sheet of a month's prices in every look: nothing clipped, overlapping, unnamed or out of the keyboard's reach."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.money import Money
from household_ledger.domain.price import Price
from household_ledger.services.commands.prices import SetPrices
from household_ledger.text.i18n import set_language
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.prices import PricesPage
from household_ledger.ui.theme.look import Look
from household_ledger.ui.theme.tokens import DARK, LIGHT
from tests.ui import looking
from tests.ui.conftest import Shot, wear
from tests.ui.provider.conftest import Shown, wait

LONG = "ข้าวเหนียวเขี้ยวงูหอมมะลิแดงอินทรีย์จากนาของกลุ่มวิสาหกิจชุมชน"


@pytest.fixture(
    params=[(Look(), "th"), (Look(DARK), "en"), (Look(LIGHT, 150), "th"), (Look(LIGHT, 200), "th")],
    ids=["light", "dark-english", "150", "200"],
)
def dress(request: pytest.FixtureRequest, qapp: QApplication) -> str:
    """Wear a look; give its name."""
    look, language = request.param
    wear(qapp, look)
    set_language(language)
    return f"{look.type_size}-{language}"


def test_the_sheet_is_whole(dress: str, desk: Desk, shown: Shown, shot: Shot) -> None:
    desk.execute(SetPrices((Price(id=NO_ID, name=LONG, unit="กระสอบ", from_month=202601, price=Money(1_234_567)),)))
    page = shown(PricesPage, desk)
    page.begin_month()
    wait(desk)
    page.sheet.first_focus().setFocus()  # type: ignore[union-attr]

    shot(page, f"price-sheet-{dress}")
    body = page.area.widget()
    assert body is not None
    assert body.width() <= page.area.viewport().width()
    assert looking.clipped(page) == []
    assert looking.overlapping(page) == []
    assert looking.unnamed(page) == []
    assert looking.unreachable(page) == []
    assert looking.small_targets(page) == []
