"""Groups that have no id, by their words."""

from __future__ import annotations

import random

import pytest

from rasid.linking.nameless import Telling, group_name, nameless
from rasid.records import Claim, Entity, Speaker


def telling(
    report: str, day: str | None, *, actor: str = "", target: str = "", speaker: str = "", known: str | None = None
) -> Telling:
    claim = Claim(
        report=report,
        type="attack",
        trigger=(0, 1),
        evidence=(0, 9),
        actors=(Entity(id=known, text=actor, span=(0, 1)),) if actor else (),
        targets=(Entity(text=target, span=(0, 1)),) if target else (),
        speaker=(Speaker(text=speaker, span=(0, 1), kind="other"),) if speaker else (),
    )
    return Telling(claim, day, f"جملة من\nتقرير {report}")


TOLD = [
    telling("b", "2026-01-03", actor="كتيبة الفجر"),
    telling("a", "2026-01-02", actor="لكتيبة الفجر", target="المدنيين"),
    telling("c", None, actor="كتيبة الفجر", speaker="هيئة أسرى الوادي"),
    telling("d", "2026-01-09", target="كتيبة فجر"),
    telling("e", "2026-01-01", actor="كتيبة الفجر", known="sy-army"),
    telling("f", "2026-01-01", actor="جماعة مسلحة", target="المستشفى", speaker="مصدر طبي"),
]


def test_groups_are_counted_by_their_words() -> None:
    first, second = nameless(TOLD)
    assert (first.name, first.claims, first.reports) == ("كتيبة الفجر", 4, 4)
    assert first.parts == ("actor", "target")
    assert (first.first, first.last) == ("2026-01-02", "2026-01-09")
    assert (first.report, first.example) == ("a", "جملة من تقرير a")
    assert (second.name, second.parts, second.first) == ("هيئة أسرى الوادي", ("speaker",), None)


def test_neither_order_nor_repetition_matters() -> None:
    expected = nameless(TOLD)
    for seed in range(5):
        mixed = TOLD + TOLD[:3]
        random.Random(seed).shuffle(mixed)
        assert nameless(mixed) == expected
    assert nameless([]) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ولقوات الفرات", None),
        ("وقوات الفرات", "قوات الفرات"),
        ("الهيئة الوطنية للتفاوض", "الهيئة الوطنية للتفاوض"),
        ("لواء السهل", "لواء السهل"),
        ("اللواء سالم", None),
        ("جماعة مسلحة محلية", None),
        ("جماعة", None),
        ("مجلس عزاء", None),
        ("المدنيين", None),
        ("جنود الحدود", None),
        ("", None),
    ],
)
def test_what_is_a_groups_name(text: str, name: str | None) -> None:
    assert group_name(text) == name
