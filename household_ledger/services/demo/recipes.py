"""The six households of the lessons: where they live, what they live by, what they owe."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.kinds import InterestRule
from household_ledger.services.demo.portrait import Loan

BAHT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """One of the six kinds of household; the first of each list is the household of the lessons, the others vary it.

    `people` are (kind of name, age at the start, letters: c welfare card, d disabled); `main` works (work, per cent),
    `side` works (work, per cent done before, after the start), `new` works done at `new_scale` per cent; `remittance`
    in satang a month.
    """

    provinces: tuple[str, ...]
    people: tuple[tuple[tuple[str, int, str], ...], ...]
    main: tuple[tuple[str, int], ...]
    side: tuple[tuple[tuple[str, int, int], ...], ...]
    new: tuple[str, ...]
    new_scale: int
    loans: tuple[tuple[str, ...], ...]
    remittance: int = 0
    sender: str = "ลูกส่งเงินให้"
    own_permille: int = 50
    has_bank: bool = False
    improves_main: bool = False
    """The project helps the work that is there already, instead of a new one."""


RECIPES = (
    Recipe(
        provinces=("ขอนแก่น", "ร้อยเอ็ด", "สุรินทร์", "อุบลราชธานี"),
        people=(
            (("woman", 44, "c"), ("man", 47, "c"), ("woman", 71, ""), ("girl", 12, "")),
            (("man", 51, "c"), ("woman", 49, ""), ("boy", 15, ""), ("girl", 9, "")),
            (("woman", 39, ""), ("man", 41, "c"), ("man", 70, "c"), ("boy", 10, ""), ("girl", 4, "")),
        ),
        main=(("rice", 130), ("cassava", 120), ("rice", 110), ("cane", 120)),
        side=(
            (("wage", 105, 88), ("vegetables", 60, 60)),
            (("wage", 105, 95), ("garden", 100, 100)),
            (("wage", 105, 90), ("chickens", 100, 100)),
        ),
        new=("eggs", "mushrooms", "chickens", "eggs"),
        new_scale=100,
        loans=(("bank", "village_fund", "farm_shop"), ("bank", "farm_shop"), ("bank", "village_fund", "shop")),
        remittance=1500 * BAHT,
        own_permille=200,
    ),
    Recipe(
        provinces=("เชียงราย", "พะเยา", "น่าน", "ลำพูน"),
        people=(
            (("man", 68, "c"), ("woman", 66, "c"), ("girl", 9, "")),
            (("woman", 70, "c"), ("man", 72, ""), ("boy", 11, ""), ("girl", 6, "")),
            (("woman", 63, "c"), ("man", 67, "c"), ("boy", 8, "")),
        ),
        main=(("vegetables", 100), ("longan", 60), ("chickens", 100), ("second_rice", 70)),
        side=((("garden", 100, 100),), (("garden", 100, 100), ("brooms", 40, 40)), (("rice", 45, 45),)),
        new=("weaving", "weaving", "brooms", "vegetables"),
        new_scale=105,
        loans=(("village_fund_small", "shop"), (), ("bank_small", "village_fund")),
        remittance=3500 * BAHT,
        own_permille=170,
    ),
    Recipe(
        provinces=("อ่างทอง", "สุพรรณบุรี", "ชัยนาท", "ลพบุรี"),
        people=(
            (("woman", 34, "c"), ("man", 36, ""), ("boy", 7, "")),
            (("man", 42, "c"), ("woman", 40, "c"), ("girl", 13, ""), ("boy", 5, "")),
            (("woman", 29, ""), ("man", 31, "c"), ("girl", 4, "")),
        ),
        main=(("wage", 190), ("noodles", 70), ("wage", 180), ("wage", 200)),
        side=((("sewing", 110, 110),), (("sewing", 70, 70),), (("sewing", 80, 80), ("garden", 100, 100))),
        new=("online", "noodles", "sewing", "online"),
        new_scale=100,
        loans=(("shop", "hire_purchase"), ("bank", "shop"), ()),
        remittance=0,
        own_permille=40,
        has_bank=True,
    ),
    Recipe(
        provinces=("นครศรีธรรมราช", "พัทลุง", "ตรัง", "สงขลา"),
        people=(
            (("man", 50, ""), ("woman", 47, "c"), ("boy", 16, ""), ("girl", 10, "")),
            (("woman", 45, "c"), ("man", 48, "c"), ("girl", 14, "")),
            (("man", 55, "c"), ("woman", 53, ""), ("boy", 17, ""), ("woman", 76, "")),
        ),
        main=(("rubber", 140), ("rubber", 120), ("fruit", 220), ("rubber", 130)),
        side=((("fruit", 70, 70), ("wage", 70, 60)), (("wage", 90, 80), ("garden", 100, 100)), (("wage", 90, 80),)),
        new=("mats", "mats", "chickens", "mushrooms"),
        new_scale=95,
        loans=(("bank", "relative"), ("bank", "hire_purchase", "shop"), ("bank",)),
        remittance=1000 * BAHT,
        own_permille=180,
    ),
    Recipe(
        provinces=("กาฬสินธุ์", "นครสวรรค์", "ลำปาง", "ชุมพร"),
        people=(
            (("woman", 38, "c"), ("boy", 11, ""), ("girl", 5, "")),
            (("woman", 41, "c"), ("girl", 14, ""), ("boy", 9, "")),
            (("woman", 35, "c"), ("girl", 8, ""), ("woman", 69, "c")),
        ),
        main=(("sweets", 100), ("noodles", 60), ("sweets", 90), ("sewing", 200)),
        side=((("wage", 60, 50),), (("wage", 50, 45), ("garden", 100, 100)), (("wage", 60, 50),)),
        new=("sweets",),
        new_scale=140,
        loans=(("informal", "daily", "shop"), ("bank_small", "informal", "shop"), ()),
        remittance=1200 * BAHT,
        sender="พ่อของลูกส่งค่าเลี้ยงดู",
        own_permille=40,
        improves_main=True,
    ),
    Recipe(
        provinces=("มหาสารคาม", "แพร่", "สิงห์บุรี", "สตูล"),
        people=(
            (("man", 48, "cd"), ("woman", 74, "c")),
            (("woman", 52, "cd"), ("man", 57, "c"), ("boy", 15, "")),
            (("woman", 45, "cd"), ("woman", 70, ""), ("girl", 16, "")),
        ),
        main=(("garden", 100), ("vegetables", 150), ("sewing", 150), ("chickens", 150)),
        side=((), (("wage", 40, 40),), (("wage", 40, 40),)),
        new=("beads", "brooms", "beads", "sewing"),
        new_scale=105,
        loans=((), ("group_loan",), ()),
        remittance=3600 * BAHT,
        own_permille=60,
    ),
)


def loan_of(key: str, percent: int) -> Loan:
    """Describe a debt of a kind, its size varied by a percentage; whole thousands of baht."""
    loan = _LOANS[key]
    size = (loan.principal * percent // 100 + 50_000) // 100_000 * 100_000
    return Loan(
        key=key,
        name=loan.name,
        debt_class=loan.debt_class,
        rule=loan.rule,
        rate=loan.rate,
        principal=size,
        opening=size if loan.principal == loan.opening else loan.opening * percent // 100 // 50_000 * 50_000,
        instalments=loan.instalments,
        total=size * 6 // 5 if loan.total else 0,
    )


_LOANS = {
    loan.key: loan
    for loan in (
        Loan("bank", "ธ.ก.ส.", "D01", InterestRule.PER_YEAR, 650, 120_000 * BAHT, 96_000 * BAHT, 12),
        Loan("bank_small", "ธนาคารออมสิน", "D01", InterestRule.PER_YEAR, 600, 60_000 * BAHT, 45_000 * BAHT, 10),
        Loan("village_fund", "กองทุนหมู่บ้าน", "D02", InterestRule.PER_YEAR, 600, 20_000 * BAHT, 20_000 * BAHT, 1),
        Loan("village_fund_small", "กองทุนหมู่บ้าน", "D02", InterestRule.FLAT, 600, 10_000 * BAHT, 10_000 * BAHT, 1),
        Loan("group_loan", "เงินกู้กลุ่มสัจจะ", "D02", InterestRule.PER_MONTH, 100, 24_000 * BAHT, 18_000 * BAHT, 48),
        Loan("informal", "เจ๊หงส์ ตลาดล่าง", "D03", InterestRule.PER_MONTH, 300, 14_000 * BAHT, 14_000 * BAHT),
        Loan("daily", "เงินกู้รายวัน", "D03", InterestRule.FIXED_TOTAL, 0, 5_000 * BAHT, 0, 24, 6_000 * BAHT),
        Loan("shop", "ร้านป้าแดง", "D04", InterestRule.NONE, 0, 3_000 * BAHT, 2_000 * BAHT),
        Loan("farm_shop", "ร้านปุ๋ยเฮียชัย", "D04", InterestRule.NONE, 0, 8_000 * BAHT, 0),
        Loan("hire_purchase", "ผ่อนรถเครื่อง", "D05", InterestRule.FLAT, 2400, 36_000 * BAHT, 24_000 * BAHT, 36),
        Loan("relative", "พี่สาว", "D06", InterestRule.NONE, 0, 5_000 * BAHT, 3_000 * BAHT),
    )
}
