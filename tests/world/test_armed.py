"""Whether a text may name somebody armed is told at a glance, and never no where a name is found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rasid.arabic.tokens import tokenize
from rasid.coding import names
from rasid.records import Report
from rasid.world import armed

EVAL = Path(__file__).parents[2] / "eval"
FILES = [*sorted(EVAL.glob("gold/*.jsonl")), EVAL / "negatives.jsonl", EVAL / "negatives2.jsonl"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_armed_name_is_missed(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        doc = json.loads(line)["doc"]
        report = Report(id=doc["id"], text=doc["text"], published=doc["published"], country=doc.get("country"))
        tokens = tokenize(report.text)
        begins = {n.span[0]: n.text for n in names.find(report, tokens) if n.speaker_kind in armed.ARMED}
        at = {i for i, token in enumerate(tokens) if any(token.start <= first < token.end for first in begins)}
        assert at <= armed.named(tokens), (report.id, [tokens[i].form for i in at - armed.named(tokens)])


@pytest.mark.parametrize(
    "text",
    [
        "قوات سوريا الديمقراطية",
        "ولقوات الدعم السريع",
        "الجيش السوداني",
        "جيش صغير للجيش",
        "مسلحون من حركة «الشباب» الصومالية",
        "الحوثيون",
        "شرطة المدينة",
    ],
)
def test_somebody_armed(text: str) -> None:
    assert armed.named(tokenize(text))


@pytest.mark.parametrize(
    "text", ["فاز الفريق على ضيفه", "افتتح الوزير المعرض", "الأمم المتحدة", "شباب المدينة", "حركة المرور", ""]
)
def test_nobody_armed(text: str) -> None:
    assert not armed.named(tokenize(text))
